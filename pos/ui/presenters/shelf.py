"""The shelf: what can be sold, as tiles that pass the search and the filters, each with the pieces that are left.

What this till sold is added up once and then follows each recorded fact, so a tile costs no query. Pieces in the basket at
the counter count as gone: the next customer cannot have them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Protocol

from pos.domain.facts import Sale
from pos.domain.goods_facts import GoodsSent, GoodsTaken
from pos.domain.stock import Way, moves
from pos.domain.weighing import Unit
from pos.till.transferring import gone
from pos.ui.presenters.session import name_of
from pos.ui.rows.till import ALL, FamilyChip, ItemTile, PackageChip

if TYPE_CHECKING:
    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ui.presenters.session import Desks

DEFAULT_ICON = "package"
_DRAWN_OUT = re.compile(r"([^\W\d])\1+")  # as in "معمووول"


class ShelfView(Protocol):
    """What the shelf asks of the selling screen."""

    def show_packages(self, packages: tuple[PackageChip, ...], chosen: str) -> None:
        """Show the packages to filter by."""

    def show_families(self, families: tuple[FamilyChip, ...], chosen: str) -> None:
        """Show the families to filter by."""

    def show_items(self, items: tuple[ItemTile, ...]) -> None:
        """Show the tiles that pass."""

    def show_search(self, text: str) -> None:
        """Put a text in the search field."""

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""


class Shelf:
    """What can be sold at this till.

    Args:
        view: the part of the selling screen that shows it.
        desks: the till's catalogue, journal and basket.
    """

    def __init__(self, view: ShelfView, desks: Desks) -> None:
        self._view = view
        self._desks = desks
        self._query = ""
        self._package = ALL
        self._family = ALL
        self._icons: dict[str, str] = {}
        self._cards: list[ItemCard] = []
        self._looked: tuple[str, str, str] | None = (
            None  # what the cards were looked up for; None when they may be others now
        )
        self._tiles: tuple[ItemTile, ...] = ()  # of the cards, as they were shown last
        self._basket: Counter[str] = Counter()
        self._moved: set[str] = set()  # what left or came back since
        self._gone: Counter[str] = Counter(gone(desks.book.journal))

    def present(self) -> None:
        """Show the filters and the tiles from the catalogue as it is now."""
        packages = self._desks.book.catalogue.bazaar().packages
        self._icons = {package.code: package.icon or DEFAULT_ICON for package in packages}
        self._looked, self._tiles = None, ()
        self._show_filters()
        self._look()

    def _show_filters(self) -> None:
        catalogue = self._desks.book.catalogue
        packages = catalogue.bazaar().packages
        chips = tuple(PackageChip(one.code, name_of(one), self._icons[one.code]) for one in packages)
        self._view.show_packages(chips, self._package)
        families = tuple(
            FamilyChip(one.number, name_of(one)) for one in catalogue.families() if self._package in {ALL, one.package}
        )
        if self._family not in {chip.number for chip in families}:
            self._family = ALL
        self._view.show_families(families, self._family)

    def search(self, text: str) -> None:
        """Show what bears these words in its names, its family or its code.

        A package and a family narrow it; where nothing of theirs bears the words but something else does, they give way.
        """
        self._query = text
        self._look()

    def choose_package(self, package: str) -> None:
        """Show one package, or all."""
        self._package, self._family = package, ALL
        self.present()

    def choose_family(self, number: str) -> None:
        """Show one family's goods, or all."""
        self._family = number
        self.present()

    def start_over(self) -> None:
        """Forget the search, as for the next customer; the filters stay."""
        self._query = ""
        self._view.show_search("")
        self._view.focus_search()
        self._look()

    def only_hit(self) -> ItemCard | None:
        """Return the one item that passes; None when there are several or none."""
        return self._cards[0] if len(self._cards) == 1 else None

    def refresh(self) -> None:
        """Show the tiles that pass with their counts as they are now."""
        basket = Counter[str]()
        for part in self._desks.checkout.basket.lines:
            basket[part.line.item] += part.line.quantity
        if self._tiles:  # a scan changes one of two hundred
            stale = self._moved.union(code for code in {*basket, *self._basket} if basket[code] != self._basket[code])
            pairs = zip(self._cards, self._tiles, strict=True)
            tiles = tuple(self._tile(card, basket[card.code]) if card.code in stale else tile for card, tile in pairs)
        else:
            tiles = tuple(self._tile(card, basket[card.code]) for card in self._cards)
        self._tiles, self._basket, self._moved = tiles, basket, set()
        self._view.show_items(tiles)

    def left(self, card: ItemCard) -> int | None:
        """Return the pieces of an item that this till knows to be left; None where they are not counted."""
        return card.received - self._gone[card.code] if card.received else None

    def learn(self, recorded: Recorded) -> None:
        """Follow a fact that was recorded."""
        for move in moves(recorded.fact):
            if move.way is not Way.RECEIVED:
                self._gone[move.item] += move.quantity
                self._moved.add(move.item)
        if isinstance(recorded.fact, GoodsSent | GoodsTaken):
            self._gone = Counter(gone(self._desks.book.journal))
            self._moved.update(line.item for line in recorded.fact.lines)
        if not isinstance(recorded.fact, Sale):
            self._looked = None  # goods may have come, or prices changed
        self.refresh()

    def _look(self) -> None:
        asked = self._query, self._package, self._family
        if self._looked == asked:
            self.refresh()
            return
        self._cards = self._found(self._package, self._family)
        if not self._cards and self._query and (self._package, self._family) != (ALL, ALL):
            self._cards = self._found(ALL, ALL)
            if self._cards:
                self._package = self._family = ALL
                self._show_filters()
        self._looked = self._query, self._package, self._family
        self._tiles = ()
        self.refresh()

    def _found(self, package: str, number: str) -> list[ItemCard]:
        family = None if number == ALL else number
        find = self._desks.book.catalogue.items
        cards = find(query=self._query, package=package, family=family)
        plain = _DRAWN_OUT.sub(r"\1", self._query)
        if not cards and plain != self._query:
            cards = find(query=plain, package=package, family=family)
        return cards

    def _tile(self, card: ItemCard, in_basket: int) -> ItemTile:
        left = self.left(card)
        return ItemTile(
            code=card.code,
            name=name_of(card),
            price_minor=card.price_minor,
            left=None if left is None else left - in_basket,
            family=card.family,
            icon=self._icons.get(card.package, DEFAULT_ICON),
            is_weighed=card.unit is Unit.GRAM,
        )
