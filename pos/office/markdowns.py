"""The office's desk for markdowns: looked at, planned for every till, listed and stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.goods_facts import MarkdownPlanned
    from pos.domain.markdown_plans import MarkdownPreview, MarkdownRow
    from pos.office.acting import Acting


class MarkdownsLine(Protocol):
    """What is asked of the register about markdowns. `pos.sync.markdown_calls` is one such line."""

    def all(self) -> tuple[MarkdownRow, ...]:
        """Return the last markdowns, the one that was said last first."""

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return the items and the families."""

    def preview(self, plan: MarkdownPlanned) -> MarkdownPreview:
        """Return what a markdown would change."""

    def plan(self, plan: MarkdownPlanned, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Plan a markdown."""

    def stop(self, markdown: UUID, reason: str, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Stop a markdown."""


class MarkdownsDesk:
    """The markdowns of one bazaar.

    Args:
        line: the register, on which somebody has signed in, and one bazaar of it.
        acting: gives each act its id.
    """

    def __init__(self, line: MarkdownsLine, acting: Acting) -> None:
        self._line = line
        self._acting = acting.at("markdowns")

    def all(self) -> tuple[MarkdownRow, ...]:
        """Return the last markdowns, the one that was said last first."""
        return self._line.all()

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return what a markdown can be planned for: the items and the families."""
        return self._line.goods()

    def preview(self, plan: MarkdownPlanned) -> MarkdownPreview:
        """Return what a markdown would change; nothing is written."""
        return self._line.preview(plan)

    def plan(self, plan: MarkdownPlanned) -> tuple[MarkdownRow, ...]:
        """Plan a markdown for every till, and return all of them."""
        return self._acting.do(("plan", plan), lambda identity: self._line.plan(plan, identity=identity))

    def stop(self, markdown: UUID, reason: str) -> tuple[MarkdownRow, ...]:
        """Stop a markdown, and return all of them."""
        return self._acting.do(
            ("stop", markdown, reason), lambda identity: self._line.stop(markdown, reason, identity=identity)
        )
