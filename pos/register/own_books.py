"""The books that the register writes itself: one for each online store, branch and outlet that has no till.

Each is a device like any other, admitted in the office's journal, with a key and a chain of its own; the key follows from the
register's and is kept nowhere. An epoch is a life of the register, so that what a restored one writes is never taken for what was
written before. Every file and every sheet is a shift of its own for each business day, closed at once with its Z-report: so the
three roads to the bazaar's total hold for these books as they do for tills.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.device_facts import EpochStarted
from pos.domain.facts import Refund, Sale, ShiftClosed, ShiftOpened, Stamp
from pos.domain.identity import paper_number, uuid7
from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.domain.office_facts import DeviceAdmitted
from pos.domain.own_book_errors import LetterTaken, UnknownBook
from pos.domain.own_books import OUTLET_LETTERS, STORE_LETTER, BookKind, OwnBook, kind_of
from pos.domain.postings import postings
from pos.domain.rights import Act, require
from pos.domain.shift import figures
from pos.domain.stock import moves
from pos.domain.text import clean
from pos.domain.ways import AtTheCentre
from pos.ledger.chain import Head, link
from pos.ledger.codec import decode, encode, write_time
from pos.ledger.keys import DeviceKey
from pos.register.devices import facts_held, last_serial, put_device
from pos.register.office_journal import bazaar_of, generation, head_of, upstream_of
from pos.register.projecting import Additions, Place
from pos.register.proving import keep_signature
from pos.register.standing import note_contact
from pos.register.tables import DEVICE, ENROLMENT, FACT, SEEN, is_projected
from pos.sync.wire import make_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.office_facts import Fact
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import RegisterKeys, Surroundings

NUMBERS_MAX = 99  # of one letter
ID_BITS = 74


class OwnBooks:
    """Opens and lists these books, and hands out the pen to write in one.

    Args:
        database: where they are.
        journal: where the office writes down that it opened one.
        keys: the register's.
        surroundings: time and chance.
    """

    def __init__(
        self, database: Database, journal: OfficeJournal, keys: RegisterKeys, surroundings: Surroundings
    ) -> None:
        self._database = database
        self._journal = journal
        self._keys = keys
        self._surroundings = surroundings

    def books(self, by: Person, bazaar: str) -> tuple[OwnBook, ...]:
        """Return the books that this register writes, by name.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return self.held(connection, bazaar)

    def held(self, connection: Connection, bazaar: str) -> tuple[OwnBook, ...]:
        """Return these books, by name, inside the caller's transaction.

        Raises:
            UnknownBazaar: there is no such bazaar.
        """
        bazaar_of(connection, bazaar)
        rows = connection.execute(select(DEVICE).where(DEVICE.c.bazaar == bazaar).order_by(DEVICE.c.device)).all()
        return tuple(
            _card(connection, bazaar, row.device, row.label)
            for row in rows
            if row.public_key == self._key(bazaar, row.device).public
        )

    def open(self, by: Person, bazaar: str, kind: BookKind, label: str, *, identity: UUID, letter: str = "") -> OwnBook:
        """Open a book for a store or an outlet.

        Args:
            by: who does.
            bazaar: the bazaar's code.
            kind: whose sales it will hold.
            label: what people call the store or the outlet.
            identity: the act's id; asked again with it, the same book is returned.
            letter: the outlet's; empty for the next one that nobody has.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
            LetterTaken: it belongs to something else, or has no number left.
            AtTheCentre: this is a hall's register.
        """
        require(by, Act.WRITE_BOOKS)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            hall = upstream_of(connection, bazaar)
            if hall:
                raise AtTheCentre(hall)
            known = self._journal.known(connection, bazaar, identity, DeviceAdmitted)
            if known is not None and isinstance(known.fact, DeviceAdmitted):
                return _card(connection, bazaar, known.fact.till, known.fact.name)
            device = _free(connection, bazaar, kind, letter.strip().upper())
            name, key = clean(label)[:NAME_CHARACTERS_MAX], self._key(bazaar, device).public
            put_device(connection, bazaar, device, key, name, write_time(self._surroundings.at(plan)))
            fact = DeviceAdmitted(till=device, public_key=key, name=name)
            self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _card(connection, bazaar, device, name)

    def pen(self, connection: Connection, plan: Bazaar, device: str, by: str) -> BookPen:
        """Return the pen for one book, inside the caller's transaction.

        Raises:
            UnknownBook: the register writes no such book, or it was revoked.
        """
        key = self.require(connection, plan, device)
        return BookPen(connection, plan, device, key, self._surroundings, by)

    def require(self, connection: Connection, plan: Bazaar, device: str) -> DeviceKey:
        """Return the key of a book.

        Raises:
            UnknownBook: the register writes no such book, or it was revoked.
        """
        key = self._key(plan.code, device)
        mine = (DEVICE.c.bazaar == plan.code) & (DEVICE.c.device == device)
        row = connection.execute(select(DEVICE.c.public_key, DEVICE.c.revoked).where(mine)).one_or_none()
        if row is None or row.public_key != key.public or row.revoked:
            raise UnknownBook(device)
        return key

    def _key(self, bazaar: str, device: str) -> DeviceKey:
        """Return the key of a book: it follows from the register's, and says nothing about it."""
        named = f"amana own book\n{bazaar}\n{device}".encode()
        return DeviceKey(hmac.digest(self._keys.signing.secret, named, "sha256"))


