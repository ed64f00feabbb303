"""Reports on goods and families, of any bazaar that the register keeps in this one's money."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos.domain.stock_reports import FamiliesBy, FamilyGroup, ItemRow, Narrowed, Report, StockBy, StockGroup
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar
    from pos.domain.stock_reports import Choices, ItemPage, ItemsThat

ReportRows: TypeAlias = "tuple[StockGroup, ...] | tuple[ItemRow, ...] | tuple[FamilyGroup, ...]"
EVERYTHING = Narrowed()


class ReportsLine(Protocol):
    """What is asked of the register. `pos.sync.stock_report_calls` is one such line."""

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""

    def choices(self, bazaar: str) -> Choices:
        """Return what the reports of a bazaar can be narrowed to."""

    def stock(self, bazaar: str, group: StockBy, narrowed: Narrowed) -> tuple[StockGroup, ...]:
        """Return the pieces of each family, package or hall."""

    def items(self, bazaar: str, which: ItemsThat, narrowed: Narrowed, start: int) -> ItemPage:
        """Return a page of a list of items."""

    def families(self, bazaar: str, group: FamiliesBy, narrowed: Narrowed) -> tuple[FamilyGroup, ...]:
        """Return how many families each package, branch or governorate has, and what they sold."""

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A report as far as it was asked for.

    Attributes:
        bazaar: whose it is.
        rows: the first rows, or all of them.
        count: how many rows all of it has.
        items: items, or families, in all.
        pieces, grams: what is on hand of all of it; what is sold by weight by itself.
        value_minor: what that would bring; of families, what they sold.
        selling: of families, how many sold anything.
    """

    bazaar: Bazaar
    report: Report
    narrowed: Narrowed
    rows: ReportRows
    count: int
    items: int = 0
    pieces: int = 0
    grams: int = 0
    value_minor: int = 0
    selling: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every row is here."""
        return len(self.rows) >= self.count


class ReportsDesk:
    """The reports at one register.

    Args:
        line: the register, on which the person has signed in.
        bazaar: the bazaar of this machine, whose money all reports are told in.
    """

    def __init__(self, line: ReportsLine, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return the bazaars that can be looked at: this one first, then the others in its money, the latest first."""
        plans = self._line.bazaars()
        own = next(plan for plan in plans if plan.code == self._bazaar)
        return (own, *(plan for plan in plans if plan.code != own.code and plan.currency == own.currency))

    def choices(self, bazaar: str) -> Choices:
        """Return what the reports of a bazaar can be narrowed to."""
        return self._line.choices(bazaar)

    def ask(self, bazaar: Bazaar, report: Report, narrowed: Narrowed = EVERYTHING) -> Answer:
        """Return a report; of a long list the first page."""
        way = report.way
        if isinstance(way, StockBy):
            return _of_stock(bazaar, report, narrowed, self._line.stock(bazaar.code, way, narrowed))
        if isinstance(way, FamiliesBy):
            return _of_families(bazaar, report, narrowed, self._line.families(bazaar.code, way, narrowed))
        return _of_items(bazaar, report, narrowed, self._line.items(bazaar.code, way, narrowed, 0))

    def more(self, answer: Answer) -> Answer:
        """Return a report with its next page; its sums are those of the last page, for goods may have moved meanwhile."""
        way, rows = answer.report.way, answer.rows
        if answer.is_whole or isinstance(way, (StockBy, FamiliesBy)):
            return answer
        page = self._line.items(answer.bazaar.code, way, answer.narrowed, len(rows))
        here = tuple(row for row in rows if isinstance(row, ItemRow))
        known = {row.item for row in here}
        more = tuple(row for row in page.rows if row.item not in known)
        if not more:  # the list became shorter while somebody looked at it
            return replace(answer, count=len(here))
        return replace(_of_items(answer.bazaar, answer.report, answer.narrowed, page), rows=(*here, *more))

    def whole(self, answer: Answer) -> Answer:
        """Return a report with all its rows."""
        while not answer.is_whole:
            answer = self.more(answer)
        return answer

    def elsewhere(self, family: str, device: str) -> dict[str, int]:
        """Return what left through all devices of this bazaar but one, sold or otherwise, by item of a family."""
        rows = self._line.stock(self._bazaar, StockBy.ITEM, Narrowed(family=family, but=device))
        return {row.key: row.sold + row.returned + row.written_off for row in rows}

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that what is shown was written into a file."""
        self._line.note_export(bazaar, what)


def _of_stock(bazaar: Bazaar, report: Report, narrowed: Narrowed, rows: tuple[StockGroup, ...]) -> Answer:
    return Answer(
        bazaar=bazaar,
        report=report,
        narrowed=narrowed,
        rows=rows,
        count=len(rows),
        items=sum(row.items for row in rows),
        pieces=sum(row.on_hand for row in rows if row.unit is Unit.PIECE),
        grams=sum(row.on_hand for row in rows if row.unit is Unit.GRAM),
        value_minor=sum(row.value_minor for row in rows),
    )


def _of_families(bazaar: Bazaar, report: Report, narrowed: Narrowed, rows: tuple[FamilyGroup, ...]) -> Answer:
    return Answer(
        bazaar=bazaar,
        report=report,
        narrowed=narrowed,
        rows=rows,
        count=len(rows),
        items=sum(row.families for row in rows),
        value_minor=sum(row.sold_minor for row in rows),
        selling=sum(row.selling for row in rows),
    )


def _of_items(bazaar: Bazaar, report: Report, narrowed: Narrowed, page: ItemPage) -> Answer:
    return Answer(
        bazaar=bazaar,
        report=report,
        narrowed=narrowed,
        rows=page.rows,
        count=page.count,
        items=page.count,
        pieces=page.pieces,
        grams=page.grams,
        value_minor=page.value_minor,
    )
