"""The selling screen: scan, type or touch; change the basket; hand over to the payment sheet.

The screen is always in one state, and what a scan does follows from it:

    IDLE     nothing is rung up; a scan begins a basket
    BASKET   goods are rung up; a scan adds to them
    PAYING   the money is counted; a scan is refused with a beep and changes nothing
    DONE     the sale is in the book; a scan begins the next basket at once
"""

from __future__ import annotations

import re
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal, ShiftNotOpen, UnknownFamily, UnknownItem, WrongCheckDigit
from pos.domain.identity import is_booth_code, read_paper_number, read_typed_family
from pos.domain.money import CURRENCIES
from pos.domain.text import latin_digits, latin_figures
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.proving_receipts import is_code
from pos.ui.presenters.basket_rows import basket_rows, line_name, totals
from pos.ui.presenters.paying import Step
from pos.ui.presenters.session import name_of
from pos.ui.rows.sayings import Saying
from pos.ui.rows.till import ALL, BasketLine, BasketTotals

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import ItemCard
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.paying import PayPresenter
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.presenters.shelf import Shelf
    from pos.ui.presenters.weighing import Scale
    from pos.ui.rows.names import Name
    from pos.ui.rows.sayings import SayingKey

_FAMILY_AND_PRICE = re.compile(r"(?P<family>\d{1,6})\s+(?P<price>[\d.,]+)")


class State(Enum):
    """What the screen is doing."""

    IDLE = "idle"
    BASKET = "basket"
    PAYING = "paying"
    DONE = "done"


class BasketView(Protocol):
    """What the basket asks of the selling screen."""

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals, selected: str) -> None:
        """Show the basket; without a line to choose, the chosen one stays."""

    def show_held_count(self, count: int) -> None:
        """Show how many baskets are put aside."""


class QuantityView(Protocol):
    """Asks for the pieces of a line."""

    def ask(self, key: str, name: Name, quantity: int) -> None:
        """Ask."""


class UnlistedAsker(Protocol):
    """Asks for the family and the price of what is on no list."""

    def ask(self, family: str = "", price_minor: int | None = None, code: str = "") -> None:
        """Ask, with what was typed already; `code` is of a label that another till made and this one has not heard of."""


