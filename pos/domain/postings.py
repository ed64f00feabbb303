"""Double entry: the rows in the ledger that follow from one fact, and from nothing else.

`postings(fact)` is pure. Amounts are debit-positive and sum to zero for every fact, which a property test proves; so every
till, the register and a stranger with the journal come to the same books. Balances are never stored, they are sums.

Rules (who is debited, who is credited):

* A sale debits cash or card and credits the family with what it is owed before commission; the centre's own goods credit
  its income. A discount borne by the centre debits its promotion account. Cash rounding has its own account.
* A void is the sale with the sign turned; a refund takes back what was credited, at the sale's own prices and rates. Both name
  the family that has the credit now: where a line was moved, the one it was moved to (`pos.domain.moving`).
* The float comes out of the safe; at close the counted cash goes back to it, and the difference is booked, not hidden.
* Commission is not taken per line. An approved payout books it once per family and rate.
* Families are paid in cash out of the cash box, which is filled from the safe or the bank. A payment that is reversed puts the
  money back and is owed again; a line that is reversed before it was paid moves nothing, for it is owed as it was.
* What a courier or an outlet took is debited to the agent, and credited to it when the money is handed over.
"""

from __future__ import annotations

from enum import Enum

from pos.domain.agent_facts import AgentPaid, AgentPaymentUndone, MoneyPlace
from pos.domain.bazaar import PayBy
from pos.domain.exception_facts import ExceptionResolved
from pos.domain.facts import (
    Bearer,
    CashMoved,
    Line,
    LineMoved,
    Method,
    Payment,
    Purpose,
    Refund,
    Sale,
    ShiftClosed,
    ShiftOpened,
    Void,
)
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, Fact, PayoutApproved, PayoutPaid
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, CashPlace, PayoutReversed
from pos.domain.values import dataclass


