"""Comparing Z-reports with their papers: who read what on which paper, kept for good beside the facts.

What is kept is what the paper says; whether that is the same follows from the facts and is never stored. A later reading of the
same paper stands beside the earlier one and takes its place on every list.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from pos.domain.access import Deed
from pos.domain.errors import NotAllowed, OutOfRange, UnknownReceipt
from pos.domain.facts import ShiftClosed
from pos.domain.limits import AMOUNT_MINOR_MAX
from pos.domain.paper_checks import HEAD_DIGITS, PaperFigures, ReportRow, tidy_head
from pos.domain.rights import Act, may, require
from pos.domain.ways import NotAHead
from pos.ledger.codec import decode, write_time
from pos.register.office_journal import bazaar_of
from pos.register.reconciling import projected
from pos.register.tables import PAPER_CHECK
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    from pos.domain.bazaar import Person
    from pos.domain.facts import Stamp
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

READINGS_MAX = 100  # of one paper; whoever goes on typing learns nothing more
_HEAD = re.compile(rf"[0-9A-F]{{{HEAD_DIGITS}}}")
Spot = tuple[str, int, int]


class PaperChecks:
    """The comparing.

    Args:
        database: where facts and readings are.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def reports(self, by: Person, bazaar: str, device: str = "") -> tuple[ReportRow, ...]:
        """Return the Z-reports that are held, by till and in their order.

        Args:
            by: who asks: whoever may bring sticks in, or read the ledger.
            bazaar: its code.
            device: one till's only; all where none is named.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        if not (may(by, Act.SEND) or may(by, Act.READ_LEDGER)):
            raise NotAllowed(Act.SEND.value)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return tuple(row for row in reports_of(connection, bazaar) if device in {"", row.device})

    def check(self, by: Person, bazaar: str, *, device: str, epoch: int, seq: int, said: PaperFigures) -> ReportRow:
        """Keep what a person read on the paper of a Z-report.

        Args:
            by: who read it.
            bazaar: its code.
            device: whose Z-report.
            epoch: its place in that journal,
            seq: and its number there.
            said: what the paper says.

        Raises:
            NotAllowed: not this person's business.
            UnknownReceipt: no Z-report is held at this place, or its paper was read too often.
            OutOfRange, NotAHead: no paper says that.
        """
        require(by, Act.SEND)
        said = _sound(said)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            spot = device, epoch, seq
            row = _by_spot(connection, bazaar).get(spot)
            if row is None:
                raise UnknownReceipt(f"{device} {epoch}/{seq}"[:60])
            if (row.checked_by, row.said) == (by.code, said):
                return row
            mine = (
                (PAPER_CHECK.c.bazaar == bazaar)
                & (PAPER_CHECK.c.device == device)
                & (PAPER_CHECK.c.epoch == epoch)
                & (PAPER_CHECK.c.seq == seq)
            )
            n = max(connection.execute(select(PAPER_CHECK.c.n).where(mine)).scalars(), default=0) + 1
            if n > READINGS_MAX:
                raise UnknownReceipt(row.number)
            at = self._surroundings.at(plan)
            kept = {"bazaar": bazaar, "device": device, "epoch": epoch, "seq": seq, "n": n, "person": by.code}
            read = {"facts": said.facts, "takings_minor": said.takings_minor, "head": said.head}
            connection.execute(insert(PAPER_CHECK), [{**kept, **read, "at": write_time(at)}])
            detail = "same" if said == row.held else "differs"
            note(connection, at, by.code, Deed.PAPER_CHECKED, f"{bazaar} {row.number}", detail)
            return _by_spot(connection, bazaar)[spot]


def reports_of(connection: Connection, bazaar: str) -> Iterator[ReportRow]:
    """Yield every Z-report of a bazaar, each act once, with the last reading of its paper."""
    read = readings_of(connection, bazaar)
    for _device, body in projected(connection, bazaar, ShiftClosed.KIND):
        stamp, fact = decode(body)
        if isinstance(fact, ShiftClosed):
            yield _row(stamp, fact, read.get((stamp.device, stamp.epoch, stamp.seq)))


def _by_spot(connection: Connection, bazaar: str) -> dict[Spot, ReportRow]:
    return {(row.device, row.epoch, row.seq): row for row in reports_of(connection, bazaar)}


def readings_of(connection: Connection, bazaar: str) -> dict[Spot, Row[tuple[object, ...]]]:
    """Return the last reading of each paper that was ever compared, by the place of its Z-report."""
    query = select(PAPER_CHECK).where(PAPER_CHECK.c.bazaar == bazaar).order_by(PAPER_CHECK.c.n)
    return {(row.device, row.epoch, row.seq): row for row in connection.execute(query)}


def figures_of(closed: ShiftClosed) -> PaperFigures:
    """Return the control values of a Z-report, as they are printed."""
    return PaperFigures(
        facts=closed.last_seq - closed.first_seq + 1,
        takings_minor=closed.takings_minor,
        head=tidy_head(closed.head)[:HEAD_DIGITS],
    )


def said_in(reading: Row[tuple[object, ...]]) -> PaperFigures:
    """Return what somebody read on a paper."""
    return PaperFigures(facts=int(reading.facts), takings_minor=int(reading.takings_minor), head=str(reading.head))


def _row(stamp: Stamp, closed: ShiftClosed, reading: Row[tuple[object, ...]] | None) -> ReportRow:
    return ReportRow(
        device=stamp.device,
        epoch=stamp.epoch,
        seq=stamp.seq,
        number=closed.number,
        shift=closed.shift,
        day=closed.day,
        by=stamp.by,
        at=stamp.at,
        held=figures_of(closed),
        checked_by="" if reading is None else str(reading.person),
        checked_at=None if reading is None else datetime.fromisoformat(str(reading.at)),
        said=None if reading is None else said_in(reading),
    )


def _sound(said: PaperFigures) -> PaperFigures:
    head = tidy_head(said.head)
    if _HEAD.fullmatch(head) is None:
        raise NotAHead(said.head)
    if not 0 <= said.facts <= AMOUNT_MINOR_MAX:
        raise OutOfRange("number", said.facts, 0, AMOUNT_MINOR_MAX)
    if abs(said.takings_minor) > AMOUNT_MINOR_MAX:
        raise OutOfRange("amount", said.takings_minor, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
    return PaperFigures(facts=said.facts, takings_minor=said.takings_minor, head=head)