class TillPresenter:
    """The selling screen.

    Args:
        view: the part of the screen that shows the basket.
        quantity: asks for the pieces of a line.
        scale: asks for the grams of what is sold by weight.
        unlisted: asks for what is on no list.
        confirmations: asks before the basket is given up.
        desks: the counter.
        session: who sells.
        shelf: what can be sold.
        paying: the payment sheet.
        announcer: says what was refused.
        receipt_scanned: told the number of a receipt that was scanned here.
    """

    def __init__(
        self,
        view: BasketView,
        *,
        quantity: QuantityView,
        scale: Scale,
        unlisted: UnlistedAsker,
        confirmations: Confirmations,
        desks: Desks,
        session: Session,
        shelf: Shelf,
        paying: PayPresenter,
        announcer: Announcer,
        receipt_scanned: Callable[[str], None],
    ) -> None:
        self._view = view
        self._quantity = quantity
        self._scale = scale
        self._unlisted = unlisted
        self._confirmations = confirmations
        self._desks = desks
        self._session = session
        self._shelf = shelf
        self._paying = paying
        self._announcer = announcer
        self._receipt_scanned = receipt_scanned
        self._rows: tuple[BasketLine, ...] = ()

    @property
    def state(self) -> State:
        """What the screen is doing."""
        if self._paying.step is Step.ASKING:
            return State.PAYING
        if self._paying.step is Step.DONE:
            return State.DONE
        return State.BASKET if self._desks.checkout.basket.lines else State.IDLE

    def present(self) -> None:
        """Show the shelf and the basket as they are."""
        self._shelf.present()
        self.show()

    # -- ringing up --------------------------------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """Take a scanned code: an item's is added, a receipt's is looked up."""
        match self.state:
            case State.PAYING:
                self._announcer.beep()
                self._paying.refuse_scan()
                return
            case State.DONE:
                self._paying.put_away()
                self.next_customer()
            case State.IDLE | State.BASKET:
                pass
        number = code if is_code(code) else _paper_number(code)
        if number:
            self._receipt_scanned(number)
        else:
            self.attempt(lambda: self._add_code(code))

    def choose_item(self, code: str) -> None:
        """Add a piece of the item whose tile was pressed."""
        self.attempt(lambda: self._add_code(code))

    def submit(self, text: str) -> None:
        """Take what was typed and ended with Enter: a code, a family with a price, a family, or the only hit."""
        typed = latin_digits(text).strip()
        number = _paper_number(typed)
        if number:
            self._receipt_scanned(number)
        elif _is_code(typed):
            if self.attempt(lambda: self._add_code(typed)):
                self._shelf.start_over()
        elif pair := _FAMILY_AND_PRICE.fullmatch(latin_figures(typed)):
            self.attempt(lambda: self._ask_unlisted(pair["family"], pair["price"]))
        elif _is_family(typed):
            self.attempt(lambda: self._find_family(typed))
        else:
            only = self._shelf.only_hit()
            if only is not None and self.attempt(lambda: self._add(only)):
                self._shelf.start_over()

    def step(self, key: str, pieces: int) -> None:
        """Change a line by so many pieces; the last piece takes the line with it. A weighed bag goes, or is weighed again."""
        line = self._desks.checkout.basket.lines[int(key)].line
        if line.unit is Unit.PIECE:
            self.set_quantity(key, max(0, line.quantity + pieces))
        elif pieces < 0:
            self.remove(key)
        else:
            self.ask_quantity(key)

    def ask_quantity(self, key: str) -> None:
        """Ask for the pieces of a line, or for its weight."""
        part = self._desks.checkout.basket.lines[int(key)]
        line = part.line
        if line.unit is Unit.PIECE:
            self._quantity.ask(key, line_name(part), line.quantity)
        else:
            weigh_again = partial(self.set_quantity, key)
            self._scale.ask(line_name(part), line.price_minor, weigh_again, grams=line.quantity)

    def set_quantity(self, key: str, quantity: int) -> None:
        """Give a line so many pieces; none takes it out, and more than are left is said and sold."""
        checkout = self._desks.checkout
        line = checkout.basket.lines[int(key)].line
        is_set = self.attempt(lambda: checkout.set_quantity(int(key), quantity, by=self._session.by), touched=int(key))
        card = self._desks.book.catalogue.item(line.item) if line.item else None
        if is_set and card is not None and quantity > line.quantity:
            self._warn_if_gone(card)

    def remove(self, key: str) -> None:
        """Take a line out."""
        self.set_quantity(key, 0)

    def clear(self) -> None:
        """Ask whether the whole basket should go."""
        if self._desks.checkout.basket.lines:
            self._confirmations.ask(
                "clear_basket", lambda: self.attempt(lambda: self._desks.checkout.clear(by=self._session.by))
            )

    # -- being paid --------------------------------------------------------------------------------------------

    def pay(self) -> None:
        """Go on to the payment sheet."""
        self._announcer.clear()
        self._paying.begin()

    def next_customer(self) -> None:
        """Begin anew after a payment: an empty basket and an empty search, or the basket that was not paid."""
        self.show()
        if not self._desks.checkout.basket.lines:
            self._shelf.start_over()

    # -- for the other presenters of this screen ---------------------------------------------------------------

    def attempt(self, act: Callable[[], object], touched: int | None = None) -> bool:
        """Do an act and show the basket; a refusal is said and leaves everything as it was.

        The label of an item that another till made and this one has not heard of is asked about instead.

        Args:
            act: changes the basket.
            touched: the place of the line it is about; the one that changed where it is not named.

        Returns:
            Whether it was done.
        """
        before = self._announcer.said
        try:
            act()
        except UnknownItem as unknown:
            if is_booth_code(unknown.code):
                self._announcer.beep()
                self._unlisted.ask(code=unknown.code)
            else:
                self._announcer.refuse(unknown)
            return False
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return False
        self._announcer.settle(before)
        self.show(touched)
        return True

    def show(self, touched: int | None = None) -> None:
        """Show the basket with one line chosen: the touched one, else the one that changed, else the one that was chosen."""
        basket = self._desks.checkout.basket
        rows = basket_rows(basket)
        is_same = rows == self._rows
        if touched is None and not is_same:
            touched = next((n for n, row in enumerate(rows) if row not in self._rows), len(rows) - 1)
        self._rows = rows
        selected = str(max(0, min(touched, len(rows) - 1))) if touched is not None and rows else ""
        self._view.show_basket(rows, totals(basket), selected)
        self._view.show_held_count(len(self._desks.checkout.held()))
        self._shelf.refresh()

    # -- inside ------------------------------------------------------------------------------------------------

    def _add_code(self, code: str) -> None:
        self._require_shift()
        self._add(self._desks.checkout.find(code))

    def _add(self, card: ItemCard) -> None:
        """Add a piece; what is sold by weight is weighed first."""
        self._require_shift()
        if card.unit is Unit.GRAM:
            self._announcer.clear()
            self._scale.ask(name_of(card), card.price_minor, lambda grams: self.attempt(lambda: self._put(card, grams)))
        else:
            self._put(card, 1)

    def _put(self, card: ItemCard, quantity: int) -> None:
        self._desks.checkout.add(card, quantity)
        self._warn_if_gone(card)

    def _ask_unlisted(self, family: str, price: str) -> None:
        self._unlisted.ask(family, CURRENCIES[self._desks.book.catalogue.bazaar().currency].parse(price))

    def _known_family(self, typed: str) -> str:
        number = read_typed_family(typed)
        if self._desks.book.catalogue.family(number) is None:
            raise UnknownFamily(number)
        return number

    def _find_family(self, typed: str) -> None:
        number = self._known_family(typed)
        self._shelf.search("")
        self._shelf.choose_package(ALL)
        self._shelf.choose_family(number)
        self._shelf.start_over()

    def _require_shift(self) -> None:
        if self._desks.shifts.current() is None:
            raise ShiftNotOpen

    def _warn_if_gone(self, card: ItemCard) -> None:
        self._announcer.clear()
        left = self._shelf.left(card)
        in_basket = sum(p.line.quantity for p in self._desks.checkout.basket.lines if p.line.item == card.code)
        if left is not None and in_basket > left:
            key: SayingKey = "oversold" if card.unit is Unit.PIECE else "oversold_weighed"
            self._announcer.tell(Saying(key, name_of(card), count=max(left, 0), tone="warn"))


def _is_code(typed: str) -> bool:
    return len(typed) == 13 and typed.isdigit()


def _is_family(typed: str) -> bool:
    return typed.isdigit() and 4 <= len(typed) <= 6


def _paper_number(typed: str) -> str:
    try:
        return read_paper_number(typed)
    except WrongCheckDigit:
        return ""
