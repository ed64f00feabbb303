"""Photos of goods, kept in the book: a card names one by its mark, the SHA-256 of its file, and the file travels by itself.

A photo is no fact and stands in no journal: what is sent never waits for one, a copy of the book brings them along, and one that
is taken out or replaced is gone. A file that is not what its mark says is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos.ledger.chain import is_mark, mark_of
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from collections.abc import Collection

    from pos.ledger.driver import sqlite3

# A card that cannot be read has none (the seal finds it).
_PHOTO: Final = "iif(json_valid(card), card ->> '$.photo', NULL)"
_NAMED: Final = f"SELECT {_PHOTO} FROM item WHERE {_PHOTO} IS NOT NULL"  # noqa: S608 - constants; read from its index alone
_TABLES: Final = (
    "CREATE TABLE photo (mark TEXT PRIMARY KEY, picture BLOB NOT NULL, life TEXT NOT NULL) STRICT",
    f"CREATE INDEX item_photo ON item ({_PHOTO}) WHERE {_PHOTO} IS NOT NULL",
)


def begin_photos(connection: sqlite3.Connection) -> None:
    """Make the table, and the index over the cards that name a photo."""
    for statement in _TABLES:
        connection.execute(statement)


class Photos:
    """The photos in one book.

    Args:
        connection: any connection to it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, picture: bytes, life: str = "") -> str:
        """Keep a photo and return its mark; one that is there already stays.

        Args:
            picture: the file.
            life: of the register that has it, as in `Watermark`; empty where none does.

        Raises:
            DiskFull, BookDamaged: it could not be kept.
        """
        mark = mark_of(picture)
        with writing(self._connection) as connection:
            connection.execute(
                "INSERT INTO photo VALUES (?, ?, ?) ON CONFLICT (mark) DO UPDATE SET picture = excluded.picture",
                (mark, picture, life),
            )
        return mark

    def find(self, mark: str) -> bytes:
        """Return a photo's file; nothing where it is not here, or is not what its mark says."""
        row = self._connection.execute("SELECT picture FROM photo WHERE mark = ?", (mark,)).fetchone()
        picture = bytes(row[0]) if row else b""
        return picture if picture and mark_of(picture) == mark else b""

    def unsent(self, life: str, at_most: int) -> list[str]:
        """Return the marks of photos that cards name and the register does not have.

        Args:
            life: of the register as it is now; one that was restored may have lost what it had.
            at_most: how many.
        """
        sql = f"SELECT mark FROM photo WHERE life != ? AND mark IN ({_NAMED}) ORDER BY mark LIMIT ?"  # noqa: S608 - a constant of this module
        return [str(mark) for (mark,) in self._connection.execute(sql, (life, at_most))]

    def sent(self, mark: str, life: str) -> None:
        """Note that the register has a photo."""
        with writing(self._connection) as connection:
            connection.execute("UPDATE photo SET life = ? WHERE mark = ?", (life, mark))

    def missing(self) -> list[str]:
        """Return the marks that cards name and whose photos are not here."""
        rows = self._connection.execute(f"{_NAMED} EXCEPT SELECT mark FROM photo ORDER BY 1")  # noqa: S608 - a constant of this module
        return [str(mark) for (mark,) in rows if is_mark(str(mark))]

    def sweep(self, kept: Collection[str] = ()) -> None:
        """Let the photos go that no card names.

        Args:
            kept: marks of a note in the making.
        """
        rows = self._connection.execute(f"SELECT mark FROM photo EXCEPT {_NAMED}").fetchall()  # noqa: S608 - a constant of this module
        gone = [(mark,) for (mark,) in rows if mark not in kept]
        if gone:
            with writing(self._connection) as connection:
                connection.executemany("DELETE FROM photo WHERE mark = ?", gone)