class Account(str, Enum):
    """The accounts of the book. `FAMILY` and `ADVANCE` are kept per family, `CASH` per device; `AGENT` owes to the centre."""

    CASH = "cash"
    CARD = "card"
    AGENT = "agent"
    SAFE = "safe"
    BOX = "box"
    BANK = "bank"
    FAMILY = "family"
    ADVANCE = "advance"
    CENTRE = "centre"
    COMMISSION = "commission"
    PROMOTION = "promotion"
    ROUNDING = "rounding"
    DIFFERENCE = "difference"
    EXPENSE = "expense"
    LOSS = "loss"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of the ledger.

    Attributes:
        amount_minor: positive is debit, negative is credit.
        family: whose account, for `FAMILY` and `ADVANCE`.
        rate_bp: the commission rate that the amount stands under, for `FAMILY`.
    """

    account: Account
    amount_minor: int
    family: str = ""
    rate_bp: int = 0


def postings(fact: Fact) -> tuple[Posting, ...]:
    """Return the ledger rows of a fact; their amounts sum to zero. Most kinds of fact have none."""
    return tuple([row for row in _rows(fact) if row.amount_minor])


def _rows(fact: Fact) -> list[Posting]:
    match fact:
        case Sale():
            return _exchange(fact.lines, fact.payments, fact.rounding_minor, sign=1)
        case Void():
            return _exchange(fact.lines, fact.payments, fact.rounding_minor, sign=-1)
        case Refund():
            lines = tuple(part.line for part in fact.lines)
            return _exchange(lines, fact.payments, fact.rounding_minor, sign=-1)
        case ShiftOpened():
            return _transfer(Account.SAFE, Account.CASH, fact.float_minor)
        case CashMoved():
            other = Account.SAFE if fact.purpose is Purpose.SAFE else Account.EXPENSE
            return _transfer(other, Account.CASH, fact.amount_minor)
        case ShiftClosed():
            return [
                *_transfer(Account.DIFFERENCE, Account.CASH, fact.difference_minor),
                *_transfer(Account.CASH, Account.SAFE, fact.counted_minor),
            ]
        case GoodsWrittenOff():
            return [Posting(Account.LOSS, fact.owed_minor), _owner(fact.family, -fact.owed_minor, fact.rate_bp)]
        case LineMoved():
            return [
                _owner(fact.from_family, fact.amount_minor, fact.from_rate_bp),
                _owner(fact.to_family, -fact.amount_minor, fact.to_rate_bp),
            ]
        case _:
            return _office_rows(fact)


def _office_rows(fact: Fact) -> list[Posting]:
    match fact:
        case AdvancePaid():
            source = Account.BOX if fact.from_box else Account.SAFE
            return [Posting(Account.ADVANCE, fact.amount_minor, fact.family), Posting(source, -fact.amount_minor)]
        case AdjustmentMade():
            return [
                Posting(Account.ADJUSTMENT, fact.amount_minor),
                Posting(Account.FAMILY, -fact.amount_minor, fact.family),
            ]
        case PayoutApproved():
            return [
                row
                for line in fact.lines
                for row in (
                    *(Posting(Account.FAMILY, share.commission_minor, line.family) for share in line.shares),
                    Posting(Account.COMMISSION, -line.commission_minor),
                    Posting(Account.FAMILY, line.advances_minor, line.family),
                    Posting(Account.ADVANCE, -line.advances_minor, line.family),
                )
            ]
        case PayoutPaid():
            cash = Account.BOX if fact.from_box else Account.SAFE
            source = cash if fact.pay_by is PayBy.CASH else Account.BANK
            return [Posting(Account.FAMILY, fact.amount_minor, fact.family), Posting(source, -fact.amount_minor)]
        case ExceptionResolved():
            return _transfer(Account.DIFFERENCE, Account.LOSS, -fact.difference_minor)
        case PayoutReversed() if fact.was_paid:
            target = Account.BOX if fact.pay_by is PayBy.CASH else Account.BANK
            return [Posting(target, fact.amount_minor), Posting(Account.FAMILY, -fact.amount_minor, fact.family)]
        case _:
            return _moved_rows(fact)


def _moved_rows(fact: Fact) -> list[Posting]:
    """Rows of money that only changes its place."""
    match fact:
        case CashBoxFilled():
            return _transfer(_PLACES[fact.source], Account.BOX, fact.amount_minor)
        case CashBoxEmptied():
            return _transfer(Account.BOX, _PLACES[fact.target], fact.amount_minor)
        case AgentPaid():
            return _transfer(Account.AGENT, _LIES_IN[fact.into], fact.amount_minor)
        case AgentPaymentUndone():
            return _transfer(_LIES_IN[fact.out_of], Account.AGENT, fact.amount_minor)
        case _:
            return []


_PLACES = {CashPlace.SAFE: Account.SAFE, CashPlace.BANK: Account.BANK}
_LIES_IN = {MoneyPlace.BOX: Account.BOX, MoneyPlace.SAFE: Account.SAFE, MoneyPlace.BANK: Account.BANK}


# The accounts of a sale, by names of their own: below Python 3.12 looking a member up costs as much as making a row.
_CASH, _FAMILY, _CENTRE = Account.CASH, Account.FAMILY, Account.CENTRE
_PROMOTION, _ROUNDING = Account.PROMOTION, Account.ROUNDING
_BY_CENTRE, _IN_CASH = Bearer.CENTRE, Method.CASH
_PAID_INTO = {Method.CARD: Account.CARD, Method.TRANSFER: Account.BANK, Method.AGENT: Account.AGENT}


def _exchange(lines: tuple[Line, ...], payments: tuple[Payment, ...], rounding: int, *, sign: int) -> list[Posting]:
    """Rows of goods against money; `sign` is 1 for a sale and -1 for its undoing."""
    rows = [_owner(line.family, -sign * line.credited_minor, line.rate_bp) for line in lines]
    promotion = sum([line.discount_minor for line in lines if line.discount_minor and line.borne_by is _BY_CENTRE])
    if promotion:
        rows.append(Posting(_PROMOTION, sign * promotion))
    if rounding:
        rows.append(Posting(_ROUNDING, -sign * rounding))
    for payment in payments:
        account = _CASH if payment.method is _IN_CASH else _PAID_INTO[payment.method]
        rows.append(Posting(account, sign * payment.amount_minor))
    return rows


def _owner(family: str, amount_minor: int, rate_bp: int) -> Posting:
    if family:
        return Posting(_FAMILY, amount_minor, family, rate_bp)
    return Posting(_CENTRE, amount_minor)


def _transfer(source: Account, target: Account, amount_minor: int) -> list[Posting]:
    return [Posting(source, -amount_minor), Posting(target, amount_minor)]
