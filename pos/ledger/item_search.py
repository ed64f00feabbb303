"""Items found by any part of a word, however many there are: an index over every three letters that follow one another.

`LIKE '%word%'` reads every item; at 250 000 of them a word that nothing bears costs 65 ms of the processor. SQLite's FTS5 keeps
the trigrams of each search text, so a word of three letters and more is looked up. What the index names is compared with the
text itself again, so an index that knows too much finds nothing wrong. Shorter words are read for as before: something that
bears two given letters is soon met.

The index holds no text of its own and numbers its rows by the item's code, so what it finds comes in order of code and the
reading stops at the limit. A code that is not thirteen digits, which no catalogue should hand down, is read for beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.ledger.driver import sqlite3

GRAM: Final = 3
_NUMBERED = re.compile("[0-9]{13}")
_ODD = "(length(code) != 13 OR code GLOB '*[^0-9]*')"
# Read from the index alone, in the order of the families; a card that cannot be read has none of them (the seal finds it).
RECEIVED: Final = "iif(json_valid(card), card ->> '$.received', 0)"
PRICE: Final = "iif(json_valid(card), card ->> '$.price', 0)"
UNIT: Final = "iif(json_valid(card), card ->> '$.unit', 0)"
TABLES: Final = (
    f"CREATE INDEX item_of_family ON item (family, code, {RECEIVED}, {PRICE}, {UNIT})",
    f"CREATE INDEX item_odd ON item (code) WHERE {_ODD}",
    "CREATE VIRTUAL TABLE item_gram USING fts5 (search, content='', tokenize='trigram', detail=none, columnsize=0)",
)
SHADOWS: Final = "item\\_gram\\_%"  # the tables in which FTS5 keeps the index; their texts are SQLite's own


def begin_search(connection: sqlite3.Connection) -> None:
    """Make the index over the items that are there."""
    for statement in TABLES:
        connection.execute(statement)
    learn_all(connection)


def learn_all(connection: sqlite3.Connection) -> None:
    """Make the index anew over every item."""
    connection.execute("INSERT INTO item_gram (item_gram) VALUES ('delete-all')")
    connection.execute(
        f"INSERT INTO item_gram (rowid, search) SELECT CAST(code AS INTEGER), search FROM item WHERE NOT {_ODD}"  # noqa: S608 - a constant of this module
    )


def learn(connection: sqlite3.Connection, changes: Iterable[tuple[str, str | None, str | None]]) -> None:
    """Bring the index up to items that were written.

    Args:
        connection: of the book, in a transaction.
        changes: the code of each, its search text as it stood before (None where it is new) and as it stands now (None
            where it is gone).
    """
    for code, before, now in changes:
        if before == now or _NUMBERED.fullmatch(code) is None:
            continue
        if before is not None:
            sql = "INSERT INTO item_gram (item_gram, rowid, search) VALUES ('delete', ?, ?)"
            connection.execute(sql, (int(code), before))
        if now is not None:
            connection.execute("INSERT INTO item_gram (rowid, search) VALUES (?, ?)", (int(code), now))


def found(connection: sqlite3.Connection, words: list[str], package: str, limit: int) -> list[str]:
    """Return the cards of the items that bear all words (folded, one of them of three letters at least), in order of code.

    Args:
        connection: any connection to the book.
        words: parts of the search text.
        package: of this package only; of every one where it is empty.
        limit: how many at most.
    """
    where = " AND ".join(["search LIKE ? ESCAPE '\\'"] * len(words) + ["package = ?"] * bool(package))
    values = (*(f"%{literal(word)}%" for word in words), *([package] if package else ()))
    # `CROSS JOIN` keeps SQLite to this order: first the index, whose rows come as they are numbered.
    sql = (
        "SELECT code, card FROM (SELECT rowid AS number FROM item_gram WHERE item_gram MATCH ? ORDER BY rowid) "  # noqa: S608 - clauses are constants, values are bound
        f"CROSS JOIN item ON code = printf('%013d', number) WHERE {where} ORDER BY number LIMIT ?"
    )
    rows = connection.execute(sql, (_grams(words), *values, limit)).fetchall()
    odd = f"SELECT code, card FROM item INDEXED BY item_odd WHERE {_ODD} AND {where} ORDER BY code LIMIT ?"  # noqa: S608 - clauses are constants, values are bound
    rows += connection.execute(odd, (*values, limit)).fetchall()
    return [card for _, card in sorted(rows)[:limit]]


def literal(word: str) -> str:
    """Return a word as `LIKE` takes it, with a backslash as its escape."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _grams(words: list[str]) -> str:
    grams = {word[start : start + GRAM] for word in words for start in range(len(word) - GRAM + 1)}
    return " AND ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
