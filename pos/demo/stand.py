"""One till of a rehearsal: its open book and the use cases around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.sync.exchange import Exchange
from pos.till.checkout import Checkout
from pos.till.goods import GoodsDesk
from pos.till.shift import ShiftDesk
from pos.till.undoing import Undoing

if TYPE_CHECKING:
    from pos.ledger.book import Book
    from pos.ports import Drawer, Press
    from pos.sync.admitted import Admission


class Stand:
    """One till: book, counter, shift, undoing, goods desk and the way to the register.

    Args:
        book: the till's open book, begun with the bazaar's cards.
        admission: its place at the register.
        press: where its papers go.
        drawer: its cash drawer.
    """

    def __init__(self, book: Book, admission: Admission, press: Press, drawer: Drawer) -> None:
        self.book = book
        self.checkout = Checkout(book, press, drawer)
        self.shift = ShiftDesk(book, press, drawer)
        self.undoing = Undoing(book, press, drawer)
        self.goods = GoodsDesk(book, press)
        self._reader = book.reader()
        self.exchange = Exchange(self._reader, admission, book.key)

    @property
    def device(self) -> str:
        """The till's name."""
        return self.book.device

    def close(self) -> None:
        """Close the book and the connection beside it."""
        self._reader.close()
        self.book.close()
