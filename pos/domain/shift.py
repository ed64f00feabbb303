"""The figures of a shift: what the drawer must hold and what the Z-report freezes.

One fold over the shift's facts gives both the X-report (any time) and the Z-report (at close), so the two cannot differ.
Expected cash is `float + cash sales - cash given back + cash put in - cash taken out`, and nothing else.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pos.domain.facts import CashMoved, FamilyTotal, LineMoved, Method, Payment, Refund, Sale, ShiftOpened, Void
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.postings import Account, postings
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.office_facts import Fact


@dataclass(slots=True)
class ShiftFigures:
    """The running figures of one shift; all amounts in minor units, counts of facts.

    Attributes:
        voided_minor, refunded_minor: as charged, positive.
        cash_minor, card_minor: taken less given back.
        moved_minor: cash put in less cash taken out.
        credited: what each family is credited, before commission; the empty number is the centre.
    """

    sales: int = 0
    voids: int = 0
    refunds: int = 0
    gross_minor: int = 0
    discount_minor: int = 0
    voided_minor: int = 0
    refunded_minor: int = 0
    rounding_minor: int = 0
    cash_minor: int = 0
    card_minor: int = 0
    float_minor: int = 0
    moved_minor: int = 0
    credited: dict[str, int] = field(default_factory=dict)

    @property
    def expected_minor(self) -> int:
        """What the drawer must hold."""
        return self.float_minor + self.cash_minor + self.moved_minor

    @property
    def takings_minor(self) -> int:
        """What customers paid less what they got back."""
        return self.cash_minor + self.card_minor

    def family_totals(self) -> tuple[FamilyTotal, ...]:
        """Return what each family is credited, by number; families at zero are left out."""
        rows = sorted((number, amount) for number, amount in self.credited.items() if amount)
        return tuple(FamilyTotal(family=number, amount_minor=amount) for number, amount in rows)


def figures(shift_facts: Iterable[Fact]) -> ShiftFigures:
    """Fold the facts of one shift, in their order, into its figures."""
    result = ShiftFigures()
    for fact in shift_facts:
        _count(result, fact)
        _credit(result, fact)
    return result


def _count(result: ShiftFigures, fact: Fact) -> None:
    match fact:
        case ShiftOpened():
            result.float_minor += fact.float_minor
        case CashMoved():
            result.moved_minor += fact.amount_minor
        case Sale():
            result.sales += 1
            result.gross_minor += fact.charged_minor
            result.discount_minor += sum(line.discount_minor for line in fact.lines)
            _pay(result, fact.payments, fact.rounding_minor, sign=1)
        case Void():
            result.voids += 1
            result.voided_minor += sum(line.charged_minor for line in fact.lines)
            _pay(result, fact.payments, fact.rounding_minor, sign=-1)
        case Refund():
            result.refunds += 1
            result.refunded_minor += sum(part.line.charged_minor for part in fact.lines)
            _pay(result, fact.payments, fact.rounding_minor, sign=-1)
        case _:
            pass


def _pay(result: ShiftFigures, payments: tuple[Payment, ...], rounding_minor: int, *, sign: int) -> None:
    result.rounding_minor += sign * rounding_minor
    for payment in payments:
        if payment.method is Method.CASH:
            result.cash_minor += sign * payment.amount_minor
        else:
            result.card_minor += sign * payment.amount_minor


def _credit(result: ShiftFigures, fact: Fact) -> None:
    if not isinstance(fact, Sale | Void | Refund | LineMoved | GoodsWrittenOff):
        return
    for row in postings(fact):
        if row.account in {Account.FAMILY, Account.CENTRE}:
            result.credited[row.family] = result.credited.get(row.family, 0) - row.amount_minor
