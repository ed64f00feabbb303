"""Reports come with their sums, page by page where they are long, of this bazaar and of others in its money."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pos.domain.stock_reports import (
    Choices,
    FamiliesBy,
    FamilyGroup,
    ItemPage,
    ItemRow,
    ItemsThat,
    Narrowed,
    Report,
    StockBy,
    StockGroup,
)
from pos.domain.weighing import Unit
from pos.office.reports import ReportsDesk
from tests.builders import a_bazaar

OWN = a_bazaar()
PLANS = (a_bazaar(code="LATER"), a_bazaar(code="SAR", currency="SAR"), OWN)
SHOPS = tuple(
    StockGroup(key=str(n), unit=unit, items=2, received=9, sold=4, returned=0, written_off=0, on_hand=5, value_minor=70)
    for n, unit in enumerate((Unit.PIECE, Unit.PIECE, Unit.GRAM))
)
ROWS = tuple(
    ItemRow(
        item=str(n), family="", name_ar="", name_en="", package="", unit=Unit.PIECE, price_minor=7, received=3, sold=1,
        on_hand=2,
    )
    for n in range(5)
)  # fmt: skip


@dataclass
class Line:
    """A register in the test's own process; its lists come two rows at a time."""

    rows: tuple[ItemRow, ...] = ROWS
    asked: list[Any] = field(default_factory=list)

    def bazaars(self) -> tuple[Any, ...]:
        return PLANS

    def choices(self, bazaar: str) -> Choices:
        self.asked.append(bazaar)
        return Choices(packages=OWN.packages, branches=(), halls=())

    def stock(self, bazaar: str, group: StockBy, narrowed: Narrowed) -> tuple[StockGroup, ...]:
        self.asked.append((bazaar, group, narrowed))
        return SHOPS

    def items(self, bazaar: str, which: ItemsThat, narrowed: Narrowed, start: int) -> ItemPage:
        self.asked.append((bazaar, which, narrowed, start))
        rows = self.rows[start : start + 2]
        return ItemPage(count=len(self.rows) if rows else 0, pieces=10, grams=0, value_minor=70, rows=rows)

    def families(self, bazaar: str, group: FamiliesBy, narrowed: Narrowed) -> tuple[FamilyGroup, ...]:
        self.asked.append((bazaar, group, narrowed))
        return (FamilyGroup(key="A", families=3, selling=2, sold_minor=500),)

    def note_export(self, bazaar: str, what: str) -> None:
        self.asked.append((bazaar, what))


def test_what_left_through_other_tills_is_added_up_by_item() -> None:
    line = Line()
    assert ReportsDesk(line, OWN.code).elsewhere("1024", "G01") == {"0": 4, "1": 4, "2": 4}
    assert line.asked == [(OWN.code, StockBy.ITEM, Narrowed(family="1024", but="G01"))]


def test_this_bazaar_comes_first_and_none_in_other_money() -> None:
    assert [plan.code for plan in ReportsDesk(Line(), OWN.code).bazaars()] == [OWN.code, "LATER"]


def test_every_report_asks_for_its_own_way_and_brings_its_sums() -> None:
    line = Line()
    desk, to = ReportsDesk(line, OWN.code), Narrowed(package="A")
    for report in Report:
        answer = desk.ask(OWN, report, to)
        assert (answer.bazaar, answer.report, answer.narrowed) == (OWN, report, to)
        assert line.asked[-1][1] is report.way
    assert {asked[1] for asked in line.asked} == {*StockBy, *FamiliesBy, *ItemsThat}
    stock = desk.ask(OWN, Report.STOCK_BY_HALL)
    assert (stock.items, stock.pieces, stock.grams, stock.value_minor, stock.is_whole) == (6, 10, 5, 210, True)
    families = desk.ask(OWN, Report.FAMILIES_BY_BRANCH)
    assert (families.items, families.selling, families.value_minor) == (3, 2, 500)
    desk.note_export(OWN.code, "report expire")
    assert line.asked[-1] == (OWN.code, "report expire")
    assert desk.choices("LATER").packages == OWN.packages


def test_a_long_list_is_fetched_until_it_is_whole() -> None:
    line = Line()
    desk = ReportsDesk(line, OWN.code)
    first = desk.ask(OWN, Report.EXPIRE)
    assert (first.rows, first.count, first.is_whole) == (ROWS[:2], 5, False)
    assert desk.more(first).rows == ROWS[:4]
    whole = desk.whole(first)
    assert whole.rows == ROWS
    assert desk.more(whole) is whole


def test_a_list_that_became_shorter_meanwhile_ends_and_none_comes_twice() -> None:
    line = Line()
    desk = ReportsDesk(line, OWN.code)
    first = desk.ask(OWN, Report.ARE_SOLD_OUT)
    line.rows = ROWS[:2]
    assert desk.whole(first).rows == ROWS[:2]
    line.rows = (replace(ROWS[4], item="new"), *ROWS[:4])
    moved: Any = desk.whole(first)
    assert [row.item for row in moved.rows] == ["0", "1", "2", "3"]
