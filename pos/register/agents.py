"""Couriers and outlets as debtors: what they took for the centre, and what they hand over, with a receipt for each time.

What was taken stands in the agent's own book, one posting a sale; what is handed over stands in the office's journal and names
the book. Nothing is stored beside that. Whoever takes more than is owed says why, and a handing over that came to nothing is
undone by a document, once; both are decided inside the transaction that writes them, so that of two at once the second sees
the first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.agent_facts import AgentPaid, AgentPaymentUndone, MoneyPlace
from pos.domain.agents import AgentAccount, HandedOver, Handover
from pos.domain.errors import OutOfRange, ReasonMissing
from pos.domain.ledger_reports import Owing
from pos.domain.limits import AMOUNT_MINOR_MAX, NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.domain.own_book_errors import HandoverUndone, MoreThanOwed, UnknownHandover
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import decode
from pos.register.cash_box import require_in_box
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.tables import FACT, POSTING, SEEN, is_projected

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.domain.own_books import OwnBook
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.own_books import OwnBooks


class Agents:
    """What the books that have no till of their own still owe.

    Args:
        database: where it is.
        journal: where the office writes down what it took.
        books: whose money it is.
    """

    def __init__(self, database: Database, journal: OfficeJournal, books: OwnBooks) -> None:
        self._database = database
        self._journal = journal
        self._books = books

    def accounts(self, by: Person, bazaar: str) -> tuple[AgentAccount, ...]:
        """Return how every store and outlet stands, by name.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return self._read(connection, bazaar)

    def owing(self, by: Person, bazaar: str) -> tuple[Owing, ...]:
        """Return who has not handed over what it took, or more than that, by name.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        return tuple(
            Owing(device=one.device, label=one.label, owed_minor=one.owed_minor)
            for one in self.accounts(by, bazaar)
            if one.owed_minor
        )

    def take(self, by: Person, bazaar: str, device: str, told: HandedOver, *, identity: UUID) -> AgentAccount:
        """Take money that an outlet or a courier hands over.

        Args:
            by: who takes it.
            bazaar: its code.
            device: the name of the book.
            told: how much, and where it goes.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook: there is none.
            OutOfRange: no amount that can be handed over.
            MoreThanOwed: it owes less, and no reason is given.
            DamagedMessage: the act's id took another amount, or from another book.
            AtTheCentre: this is a hall's register.
        """
        require(by, Act.PAY_OUT)
        if not 0 < told.amount_minor <= AMOUNT_MINOR_MAX:
            raise OutOfRange("amount", told.amount_minor, 1, AMOUNT_MINOR_MAX)
        reason = clean(told.reason)[:REASON_CHARACTERS_MAX]
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            self._books.require(connection, plan, device)
            said = {"book": device, "amount_minor": told.amount_minor, "into": told.into}
            if not self._journal.was_asked(connection, bazaar, identity, AgentPaid, **said):
                owed = self._account(connection, bazaar, device).owed_minor
                if told.amount_minor > owed and not reason:
                    raise MoreThanOwed(device, told.amount_minor, owed)
                fact = AgentPaid(
                    number=self._journal.next_number(connection, bazaar),
                    book=device,
                    amount_minor=told.amount_minor,
                    into=told.into,
                    paper=clean(told.paper)[:NAME_CHARACTERS_MAX],
                    reason=reason,
                )
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return self._account(connection, bazaar, device)

    def undo(self, by: Person, bazaar: str, device: str, number: str, reason: str, *, identity: UUID) -> AgentAccount:
        """Undo a handing over that came to nothing; its amount is owed again.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook, UnknownHandover: there is none.
            ReasonMissing: nobody said why.
            HandoverUndone: it was undone before.
            BoxTooSmall: it went into the cash box, and there is not so much in it.
        """
        require(by, Act.PAY_OUT)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            self._books.require(connection, plan, device)
            if not self._journal.was_asked(
                connection, bazaar, identity, AgentPaymentUndone, book=device, of_number=number
            ):
                told = _holding(self._account(connection, bazaar, device), number)
                if told.into is MoneyPlace.BOX:
                    require_in_box(connection, bazaar, told.amount_minor)
                fact = AgentPaymentUndone(
                    number=self._journal.next_number(connection, bazaar),
                    of_number=number,
                    book=device,
                    amount_minor=told.amount_minor,
                    out_of=told.into,
                    reason=why,
                )
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return self._account(connection, bazaar, device)

    def _read(self, connection: Connection, bazaar: str) -> tuple[AgentAccount, ...]:
        books = self._books.held(connection, bazaar)
        taken, handed = _taken(connection, bazaar, [book.device for book in books]), _handed(connection, bazaar)
        return tuple(_stands(book, taken, handed) for book in books)

    def _account(self, connection: Connection, bazaar: str, device: str) -> AgentAccount:
        return next(one for one in self._read(connection, bazaar) if one.device == device)


def _stands(book: OwnBook, taken: dict[str, int], handed: dict[str, dict[str, Handover]]) -> AgentAccount:
    return AgentAccount(
        device=book.device,
        kind=book.kind,
        label=book.label,
        taken_minor=taken.get(book.device, 0),
        handovers=tuple(reversed(handed.get(book.device, {}).values())),
    )


def _holding(account: AgentAccount, number: str) -> HandedOver:
    """Return a handing over that was not undone."""
    one = next((one for one in account.handovers if one.number == number), None)
    if one is None:
        raise UnknownHandover(number)
    if one.undone_by:
        raise HandoverUndone(number)
    return one.told


def _taken(connection: Connection, bazaar: str, devices: list[str]) -> dict[str, int]:
    """Return what each of these books took for the centre and has not in its own till."""
    rows = connection.execute(
        select(POSTING.c.device, func.sum(POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.device.in_(devices), POSTING.c.account == Account.AGENT.value)
        .group_by(POSTING.c.device)
    )
    return {device: int(amount) for device, amount in rows}


def _handed(connection: Connection, bazaar: str) -> dict[str, dict[str, Handover]]:
    """Return what was handed over, by book and by number, the first one first."""
    found: dict[str, dict[str, Handover]] = {}
    query = (
        select(FACT.c.body)
        .join(SEEN, is_projected())
        .where(
            FACT.c.bazaar == bazaar,
            FACT.c.kind.in_((AgentPaid.KIND, AgentPaymentUndone.KIND)),
            FACT.c.device == OFFICE,
        )
        .order_by(FACT.c.epoch, FACT.c.seq)
    )
    for body in connection.execute(query).scalars():
        stamp, fact = decode(bytes(body))
        if isinstance(fact, AgentPaid):
            told = HandedOver(amount_minor=fact.amount_minor, into=fact.into, paper=fact.paper, reason=fact.reason)
            found.setdefault(fact.book, {})[fact.number] = Handover(
                number=fact.number, at=stamp.at, by=stamp.by, told=told, epoch=stamp.epoch, seq=stamp.seq
            )
        elif isinstance(fact, AgentPaymentUndone):
            own = found[fact.book]
            own[fact.of_number] = replace(own[fact.of_number], undone_by=fact.number, undone_reason=fact.reason)
    return found
