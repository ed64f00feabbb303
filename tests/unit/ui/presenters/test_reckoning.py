"""How a figure comes about: its parts add up to it, and each part leads to rows of the ledger that come to that part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.office_facts import RateShare
from pos.domain.reports import PayoutState
from pos.ui.presenters.reckoning import of_accounts, of_line
from pos.ui.rows.ledger import LedgerFilter
from tests.builders import HUDA, SALMA
from tests.unit.ui.presenters.accounts import COMMISSION, GROSS, NET, a_part, a_row, a_run, a_settlement

if TYPE_CHECKING:
    from pos.ui.rows.reckoning import Reckoning

OF_NET = ("gross", "refunds", "share", "booked", "waiting", "advances", "adjustments", "brought")


def amounts(told: Reckoning) -> dict[str, int]:
    return {row.key: row.amount_minor for row in told.rows}


def sums_up(told: Reckoning) -> bool:
    """Whether what stands above the net comes to it, and what stands below takes it apart."""
    by = amounts(told)
    below = [row.amount_minor for row in told.rows if row.part in {"paid", "to_pay", "carried"}]
    is_apart = sum(below) == by["net"] if below else by["net"] + by["paid_out"] == by["balance"]
    return sum(row.amount_minor for row in told.rows if row.part in OF_NET) == by["net"] and is_apart


def test_a_line_of_a_payout_is_added_up_as_its_voucher_is_printed() -> None:
    part = a_part(SALMA, line=a_settlement(SALMA, paid_minor=NET - 7))
    told = of_line(a_run(PayoutState.APPROVED), part)
    assert sums_up(told)
    assert [row.part for row in told.rows if row.amount_minor] == ["gross", "share", "net", "to_pay", "carried"]
    assert amounts(told)["carried"] == 7
    origins = {row.key: row.origin for row in told.rows if row.origin is not None}
    assert origins["share 1500"] == LedgerFilter("sold", family=SALMA, settled_by="R01-000001-2", rate_bp=1500)
    assert "advances" not in origins, "there is none"
    assert "to_pay" not in origins, "nothing is booked yet"
    paid = of_line(a_run(PayoutState.PAID), replace(part, voucher="R01-000007-1"))
    assert next(row.origin for row in paid.rows if row.part == "paid") == LedgerFilter(
        "paid", family=SALMA, number="R01-000001-2"
    )


def test_what_was_brought_leads_on_and_a_sum_does_not() -> None:
    line = replace(a_settlement(SALMA), brought_minor=12, net_minor=NET + 12, carried_minor=12)
    told = of_line(a_run(), a_part(SALMA, line=line))
    assert {row.key for row in told.rows if row.leads_on} == {"gross", "share 1500", "brought"}


def test_a_part_of_nothing_leads_on_only_where_it_has_rows() -> None:
    def ways(told: Reckoning) -> set[str]:
        return {row.key for row in told.rows if row.leads_on}

    nothing = replace(a_settlement(SALMA), gross_minor=0, shares=(), brought_minor=NET)
    voided = replace(nothing, shares=(RateShare(rate_bp=1_500, base_minor=0, commission_minor=0),))
    only_back = replace(voided, refunds_minor=500)
    lines = [of_line(a_run(), a_part(SALMA, line=line)) for line in (nothing, voided, only_back)]
    assert [ways(one) for one in lines] == [
        {"brought"},
        {"gross", "share 1500", "brought"},
        {"refunds", "share 1500", "brought"},
    ]
    zero = a_row(1, gross_minor=0, commission_minor=0, net_minor=0, balance_minor=0)
    never = replace(zero, has_sold=False)
    everything = LedgerFilter()
    assert ways(of_accounts((never,), (), everything)) == set()
    assert ways(of_accounts((zero,), (), everything)) == {"gross", "waiting"}
    assert ways(of_accounts((never, zero), (), everything)) == {"gross", "waiting"}
    back = replace(never, refunds_minor=500)
    assert ways(of_accounts((back,), (), everything)) == {"refunds", "waiting"}


def test_accounts_up_to_now_tell_what_payouts_took_from_what_none_has_settled_yet() -> None:
    settled = a_run(PayoutState.PAID, lines=(a_part(SALMA),))
    cancelled = a_run(PayoutState.CANCELLED, number="2")
    rows = (a_row(1, gross_minor=2 * GROSS, commission_minor=2 * COMMISSION, net_minor=2 * NET, balance_minor=2 * NET),)
    told = of_accounts(rows, (settled, cancelled, a_run(number="3")), LedgerFilter(family=rows[0].family.number))
    assert rows[0].family.number == SALMA
    assert (amounts(told)["booked"], amounts(told)["waiting"]) == (-COMMISSION, -COMMISSION)
    assert sums_up(told)
    assert told.name is not None
    several = of_accounts((*rows, a_row(2)), (settled,), LedgerFilter(families=(SALMA, HUDA)))
    assert (several.name, several.families) == (None, 2)
    assert sums_up(several)
    origins = [row.origin for row in several.rows if row.origin is not None]
    assert {one.families for one in origins} == {(SALMA, HUDA)}
