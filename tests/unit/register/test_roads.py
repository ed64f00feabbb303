"""The three roads meet per till, day, way of paying and family, to the last fils, or the rows that part are named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import pytest
from sqlalchemy import text

from pos.domain.errors import NotAllowed
from pos.domain.facts import LineMoved
from pos.domain.ledger_reports import Trace
from pos.domain.roads import RoadPart, RoadRow, Roads
from pos.register.roads import rows_of
from pos.ui.presenters import parting
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_road
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.parting import Parting
from pos.ui.rows.roads import RoadLine
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, CASHIER, FAMILIES, FIRST_DAY, RATES, Journal

if TYPE_CHECKING:
    from pos.domain.ledger_reports import Entry
    from pos.register.register import Register

SECOND_DAY = FIRST_DAY + timedelta(days=1)


@dataclass(frozen=True)
class Desk:
    """What an accountant may ask of a register."""

    register: Register

    def every_entry(self, trace: Trace) -> tuple[Entry, ...]:
        page = self.register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace)
        assert not page.after, "a day of a rehearsal is one page"
        return page.entries


def parting_of(register: Register, row: RoadRow) -> Parting:
    """By which shifts and entries a row's roads part."""
    state: Literal["open", "parted"] = "open" if row.is_open and row.receipts_minor == row.ledgers_minor else "parted"
    figures = row.z_reports_minor, row.receipts_minor, row.ledgers_minor
    line = RoadLine("", row.device, row.day, row.part.value, row.key, None, state, *figures)
    return Parting(line, parting.rows_that_part(row, parting.ask(Desk(register), row)))


def roads(register: Register) -> Roads:
    return register.roads.rows(ACCOUNTANT, BAZAAR.code)


def parted(register: Register) -> list[tuple[str, str, str]]:
    return [(row.device, row.part.value, row.key) for row in roads(register).rows if not row.agrees]


def days(device: str = "T01") -> Journal:
    """Two days of one till: cash and cards, a void, a refund, a line that was moved to another family."""
    journal = Journal(device)
    journal.open_shift()
    first = journal.sell(FAMILIES[0], FAMILIES[1])
    journal.sell("", FAMILIES[2], quantity=2, card=True)
    journal.void(journal.sell(FAMILIES[1]))
    sold = journal._sold(first)
    journal.add(
        LineMoved(
            of=first.id,
            of_number=sold.number,
            line=0,
            from_family=FAMILIES[0],
            to_family=FAMILIES[2],
            from_rate_bp=RATES[FAMILIES[0]],
            to_rate_bp=RATES[FAMILIES[2]],
            amount_minor=sold.lines[0].credited_minor,
            reason="the wrong tile",
            approved_by="L01",
        )
    )
    journal.close_shift(missing_minor=100)
    journal.open_shift(SECOND_DAY)
    journal.refund(journal.sell(FAMILIES[1]))
    journal.sell(FAMILIES[0], card=True)
    journal.close_shift()
    return journal


