"""The trail: who signed in, who read or changed what concerns people and keys, in one chain of its own.

What the office does to money, plans and devices stands in the bazaar's own journal (`pos.register.office_journal`). What belongs
to no bazaar stands here: sign-ins, people and their secrets, personal data (which fields, never what is in them), journals handed
out, keys, copies. An entry is written in the same transaction as its deed, so there is none without the other. Each entry's hash
covers the one before it, and the table only grows.

Wrong attempts on codes that nobody has are not kept: what a stranger types may be somebody's password, and could fill the disk.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text

from pos.domain.access import Deed, TrailRow
from pos.domain.keeping import keepable
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.rights import Act, require
from pos.domain.service_errors import BrokenTrail
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import canonical, write_time
from pos.register.tables import TRAIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

OWNER = "OWNER"  # whoever holds the machine and gives it commands
ROWS_MAX = 1_000
_LOCK = text("SELECT pg_advisory_xact_lock(7236828793541263)")  # a number of our own: entries follow one another


class Trail:
    """The trail, for reading, and for deeds that are done by command.

    Args:
        database: where it is.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def note(self, by: str, deed: Deed, subject: str = "", detail: str = "") -> None:
        """Note a deed that changed no table."""
        with self._database.writing() as connection:
            note(connection, self._surroundings.now(), by, deed, subject, detail)

    def rows(self, by: Person, after: int = 0, limit: int = ROWS_MAX) -> tuple[TrailRow, ...]:
        """Return entries in their order.

        Args:
            by: who asks.
            after: the number of the last entry that is known already.
            limit: how many at most, up to `ROWS_MAX`.

        Raises:
            NotAllowed: not this person's business.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return tuple(map(_read, _after(connection, after, max(1, min(limit, ROWS_MAX)))))

    def proven(self) -> Iterator[TrailRow]:
        """Yield every entry, each proved by its hash.

        Raises:
            BrokenTrail: an entry was altered, or one is missing.
        """
        with self._database.reading() as connection:
            yield from walk(connection)


def note(connection: Connection, at: datetime, by: str, deed: Deed, subject: str = "", detail: str = "") -> None:
    """Add an entry; it is there when the caller's transaction is, and only then.

    Args:
        connection: a writing one.
        at: the register's time.
        by: the person's code; `OWNER` for a command on the machine.
        deed: what was done.
        subject: whom or what it concerns.
        detail: which parts of it; never a secret and never anybody's data.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(_LOCK)
    last = connection.execute(select(TRAIL.c.seq, TRAIL.c.hash).order_by(TRAIL.c.seq.desc()).limit(1)).one_or_none()
    seq, previous = (last.seq + 1, bytes(last.hash)) if last else (1, GENESIS)
    who, whom, which = (keepable(word)[:REASON_CHARACTERS_MAX] for word in (by, subject, detail))
    row = {"seq": seq, "at": write_time(at), "person": who, "deed": deed.value, "subject": whom, "detail": which}
    own = link(previous, _body(*row.values()))
    connection.execute(insert(TRAIL), [{**row, "hash": own}])


def walk(connection: Connection) -> Iterator[TrailRow]:
    """Yield every entry of a database, each proved by its hash.

    Raises:
        BrokenTrail: an entry was altered, or one is missing.
    """
    seq, previous = 0, GENESIS
    while rows := _after(connection, seq, ROWS_MAX):
        for row in rows:
            previous = link(previous, _body(row.seq, row.at, row.person, row.deed, row.subject, row.detail))
            if row.seq != seq + 1 or previous != bytes(row.hash):
                raise BrokenTrail(seq + 1)
            seq = row.seq
            yield _read(row)


def _after(connection: Connection, seq: int, limit: int) -> list[Row[Any]]:
    query = select(TRAIL).where(TRAIL.c.seq > seq).order_by(TRAIL.c.seq).limit(limit)
    return list(connection.execute(query))


def _read(row: Row[Any]) -> TrailRow:
    return TrailRow(
        seq=row.seq,
        at=datetime.fromisoformat(row.at),
        by=row.person,
        deed=Deed(row.deed),
        subject=row.subject,
        detail=row.detail,
        hash=bytes(row.hash).hex(),
    )


def _body(*values: object) -> bytes:
    """Return the bytes that an entry's hash covers."""
    return canonical(dict(zip(("seq", "at", "by", "deed", "subject", "detail"), values, strict=True)))
