"""What is on no list: a price onto a family that is named in large letters first, or onto nobody until someone knows.

The label of an item that another till made and this one has not heard of is asked about too, and keeps its code: once both tills'
journals have met, the piece is accounted for like any other.

756 is not 765. So a number whose check digit does not fit is answered with the families that may have been meant, and nothing is
sold onto a family before its name stood on the screen.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal, ShiftNotOpen, UnknownItem, WrongCheckDigit
from pos.domain.identity import UNASSIGNED, read_family_number
from pos.domain.likeness import LIKELY_MAX, likely_numbers
from pos.domain.text import fold
from pos.domain.troubles import Trouble
from pos.ui.presenters.session import UNASSIGNED_NAME, name_of
from pos.ui.rows.names import Name
from pos.ui.rows.till import FamilyChip, FamilyLook

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks
    from pos.ui.presenters.shelf import Shelf
    from pos.ui.rows.till import UnlistedWish


class FamilyFinder:
    """Says whose number was typed, or whose it may have been.

    Args:
        desks: the families of this till.
        offers_left: whether one that takes part no more is among those that may have been meant.
    """

    def __init__(self, desks: Desks, *, offers_left: bool = True) -> None:
        self._desks = desks
        self._offers_left = offers_left

    def look(self, typed: str) -> FamilyLook:
        """Return whose a number is; where it is nobody's, the families that it, or a part of a name, comes near."""
        words = typed.strip()
        if not words:
            return FamilyLook()
        catalogue = self._desks.book.catalogue
        try:
            card = catalogue.family(read_family_number(words))
        except WrongCheckDigit:
            card = None
        if card is not None:
            return FamilyLook(card.number, name_of(card))
        texts = catalogue.family_texts()
        near = tuple(filter(self._is_offered, likely_numbers(words, texts)))
        if not near:
            named = fold(words)
            hits = (number for number, text in texts.items() if named in text and self._is_offered(number))
            near = tuple(islice(hits, LIKELY_MAX))
        return FamilyLook(likely=tuple(FamilyChip(number, self._desks.family_name(number)) for number in near))

    def _is_offered(self, number: str) -> bool:
        card = None if self._offers_left else self._desks.book.catalogue.family(number)
        return card is None or not card.left


class UnlistedView(Protocol):
    """Asks for a family and a price."""

    def ask(self, family: str, price_minor: int | None) -> None:
        """Ask, with what was typed already."""

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be added."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class Unlisted:
    """The sheet for what is on no list.

    Args:
        view: the sheet.
        desks: the counter.
        shelf: begins anew when it was added.
        announcer: says that no shift is open.
        words: words a refusal.
        shown: shows the basket.
    """

    def __init__(
        self,
        view: UnlistedView,
        desks: Desks,
        shelf: Shelf,
        *,
        announcer: Announcer,
        words: Words,
        shown: Callable[[], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._shelf = shelf
        self._announcer = announcer
        self._words = words
        self._shown = shown
        self._finder = FamilyFinder(desks)
        self._code = ""

    def ask(self, family: str = "", price_minor: int | None = None, code: str = "") -> None:
        """Ask whose it is and what it costs.

        Args:
            family: its number as typed.
            price_minor: its price as typed.
            code: of its label, where another till made it.
        """
        if self._desks.shifts.current() is None:
            self._announcer.refuse(ShiftNotOpen())
            return
        self._code = code
        self._view.ask(family, price_minor)
        if code:
            self._view.show_refusal(self._words.failure(UnknownItem(code)))
        self.look(family)

    def look(self, typed: str) -> None:
        """Say whose number is being typed."""
        self._view.show_family(self._finder.look(typed))

    def add(self, wish: UnlistedWish) -> None:
        """Add it to the basket, or say why not."""
        try:
            if wish.is_parked:
                number, name = UNASSIGNED, UNASSIGNED_NAME
            else:
                number = read_family_number(wish.family)
                name = self._desks.family_name(number)
            called = Name(wish.name, wish.name) if wish.name else name
            price, label = wish.price_minor, called.ar or called.en
            self._desks.checkout.add_unlisted(number, price, label, called.en, item=self._code)
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self._view.close_sheet()
        self._shown()
        self._shelf.start_over()
