"""Journals as files: every device's facts, line by line, as they were stored, for archives, auditors and a rehearsal's proof."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.access import Deed, OfficeAct
from pos.domain.errors import UnknownDevice
from pos.domain.rights import Act, require
from pos.ledger.chain import GENESIS
from pos.ledger.codec import decode, journal_line, read_stamp
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.tables import FACT
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

ROWS_AT_ONCE = 1_000
ACTS_MAX = 5_000
# The first one that a fact has says what it concerns.
SUBJECTS = ("family", "till", "number", "bazaar", "item", "package")


class Exports:
    """The way out for whole journals.

    Args:
        database: where they are.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def journal(self, by: Person, bazaar: str, device: str) -> Iterator[bytes]:
        """Return a device's journal as lines, each ended by a newline: the envelope with the hashes, and the body as stored.

        A fact whose stamp cannot be read is left out of the lines; the next line's `prev` shows that it is there.

        Args:
            by: who asks.
            bazaar: its code.
            device: the device's name; `R01` is the office itself.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownDevice: there is no such journal.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            mine = (FACT.c.bazaar == bazaar) & (FACT.c.device == device)
            if connection.execute(select(FACT.c.seq).where(mine).limit(1)).scalar() is None:
                raise UnknownDevice(device)
        with self._database.writing() as connection:
            note(connection, self._surroundings.now(), by.code, Deed.JOURNAL_EXPORTED, f"{bazaar} {device}")
        return self._lines(bazaar, device)

    def acts(self, by: Person, bazaar: str) -> tuple[OfficeAct, ...]:
        """Return what the office planned, paid and decided, the last ones first, `ACTS_MAX` at most.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        query = (
            select(FACT.c.body)
            .where(FACT.c.bazaar == bazaar, FACT.c.device == OFFICE)
            .order_by(FACT.c.epoch.desc(), FACT.c.seq.desc())
            .limit(ACTS_MAX)
        )
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return tuple(_act(bytes(body)) for body in connection.execute(query).scalars())

    def note_file(self, by: Person, bazaar: str, what: str) -> None:
        """Note that somebody wrote figures of the register into a file of their own.

        Args:
            by: who did.
            bazaar: its code.
            what: which figures, in a word or two; never what is in them.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:
            bazaar_of(connection, bazaar)
            note(connection, self._surroundings.now(), by.code, Deed.FILE_EXPORTED, bazaar, what)

    def _lines(self, bazaar: str, device: str) -> Iterator[bytes]:
        """Yield the lines a thousand at a time, so that a long journal neither fills the memory nor holds a view open."""
        epoch, seq, previous = 0, 0, GENESIS
        while True:
            after = (FACT.c.epoch > epoch) | ((FACT.c.epoch == epoch) & (FACT.c.seq > seq))
            query = (
                select(FACT.c.epoch, FACT.c.seq, FACT.c.prev, FACT.c.hash, FACT.c.body, FACT.c.id)
                .where(FACT.c.bazaar == bazaar, FACT.c.device == device, after)
                .order_by(FACT.c.epoch, FACT.c.seq)
                .limit(ROWS_AT_ONCE)
            )
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            for row in rows:
                own, body = bytes(row.hash), bytes(row.body)
                previous = previous if row.prev is None else bytes(row.prev)
                if row.id is not None:
                    yield journal_line(read_stamp(json.loads(body)), previous, own, body).encode() + b"\n"
                previous = own
            epoch, seq = rows[-1].epoch, rows[-1].seq


def _act(body: bytes) -> OfficeAct:
    stamp, fact = decode(body)
    about = next((word for name in SUBJECTS if (word := getattr(fact, name, ""))), "")
    return OfficeAct(
        epoch=stamp.epoch,
        seq=stamp.seq,
        at=stamp.at,
        by=stamp.by,
        kind=fact.KIND,
        subject=str(getattr(about, "code", about)),
        detail=str(getattr(fact, "reason", "") or getattr(fact, "provisional", "")),
    )
