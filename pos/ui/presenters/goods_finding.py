"""Finding an item or a family among all of a bazaar: by code, by number, or by words of a name in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.identity import CENTRE_NAMES
from pos.domain.store_orders import ChoiceKind
from pos.domain.text import fold
from pos.domain.weighing import Unit
from pos.ui.rows.names import Name
from pos.ui.rows.outlets import GoodsHit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.bazaar import FamilyCard, ItemCard

HITS_MAX = 40
CENTRE = Name(*CENTRE_NAMES)


class GoodsIndex:
    """Everything that can have been sold.

    Args:
        items: the bazaar's items; those that are sold by weight are left out, for nobody counts them.
        families: its families.
    """

    def __init__(self, items: Iterable[ItemCard] = (), families: Iterable[FamilyCard] = ()) -> None:
        names = {card.number: Name(card.name_ar, card.name_en) for card in families}
        self._hits: list[tuple[str, GoodsHit]] = []
        for number, name in names.items():
            hit = GoodsHit(ChoiceKind.FAMILY, number, name, number, name)
            self._hits.append((fold(f"{number} {name.ar} {name.en}"), hit))
        for card in items:
            if card.unit is Unit.PIECE:
                owner = names.get(card.family, CENTRE)
                name = Name(card.name_ar, card.name_en)
                hit = GoodsHit(ChoiceKind.ITEM, card.code, name, card.family, owner, card.price_minor)
                self._hits.append((fold(f"{card.code} {name.ar} {name.en}"), hit))
        self._codes = {hit.code: hit for _, hit in self._hits}

    def exact(self, text: str) -> GoodsHit | None:
        """Return what a code or a number is; a family's leading zeros may be left out."""
        code = fold(text)
        return self._codes.get(code) or self._codes.get(code.zfill(4))

    def search(self, text: str) -> tuple[GoodsHit, ...]:
        """Return what every word of a text is found in, an exact code first."""
        words = fold(text).split()
        if not words:
            return ()
        exact = self.exact(text)
        found = [hit for words_of, hit in self._hits if hit is not exact and all(word in words_of for word in words)]
        return tuple(([exact] if exact else []) + found)[:HITS_MAX]
