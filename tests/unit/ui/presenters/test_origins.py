"""Every figure of the accounts leads to the rows that it is made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.reports import PayoutState
from pos.domain.roads import RoadPart, RoadRow
from pos.domain.selling import Chart
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import (
    brought_by,
    of_chart,
    of_closing,
    of_closings_figure,
    of_goods,
    of_payout,
    of_road,
    of_statement,
    of_takings,
)
from pos.ui.rows.ledger import LedgerFilter
from tests.builders import HUDA, SALMA
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import NET, a_part, a_run, a_settlement

if TYPE_CHECKING:
    from pos.domain.office_facts import SettlementLine
    from pos.domain.reports import PayoutRun
    from pos.ui.rows.ledger import About

RUN, FAMILY, DAY = "R01-000001-2", "0013", date(2026, 11, 20)


def at_day(about: About, **narrowed: Any) -> LedgerFilter:
    return LedgerFilter(about, device="T01", day=DAY, by_shift=True, **narrowed)


@pytest.mark.parametrize(
    ("figure", "asked"),
    [
        ("gross_minor", LedgerFilter("gross", family=FAMILY, settled_by=RUN)),
        ("refunds_minor", LedgerFilter("refunds", family=FAMILY, settled_by=RUN)),
        ("advances_minor", LedgerFilter("advances", family=FAMILY, settled_by=RUN)),
        ("adjustments_minor", LedgerFilter("adjustments", family=FAMILY, settled_by=RUN)),
        ("net_minor", LedgerFilter(family=FAMILY, settled_by=RUN)),
        ("", LedgerFilter(family=FAMILY, settled_by=RUN)),
        ("commission_minor", LedgerFilter("commission", family=FAMILY, number=RUN)),
        ("paid_minor", LedgerFilter("paid", family=FAMILY, number=RUN)),
        ("carried_minor", LedgerFilter(family=FAMILY, settled_by=RUN)),
    ],
)
def test_a_payouts_figures_come_from_its_own_claims(figure: str, asked: LedgerFilter) -> None:
    assert of_payout(RUN, FAMILY, figure) == asked


def a_run_of(number: str, day: int, line: SettlementLine, **changes: Any) -> PayoutRun:
    state, until = changes.pop("state", PayoutState.PAID), changes.pop("until", None)
    lines = (a_part(SALMA, line=line, **changes),)
    return a_run(state, number=number, drafted_at=NOON + timedelta(days=day), until=until, lines=lines)


def test_what_was_brought_comes_from_the_run_that_carried_and_from_what_was_undone() -> None:
    carrying, whole = a_settlement(SALMA, paid_minor=NET - 7), a_settlement(SALMA)
    undone = {"reversal": "R01-000009-1", "reversed_at": NOON + timedelta(days=4)}
    runs = (
        a_run_of("1", 0, carrying),
        a_run_of("2", 1, carrying, state=PayoutState.CANCELLED),
        a_run_of("3", 2, whole, **undone),
        a_run_of("4", 3, carrying),
        a_run_of("5", 5, whole),
        a_run_of("6", 6, whole, state=PayoutState.DRAFTED),
    )
    assert brought_by(runs, "1", SALMA) == ("", ())
    assert brought_by(runs, "3", SALMA) == ("1", ())
    assert brought_by(runs, "4", SALMA) == ("", ()), "it was undone later"
    assert brought_by(runs, "5", SALMA) == ("4", ("R01-000009-1",))
    assert brought_by(runs, "6", SALMA) == ("", ()), "the run before has brought it in"
    assert brought_by(runs, "5", HUDA) == ("", ())


def test_what_was_undone_after_the_evening_of_a_run_is_in_none_that_reaches_no_farther() -> None:
    whole, day = a_settlement(SALMA), timedelta(days=1)
    undone = ("R01-000008-2", NOON + day), ("R01-000009-1", NOON + 3 * day)
    marks = [{"reversal": document, "reversed_at": moment} for document, moment in undone]
    runs = (
        a_run_of("1", -2, whole, **marks[0]),
        a_run_of("2", -1, whole, **marks[1]),
        a_run_of("3", 2, whole, until=NOON.date()),
        a_run_of("4", 4, whole, until=NOON.date() + 2 * day),
        a_run_of("5", 5, whole),
    )
    assert [brought_by(runs, number, SALMA).documents for number in "345"] == [(), ("R01-000008-2",), ("R01-000009-1",)]


@pytest.mark.parametrize(
    ("chart", "key", "asked"),
    [
        (Chart.FAMILIES, FAMILY, LedgerFilter("sold", family=FAMILY, day=DAY)),
        (Chart.ITEMS, "2000", LedgerFilter("sold_pieces", item="2000", day=DAY)),
        (Chart.ITEMS, "", LedgerFilter("sold_pieces", item="?", day=DAY)),
        (Chart.METHODS, "card", LedgerFilter("taken", account="card", day=DAY)),
        (Chart.METHODS, "agent", LedgerFilter("taken", account="agent", day=DAY)),
        (Chart.TILLS, "T01", LedgerFilter("receipts", device="T01", day=DAY)),
        (Chart.DIFFERENCES, "T01", LedgerFilter("difference", device="T01", day=DAY)),
        (Chart.HOURS, "09", LedgerFilter("receipts", hour="09", day=DAY)),
        (Chart.PACKAGES, "A", LedgerFilter("sold", package="A", day=DAY)),
        (Chart.PACKAGES, "?", LedgerFilter("sold", package="?", day=DAY)),
        (Chart.PACKAGES, "", LedgerFilter("taken", account="centre", day=DAY)),
    ],
)
def test_a_bar_comes_from_the_rows_of_its_days(chart: Chart, key: str, asked: LedgerFilter) -> None:
    assert of_chart(chart, key, DAY) == asked


@pytest.mark.parametrize(
    ("part", "key", "figure", "asked"),
    [
        (RoadPart.ALL, "", "z_reports", at_day("z_reports")),
        (RoadPart.ALL, "", "receipts", at_day("receipts")),
        (RoadPart.ALL, "", "ledger", at_day("credited")),
        (RoadPart.METHOD, "cash", "z_reports", at_day("z_reports", paid="cash")),
        (RoadPart.METHOD, "cash", "receipts", at_day("receipts", paid="cash")),
        (RoadPart.METHOD, "card", "receipts", at_day("receipts", paid="other")),
        (RoadPart.METHOD, "card", "ledger", at_day("taken", paid="other")),
        (RoadPart.FAMILY, FAMILY, "ledger", at_day("owned", family=FAMILY)),
        (RoadPart.FAMILY, FAMILY, "receipts", at_day("told", family=FAMILY)),
        (RoadPart.FAMILY, "", "z_reports", at_day("z_reports", family="")),
    ],
)
def test_a_road_of_a_tills_day_comes_from_its_rows(part: RoadPart, key: str, figure: str, asked: LedgerFilter) -> None:
    assert of_road(RoadRow(device="T01", day=DAY, part=part, key=key), figure) == asked


def test_a_statement_comes_from_its_runs_claims_or_from_all() -> None:
    assert of_statement(FAMILY, RUN) == LedgerFilter(family=FAMILY, settled_by=RUN)
    assert of_statement(FAMILY, "") == LedgerFilter(family=FAMILY)


def test_a_closings_accounts_and_the_days_takings_lead_to_their_rows() -> None:
    assert of_closings_figure("R01-000009-1", "open") == LedgerFilter("entries", after_closing="R01-000009-1")
    assert trace_of(of_closings_figure("R01-000009-1", "open")).after_closing == "R01-000009-1"
    assert of_closings_figure("", "open") == LedgerFilter("entries"), "nothing was closed yet"
    assert of_closing("R01-000009-1", "cash") == LedgerFilter(account="cash", closing="R01-000009-1")
    assert trace_of(of_closing("R01-000009-1", "cash")).closing == "R01-000009-1"
    assert of_goods("2000") == LedgerFilter("goods", item="2000")
    assert of_takings(DAY) == LedgerFilter("receipts", day=DAY)
    by_shift = trace_of(LedgerFilter(day=DAY, by_shift=True))
    assert (by_shift.shift_day, by_shift.first_day, by_shift.last_day) == (DAY, None, None)
