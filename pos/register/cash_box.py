"""The cash box: families are paid in cash out of it, and it never holds less than nothing.

It is filled from the safe or the bank and its rest goes back there, each time with a paper. What is in it is the sum of its
postings in the office's journal; whoever takes something out asks for that sum in the same transaction, so that of several
payments at once only those go through that the cash is enough for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.account_errors import BoxTooSmall
from pos.domain.errors import OutOfRange
from pos.domain.limits import AMOUNT_MINOR_MAX, REASON_CHARACTERS_MAX
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled
from pos.domain.payout_reports import CashBox, CashBoxMove
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import decode
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.tables import FACT, POSTING, same_place

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.bazaar import Person
    from pos.domain.payout_facts import CashPlace
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal

MOVES_MAX = 500  # told at once, the last ones


class CashBoxes:
    """The cash box of each bazaar.

    Args:
        database: where it is.
        journal: where it is written down.
    """

    def __init__(self, database: Database, journal: OfficeJournal) -> None:
        self._database = database
        self._journal = journal

    def box(self, by: Person, bazaar: str) -> CashBox:
        """Return how much is in the box, and what happened to it, the last first."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _read(connection, bazaar)

    def fill(
        self, by: Person, bazaar: str, amount_minor: int, source: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Put cash into the box.

        Args:
            by: who does.
            bazaar: its code.
            amount_minor: more than nothing.
            source: where it comes from.
            identity: the act's id; asked again with it, nothing more happens.
            reason: in words; may be empty.

        Raises:
            NotAllowed: not this person's business.
            OutOfRange: no amount that can be put in.
            DamagedMessage: the act's id put in another amount, or from another place.
        """
        _require(by, amount_minor)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            said = {"amount_minor": amount_minor, "source": source}
            if not self._journal.was_asked(connection, bazaar, identity, CashBoxFilled, **said):
                fact = CashBoxFilled(
                    number=self._journal.next_number(connection, bazaar),
                    amount_minor=amount_minor,
                    source=source,
                    reason=clean(reason)[:REASON_CHARACTERS_MAX],
                )
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _read(connection, bazaar)

    def empty(
        self, by: Person, bazaar: str, amount_minor: int, target: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Take cash out of the box and bring it back.

        Raises:
            NotAllowed, OutOfRange, DamagedMessage: as for filling.
            BoxTooSmall: there is not so much in it.
        """
        _require(by, amount_minor)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            said = {"amount_minor": amount_minor, "target": target}
            if not self._journal.was_asked(connection, bazaar, identity, CashBoxEmptied, **said):
                require_in_box(connection, bazaar, amount_minor)
                fact = CashBoxEmptied(
                    number=self._journal.next_number(connection, bazaar),
                    amount_minor=amount_minor,
                    target=target,
                    reason=clean(reason)[:REASON_CHARACTERS_MAX],
                )
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _read(connection, bazaar)


def require_in_box(connection: Connection, bazaar: str, amount_minor: int) -> None:
    """Refuse to take out more than there is; only in the transaction that takes it out.

    Raises:
        BoxTooSmall: there is less.
    """
    held = _balance(connection, bazaar)
    if amount_minor > held:
        raise BoxTooSmall(amount_minor, held)


def _require(by: Person, amount_minor: int) -> None:
    require(by, Act.PAY_OUT)
    if not 0 < amount_minor <= AMOUNT_MINOR_MAX:
        raise OutOfRange("amount", amount_minor, 1, AMOUNT_MINOR_MAX)


def _of_box(bazaar: str) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a posting is the box's; the office's journal is short, and its rows lie together."""
    return POSTING.c.bazaar == bazaar, POSTING.c.device == OFFICE, POSTING.c.account == Account.BOX.value


def _balance(connection: Connection, bazaar: str) -> int:
    total = func.coalesce(func.sum(POSTING.c.amount_minor), 0)
    return int(connection.execute(select(total).where(*_of_box(bazaar))).scalar_one())


def _read(connection: Connection, bazaar: str) -> CashBox:
    balance = after = _balance(connection, bazaar)
    rows = connection.execute(
        select(POSTING.c.amount_minor, FACT.c.body, POSTING.c.epoch, POSTING.c.seq)
        .join(FACT, same_place(FACT, POSTING))
        .where(*_of_box(bazaar))
        .order_by(POSTING.c.epoch.desc(), POSTING.c.seq.desc())
        .limit(MOVES_MAX)
    )
    moves = []
    for amount, body, epoch, seq in rows:
        stamp, fact = decode(bytes(body))
        moves.append(
            CashBoxMove(
                at=stamp.at,
                kind=fact.KIND,
                number=getattr(fact, "voucher", "") or getattr(fact, "number", ""),
                family=getattr(fact, "family", ""),
                by=stamp.by,
                reason=getattr(fact, "reason", ""),
                amount_minor=int(amount),
                balance_minor=after,
                epoch=epoch,
                seq=seq,
            )
        )
        after -= int(amount)
    return CashBox(balance_minor=balance, moves=tuple(moves))
