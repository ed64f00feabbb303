"""What the register has signed for, as the book of this till knows it: for a page that stays in a hand after the day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed
from pos.domain.proof import Proof
from pos.domain.ways import NothingAcknowledged
from pos.ledger.catalogue import Catalogue
from pos.ledger.history import History
from pos.ledger.watermarks import Watermarks

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3


def prove(connection: sqlite3.Connection, device: str) -> Proof:
    """Return what the register's last word covers.

    The takings are those of the Z-reports: whoever still has to count a drawer blind must not read its answer here.

    Args:
        connection: any connection to the book.
        device: the till.

    Raises:
        NothingAcknowledged: the register has signed for nothing yet.
    """
    marks, history = Watermarks(connection), History(connection, device)
    mark = marks.current()
    if not mark.seq:
        raise NothingAcknowledged
    place = history.place_at(mark.epoch, mark.seq)
    closings = [one.fact for one in history.closings(place) if isinstance(one.fact, ShiftClosed)]
    zone = timezone(timedelta(minutes=Catalogue(connection).bazaar().utc_offset_minutes))
    return Proof(
        device=device,
        epoch=mark.epoch,
        seq=mark.seq,
        entries=place,
        sales=history.sales_up_to(place),
        reports=len(closings),
        takings_minor=sum(one.takings_minor for one in closings),
        is_open=history.open_shift() is not None,
        head=mark.head,
        at=datetime.fromisoformat(mark.at).astimezone(zone),
        generation=mark.generation,
        unsent=marks.unsent().facts,
    )
