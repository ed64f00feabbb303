"""How a family's money in a payout, or of all families together up to now, comes about: part by part, each with its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState
from pos.ui.presenters.session import name_of
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.names import Name
from pos.ui.rows.reckoning import PartRow, Reckoning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pos.domain.office_facts import RateShare
    from pos.domain.reports import FamilyRow, PayoutLine, PayoutRun

_SETTLED = {PayoutState.APPROVED, PayoutState.PAID}


def of_line(run: PayoutRun, part: PayoutLine) -> Reckoning:
    """Return how what a family gets in a payout comes about, in the order in which its voucher prints it."""
    line = part.line
    of_run = LedgerFilter(family=line.family, settled_by=run.number)
    paid = LedgerFilter("paid", family=line.family, number=run.number)
    rows = (
        PartRow("gross", "gross", line.gross_minor, replace(of_run, about="gross")),
        PartRow("refunds", "refunds", -line.refunds_minor, replace(of_run, about="refunds")),
        *(_share(share, of_run) for share in line.shares),
        PartRow("advances", "advances", -line.advances_minor, replace(of_run, about="advances")),
        PartRow("adjustments", "adjustments", line.adjustments_minor, replace(of_run, about="adjustments")),
        PartRow("brought", "brought", line.brought_minor),
        PartRow("net", "net", line.net_minor),
        PartRow("paid", "paid", line.paid_minor, paid)
        if part.voucher
        else PartRow("to_pay", "to_pay", line.paid_minor),
        PartRow("carried", "carried", line.carried_minor),
    )
    told = _told(rows, has_sold=bool(line.shares) and not line.refunds_minor)  # else each share leads to its sales too
    return Reckoning(told, family=line.family, name=Name(part.name_ar, part.name_en), number=run.number)


def of_accounts(families: Sequence[FamilyRow], runs: Iterable[PayoutRun], narrowed: LedgerFilter) -> Reckoning:
    """Return how what some families are owed up to now comes about.

    Args:
        families: their accounts.
        runs: all payouts of the bazaar.
        narrowed: what narrows the ledger to these families.
    """
    numbers = {one.family.number for one in families}
    booked = sum(
        part.line.commission_minor
        for run in runs
        if run.state in _SETTLED
        for part in run.lines
        if part.line.family in numbers
    )
    whole = sum(one.commission_minor for one in families)
    rows = (
        PartRow("gross", "gross", sum(one.gross_minor for one in families), replace(narrowed, about="gross")),
        PartRow("refunds", "refunds", -sum(one.refunds_minor for one in families), replace(narrowed, about="refunds")),
        PartRow("booked", "booked", -booked, replace(narrowed, about="commission")),
        PartRow("waiting", "waiting", booked - whole, replace(narrowed, about="sold", settled_by="?")),
        PartRow(
            "advances", "advances", -sum(one.advances_minor for one in families), replace(narrowed, about="advances")
        ),
        PartRow(
            "adjustments",
            "adjustments",
            sum(one.adjustments_minor for one in families),
            replace(narrowed, about="adjustments"),
        ),
        PartRow("net", "net", sum(one.net_minor for one in families)),
        PartRow("paid_out", "paid_out", -sum(one.paid_minor for one in families), replace(narrowed, about="paid_out")),
        PartRow("balance", "balance", sum(one.balance_minor for one in families)),
    )
    told = _told(rows, has_sold=any(one.has_sold for one in families))
    if len(families) == 1:
        card = families[0].family
        return Reckoning(told, family=card.number, name=name_of(card))
    return Reckoning(told, families=len(families))


def _share(share: RateShare, of_run: LedgerFilter) -> PartRow:
    """Return a share of the commission; it leads to what it is taken of."""
    origin = replace(of_run, about="sold", rate_bp=share.rate_bp)
    amount = -share.commission_minor
    return PartRow(f"share {share.rate_bp}", "share", amount, origin, share.rate_bp, share.base_minor)


def _told(rows: tuple[PartRow, ...], *, has_sold: bool) -> tuple[PartRow, ...]:
    """Leave out the way to the rows of a part that has none.

    A share of nothing may have sales and refunds all the same, and so may what was sold and voided again.

    Args:
        rows: all parts.
        has_sold: whether anything was sold, also where it comes to nothing.
    """
    has_moved = has_sold or any(row.amount_minor for row in rows if row.part == "refunds")
    at_nothing = {"share": True, "gross": has_sold, "waiting": has_moved}
    return tuple(row if row.amount_minor or at_nothing.get(row.part) else replace(row, origin=None) for row in rows)
