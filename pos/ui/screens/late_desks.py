"""The desks of a till, made when one is first worked at: signing in is painted without the rooms of selling and undoing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.till.people import SignIn
from pos.ui.presenters.session import Desks

if TYPE_CHECKING:
    from pos.ledger.book import Book
    from pos.till.checkout import Checkout
    from pos.till.shift import ShiftDesk
    from pos.till.undoing import Undoing
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.session import Lists


class LateDesks(Desks):
    """The use cases of one till around its open book.

    Args:
        book: the till's open book.
        papers: prints what was done, and opens the drawer.
    """

    def __init__(self, book: Book, papers: PaperDesk) -> None:
        object.__setattr__(self, "book", book)
        object.__setattr__(self, "people", SignIn(book))
        self._papers = papers

    @cached_property
    def checkout(self) -> Checkout:
        """Selling."""
        from pos.till.checkout import Checkout

        return Checkout(self.book, self._papers, self._papers)

    @cached_property
    def shifts(self) -> ShiftDesk:
        """Opening and closing."""
        from pos.till.shift import ShiftDesk

        return ShiftDesk(self.book, self._papers, self._papers)

    @cached_property
    def undoing(self) -> Undoing:
        """What undoes a sale."""
        from pos.till.undoing import Undoing

        return Undoing(self.book, self._papers, self._papers)


class OtherDesks(LateDesks):
    """The same till, where a screen looks at another bazaar: the names and the zone are that bazaar's.

    Args:
        book: the till's open book.
        papers: prints what was done.
        lists: of the other bazaar.
    """

    def __init__(self, book: Book, papers: PaperDesk, lists: Lists) -> None:
        super().__init__(book, papers)
        self._lists = lists

    @property
    @override
    def lists(self) -> Lists:
        """What codes and numbers stand for in the other bazaar."""
        return self._lists

    @override
    def is_this(self, device: str) -> bool:
        return False
