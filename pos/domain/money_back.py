"""How the money of a sale goes back: the way it came, and never more by a way than came by it, unless somebody says so.

What was paid by card goes back to the card first, so that nobody turns a card into notes by way of a return; what is left then
goes back in cash. Whoever must give cash for what a card paid, because the card machine is gone, can: it is told apart here, and
the shift lead answers for it (`pos.till.undoing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.basket import cash_due
from pos.domain.facts import Method, Payment
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.domain.facts import Refund, Sale


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What went back of a sale so far, in minor units.

    Attributes:
        charged_minor: what the pieces that came back were charged at.
        cash_minor: notes and coins that were given for them.
        card_minor: what was given back to the card.
    """

    charged_minor: int = 0
    cash_minor: int = 0
    card_minor: int = 0

    @property
    def paid_minor(self) -> int:
        """What was given back by whatever way."""
        return self.cash_minor + self.card_minor

    def plus(self, refund: Refund) -> GivenBack:
        """Return this and what one refund gave back; what is not on a card counts as cash."""
        card = _by_card(refund.payments)
        charged = sum(part.line.charged_minor for part in refund.lines)
        return GivenBack(
            self.charged_minor + charged, self.cash_minor + refund.paid_minor - card, self.card_minor + card
        )


@dataclass(frozen=True, slots=True)
class GoingBack:
    """How much goes back for pieces of a sale, and by which way, in minor units.

    Attributes:
        charged_minor: what the pieces were charged at.
        cash_minor: notes and coins to hand over.
        card_minor: what the card machine gives back.
        beyond_minor: the part of the cash that was paid by card.
    """

    charged_minor: int
    cash_minor: int
    card_minor: int
    beyond_minor: int

    @property
    def paid_minor(self) -> int:
        """What goes back in all."""
        return self.cash_minor + self.card_minor

    @property
    def rounding_minor(self) -> int:
        """What goes back less what the pieces were charged at."""
        return self.paid_minor - self.charged_minor

    @property
    def payments(self) -> tuple[Payment, ...]:
        """What a refund bears; a way by which nothing goes back is absent."""
        ways = ((Method.CARD, self.card_minor), (Method.CASH, self.cash_minor))
        return tuple(Payment(method=method, amount_minor=minor) for method, minor in ways if minor)


def going_back(sale: Sale, before: GivenBack, amount_minor: int, cash_step_minor: int, *, in_cash: bool) -> GoingBack:
    """Work out how the money for pieces of a sale goes back.

    Cash is rounded over all that came back of the sale, not piece by piece: ten refunds of one piece give back what one refund
    of ten does, and all of it gives back what was paid.

    Args:
        sale: the sale.
        before: what went back of it so far.
        amount_minor: what the pieces that come back now were charged at.
        cash_step_minor: what coins can pay.
        in_cash: whether all goes back in cash, whatever the customer paid with.
    """
    by_card = _by_card(sale.payments)
    rest = max(0, sale.paid_minor - before.paid_minor)
    after = before.charged_minor + amount_minor
    all_of_it = after == sale.charged_minor
    card = 0 if in_cash else max(0, min(by_card - before.card_minor, rest if all_of_it else amount_minor, rest))
    on_cards = before.card_minor + card
    upto = sale.paid_minor if all_of_it else min(on_cards + cash_due(after, on_cards, cash_step_minor), sale.paid_minor)
    cash = max(0, upto - before.paid_minor - card)
    if in_cash and by_card:
        cash = _in_coins(cash, rest, cash_step_minor)
    cash_left = max(0, sale.paid_minor - by_card - before.cash_minor)
    return GoingBack(amount_minor, cash, card, max(0, cash - cash_left))


def _in_coins(amount_minor: int, most_minor: int, step_minor: int) -> int:
    """Return what coins can pay of an amount that a card paid to the last fils; never more than is left of the sale."""
    nearest = cash_due(amount_minor, 0, step_minor)
    return nearest if nearest <= most_minor else nearest - step_minor


def _by_card(payments: tuple[Payment, ...]) -> int:
    return sum(payment.amount_minor for payment in payments if payment.method is Method.CARD)
