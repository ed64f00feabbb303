"""What this till knows of families, items and people: the register's feed, and what was received at this desk.

Cards are stored as JSON beside a folded search text, in which a word is found anywhere (`pos.ledger.item_search`). The first
cards are applied in one transaction, a feed beside a counter that sells in small ones. An item that it says is off the list is
forgotten, but for one of which pieces have moved here.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person, TillKey
from pos.domain.goods_facts import GoodsReceived, ItemPictured, ItemRepriced
from pos.domain.markdowns import Planned
from pos.domain.text import fold
from pos.domain.values import dataclass
from pos.domain.weighing import Unit, worth
from pos.ledger.card_seal import MARKDOWNS, PLAN, TILLS, VERSION, Sealing
from pos.ledger.codec import decode, from_document, to_document
from pos.ledger.connection import give_way, writing
from pos.ledger.item_search import GRAM, PRICE, RECEIVED, UNIT, found, literal
from pos.ledger.projections import stored_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3

SEARCH_ROWS_MAX = 200
CARDS_AT_ONCE = 500  # in one commit beside a counter that sells: some forty milliseconds
ITEMS_KEPT_MAX = 2_000  # read from their texts and kept; some two megabytes

_SPEAKING_OF_ITEMS = (GoodsReceived, ItemRepriced, ItemPictured)
_Card = TypeVar("_Card", FamilyCard, ItemCard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards that the register handed down, at one version of its catalogue."""

    version: int
    bazaar: Bazaar
    families: tuple[FamilyCard, ...]
    items: tuple[ItemCard, ...]
    people: tuple[Person, ...]
    tills: tuple[TillKey, ...] = ()
    markdowns: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What must be left of one family's goods: how many of its items, and what they are worth at their prices."""

    items: int
    worth_minor: int