class BookPen:
    """Writes facts at the end of one book; `finish` puts them into the tables.

    Args:
        connection: a writing one.
        plan: the bazaar.
        device: the book's name.
        key: the book's.
        surroundings: time and chance.
        by: the person's code.
    """

    def __init__(
        self, connection: Connection, plan: Bazaar, device: str, key: DeviceKey, surroundings: Surroundings, by: str
    ) -> None:
        self._connection = connection
        self._plan = plan
        self.device = device
        self._key = key
        self._surroundings = surroundings
        self.by = by
        self._additions = Additions(plan.code, surroundings.at(plan))
        self._before = self._head = head_of(connection, plan.code, device, generation(connection))
        self._bodies: list[bytes] = []
        self._serial = last_serial(connection, plan.code, device)
        opened = (FACT.c.bazaar == plan.code) & (FACT.c.kind == ShiftOpened.KIND) & (FACT.c.device == device)
        self._shift = int(connection.execute(select(func.count()).select_from(FACT).where(opened)).scalar_one())
        if self._head.seq == 0:
            reason = "first" if self._head.epoch == 1 else "restored"
            self._add(
                EpochStarted(bazaar=plan.code, currency=plan.currency, public_key=key.public, reason=reason),
                surroundings.new_id(),
            )

    @property
    def today(self) -> date:
        """The day, as the bazaar's clocks show it."""
        return self._additions.received_at.date()

    def next_number(self) -> str:
        """Take the number of the book's next paper."""
        self._serial += 1
        return paper_number(self.device, self._serial)

    def next_shift(self) -> int:
        """Return the number of the shift that `write_shift` will write next."""
        return self._shift + 1

    def write_shift(self, day: date, facts: Iterable[tuple[Sale | Refund, UUID]]) -> None:
        """Write receipts as a shift of their own, closed at once: all cash was counted when it was handed in."""
        self._shift += 1
        first = self._head.seq + 1
        written: list[Fact] = [self._add(ShiftOpened(shift=self._shift, day=day, float_minor=0))]
        written += [self._add(fact, identity) for fact, identity in facts]
        sums = figures(written)
        self._add(
            ShiftClosed(
                number=self.next_number(),
                shift=self._shift,
                day=day,
                sales=sums.sales,
                voids=sums.voids,
                refunds=sums.refunds,
                gross_minor=sums.gross_minor,
                voided_minor=sums.voided_minor,
                refunded_minor=sums.refunded_minor,
                rounding_minor=sums.rounding_minor,
                cash_minor=sums.cash_minor,
                card_minor=sums.card_minor,
                float_minor=0,
                moved_minor=0,
                expected_minor=sums.expected_minor,
                counted_minor=sums.expected_minor,
                first_seq=first,
                last_seq=self._head.seq,
                head=self._head.hash.hex(),
                families=sums.family_totals(),
            )
        )

    def finish(self) -> None:
        """Put what was written into the tables, with the book's signature over its head."""
        self._additions.write(self._connection)
        batch = make_batch(self._plan.code, self._before, self._bodies, self._key)
        keep_signature(self._connection, batch)
        note_contact(self._connection, batch, write_time(self._additions.received_at))

    def _add(self, fact: Fact, identity: UUID | None = None) -> Fact:
        head, additions = self._head, self._additions
        at, seq = additions.received_at, head.seq + 1
        stamp = Stamp(identity or self._surroundings.new_id(), self.device, head.epoch, seq, at, self.by)
        body = encode(stamp, fact)
        own = link(head.hash, body)
        place = Place(self._plan.code, self.device, head.epoch, seq)
        additions.add_fact(place, (head.hash, own), body, stamp, fact.KIND)
        additions.project(place, stamp, fact, postings(fact), moves(fact))
        self._head = Head(self.device, head.epoch, seq, own)
        self._bodies.append(body)
        return fact


def own_id(bazaar: str, device: str, *parts: str) -> UUID:
    """Return the id of an act that an order of a store stands for: the same order has the same one in every file."""
    digest = sha256("\n".join((bazaar, device, *parts)).encode()).digest()
    return uuid7(0, int.from_bytes(digest, "big") % (1 << ID_BITS))


def receipts_of(connection: Connection, bazaar: str, device: str, *kinds: str) -> Iterator[tuple[Stamp, Fact]]:
    """Yield the facts of some kinds in one book, in their order."""
    mine = (FACT.c.bazaar == bazaar) & FACT.c.kind.in_(kinds) & (FACT.c.device == device)
    query = select(FACT.c.body).join(SEEN, is_projected()).where(mine).order_by(FACT.c.epoch, FACT.c.seq)
    for body in connection.execute(query).scalars():
        yield decode(bytes(body))


def _card(connection: Connection, bazaar: str, device: str, label: str) -> OwnBook:
    facts = facts_held(connection, bazaar, device)
    return OwnBook(device=device, kind=kind_of(device), label=label, facts=facts)


def _free(connection: Connection, bazaar: str, kind: BookKind, letter: str) -> str:
    """Return the next name for a book: a store's have one letter, each outlet has its own unless it is named."""
    taken = set(connection.execute(select(DEVICE.c.device).where(DEVICE.c.bazaar == bazaar)).scalars())
    taken |= set(connection.execute(select(ENROLMENT.c.device).where(ENROLMENT.c.bazaar == bazaar)).scalars())
    if kind is BookKind.STORE:
        letters: tuple[str, ...] = (STORE_LETTER,)
    elif letter:
        letters = (letter,) if letter in OUTLET_LETTERS else ()
    else:
        used = {name[0] for name in taken}
        letters = tuple(sorted(OUTLET_LETTERS, key=lambda each: (each in used, each)))
    names = (f"{each}{number:02d}" for each in letters for number in range(1, NUMBERS_MAX + 1))
    name = next((name for name in names if name not in taken), "")
    if not name:
        raise LetterTaken(letter)
    return name


def require_book(device: str, kind: BookKind) -> None:
    """Refuse a book of the other kind.

    Raises:
        UnknownBook: it is one.
    """
    if kind_of(device) is not kind:
        raise UnknownBook(device)
