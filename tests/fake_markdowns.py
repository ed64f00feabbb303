"""A desk of markdowns that stands in the test's own process, and keeps what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos.domain.markdown_plans import CheaperItem, MarkdownPreview, MarkdownRow
from pos.domain.markdowns import MarkdownState, Planned
from pos.domain.weighing import Unit
from tests.builders import JAM, SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from pos.domain.goods_facts import MarkdownPlanned

CHEAPER = CheaperItem(
    item=JAM,
    family=SALMA,
    name_ar="مربى",
    name_en="Jam",
    unit=Unit.PIECE,
    price_minor=2_500,
    floor_minor=2_000,
    cheaper_minor=2_000,
    is_at_floor=True,
)


@dataclass
class FakeMarkdowns:
    """Markdowns; it stands for the room as well."""

    rows: list[MarkdownRow] = field(default_factory=list)
    seen: list[MarkdownPlanned] = field(default_factory=list)
    refusal: Exception | None = None

    def markdowns(self) -> Any:
        """Itself, in place of the office's desk."""
        return self

    def all(self) -> tuple[MarkdownRow, ...]:
        return tuple(self.rows)

    def preview(self, plan: MarkdownPlanned) -> MarkdownPreview:
        self.seen.append(plan)
        return MarkdownPreview(items=1, at_floor=1, unchanged=2, rows=(CHEAPER,))

    def plan(self, plan: MarkdownPlanned) -> tuple[MarkdownRow, ...]:
        if self.refusal is not None:
            raise self.refusal
        told = Planned(id=UUID(int=len(self.rows) + 1), at=NOON, till="R01", by="C1", plan=plan)
        self.rows.insert(0, MarkdownRow(told=told, state=MarkdownState.RUNNING, name_ar="سلمى", name_en="Salma"))
        return self.all()

    def stop(self, markdown: UUID, _reason: str) -> tuple[MarkdownRow, ...]:
        self.rows = [
            replace(row, state=MarkdownState.STOPPED, stopped_by="C1") if row.told.id == markdown else row
            for row in self.rows
        ]
        return self.all()
