"""What is this product of the online store? By its code, its name, or a person's word; what is only likely is asked about.

A store writes its own names and codes. An item's code in the SKU is certain, and so is a name that exactly one item has. Names
that share most of their words are a guess: it is shown and never used before a person has agreed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.errors import WrongCheckDigit
from pos.domain.identity import read_item_code
from pos.domain.store_orders import ChoiceKind, Matched, ProductMatch, product_key
from pos.domain.text import fold
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.store_orders import ProductChoice, StoreOrder

LIKE_ENOUGH_BP = 5_000  # the words that two names share, of all their words
_ORDER = (Matched.NOT, Matched.GUESS, Matched.CHOSEN, Matched.NAME, Matched.CODE)


class Goods:
    """Everything that a product can be.

    Args:
        items: the bazaar's items.
        families: its families.
    """

    def __init__(self, items: Iterable[ItemCard], families: Iterable[FamilyCard]) -> None:
        self.items = {card.code: card for card in items}
        self.families = {card.number: card for card in families}
        self._named: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        for card in self.items.values():
            for name in {fold(card.name_ar), fold(card.name_en)} - {""}:
                self._named.setdefault(name, set()).add(card.code)
                for word in name.split():
                    self._words.setdefault(word, set()).add(card.code)

    def by_code(self, text: str) -> ItemCard | None:
        """Return the item whose code a text is."""
        try:
            return self.items.get(read_item_code(text))
        except WrongCheckDigit:
            return None

    def by_name(self, text: str) -> ItemCard | None:
        """Return the only item of this name."""
        found = self._named.get(fold(text), set())
        return self.items[next(iter(found))] if len(found) == 1 else None

    def like(self, text: str) -> ItemCard | None:
        """Return the item whose name shares most words with a text; the lowest code of several."""
        words = set(fold(text).split())
        counts: dict[str, int] = {}
        for word in words:
            for code in self._words.get(word, ()):
                counts[code] = counts.get(code, 0) + 1
        ranked = sorted((-self._likeness(code, words), code) for code in counts)
        return self.items[ranked[0][1]] if ranked and -ranked[0][0] >= LIKE_ENOUGH_BP else None

    def _likeness(self, code: str, words: set[str]) -> int:
        card = self.items[code]
        names = (set(fold(name).split()) for name in (card.name_ar, card.name_en) if name)
        return max(10_000 * len(words & theirs) // len(words | theirs) for theirs in names)


def match_products(
    orders: Iterable[StoreOrder], goods: Goods, choices: Iterable[ProductChoice]
) -> dict[tuple[str, str], ProductMatch]:
    """Say of each product in some orders what it is, by its key; those that want a word come first."""
    chosen = {product_key(choice.sku, choice.name): choice for choice in choices}
    found: dict[tuple[str, str], ProductMatch] = {}
    for line in (line for order in orders for line in order.lines):
        key = product_key(line.sku, line.name)
        known = found.get(key) or _match(line.sku, line.name, goods, chosen)
        found[key] = replace(
            known, pieces=known.pieces + line.quantity, amount_minor=known.amount_minor + line.amount_minor
        )
    ranked = sorted(found.items(), key=lambda pair: (_ORDER.index(pair[1].how), pair[1].name))
    return dict(ranked)


def _match(sku: str, name: str, goods: Goods, chosen: Mapping[tuple[str, str], ProductChoice]) -> ProductMatch:
    choice = chosen.get(product_key(sku, name))
    if choice is not None:
        return _chosen(sku, name, goods, choice)
    card = goods.by_code(sku)
    if card is not None:
        return _as_item(sku, name, goods, card, Matched.CODE)
    card = goods.by_name(name)
    if card is not None:
        return _as_item(sku, name, goods, card, Matched.NAME)
    card = goods.like(name)
    if card is not None:
        return _as_item(sku, name, goods, card, Matched.GUESS)
    return ProductMatch(sku=sku, name=name, pieces=0, amount_minor=0, how=Matched.NOT)


def _chosen(sku: str, name: str, goods: Goods, choice: ProductChoice) -> ProductMatch:
    """Take a person's word, where there is such an item or family."""
    empty = ProductMatch(sku=sku, name=name, pieces=0, amount_minor=0, how=Matched.NOT)
    if choice.kind is ChoiceKind.ITEM:
        card = goods.items.get(choice.code)
        return empty if card is None else _as_item(sku, name, goods, card, Matched.CHOSEN)
    if choice.kind is ChoiceKind.FAMILY:
        family = goods.families.get(choice.code)
        return empty if family is None else _as_family(empty, family, Matched.CHOSEN)
    return replace(empty, how=Matched.CHOSEN, kind=choice.kind)


def _as_item(sku: str, name: str, goods: Goods, card: ItemCard, how: Matched) -> ProductMatch:
    """Take a product for an item; one that is sold by weight is only its family's, for nobody knows what a piece weighs."""
    empty = ProductMatch(sku=sku, name=name, pieces=0, amount_minor=0, how=how)
    family = goods.families.get(card.family)
    if card.unit is not Unit.PIECE:
        return replace(empty, kind=ChoiceKind.CENTRE) if family is None else _as_family(empty, family, how)
    return replace(
        empty, kind=ChoiceKind.ITEM, item=card.code, family=card.family, name_ar=card.name_ar, name_en=card.name_en
    )


def _as_family(empty: ProductMatch, family: FamilyCard, how: Matched) -> ProductMatch:
    return replace(
        empty,
        how=how,
        kind=ChoiceKind.FAMILY,
        family=family.number,
        name_ar=family.name_ar,
        name_en=family.name_en,
    )
