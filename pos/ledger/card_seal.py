"""The seal over a till's cards: a digest that tells whether prices, names, people and the plan are as they were taken over.

Cards are no facts: no chain vouches for them, and a price that a failing disk altered would be sold at. So a digest over all of
them stands beside them, changed in the same commit as each of them. It is the sum, modulo 2^256, of a SHA-256 over each row: a
row that changes takes its own part out and puts its new one in, whatever else there is; 250 000 cards cost a goods note no more
than a dozen. It finds what breaks by itself and what is edited with a tool. Whoever makes the digest anew as well is not found
here; what is sold bears its price, family and rate in its fact.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pos.domain.basket import Basket
from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person, TillKey
from pos.domain.markdowns import Planned
from pos.ledger.codec import from_document
from pos.ledger.item_search import learn
from pos.ledger.walk import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pos.ledger.driver import sqlite3

SEAL: Final = "cards"  # the setting with the digest
VERSION: Final = "catalogue"  # the setting with the version of the last feed
PLAN: Final = "bazaar"  # the setting with the bazaar's plan
TILLS: Final = "tills"  # the setting with the keys of the bazaar's tills
MARKDOWNS: Final = "markdowns"  # the setting with the markdowns of all tills
CARDS: Final = {"family": FamilyCard, "item": ItemCard, "person": Person}
_LISTS: Final[dict[str, type[TillKey | Planned]]] = {TILLS: TillKey, MARKDOWNS: Planned}
FORM: Final = "sum-"  # begins a digest that is such a sum; an older Amana left one SHA-256 over all rows
_MODULUS = 1 << 256
# What is sealed: the columns of each table, its key first.
_COLUMNS: Final = {
    "meta": ("key", "value"),
    "family": ("number", "package", "card", "search"),
    "item": ("code", "family", "package", "card", "search"),
    "person": ("code", "card"),
}
_SETTINGS = f" WHERE key IN ('{PLAN}', '{VERSION}', '{TILLS}', '{MARKDOWNS}')"


class Sealing:
    """Cards that are written together with their seal and the index over the items, inside one transaction. `finish` it.

    Args:
        connection: of the book, in a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._change = 0
        self._texts: dict[str, tuple[str | None, str | None]] = {}  # of the items: as it stood, and stands now

    def put(self, table: str, *row: str) -> None:
        """Write a row, in the place of the one with the same key."""
        before = self._take_out(table, f" WHERE {_COLUMNS[table][0]} = ?", row[0])
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608 - names from this module
        self._change += _part(table, row)
        if table == "item":
            code, text = row[0], row[-1]
            self._texts[code] = (self._texts[code][0] if code in self._texts else before[-1] if before else None, text)

    def drop_item(self, code: str) -> None:
        """Take an item out."""
        before = self._take_out("item", " WHERE code = ?", code)
        if before is not None:
            self._connection.execute("DELETE FROM item WHERE code = ?", (code,))
            self._texts[code] = (self._texts.get(code, (before[-1],))[0], None)

    def clear(self, table: str) -> None:
        """Take every row out of a table."""
        self._take_out(table, "")
        self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this module

    def finish(self) -> None:
        """Leave the digest of the cards as they stand now, and have them found."""
        learn(self._connection, ((code, *texts) for code, texts in self._texts.items()))
        if has_own_seal(self._connection):
            left = (kept(self._connection) or "").removeprefix(FORM)
            _leave(self._connection, _written(int(left, 16) + self._change))
        else:
            seal(self._connection)

    def _take_out(self, table: str, where: str, *values: str) -> tuple[str, ...] | None:
        """Take rows out of the digest; return the last of them."""
        row = None
        for row in self._connection.execute(_select(table) + where, values):
            self._change -= _part(table, row)
        return row


def digest(connection: sqlite3.Connection) -> str:
    """Return the digest over all cards as they stand."""
    return _written(sum(_part(table, row) for table, row in _rows(connection)))


def kept(connection: sqlite3.Connection) -> str | None:
    """Return the digest that was left with the cards; None in a book that an older Amana wrote, and where there are no cards."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (SEAL,)).fetchone()
    return str(row[0]) if row else None


def has_own_seal(connection: sqlite3.Connection) -> bool:
    """Tell whether the cards bear a seal as this Amana leaves it."""
    return (kept(connection) or "").startswith(FORM)


def seal(connection: sqlite3.Connection) -> None:
    """Leave the digest of the cards as they stand, read anew; runs inside a transaction."""
    _leave(connection, digest(connection))


def fits(connection: sqlite3.Connection, left: str) -> bool:
    """Tell whether a digest that was left, by this or an older Amana, is that of the cards as they stand."""
    return left == (digest(connection) if left.startswith(FORM) else _older_digest(connection))


def _older_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 over all rows in order, as Amana left it before the sum."""
    found, last = sha256(), "meta"
    for table, row in _rows(connection):
        found.update(b"\n" * (list(_COLUMNS).index(table) - list(_COLUMNS).index(last)))
        found.update(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        last = table
    found.update(b"\n" * (len(_COLUMNS) - list(_COLUMNS).index(last)))
    return found.hexdigest()


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, (key, *_) in _COLUMNS.items():
        where = _SETTINGS if table == "meta" else ""
        for row in connection.execute(f"{_select(table)}{where} ORDER BY {key}"):
            yield table, row


def _select(table: str) -> str:
    return f"SELECT {', '.join(_COLUMNS[table])} FROM {table}"  # noqa: S608 - names from this module


def _part(table: str, row: Sequence[str]) -> int:
    text = json.dumps((table, *row), ensure_ascii=False)
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")


def _written(total: int) -> str:
    return f"{FORM}{total % _MODULUS:064x}"


def _leave(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (SEAL, text))


def card_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is wrong with the cards and kept baskets; sealed cards are as they were taken over, so they can be read."""
    left = kept(connection)
    is_sealed = left is not None and fits(connection, left)
    if left is not None and not is_sealed:
        yield Fault("cards", 0, "the cards are not those that were taken over")
    for table in ("draft",) if is_sealed else (*CARDS, "draft"):
        column = "body" if table == "draft" else "card"
        rows = connection.execute(f"SELECT {column} FROM {table}")  # noqa: S608 - names from this module
        if not all(is_readable(table, text) for (text,) in rows):
            yield Fault("cards", 0, f"what cannot be read stands in {table}")
    settings = dict(connection.execute(_select("meta") + _SETTINGS))
    if PLAN in settings and not is_readable(PLAN, settings[PLAN]):
        yield Fault("cards", 0, "the bazaar's plan cannot be read")
    if not is_readable(TILLS, settings.get(TILLS, "[]")):
        yield Fault("cards", 0, "the keys of the tills cannot be read")
    if not is_readable(MARKDOWNS, settings.get(MARKDOWNS, "[]")):
        yield Fault("cards", 0, "the markdowns cannot be read")
    if not settings.get(VERSION, "0").isdecimal():
        yield Fault("cards", 0, "the version of the cards cannot be read")


def is_readable(what: str, text: object) -> bool:
    """Tell whether a card, a kept basket or the plan can be read.

    Args:
        what: the table that it stands in, or the name of its setting.
        text: as it stands there.
    """
    if what in _LISTS:
        return _are_all(_LISTS[what], str(text))
    kind = {**CARDS, "draft": Basket, PLAN: Bazaar}[what]
    try:
        from_document(kind, json.loads(str(text)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def _are_all(kind: type[TillKey | Planned], text: str) -> bool:
    try:
        every = [from_document(kind, one) for one in json.loads(text)]
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return all(isinstance(one.key, str) for one in every if isinstance(one, TillKey))
