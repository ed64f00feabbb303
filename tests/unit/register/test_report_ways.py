"""Each figure of a report leads to members or to rows that come to it, however the report is narrowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.goods_facts import Cause, GoodsSent, GoodsTaken, GoodsWrittenOff, Pieces, TakenLine
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.stock import Way
from pos.domain.stock_reports import FamiliesBy, FamilyGroup, ItemsThat, Narrowed, Report, StockBy, StockGroup
from pos.domain.weighing import Unit
from pos.register.tables import INTRODUCED
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.report_ways import ON_SALES, PUT_TOGETHER, moves_of, rows_of_all, way_of_all, way_on
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.reports import ReportAsked
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, FIRST_DAY, Ids, Journal, item_of
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.stocked import FIRST, SECOND, THIRD, a_note, fill

if TYPE_CHECKING:
    from pos.register.register import Register

LATER = FIRST_DAY + timedelta(days=1)
UNKNOWN = "7777"  # a family that nobody enrolled
NARROWINGS = (
    Narrowed(),
    Narrowed(first=LATER),
    Narrowed(last=FIRST_DAY),
    Narrowed(first=FIRST_DAY, last=LATER, hall="H01"),
    Narrowed(hall="", package="A"),
    Narrowed(branch="الذيد"),
    Narrowed(governorate=""),
)
FIGURES = {
    StockBy: ("items", *(way.value for way in Way), "on_hand", "value_minor"),
    FamiliesBy: ("families", "selling", "sold_minor"),
}


@pytest.fixture
def filled(register: Register) -> Register:
    fill(register)
    for number, branch, governorate in ((FIRST, "الذيد", "حمص"), (SECOND, "", "حمص")):
        card = FamilyEnrolled(
            number=number,
            name_ar="أسرة",
            name_en="Family",
            package="A",
            rate_bp=1_000,
            branch=branch,
            governorate=governorate,
        )
        register.planning.enrol(ADMIN, CODE, card, identity=Ids().fork(number).new())
    there = Journal("T02")
    there.receive(FIRST, quantity=7)
    there.clock.advance(hours=24)
    there.open_shift(LATER)
    there.refund(there.sell(FIRST, SECOND, quantity=2))
    there.sell(FIRST)
    there.sell(UNKNOWN)
    there.close_shift()
    take_in(register, there)
    with register.database.writing() as connection:
        told = {"bazaar": CODE, "device": "T02", "hall": "H01", "public_key": "", "revoked": ""}
        connection.execute(INTRODUCED.insert().values(told))
    return register


def groups_of(register: Register, report: Report, to: Narrowed) -> tuple[StockGroup | FamilyGroup, ...]:
    way = report.way
    if isinstance(way, StockBy):
        return register.stock_reports.stock(ADMIN, CODE, way, to)
    assert isinstance(way, FamiliesBy)
    return register.stock_reports.families(ADMIN, CODE, way, to)


def sum_of_rows(register: Register, rows: LedgerFilter) -> int:
    page = register.tracing.entries(ACCOUNTANT, CODE, trace_of(rows))
    assert not page.after
    if rows.about != "goods":
        return -sum(one.amount_minor for one in page.entries)
    is_count = bool(rows.way)
    told = sum(one.quantity if is_count or one.way == Way.RECEIVED.value else -one.quantity for one in page.entries)
    assert page.sums is not None
    assert (page.sums.count, page.sums.pieces + page.sums.grams) == (len(page.entries), told)
    return told


@pytest.mark.parametrize("place", range(len(NARROWINGS)))
def test_every_figure_of_a_group_is_the_sum_of_what_it_leads_to(filled: Register, place: int) -> None:
    seen = 0
    for report in (one for one in Report if not isinstance(one.way, ItemsThat)):
        to = replace(NARROWINGS[place], family=FIRST if report is Report.STOCK_BY_ITEM else None)
        for group in groups_of(filled, report, to):
            seen += follow(filled, report, to, group)
    assert seen > len(Report)


def follow(filled: Register, report: Report, to: Narrowed, group: StockGroup | FamilyGroup) -> int:
    """Follow each figure of a group, and return how many were followed."""
    seen = 0
    for figure in FIGURES[type(report.way)]:
        value = getattr(group, figure)
        way = way_on(ReportAsked(report, CODE, to), group.key, figure, LATER)
        seen += 1
        if isinstance(way, ReportAsked):
            members = groups_of(filled, way.report, way.narrowed)
            alike = (one for one in members if getattr(one, "unit", None) is getattr(group, "unit", None))
            assert sum(getattr(one, figure) for one in alike) == value, (group, figure, way)
        elif figure in {"sold_minor", "on_hand", *(one.value for one in Way)}:
            assert sum_of_rows(filled, way) == value, (group, figure, way)
    return seen


def test_what_is_weighed_is_added_up_apart_from_pieces(filled: Register) -> None:
    pieces, weighed = item_of(FIRST), item_of(THIRD, 2)
    items = groups_of(filled, Report.STOCK_BY_ITEM, Narrowed(family=FIRST))
    left = {one.key: one.on_hand for one in items if isinstance(one, StockGroup)}
    assert sums_of(filled, LedgerFilter("goods", item=weighed)) == (0, 3_000)
    assert sums_of(filled, LedgerFilter("goods", item=weighed, way="received", last_day=FIRST_DAY)) == (0, 3_000)
    assert sums_of(filled, LedgerFilter("goods", item=pieces)) == (left[pieces], 0)
    assert sums_of(filled, LedgerFilter("goods", item=pieces, way="sold"))[0] > 0
    everything = LedgerFilter("goods", way="received")
    moves = filled.tracing.entries(ACCOUNTANT, CODE, trace_of(everything)).entries
    received = sum(one.quantity for one in moves if one.item != weighed)
    assert sums_of(filled, everything) == (received, 3_000)
    assert sums_of(filled, LedgerFilter("goods", item=weighed, way="sold")) == (0, 0)


@pytest.mark.parametrize("figure", ["in_transit", "not_arrived"])
def test_what_is_between_tills_leads_to_the_transfers_of_its_item(register: Register, figure: str) -> None:
    sender, taker = Journal("T01"), Journal("T02")
    sender.receive(FIRST, quantity=9)
    notes = [
        GoodsSent(number=sender.number(), to="T02", reason="full", lines=(Pieces(item=item_of(one), quantity=3),))
        for one in (FIRST, FIRST, SECOND)
    ]
    for note in notes:
        sender.add(note)
    line = TakenLine(item=item_of(FIRST), sent=3, quantity=2)
    taker.clock.advance(hours=1)
    taken = GoodsTaken(number=taker.number(), of_number=notes[0].number, lines=(line,))
    taker.add(taken)
    for journal in (sender, taker):
        take_in(register, journal)
    group = next(
        one
        for one in groups_of(register, Report.STOCK_BY_ITEM, Narrowed(family=FIRST))
        if isinstance(one, StockGroup) and one.key == item_of(FIRST)
    )
    assert (group.in_transit, group.not_arrived) == (3, 1)
    to = Narrowed(first=FIRST_DAY, last=LATER, family=FIRST, hall="")
    way = way_on(ReportAsked(Report.STOCK_BY_ITEM, CODE, to), group.key, figure, LATER)
    assert isinstance(way, LedgerFilter)
    page = register.tracing.entries(ACCOUNTANT, CODE, trace_of(way))
    told = [(one.kind, one.number) for one in page.entries]
    sent = [(GoodsSent.KIND, note.number) for note in notes[:2]]
    assert told == [*sent, (GoodsTaken.KIND, taken.number)]


def sums_of(register: Register, rows: LedgerFilter) -> tuple[int, int]:
    sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(rows)).sums
    assert sums is not None
    return sums.pieces, sums.grams


@pytest.mark.parametrize("place", range(len(NARROWINGS)))
def test_all_that_families_sold_is_the_sum_of_its_rows(filled: Register, place: int) -> None:
    to, led = NARROWINGS[place], 0
    for report in ON_SALES:
        groups = tuple(one for one in groups_of(filled, report, to) if isinstance(one, FamilyGroup))
        rows = rows_of_all(ReportAsked(report, CODE, to), groups, LATER)
        if rows is not None:
            led += 1
            assert sum_of_rows(filled, rows) == sum(one.sold_minor for one in groups), (report, rows)
    knows_all = to.branch is None and to.governorate is None
    assert led == (len(ON_SALES) if knows_all else 1), (
        "the families themselves are known, whatever they are narrowed by"
    )


@pytest.mark.parametrize("place", range(len(NARROWINGS)))
def test_all_stock_is_the_sum_of_the_items_that_it_leads_to(filled: Register, place: int) -> None:
    for report in PUT_TOGETHER:
        asked = ReportAsked(report, CODE, NARROWINGS[place])
        way = way_of_all(asked, (), LATER)
        assert isinstance(way, ReportAsked)
        assert isinstance(way.report.way, ItemsThat)
        page = filled.stock_reports.items(ADMIN, CODE, way.report.way, way.narrowed)
        groups = [one for one in groups_of(filled, report, asked.narrowed) if isinstance(one, StockGroup)]
        assert page.count == len(page.rows) >= bool(groups)
        for unit, told in ((Unit.PIECE, page.pieces), (Unit.GRAM, page.grams)):
            left = sum(one.on_hand for one in groups if one.unit is unit)
            assert left == told == sum(one.on_hand for one in page.rows if one.unit is unit), (report, unit)
        worth = sum(one.value_minor for one in groups)
        assert worth == page.value_minor == sum(one.value_minor for one in page.rows), report
        if report is not Report.STOCK_BY_HALL:  # an item that moved in two halls is counted in both
            assert sum(one.items for one in groups) == page.count


def test_what_is_weighed_is_worth_as_much_below_nothing_as_above(register: Register) -> None:
    journal = Journal("T01")
    journal.add(a_note(journal, FIRST, item=item_of(FIRST, 2), quantity=3, unit=Unit.GRAM, price_minor=500))
    lost = GoodsWrittenOff(
        item=item_of(FIRST, 2),
        family=FIRST,
        quantity=6,
        cause=Cause.LOST,
        reason="fell",
        approved_by="L1",
        unit=Unit.GRAM,
    )
    journal.add(lost)
    take_in(register, journal)
    rows = register.stock_reports.items(ADMIN, CODE, ItemsThat.HAVE_MOVED).rows
    groups = register.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY)
    (row,), (group,) = ([one for one in found if one.unit is Unit.GRAM] for found in (rows, groups))
    assert (row.on_hand, replace(row, on_hand=3).value_minor) == (-3, 2)
    assert row.value_minor == group.value_minor == -2, "halves away from zero on both sides of it"
    page = register.stock_reports.items(ADMIN, CODE, ItemsThat.HAVE_MOVED)
    assert (page.grams, page.value_minor) == (-3, sum(one.value_minor for one in rows))


def test_moves_know_what_they_are_counted_in(filled: Register) -> None:
    weighed = item_of(THIRD, 2)
    moves = filled.tracing.entries(ACCOUNTANT, CODE, trace_of(LedgerFilter("goods"))).entries
    assert {one.unit for one in moves if one.item == weighed} == {Unit.GRAM}
    assert {one.unit for one in moves if one.item != weighed} == {Unit.PIECE}
    first = next(one for one in moves if one.item == weighed)
    fact = filled.tracing.fact(ACCOUNTANT, CODE, first.device, first.epoch, first.seq)
    assert {one.unit for one in fact.entries if one.way} == {Unit.GRAM}


@pytest.mark.parametrize("which", list(ItemsThat))
def test_every_count_of_an_item_of_a_list_is_the_sum_of_its_moves(filled: Register, which: ItemsThat) -> None:
    wanted = (Narrowed(), Narrowed(first=LATER), Narrowed(last=FIRST_DAY, hall=""))
    rows = [(to, row) for to in wanted for row in filled.stock_reports.items(ADMIN, CODE, which, to).rows]
    assert rows
    for to, row in rows:
        for figure in ("received", "sold", "on_hand"):
            assert sum_of_rows(filled, moves_of(row.item, figure, to, LATER)) == getattr(row, figure), (row, figure)


def test_families_that_nobody_enrolled_are_listed_one_by_one(filled: Register) -> None:
    (group,) = (one for one in groups_of(filled, Report.FAMILIES_BY_BRANCH, Narrowed()) if one.key == "?")
    way = way_on(ReportAsked(Report.FAMILIES_BY_BRANCH, CODE), group.key, "families", LATER)
    assert isinstance(way, ReportAsked)
    assert [one.key for one in groups_of(filled, way.report, way.narrowed)] == [UNKNOWN]


def test_the_items_of_a_family_bear_their_names(filled: Register) -> None:
    rows = groups_of(filled, Report.STOCK_BY_ITEM, Narrowed(family=FIRST))
    assert rows
    assert all(row.name_ar for row in rows)


def test_a_former_day_of_the_last_evening_is_asked_for_without_a_first_one() -> None:
    evening = date(2026, 11, 22)
    rows = moves_of("7", "on_hand", Narrowed(first=date(2026, 11, 21), last=evening, hall="H01"), evening)
    assert rows == LedgerFilter("goods", item="7", last_day=evening, hall="H01")
    trace = trace_of(rows)
    assert (trace.first_day, trace.last_day, trace.hall) == (None, evening, "H01")
