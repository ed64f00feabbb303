"""What a family is owed, and why: the arithmetic of a payout run.

The rule, in the order in which it is printed:

    gross sold - refunds - commission - advances + adjustments + brought forward = net

* Every amount is a *claim*: one row on a family's account with the fact it comes from. A claim is settled by one run only.
* Commission is taken at the rate frozen when the goods were received. It is computed once per family and rate on
  `credited - refunded` of that rate, rounded once to whole minor units, halves away from zero. A refund after a payout
  comes into the next run at its original rate and takes its commission back.
* A negative net is a debt: it is carried forward, never clamped to zero. Cash that the smallest coin cannot pay is carried
  forward too. So `paid + carried = net`, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.facts import Refund
from pos.domain.money import part_of
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, Fact, RateShare, SettlementLine
from pos.domain.postings import Account, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ClaimKind(str, Enum):
    """The printed row that a claim belongs to."""

    GROSS = "gross"
    REFUND = "refund"
    ADVANCE = "advance"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, slots=True)
class Claim:
    """One amount for or against a family, from one ledger row.

    Attributes:
        amount_minor: positive is owed to the family; refunds and advances are negative.
        rate_bp: the commission rate it stands under; adjustments and advances carry none.
    """

    family: str
    kind: ClaimKind
    amount_minor: int
    rate_bp: int = 0


_NO_CLAIMS: Mapping[Account, ClaimKind] = {}
_SOLD: Mapping[Account, ClaimKind] = {Account.FAMILY: ClaimKind.GROSS}
_REFUNDED: Mapping[Account, ClaimKind] = {Account.FAMILY: ClaimKind.REFUND}
_ADVANCED: Mapping[Account, ClaimKind] = {Account.ADVANCE: ClaimKind.ADVANCE}
_ADJUSTED: Mapping[Account, ClaimKind] = {Account.FAMILY: ClaimKind.ADJUSTMENT}


def claim_kinds(fact: Fact) -> Mapping[Account, ClaimKind]:
    """Return which accounts a fact makes claims on, and of what kind. Payout facts settle claims and create none."""
    match fact:
        case Refund():
            return _REFUNDED
        case AdvancePaid():
            return _ADVANCED
        case AdjustmentMade():
            return _ADJUSTED
        case _:
            return _NO_CLAIMS if fact.KIND.startswith("payout") else _SOLD


def claims(fact: Fact) -> tuple[tuple[int, Claim], ...]:
    """Return the claims that a fact creates, each with the index of its posting.

    A void takes back the gross that its sale gave.
    """
    kinds = claim_kinds(fact)
    return tuple(
        (index, Claim(row.family, kinds[row.account], -row.amount_minor, row.rate_bp))
        for index, row in enumerate(postings(fact))
        if row.account in kinds
    )


def settle(
    family: str,
    family_claims: Iterable[Claim],
    *,
    brought_minor: int = 0,
    pay_by: PayBy = PayBy.CASH,
    payout_step_minor: int = 1,
) -> SettlementLine:
    """Work out what one family is owed.

    Args:
        family: the family's number.
        family_claims: its unsettled claims.
        brought_minor: what the last run carried forward; negative is a debt.
        pay_by: how it is paid; only cash needs coins.
        payout_step_minor: the smallest coin that is paid out.
    """
    sums = dict.fromkeys(ClaimKind, 0)
    bases: dict[int, int] = {}
    for claim in family_claims:
        sums[claim.kind] += claim.amount_minor
        if claim.kind in {ClaimKind.GROSS, ClaimKind.REFUND}:
            bases[claim.rate_bp] = bases.get(claim.rate_bp, 0) + claim.amount_minor
    shares = tuple(
        RateShare(rate_bp=rate, base_minor=base, commission_minor=part_of(base, rate))
        for rate, base in sorted(bases.items())
    )
    commission = sum(share.commission_minor for share in shares)
    net = sum(sums.values()) - commission + brought_minor
    paid = max(net, 0)
    if pay_by is PayBy.CASH:
        paid -= paid % payout_step_minor
    return SettlementLine(
        family=family,
        gross_minor=sums[ClaimKind.GROSS],
        refunds_minor=-sums[ClaimKind.REFUND],
        shares=shares,
        advances_minor=-sums[ClaimKind.ADVANCE],
        adjustments_minor=sums[ClaimKind.ADJUSTMENT],
        brought_minor=brought_minor,
        net_minor=net,
        paid_minor=paid,
        carried_minor=net - paid,
        pay_by=pay_by,
    )
