"""The customers of a rehearsal, and what they do at a counter.

One visit is one basket: a few items of several families, paid by cash, card or both; now and then a discount, something put on
hold, something brought back. What is asked for is still on the shelf (`Shelf`), because in a hall people buy what they see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.domain.facts import Bearer
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from random import Random

    from pos.demo.stand import Stand
    from pos.domain.bazaar import ItemCard, Person
    from pos.domain.money import Currency
    from pos.domain.record import Recorded

PORTION_GRAMS = 500  # what a customer commonly asks of goods by weight: it counts like one piece


@dataclass(slots=True)
class Shelf:
    """What is left of each item in the whole hall, over all tills, in pieces or grams."""

    left: dict[str, int] = field(default_factory=dict)
    cards: dict[str, ItemCard] = field(default_factory=dict)

    def put(self, card: ItemCard, pieces: int) -> None:
        """Put pieces or grams of an item on the shelf."""
        self.cards[card.code] = card
        self.left[card.code] = self.left.get(card.code, 0) + pieces

    def pick(self, chance: Random) -> ItemCard | None:
        """Return an item that is still there, the better stocked ones more often; None when the shelf is empty."""
        codes = [code for code, pieces in self.left.items() if pieces > 0]
        if not codes:
            return None
        return self.cards[
            chance.choices(codes, [portions(self.cards[code].unit, self.left[code]) for code in codes])[0]
        ]

    def first_of_a_family(self) -> str | None:
        """Return the first item sold by the piece that a family still has here; None when there is none."""
        pieces = (card for card in self.cards.values() if card.family and card.unit is Unit.PIECE)
        return next((card.code for card in pieces if self.left[card.code] > 0), None)

    def take(self, code: str, pieces: int) -> None:
        """Take pieces or grams from the shelf (or, negative, put them back)."""
        self.left[code] -= pieces


def portions(unit: Unit, quantity: int) -> int:
    """Return how many customers a quantity of pieces or grams serves, one at least."""
    return quantity if unit is Unit.PIECE else max(1, quantity // PORTION_GRAMS)


class Crowd:
    """The customers at the tills.

    Args:
        chance: this crowd's own source of chance.
        shelf: what there is to buy.
        lead: the shift lead who approves at the tills.
        currency: the notes in their purses.
    """

    def __init__(self, chance: Random, shelf: Shelf, lead: Person, currency: Currency) -> None:
        self._chance = chance
        self._shelf = shelf
        self._lead = lead
        self._currency = currency

    def visit(self, stand: Stand, cashier: Person) -> Recorded | None:
        """Serve one customer; returns the recorded sale, or None when there was nothing left to buy."""
        if not self._fill(stand):
            return None
        draw = self._chance.random()
        if draw < 0.06:
            self._discount(stand)
        elif draw < 0.09 and len(stand.checkout.held()) < 3:
            stand.checkout.hold("عند الباب" if self._chance.random() < 0.5 else "back soon")
            self._fill(stand)
        elif draw < 0.14 and stand.checkout.held():
            held = stand.checkout.held()[0]
            self._pay(stand, cashier)
            stand.checkout.recall(held.id)
        return self._pay(stand, cashier)

    def settle_held(self, stand: Stand, cashier: Person) -> int:
        """Serve everyone who is still on hold, before the shift closes; returns how many there were."""
        held = stand.checkout.held()
        for basket in held:
            stand.checkout.recall(basket.id)
            self._pay(stand, cashier)
        return len(held)

    def bring_back(self, stand: Stand, cashier: Person, number: str) -> Recorded | None:
        """Bring back one piece, or all that was weighed, of the first line that has any left; None when nothing is."""
        found = stand.undoing.find(number)
        index = next((n for n, left in enumerate(found.left) if left), None)
        if index is None:
            return None
        line = found.sale.lines[index]
        back = 1 if line.unit is Unit.PIECE else found.left[index]
        refund = stand.undoing.refund(
            number, {index: back}, by=cashier.code, reason="المقاس غير مناسب", approved_by=self._lead.code
        )
        if line.item:
            self._shelf.take(line.item, -back)
        return refund

    def undo(self, stand: Stand, cashier: Person, number: str) -> Recorded:
        """Void a whole sale: it was rung up twice."""
        sale = stand.undoing.find(number).sale
        void = stand.undoing.void(number, by=cashier.code, reason="سُجّل مرتين", approved_by=self._lead.code)
        for line in sale.lines:
            if line.item:
                self._shelf.take(line.item, -line.quantity)
        return void

    # -- inside ------------------------------------------------------------------------------------------------

    def _fill(self, stand: Stand) -> bool:
        for _ in range(self._chance.choices((1, 2, 3, 4, 5, 6), (26, 28, 20, 14, 8, 4))[0]):
            card = self._shelf.pick(self._chance)
            if card is None:
                break
            asked = self._chance.choices((1, 2, 3), (80, 15, 5))[0]
            if card.unit is Unit.GRAM:
                quantity = min(asked * PORTION_GRAMS, self._shelf.left[card.code])
                stand.checkout.add(card, quantity)
            else:
                quantity = min(asked, self._shelf.left[card.code])
                for _ in range(quantity):
                    stand.checkout.scan(card.code)
            self._shelf.take(card.code, quantity)
        return bool(stand.checkout.basket.lines)

    def _discount(self, stand: Stand) -> None:
        """A tenth off: borne by the centre, or by the family with the shift lead's word when its floor is crossed."""
        tenth = stand.checkout.basket.total_minor // 10
        bearer = self._chance.choice((Bearer.FAMILY, Bearer.CENTRE))
        stand.checkout.discount_basket(tenth, reason="عرض اليوم الأخير", borne_by=bearer, approved_by=self._lead.code)

    def _pay(self, stand: Stand, cashier: Person) -> Recorded:
        total = stand.checkout.subtotal_minor()
        draw = self._chance.random()
        if draw < 0.55:
            return stand.checkout.pay(by=cashier.code, tendered_minor=self._notes(stand.checkout.cash_due_minor()))
        reference = f"{self._chance.randrange(10**6):06d}"
        if draw < 0.92 or total < 20 * self._currency.unit_minor:
            return stand.checkout.pay(by=cashier.code, card_minor=total, reference=reference)
        card = total // 2
        return stand.checkout.pay(
            by=cashier.code,
            card_minor=card,
            reference=reference,
            tendered_minor=self._notes(stand.checkout.cash_due_minor(card)),
        )

    def _notes(self, due_minor: int) -> int:
        """Return what a customer hands over: the exact sum, or the next round note."""
        if self._chance.random() < 0.3:
            return due_minor
        notes = sorted(note for note in self._currency.notes_minor if note >= 10 * self._currency.unit_minor)
        return next((note for note in notes if note >= due_minor), due_minor)
