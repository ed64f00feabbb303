"""What the office asks of the register about markdowns."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.markdown_plans import MarkdownPreview, MarkdownRow
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.goods_facts import MarkdownPlanned
    from pos.sync.office_calls import OfficeCalls


class MarkdownCalls:
    """These calls, on whatever carries the office's.

    Args:
        line: asks the register.
        bazaar: the bazaar's code.
    """

    def __init__(self, line: OfficeCalls, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar
        self._at = f"/v1/bazaars/{quote(bazaar, safe='')}/markdowns"

    def all(self) -> tuple[MarkdownRow, ...]:
        """Return the last markdowns, the one that was said last first."""
        return from_records(MarkdownRow, self._line.ask_json("GET", self._at))

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return what a markdown can be planned for: the items and the families."""
        return self._line.items(self._bazaar), self._line.families(self._bazaar)

    def preview(self, plan: MarkdownPlanned) -> MarkdownPreview:
        """Return what a markdown would change."""
        return from_record(MarkdownPreview, self._line.ask_json("POST", f"{self._at}/preview", plan))

    def plan(self, plan: MarkdownPlanned, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Plan a markdown."""
        return from_records(MarkdownRow, self._line.ask_json("POST", self._at, {"id": identity, "plan": plan}))

    def stop(self, markdown: UUID, reason: str, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Stop a markdown."""
        order = {"id": identity, "reason": reason}
        return from_records(MarkdownRow, self._line.ask_json("POST", f"{self._at}/{markdown}/end", order))