def test_every_row_agrees_and_each_day_has_its_count(register: Register) -> None:
    for device in BAZAAR.tills:
        register.intake.take_in(days(device).batch())
    found = roads(register)
    assert all(row.agrees and not row.is_open for row in found.rows)
    assert {row.part for row in found.rows} == {RoadPart.ALL, RoadPart.METHOD}, "families that agree are only counted"
    assert found.compared > len(found.rows)
    whole = register.accounts.reconciliation(ACCOUNTANT, BAZAAR.code)
    assert sum(row.z_reports_minor for row in found.rows if row.part is RoadPart.ALL) == whole.z_reports_minor > 0
    ways = sum(row.ledgers_minor for row in found.rows if row.part is RoadPart.METHOD)
    assert ways == whole.ledgers_minor
    assert [(one.device, one.day, one.reports, one.difference_minor) for one in found.closed] == [
        (device, day, 1, missing) for device in BAZAAR.tills for day, missing in ((FIRST_DAY, -100), (SECOND_DAY, 0))
    ]
    assert sum(one.counted_minor for one in found.closed) == sum(till.counted_minor for till in whole.tills) > 0


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        (
            "UPDATE posting SET family = '{2}' WHERE family = '{1}' AND kind = 'sale' AND seq < 6",
            ["family {1}", "family {2}"],
        ),
        (
            "UPDATE posting SET account = 'card' WHERE account = 'cash' AND kind = 'refund'",
            ["method card", "method cash"],
        ),
        ("UPDATE posting SET amount_minor = amount_minor - 1 WHERE account = 'centre'", ["all ", "family "]),
        ("DELETE FROM posting WHERE kind = 'line_moved'", ["family {0}", "family {2}"]),
    ],
)
def test_one_altered_row_is_named_by_day_and_family_or_way(register: Register, statement: str, rows: list[str]) -> None:
    register.intake.take_in(days().batch())
    assert parted(register) == []
    with register.database.writing() as connection:
        assert connection.execute(text(statement.format(*FAMILIES))).rowcount > 0
    named = [f"{part} {key}" for _, part, key in parted(register)]
    assert sorted(named) == sorted(row.format(*FAMILIES) for row in rows)


@pytest.mark.parametrize("figure", ["z_reports", "receipts", "ledger"])
def test_the_rows_behind_a_figure_come_to_it_though_its_shift_ended_after_midnight(
    register: Register, figure: str
) -> None:
    journal = days()
    journal.open_shift(SECOND_DAY + timedelta(days=1))
    journal.clock.advance(hours=70)  # past midnight: receipts of the third day bear the time of the fourth
    journal.sell(FAMILIES[0], "")
    journal.close_shift()
    register.intake.take_in(journal.batch())
    with register.database.reading() as connection:
        till = register.kept.roads.of(connection, BAZAAR.code)["T01"]
    rows = list(rows_of("T01", till))  # with the families that agree
    assert {row.day for row in rows} == {FIRST_DAY, SECOND_DAY, SECOND_DAY + timedelta(days=1)}
    for row in rows:
        sums = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace_of(of_road(row, figure))).sums
        assert sums is not None
        sign = -1 if figure == "ledger" and row.part is not RoadPart.METHOD else 1
        assert sign * sums.balance_minor == row.receipts_minor == row.z_reports_minor, (row, figure)


def test_a_road_that_parts_leads_to_rows_that_come_to_its_own_figure(register: Register) -> None:
    """Each road is read from something else, and so are its rows: the Z-report's word, the receipts' bodies, the ledger."""
    register.intake.take_in(days().batch())
    with register.database.writing() as connection:
        changed = "UPDATE posting SET amount_minor = amount_minor - 7 WHERE account IN ('card', 'family') AND seq <= 6"
        connection.execute(text(changed))
    with register.database.reading() as connection:
        rows = list(rows_of("T01", register.kept.roads.of(connection, BAZAAR.code)["T01"]))
    assert {row.part for row in rows if not row.agrees} == set(RoadPart)
    for row in rows:
        for figure, minor in (("z_reports", row.z_reports_minor), ("receipts", row.receipts_minor)):
            page = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace_of(of_road(row, figure)))
            assert sum(one.amount_minor for one in page.entries) == minor, (row, figure)
            assert page.sums is not None
            assert page.sums.count == len(page.entries)
        sign = 1 if row.part is RoadPart.METHOD else -1
        sums = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace_of(of_road(row, "ledger"))).sums
        assert sums is not None
        assert sign * sums.balance_minor == row.ledgers_minor, row


