"""Every figure of the accounts leads to the rows that it is made of."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.selling import Chart
from pos.ui.presenters.origins import of_chart, of_payout
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
        (Chart.FAMILIES, FAMILY, LedgerFilter("credited", family=FAMILY, day=DAY)),
        (Chart.FAMILIES, "", LedgerFilter("credited", family="", day=DAY)),
        (Chart.ITEMS, "2000", LedgerFilter("goods", item="2000", day=DAY)),
        (Chart.METHODS, "card", LedgerFilter(account="card", day=DAY)),
        (Chart.TILLS, "T01", LedgerFilter("receipts", device="T01", day=DAY)),
        (Chart.DIFFERENCES, "T01", LedgerFilter("difference", device="T01", day=DAY)),
        (Chart.HOURS, "09", LedgerFilter("receipts", day=DAY)),
        (Chart.PACKAGES, "A", LedgerFilter("receipts", day=DAY)),
    ],
)
def test_a_bar_comes_from_the_rows_of_its_days(chart: Chart, key: str, asked: LedgerFilter) -> None:
    assert of_chart(chart, key, DAY) == asked
