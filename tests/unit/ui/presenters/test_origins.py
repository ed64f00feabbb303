"""Every figure of the accounts leads to the rows that it is made of."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.roads import RoadPart, RoadRow
from pos.domain.selling import Chart
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_chart, of_closing, of_payout, of_road, of_statement, of_takings
from pos.ui.rows.ledger import LedgerFilter

RUN, FAMILY, DAY = "R01-000001-2", "0013", date(2026, 11, 20)


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
        ("brought_minor", LedgerFilter(family=FAMILY)),
        ("carried_minor", LedgerFilter(family=FAMILY)),
    ],
)
def test_a_payouts_figures_come_from_its_own_claims(figure: str, asked: LedgerFilter) -> None:
    assert of_payout(RUN, FAMILY, figure) == asked


@pytest.mark.parametrize(
    ("chart", "key", "asked"),
    [
        (Chart.FAMILIES, FAMILY, LedgerFilter("sold", family=FAMILY, day=DAY)),
        (Chart.ITEMS, "2000", LedgerFilter("sold_pieces", item="2000", day=DAY)),
        (Chart.ITEMS, "", LedgerFilter("receipts", day=DAY)),
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
        (RoadPart.ALL, "", "z_reports", LedgerFilter("z_reports", device="T01", day=DAY, by_shift=True)),
        (RoadPart.ALL, "", "receipts", LedgerFilter("receipts", device="T01", day=DAY, by_shift=True)),
        (RoadPart.ALL, "", "ledger", LedgerFilter("credited", device="T01", day=DAY, by_shift=True)),
        (
            RoadPart.METHOD,
            "cash",
            "receipts",
            LedgerFilter("taken", device="T01", account="cash", day=DAY, by_shift=True),
        ),
        (RoadPart.FAMILY, FAMILY, "ledger", LedgerFilter("owned", device="T01", family=FAMILY, day=DAY, by_shift=True)),
        (RoadPart.FAMILY, "", "z_reports", LedgerFilter("z_reports", device="T01", day=DAY, by_shift=True)),
    ],
)
def test_a_road_of_a_tills_day_comes_from_its_rows(part: RoadPart, key: str, figure: str, asked: LedgerFilter) -> None:
    assert of_road(RoadRow(device="T01", day=DAY, part=part, key=key), figure) == asked


def test_a_statement_comes_from_its_runs_claims_or_from_all() -> None:
    assert of_statement(FAMILY, RUN) == LedgerFilter(family=FAMILY, settled_by=RUN)
    assert of_statement(FAMILY, "") == LedgerFilter(family=FAMILY)


def test_a_closings_accounts_and_the_days_takings_lead_to_their_rows() -> None:
    assert of_closing("R01-000009-1", "cash") == LedgerFilter(account="cash", closing="R01-000009-1")
    assert trace_of(of_closing("R01-000009-1", "cash")).closing == "R01-000009-1"
    assert of_takings(DAY) == LedgerFilter("receipts", day=DAY)
    by_shift = trace_of(LedgerFilter(day=DAY, by_shift=True))
    assert (by_shift.shift_day, by_shift.first_day, by_shift.last_day) == (DAY, None, None)
