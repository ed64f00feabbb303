"""What the office asks of the register about markdowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.markdown_plans import MarkdownPreview, MarkdownRow
from pos.sync.bazaar_calls import BazaarCalls
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.goods_facts import MarkdownPlanned


class MarkdownCalls(BazaarCalls):
    """The calls about markdowns."""

    def all(self) -> tuple[MarkdownRow, ...]:
        """Return the last markdowns, the one that was said last first."""
        return from_records(MarkdownRow, self._line.ask_json("GET", self._door))

    def preview(self, plan: MarkdownPlanned) -> MarkdownPreview:
        """Return what a markdown would change."""
        return from_record(MarkdownPreview, self._line.ask_json("POST", f"{self._door}/preview", plan))

    def plan(self, plan: MarkdownPlanned, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Plan a markdown."""
        return from_records(MarkdownRow, self._line.ask_json("POST", self._door, {"id": identity, "plan": plan}))

    def stop(self, markdown: UUID, reason: str, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Stop a markdown."""
        order = {"id": identity, "reason": reason}
        return from_records(MarkdownRow, self._line.ask_json("POST", f"{self._door}/{markdown}/end", order))

    @property
    def _door(self) -> str:
        return f"{self._at}/markdowns"
