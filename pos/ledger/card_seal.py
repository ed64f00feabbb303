"""The seal over a till's cards: a digest that tells whether prices, names, people and the plan are as they were taken over.

Cards are no facts: no chain vouches for them, and a price that a failing disk altered would be sold at. So a SHA-256 over all
of them stands beside them, made anew in the same commit as each change. It finds what breaks by itself and what is edited with a
tool. Whoever makes the digest anew as well is not found here; what is sold bears its price, family and rate in its fact.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pos.domain.basket import Basket
from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person, TillKey
from pos.ledger.codec import from_document
from pos.ledger.walk import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ledger.driver import sqlite3

SEAL: Final = "cards"  # the setting with the digest
VERSION: Final = "catalogue"  # the setting with the version of the last feed
PLAN: Final = "bazaar"  # the setting with the bazaar's plan
TILLS: Final = "tills"  # the setting with the keys of the bazaar's tills
CARDS: Final = {"family": FamilyCard, "item": ItemCard, "person": Person}
_ROWS = (
    "SELECT key, value FROM meta WHERE key IN ('bazaar', 'catalogue', 'tills') ORDER BY key",
    "SELECT number, package, card, search FROM family ORDER BY number",
    "SELECT code, family, package, card, search FROM item ORDER BY code",
    "SELECT code, card FROM person ORDER BY code",
)


def digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 over all cards as they stand, hexadecimal."""
    found = sha256()
    for sql in _ROWS:
        for row in connection.execute(sql):
            found.update(json.dumps(tuple(row), ensure_ascii=False).encode("utf-8", "surrogatepass"))
        found.update(b"\n")
    return found.hexdigest()


def kept(connection: sqlite3.Connection) -> str | None:
    """Return the digest that was left with the cards; None in a book that an older Amana wrote, and where there are no cards."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (SEAL,)).fetchone()
    return str(row[0]) if row else None


def seal(connection: sqlite3.Connection) -> None:
    """Leave the digest of the cards as they stand; runs inside the transaction that changed them."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (SEAL, digest(connection)))


def card_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is wrong with the cards and with the baskets that are kept."""
    left = kept(connection)
    if left is not None and left != digest(connection):
        yield Fault("cards", 0, "the cards are not those that were taken over")
    for table in (*CARDS, "draft"):
        column = "body" if table == "draft" else "card"
        rows = connection.execute(f"SELECT {column} FROM {table}")  # noqa: S608 - names from this module
        if not all(is_readable(table, text) for (text,) in rows):
            yield Fault("cards", 0, f"what cannot be read stands in {table}")
    settings = dict(connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?, ?)", (PLAN, VERSION, TILLS)))
    if PLAN in settings and not is_readable(PLAN, settings[PLAN]):
        yield Fault("cards", 0, "the bazaar's plan cannot be read")
    if not is_readable(TILLS, settings.get(TILLS, "[]")):
        yield Fault("cards", 0, "the keys of the tills cannot be read")
    if not settings.get(VERSION, "0").isdecimal():
        yield Fault("cards", 0, "the version of the cards cannot be read")


def is_readable(what: str, text: object) -> bool:
    """Tell whether a card, a kept basket or the plan can be read.

    Args:
        what: the table that it stands in, or the name of its setting.
        text: as it stands there.
    """
    if what == TILLS:
        return _are_keys(str(text))
    kind = {**CARDS, "draft": Basket, PLAN: Bazaar}[what]
    try:
        from_document(kind, json.loads(str(text)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def _are_keys(text: str) -> bool:
    try:
        keys = [from_document(TillKey, one) for one in json.loads(text)]
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return all(isinstance(one.key, str) for one in keys)
