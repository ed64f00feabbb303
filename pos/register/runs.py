"""Reading payout runs back, as the office sees them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, or_, select, update

from pos.domain.errors import UnknownPayout
from pos.domain.limits import LONG_FACT_BYTES_MAX
from pos.domain.office_facts import Cut, Withheld
from pos.domain.reports import PayoutLine, PayoutRun, PayoutState
from pos.ledger.codec import from_document
from pos.register.catalogue import families_of
from pos.register.claiming import open_claims, read_line
from pos.register.office_journal import OFFICE
from pos.register.settled import is_settled, is_settled_by
from pos.register.tables import FACT, PAYOUT, PAYOUT_HOLD, PAYOUT_LINE, PAYOUT_REVERSAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Table

    from pos.domain.bazaar import FamilyCard

# A run is one fact, and has room for so many families and for so many bytes of lines; who is left comes first in the next run.
PAYOUT_FAMILIES_MAX = 5_000
LINES_BYTES_MAX = LONG_FACT_BYTES_MAX * 3 // 4
WITHHELD_MAX = 1_000  # named in it; more of them are one and the same trouble
NO_RUN = "?"  # stands for the claims that no run has settled


def read_run(connection: Connection, bazaar: str, number: str, families: Sequence[str] | None = None) -> PayoutRun:
    """Return one run; with some families' lines only, where they are named.

    Raises:
        UnknownPayout: there is none of this number.
    """
    row = connection.execute(select(PAYOUT).where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.number == number)).one_or_none()
    if row is None:
        raise UnknownPayout(number)
    return _run(connection, row, _cards(connection, bazaar, families), families)


def runs_of(connection: Connection, bazaar: str, families: Sequence[str] | None = None) -> tuple[PayoutRun, ...]:
    """Return all runs of a bazaar, the first one first; with some families' lines only, where they are named."""
    rows = connection.execute(select(PAYOUT).where(PAYOUT.c.bazaar == bazaar).order_by(PAYOUT.c.number)).all()
    cards = _cards(connection, bazaar, families) if rows else {}
    return tuple(_run(connection, row, cards, families) for row in rows)


def drafted_number(connection: Connection, bazaar: str) -> str:
    """Return the number of the run that waits for its approval; empty where none does."""
    mine = (PAYOUT.c.bazaar == bazaar) & (PAYOUT.c.state == PayoutState.DRAFTED.value)
    return str(connection.execute(select(PAYOUT.c.number).where(mine)).scalar() or "")


def lines_of(bazaar: str, number: str) -> ColumnElement[bool]:
    """Return the condition that a line belongs to a run."""
    return (PAYOUT_LINE.c.bazaar == bazaar) & (PAYOUT_LINE.c.number == number)


def set_state(connection: Connection, bazaar: str, number: str, state: PayoutState, **values: str) -> None:
    """Write down how far a run is, and whatever else came with it."""
    mine = (PAYOUT.c.bazaar == bazaar) & (PAYOUT.c.number == number)
    connection.execute(update(PAYOUT).where(mine).values(state=state.value, **values))


def finish(connection: Connection, bazaar: str, number: str) -> PayoutRun:
    """Return an approved run; it is over when nobody waits any more, be it for money that is held."""
    run = read_run(connection, bazaar, number)
    if run.waiting() or run.held():
        return run
    set_state(connection, bazaar, number, PayoutState.PAID)
    return replace(run, state=PayoutState.PAID)


def cuts_in(text: str) -> tuple[Cut, ...]:
    """Read a run's cut-off vector as it is kept."""
    return tuple(from_document(Cut, cut) for cut in json.loads(text))


def read_time(text: str) -> datetime | None:
    """Read a time as it is kept; nothing where none is."""
    return datetime.fromisoformat(text) if text else None


def _cards(connection: Connection, bazaar: str, families: Sequence[str] | None = None) -> dict[str, FamilyCard]:
    only = families[0] if families is not None and len(families) == 1 else None
    return {card.number: card for card in families_of(connection, bazaar, number=only)}