def test_how_far_roads_lie_apart_is_the_sum_of_the_entries_and_the_shifts_that_part(register: Register) -> None:
    """One of two shifts has a wrong Z-report, and rows of the ledger were altered: both are named, nothing else."""
    journal = days()
    journal.open_shift(SECOND_DAY)
    journal.sell(FAMILIES[0], FAMILIES[1])
    wrong = journal.close_shift(miscount_minor=25)
    register.intake.take_in(journal.batch())
    with register.database.writing() as connection:
        changed = (
            "UPDATE posting SET amount_minor = amount_minor - 7 WHERE account IN ('cash', 'family') AND kind = 'sale'"
        )
        assert connection.execute(text(changed)).rowcount > 0
    with register.database.reading() as connection:
        rows = list(rows_of("T01", register.kept.roads.of(connection, BAZAAR.code)["T01"]))
    parted = [row for row in rows if not row.agrees]
    assert {row.part for row in parted} == set(RoadPart)
    for row in rows:
        found = parting_of(register, row)
        assert found.off_minor == found.line.off_minor, row
        assert found.reports_off_minor == row.z_reports_minor - row.receipts_minor, row
        assert found.entries_off_minor == row.receipts_minor - row.ledgers_minor, row
        assert bool(found.rows) == (not row.agrees), row
        shifts = [one for one in found.rows if one.z_reports_minor is not None]
        is_wrong = row.day == SECOND_DAY and (row.part is RoadPart.ALL or row.key == "cash")
        assert [one.key for one in shifts] == ([f"T01.{wrong.epoch}.{wrong.seq}"] if is_wrong else []), row


def test_each_road_of_a_shift_that_parts_leads_to_the_rows_of_that_shift(register: Register) -> None:
    journal = days()
    journal.open_shift(SECOND_DAY)
    journal.sell(FAMILIES[0], FAMILIES[1])
    journal.close_shift(miscount_minor=25)
    register.intake.take_in(journal.batch())
    (row,) = (one for one in roads(register).rows if one.part is RoadPart.METHOD and not one.agrees)
    (shift,) = parting_of(register, row).rows
    assert (shift.off_minor, shift.z_reports_minor) == (25, shift.receipts_minor + 25)
    for figure, minor in (("receipts", shift.receipts_minor), ("ledger", shift.ledgers_minor)):
        page = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace_of(parting.of_shift(row, figure, shift.key)))
        assert page.sums is not None
        assert page.sums.balance_minor == minor == row.receipts_minor - _before(register, row), figure


def _before(register: Register, row: RoadRow) -> int:
    """What the day's first shift took."""
    reports, *_ = parting.ask(Desk(register), row)
    return reports[0].amount_minor


def test_a_family_s_figure_on_a_z_report_leads_to_its_rows_of_that_shift(register: Register) -> None:
    journal = days()
    journal.open_shift(SECOND_DAY)  # a second shift of the same day: its rows are not those of the first one
    journal.sell(FAMILIES[0])
    journal.close_shift()
    register.intake.take_in(journal.batch())
    reports = Trace(source="facts", kinds=("shift_closed",), family=FAMILIES[0])
    found = register.tracing.entries(ACCOUNTANT, BAZAAR.code, reports).entries
    assert len(found) == 2, "both of the second day; on the first one its line was moved to another"
    for report in found:
        place = f"{report.device}.{report.epoch}.{report.seq}"
        rows = trace_of(LedgerFilter("owned", family=FAMILIES[0], shift=place))
        sums = register.tracing.entries(ACCOUNTANT, BAZAAR.code, rows).sums
        assert sums is not None
        assert -sums.balance_minor == report.amount_minor
    for nowhere in ("T01.1.1", "T01.1.9999", "T01", "T01.x.y"):
        page = register.tracing.entries(ACCOUNTANT, BAZAAR.code, Trace(shift=nowhere))
        assert page.entries == ()


def test_a_forged_z_report_parts_from_the_other_two(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift(miscount_minor=25)
    register.intake.take_in(journal.batch())
    assert ("T01", "all", "") in parted(register)


def test_an_open_shift_waits_for_its_report(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    register.intake.take_in(journal.batch())
    assert {row.is_open for row in roads(register).rows} == {True}
    assert parted(register) == []
    row = RoadRow(device="T01", day=FIRST_DAY, part=RoadPart.ALL, is_open=True, receipts_minor=2, ledgers_minor=1)
    assert not row.agrees
    with pytest.raises(NotAllowed):
        register.roads.rows(CASHIER, BAZAAR.code)
