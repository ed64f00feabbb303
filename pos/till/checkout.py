"""Ringing up and being paid: from the first scan to a sale that cannot be lost.

The order is the promise: the sale is committed to the disk, then the drawer opens, then paper is printed. Every change of the
basket is in the book before it is on the screen's next frame, so a power cut brings the same basket back with the same id.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain import basket as ringing
from pos.domain.basket import Basket, BasketLine
from pos.domain.errors import OutOfRange, ShiftNotOpen, UnknownFamily, UnknownItem
from pos.domain.facts import Bearer, Line, LineDropped, Method, Sale, ShiftOpened
from pos.domain.identity import UNASSIGNED, read_item_code, read_typed_family
from pos.domain.limits import BASKETS_HELD_MAX
from pos.domain.line_errors import SoldByWeight
from pos.domain.money import CURRENCIES
from pos.domain.tender_errors import TooMuchTendered
from pos.domain.text import clean
from pos.domain.weighing import Unit
from pos.till.markdowns import Markdowns

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ports import Drawer, Press


class Checkout:
    """The counter of one till: one basket in hand, others on hold.

    Args:
        book: the till's open book; the basket that was in hand when it was last closed is taken up again.
        press: prints receipts.
        drawer: opens when cash changes hands.
    """

    def __init__(self, book: Book, press: Press, drawer: Drawer) -> None:
        self._book = book
        self._press = press
        self._drawer = drawer
        self._markdowns = Markdowns(book)
        self.basket = book.drafts.current() or self._new()

    # -- ringing up --------------------------------------------------------------------------------------------

    def scan(self, text: str) -> ItemCard:
        """Add one piece of the item whose code was scanned or typed.

        Raises:
            WrongCheckDigit: it is no item code, or was mistyped.
            UnknownItem: no such item is on the list.
            SoldByWeight: it is sold by weight; `add` it with its grams.
        """
        item = self.find(text)
        if item.unit is Unit.GRAM:
            raise SoldByWeight(item.code)
        self.add(item)
        return item

    def find(self, text: str) -> ItemCard:
        """Return the item whose code was scanned or typed.

        Raises:
            WrongCheckDigit: it is no item code, or was mistyped.
            UnknownItem: no such item is on the list.
        """
        code = read_item_code(text)
        item = self._book.catalogue.item(code)
        if item is None:
            raise UnknownItem(code)
        return item

    def add(self, item: ItemCard, quantity: int = 1) -> None:
        """Add pieces, or grams of what is sold by weight, at the item's price, less a markdown that holds now."""
        line = Line(
            item=item.code,
            family=item.family,
            quantity=quantity,
            price_minor=item.price_minor,
            rate_bp=item.rate_bp,
            unit=item.unit,
        )
        part = BasketLine(line=line, name_ar=item.name_ar, name_en=item.name_en, floor_minor=item.floor_minor)
        self._keep(ringing.add(self.basket, self._markdowns.taken_off(part, item)))

    def add_unlisted(self, family: str, price_minor: int, name: str, name_en: str = "", *, item: str = "") -> None:
        """Add something that is on no list, with its price, onto a family's account.

        Args:
            family: the family's number as typed; empty for the centre, `UNASSIGNED` while nobody knows whose it is.
            price_minor: the price of one piece.
            name: what it is, as the receipt has it.
            name_en: how the counter calls it in English; as on the receipt where it is empty.
            item: the code on its label, which another till made and this one has not heard of; the piece is that item's.

        Raises:
            WrongCheckDigit, UnknownFamily: the number is no family's.
        """
        bazaar = self._book.catalogue.bazaar()
        number, rate_bp = "", 0
        if family == UNASSIGNED:
            number = UNASSIGNED  # no commission is taken until the line is moved to its family
        elif family:
            number = read_typed_family(family)
            card = self._book.catalogue.family(number)
            if card is None:
                raise UnknownFamily(number)
            rate_bp = bazaar.commission_bp if card.rate_bp is None else card.rate_bp
        label = clean(name)
        line = Line(item=item, family=number, quantity=1, price_minor=price_minor, rate_bp=rate_bp, name=label)
        self._keep(ringing.add(self.basket, BasketLine(line=line, name_ar=label, name_en=clean(name_en) or label)))

    def set_quantity(self, index: int, quantity: int, *, by: str) -> None:
        """Change a line's quantity; zero takes the line out. Once the customer saw a subtotal, pieces taken out are a fact."""
        changed = ringing.set_quantity(self.basket, index, quantity)
        line = self.basket.lines[index].line
        if quantity < line.quantity:
            self._note_dropped(self.basket, line, line.quantity - quantity, by)
        self._keep(changed)

    def remove(self, index: int, *, by: str) -> None:
        """Take a line out. Once the customer saw a subtotal, that is a fact."""
        self.set_quantity(index, 0, by=by)

    def discount_line(
        self, index: int, discount_minor: int, *, reason: str, borne_by: Bearer, approved_by: str = ""
    ) -> None:
        """Take an amount off one line; below the family's floor a shift lead must have approved."""
        self._keep(
            ringing.discount_line(
                self.basket, index, discount_minor, reason=reason, borne_by=borne_by, approved_by=approved_by
            )
        )

    def discount_basket(self, discount_minor: int, *, reason: str, borne_by: Bearer, approved_by: str = "") -> None:
        """Take an amount off the whole basket, spread exactly over its lines."""
        self._keep(
            ringing.discount_basket(
                self.basket, discount_minor, reason=reason, borne_by=borne_by, approved_by=approved_by
            )
        )

    def clear(self, *, by: str) -> None:
        """Give the basket up. Once the customer saw a subtotal, each line of it is a fact."""
        self._give_up(self.basket, by)
        self.basket = self._new()

    # -- on hold -----------------------------------------------------------------------------------------------

    def hold(self, name: str) -> None:
        """Put the basket aside under a name and begin a new one.

        Raises:
            EmptyBasket: there is nothing to put aside.
            OutOfRange: too many baskets are on hold.
        """
        ringing.sale_lines(self.basket)
        waiting = len(self.held())
        if waiting >= BASKETS_HELD_MAX:
            raise OutOfRange("held", waiting + 1, 0, BASKETS_HELD_MAX)
        label = clean(name) or f"{waiting + 1}"
        self._book.drafts.save(replace(self.basket, held_as=label))
        self.basket = self._new()

    def held(self) -> list[Basket]:
        """Return the baskets on hold, oldest first."""
        return self._book.drafts.held()

    def recall(self, identity: UUID) -> None:
        """Take a basket from hold; the one in hand, if it has lines, goes on hold in its place."""
        recalled = next((basket for basket in self.held() if basket.id == identity), None)
        if recalled is None:
            return
        if self.basket.lines:
            self.hold("")
        self._keep(replace(recalled, held_as=""))

    def discard(self, identity: UUID, *, by: str) -> None:
        """Give a basket on hold up. Once the customer saw a subtotal, each line of it is a fact."""
        for basket in self.held():
            if basket.id == identity:
                self._give_up(basket, by)

    # -- being paid --------------------------------------------------------------------------------------------

    def subtotal_minor(self) -> int:
        """Return what is due, and remember in the book that the customer has seen it."""
        if self.basket.lines and not self.basket.shown:
            self._keep(replace(self.basket, shown=True))
        return self.basket.total_minor

    def cash_due_minor(self, card_minor: int = 0) -> int:
        """Return what must be paid in cash beside a card amount, rounded to coins."""
        step = self._book.catalogue.bazaar().cash_step_minor
        return ringing.cash_due(self.basket.total_minor, card_minor, step)

    def pay(self, *, by: str, tendered_minor: int = 0, card_minor: int = 0, reference: str = "") -> Recorded:
        """Record the sale; then open the drawer for cash, then print; then begin the next basket.

        Returns:
            The recorded sale. A second call for the same basket cannot record it twice.

        Raises:
            EmptyBasket, ShiftNotOpen, NotEnoughTendered, TooMuchTendered, CardExceedsDue: the person can put it right.
            AlreadyRecorded: this basket was recorded before, with other goods or another payment.
            DiskFull, BookDamaged: nothing is called saved; the basket stays, and its id tells later what became of it.
        """
        lines = ringing.sale_lines(self.basket)
        shift = self._shift()
        bazaar = self._book.catalogue.bazaar()
        paid = ringing.pay(
            self.basket.total_minor,
            tendered_minor=tendered_minor,
            card_minor=card_minor,
            reference=clean(reference),
            cash_step_minor=bazaar.cash_step_minor,
        )
        if paid.change_minor >= CURRENCIES[bazaar.currency].notes_minor[0]:
            raise TooMuchTendered(tendered_minor - paid.change_minor, tendered_minor)
        sale = Sale(
            number=self._book.journal.next_number(),
            shift=shift.shift,
            day=shift.day,
            lines=lines,
            payments=paid.payments,
            rounding_minor=paid.rounding_minor,
            catalogue=self._book.catalogue.version,
        )
        recorded = self._book.journal.append(sale, identity=self.basket.id, by=by)
        self.basket = self._new()
        if any(payment.method is Method.CASH for payment in paid.payments):
            self._drawer.open()
        self._press.print(recorded)
        return recorded

    # -- inside ------------------------------------------------------------------------------------------------

    def _shift(self) -> ShiftOpened:
        opened = self._book.journal.open_shift()
        if opened is None or not isinstance(opened.fact, ShiftOpened):
            raise ShiftNotOpen
        return opened.fact

    def _give_up(self, basket: Basket, by: str) -> None:
        for part in basket.lines:
            self._note_dropped(basket, part.line, part.line.quantity, by)
        self._book.drafts.forget(basket.id)

    def _note_dropped(self, basket: Basket, line: Line, quantity: int, by: str) -> None:
        """Record that pieces are taken out of a basket whose subtotal the customer has seen."""
        if not basket.shown:
            return
        dropped = LineDropped(
            shift=self._shift().shift,
            basket=basket.id,
            item=line.item,
            family=line.family,
            quantity=quantity,
            price_minor=line.price_minor,
        )
        self._book.journal.append(dropped, identity=self._book.around.new_id(), by=by)

    def _new(self) -> Basket:
        return Basket(id=self._book.around.new_id())

    def _keep(self, changed: Basket) -> None:
        self._book.drafts.save(changed)
        self.basket = changed