def _run(
    connection: Connection, row: Row[Any], cards: dict[str, FamilyCard], families: Sequence[str] | None = None
) -> PayoutRun:
    cuts = cuts_in(row.cuts)
    where = lines_of(row.bazaar, row.number)
    if families is not None:
        where &= PAYOUT_LINE.c.family.in_(families)
    lines = connection.execute(select(PAYOUT_LINE).where(where).order_by(PAYOUT_LINE.c.family)).all()
    state = PayoutState(row.state)
    may_be_full = state is PayoutState.DRAFTED and _may_be_full([line.line for line in lines])
    left = set(open_claims(connection, row.bazaar, cuts)) if may_be_full else set()
    undone, held = _undone(connection, row), _held(connection, row)
    return PayoutRun(
        number=row.number,
        state=state,
        provisional=row.provisional,
        drafted_by=row.drafted_by,
        drafted_at=datetime.fromisoformat(row.drafted_at),
        approved_by=row.approved_by,
        approved_at=read_time(row.approved_at),
        cuts=cuts,
        lines=tuple(_line(line, cards.get(line.family), undone, held) for line in lines),
        families_left=len(left & set(cards) - {line.family for line in lines}),
        withheld=tuple(from_document(Withheld, one) for one in json.loads(row.withheld)),
        until=date.fromisoformat(row.until) if row.until else None,
    )


def _may_be_full(lines: Sequence[str]) -> bool:
    """Tell whether a family may have found no room; a line of every rate that there is takes less than half of it."""
    return len(lines) == PAYOUT_FAMILIES_MAX or 2 * sum(map(len, lines)) > LINES_BYTES_MAX


def _undone(connection: Connection, row: Row[Any]) -> dict[str, tuple[str, str]]:
    """Return the documents that undid lines of a run, each with the time of its fact, by family."""
    rows = PAYOUT_REVERSAL
    fact = and_(
        FACT.c.bazaar == rows.c.bazaar,
        FACT.c.device == OFFICE,
        FACT.c.epoch == rows.c.epoch,
        FACT.c.seq == rows.c.seq,
    )
    mine = (rows.c.bazaar == row.bazaar) & (rows.c.number == row.number)
    query = select(rows.c.family, rows.c.document, FACT.c.at).join(FACT, fact).where(mine)
    return {family: (document, at) for family, document, at in connection.execute(query)}


def _held(connection: Connection, row: Row[Any]) -> dict[str, str]:
    """Return why lines of a run are held, by family."""
    rows = PAYOUT_HOLD
    mine = (rows.c.bazaar == row.bazaar) & (rows.c.number == row.number)
    found = connection.execute(select(rows.c.family, rows.c.reason).where(mine))
    return {held.family: held.reason for held in found}


def _line(
    row: Row[Any], card: FamilyCard | None, undone: dict[str, tuple[str, str]], held: dict[str, str]
) -> PayoutLine:
    reversal, reversed_at = undone.get(row.family, ("", ""))
    return PayoutLine(
        line=read_line(row.line),
        name_ar=card.name_ar if card else "",
        name_en=card.name_en if card else "",
        voucher=row.voucher,
        collector=row.collector,
        paid_at=read_time(row.paid_at),
        reversal=reversal,
        reversed_at=read_time(reversed_at),
        held=held.get(row.family, ""),
    )


def is_claim_of(connection: Connection, rows: Table, bazaar: str, number: str) -> ColumnElement[bool]:
    """Return the condition that a row of the ledger is a claim that a run settled, or that a draft is made of; `?` is no run."""
    if number == NO_RUN:
        return and_(rows.c.claim != "", ~is_settled(rows))
    query = select(PAYOUT.c.cuts).where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.number == number)
    text = connection.execute(query.where(PAYOUT.c.state == PayoutState.DRAFTED.value)).scalar()
    if text is None:
        return is_settled_by(number, rows)
    reached = or_(
        false(),
        *(
            and_(rows.c.device == cut.device, rows.c.epoch == cut.epoch, rows.c.seq <= cut.seq)
            for cut in cuts_in(str(text))
        ),
    )
    return and_(rows.c.claim != "", reached, ~is_settled(rows))