class Catalogue:
    """The cards in one book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def apply(self, cards: Cards) -> None:
        """Take over cards, all of them or none."""
        self._swap_in(cards, self._last_place())

    def apply_beside(self, cards: Cards) -> None:
        """Take over cards beside a counter that sells: many of them in several commits, so that a sale waits for few.

        Families go first, then items, last the version with all that is left. Whatever happens in between, each card is as it was
        or as it will be, and the same cards are asked for again, for the version is not there yet. What this till itself says
        meanwhile of an item is newer than its card, and stays.
        """
        before, owners = self._last_place(), {card.number: card for card in cards.families}
        *many, families = _portions(cards.families)
        for some in many:
            with self._sealing() as sealing:
                self._put_families(sealing, some)
            give_way(self._connection)
        *more, items = _portions(cards.items)
        for part in more:
            with self._sealing() as sealing:
                self._put_families(sealing, families)
                self._put_items(sealing, self._not_said_since(before, part), owners)
            families = ()
            give_way(self._connection)
        self._swap_in(replace(cards, families=families, items=items), before)

    def learn(self, fact: Fact) -> None:
        """Take over what a fact says about items; runs inside the fact's own transaction."""
        if isinstance(fact, GoodsReceived):
            sealing, owner = Sealing(self._connection), self.family(fact.family)
            for line in fact.lines:
                known = self.item(line.item)
                card = ItemCard(
                    code=line.item,
                    family=fact.family,
                    name_ar=line.name_ar,
                    name_en=line.name_en,
                    package=line.package,
                    price_minor=line.price_minor,
                    rate_bp=fact.rate_bp,
                    floor_minor=line.floor_minor,
                    expiry=line.expiry,
                    unsold=line.unsold,
                    received=line.quantity + (known.received if known else 0),
                    unit=line.unit,
                    photo=line.photo or (known.photo if known else ""),
                )
                self._put_item(sealing, card, owner)
            sealing.finish()
        elif isinstance(fact, ItemRepriced | ItemPictured):
            known = self.item(fact.item)
            if known is not None:
                sealing = Sealing(self._connection)
                card = (
                    replace(known, photo=fact.photo)
                    if isinstance(fact, ItemPictured)
                    else replace(known, price_minor=fact.price_minor, floor_minor=fact.floor_minor)
                )
                self._put_item(sealing, card, self.family(card.family))
                sealing.finish()

    # -- reading -----------------------------------------------------------------------------------------------

    @property
    def version(self) -> int:
        """The version of the last feed; 0 before the first."""
        return int(self._get(VERSION) or 0)

    def cards(self) -> Cards:
        """Return everything as it stands, also what was learned from facts.

        Raises:
            LookupError: no cards were applied yet.
        """
        return Cards(
            version=self.version,
            bazaar=self.bazaar(),
            families=tuple(self.families()),
            items=self.all_items(),
            people=tuple(self.people()),
            tills=self.tills(),
            markdowns=self.markdowns(),
        )

    def bazaar(self) -> Bazaar:
        """Return the bazaar's plan.

        Raises:
            LookupError: no feed was applied yet.
        """
        text = self._get(PLAN)
        if text is None:
            raise LookupError("no bazaar yet")
        return _plan(text)

    def item(self, code: str) -> ItemCard | None:
        """Return the item with this code."""
        row = self._connection.execute("SELECT card FROM item WHERE code = ?", (code,)).fetchone()
        return from_document(ItemCard, json.loads(row[0])) if row else None

    def family(self, number: str) -> FamilyCard | None:
        """Return the family with this number."""
        row = self._connection.execute("SELECT card FROM family WHERE number = ?", (number,)).fetchone()
        return from_document(FamilyCard, json.loads(row[0])) if row else None

    def family_at(self, page: str) -> str:
        """Return the number of the family whose own page has this address; empty where none has."""
        row = self._connection.execute(
            "SELECT number FROM family WHERE iif(json_valid(card), card ->> '$.page', '') = ?", (page,)
        ).fetchone()
        return str(row[0]) if row else ""

    def items(self, *, query: str = "", package: str = "", family: str | None = None) -> list[ItemCard]:
        """Return items by words of their names, numbers or codes, within a package or family, in order of code."""
        words = fold(query).split()
        if family is None and any(len(word) >= GRAM for word in words):
            return [_item(card) for card in found(self._connection, words, package, SEARCH_ROWS_MAX)]
        where: list[str] = ["search LIKE ? ESCAPE '\\'"] * len(words)
        values = [f"%{literal(word)}%" for word in words]
        for column, value in (("package", package), ("family", family)):
            if value or (column == "family" and value is not None):
                where.append(f"{column} = ?")
                values.append(value)
        sql = f"SELECT card FROM item WHERE {' AND '.join(where or ['1'])} ORDER BY code LIMIT ?"  # noqa: S608 - clauses are constants, values are bound
        return [_item(card) for (card,) in self._connection.execute(sql, (*values, SEARCH_ROWS_MAX))]

    def of_family(self, family: str) -> list[ItemCard]:
        """Return every item of a family, in order of code; the empty number is the centre."""
        rows = self._connection.execute("SELECT card FROM item WHERE family = ? ORDER BY code", (family,))
        return [_item(card) for (card,) in rows]

    def held(self, gone: Mapping[str, int]) -> dict[str, Held]:
        """Return by family what must be left of its goods.

        Args:
            gone: the pieces or grams that left, by item code.
        """
        # Added up by SQLite for what is sold by the piece, as if nothing had left; what did leave is few items, read one by one.
        rows = self._connection.execute(
            f"SELECT family, coalesce(sum({RECEIVED} > 0), 0), coalesce(sum({RECEIVED} * {PRICE}), 0), sum({UNIT} IS 'gram') "  # noqa: S608 - names from `item_search`
            "FROM item INDEXED BY item_of_family GROUP BY family"
        ).fetchall()
        sums = {str(family): [int(items), int(worth_minor)] for family, items, worth_minor, _ in rows}
        looked_at = {code for code, number in gone.items() if number}
        weighing = [str(family) for family, _, _, weighed in rows if weighed]
        cards = {card.code: card for family in weighing for card in self.of_family(family) if card.unit is Unit.GRAM}
        cards.update((code, card) for code in looked_at if code not in cards and (card := self.item(code)) is not None)
        for card in cards.values():
            if card.received <= 0:
                continue
            left, family = max(0, card.received - gone.get(card.code, 0)), sums[card.family]
            family[0] -= not left
            family[1] += worth(left, card.price_minor, card.unit) - card.received * card.price_minor
        return {family: Held(items, worth_minor) for family, (items, worth_minor) in sums.items() if items}

    def family_texts(self) -> dict[str, str]:
        """Return by number the folded number and names by which each family is searched, in order of number."""
        return dict(self._connection.execute("SELECT number, search FROM family ORDER BY number"))

    def last_serial(self, prefix: str) -> int:
        """Return the highest serial among the item codes that begin with seven digits; 0 where there is none."""
        (code,) = self._connection.execute(
            "SELECT max(code) FROM item WHERE code BETWEEN ? AND ?", (f"{prefix}000000", f"{prefix}999999")
        ).fetchone()
        return int(code[len(prefix) : -1]) if code else 0

    def all_items(self, family: str | None = None) -> tuple[ItemCard, ...]:
        """Return every item, or every item of one family, in order of code; a search returns only the first ones."""
        rows = self._connection.execute(
            "SELECT card FROM item WHERE ?1 IS NULL OR family = ?1 ORDER BY code", (family,)
        )
        return tuple(_item(card) for (card,) in rows)

    def families(self) -> list[FamilyCard]:
        """Return all families in order of number."""
        rows = self._connection.execute("SELECT card FROM family ORDER BY number")
        return [from_document(FamilyCard, json.loads(card)) for (card,) in rows]

    def people(self) -> list[Person]:
        """Return everyone who may sign in, in order of code."""
        rows = self._connection.execute("SELECT card FROM person ORDER BY code")
        return [from_document(Person, json.loads(card)) for (card,) in rows]

    def tills(self) -> tuple[TillKey, ...]:
        """Return the keys by which the bazaar's tills are known here; none where no feed has brought any."""
        return tuple(from_document(TillKey, one) for one in json.loads(self._get(TILLS) or "[]"))

    def markdowns(self) -> tuple[Planned, ...]:
        """Return the markdowns of all tills that the register told of, this one's among them."""
        text = self._get(MARKDOWNS)
        return () if text is None else _markdowns(text)

    # -- writing -----------------------------------------------------------------------------------------------

    @contextmanager
    def _sealing(self) -> Iterator[Sealing]:
        with writing(self._connection):
            sealing = Sealing(self._connection)
            yield sealing
            sealing.finish()

    def _swap_in(self, cards: Cards, before: int) -> None:
        with self._sealing() as sealing:
            sealing.put("meta", VERSION, str(cards.version))
            sealing.put("meta", PLAN, json.dumps(to_document(cards.bazaar), ensure_ascii=False))
            sealing.put("meta", TILLS, json.dumps(to_document(cards.tills)))
            if cards.markdowns or self._get(MARKDOWNS) is not None:
                sealing.put("meta", MARKDOWNS, json.dumps(to_document(cards.markdowns), ensure_ascii=False))
            self._put_families(sealing, cards.families)
            owners = {card.number: card for card in cards.families}
            self._put_items(sealing, self._not_said_since(before, cards.items), owners)
            sealing.clear("person")
            for person in cards.people:
                sealing.put("person", person.code, _text(person))

    @staticmethod
    def _put_families(sealing: Sealing, families: Iterable[FamilyCard]) -> None:
        for family in families:
            search = fold(f"{family.number} {family.name_ar} {family.name_en}")
            sealing.put("family", family.number, family.package, _text(family), search)

    def _put_items(self, sealing: Sealing, items: list[ItemCard], owners: Mapping[str, FamilyCard]) -> None:
        moved = self._moved([item.code for item in items if item.off])
        for item in items:
            if not item.off:
                self._put_item(sealing, item, owners.get(item.family) or self.family(item.family))
            elif item.code not in moved:
                sealing.drop_item(item.code)

    def _last_place(self) -> int:
        (place,) = self._connection.execute("SELECT coalesce(max(place), 0) FROM fact").fetchone()
        return int(place)

    def _not_said_since(self, before: int, items: Iterable[ItemCard]) -> list[ItemCard]:
        """Return the items of which this till has said nothing after a place of its journal."""
        sql = "SELECT body FROM fact WHERE place > ? AND kind != 'sale' AND kind IN (?, ?, ?)"
        rows = self._connection.execute(sql, (before, *(kind.KIND for kind in _SPEAKING_OF_ITEMS)))
        said = {code for (body,) in rows for code in _items_in(decode(bytes(body))[1])}
        return [item for item in items if item.code not in said]

    def _moved(self, codes: list[str]) -> frozenset[str]:
        if not codes:
            return frozenset()
        marks = json.dumps([stored_item(code) for code in codes])
        rows = self._connection.execute(
            "SELECT DISTINCT CAST(item AS TEXT) FROM move WHERE item IN (SELECT value FROM json_each(?))", (marks,)
        )
        return frozenset(code for (code,) in rows)

    @staticmethod
    def _put_item(sealing: Sealing, card: ItemCard, owner: FamilyCard | None) -> None:
        names = f"{owner.name_ar} {owner.name_en}" if owner else ""
        search = fold(f"{card.code} {card.family} {card.name_ar} {card.name_en} {names}")
        sealing.put("item", card.code, card.family, card.package, _text(card), search)

    def _get(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None


def _portions(cards: tuple[_Card, ...]) -> list[tuple[_Card, ...]]:
    """Cut cards into portions; there is always a last one."""
    starts = range(0, max(len(cards), 1), CARDS_AT_ONCE)
    return [cards[start : start + CARDS_AT_ONCE] for start in starts]


def _items_in(fact: Fact) -> Iterator[str]:
    """Yield the codes of the items of which a fact says something."""
    if isinstance(fact, GoodsReceived):
        yield from (line.item for line in fact.lines)
    elif isinstance(fact, ItemRepriced | ItemPictured):
        yield fact.item


def _text(card: FamilyCard | ItemCard | Person) -> str:
    return json.dumps(to_document(card), ensure_ascii=False)


@lru_cache(maxsize=2)
def _plan(text: str) -> Bazaar:
    """Return a plan by its stored text; it is asked for at every sale and nearly never changes."""
    plan: Bazaar = from_document(Bazaar, json.loads(text))
    return plan


@lru_cache(maxsize=ITEMS_KEPT_MAX)
def _item(text: str) -> ItemCard:
    """Return an item by its stored text; the same few shelves are looked at all day, and a card never changes."""
    card: ItemCard = from_document(ItemCard, json.loads(text))
    return card


@lru_cache(maxsize=2)
def _markdowns(text: str) -> tuple[Planned, ...]:
    """Return markdowns by their stored text; they are asked for at every item that is rung up."""
    return tuple(from_document(Planned, one) for one in json.loads(text))
