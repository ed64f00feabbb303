"""How far a run reaches into every journal when it is to go up to the evening of a day, while the halls go on selling.

A shift belongs to the business day that was chosen when it was opened, as a whole: its Z-report is one figure and cannot be cut
in two. So a shift that goes on over midnight is in the run of its evening, and so is a tally sheet of that day which was typed in
the morning after. What was recorded in no shift, the office's own advances and corrections too, belongs to the day on which it
was recorded, and that one ends at midnight by the hall's clock. What a journal holds beyond its cut waits for the next run.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, false, or_, select

from pos.domain.account_errors import DayNotOver, DaySettled
from pos.domain.facts import ShiftClosed, ShiftOpened
from pos.domain.office_facts import Cut
from pos.ledger.codec import decode
from pos.register.claiming import APPROVED, cuts_of
from pos.register.extents import extents_of
from pos.register.settled import ends_of, reach_of
from pos.register.tables import FACT, PAYOUT, SEEN, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from pos.register.extents import Extent


class Evening(NamedTuple):
    """The end of a day, and how far each journal reaches up to it."""

    day: date
    cuts: tuple[Cut, ...]


def reach_text(until: str, drafted_at: str) -> str:
    """Return the time up to which facts are in a run, comparable with the times of facts.

    Args:
        until: the day up to whose evening it reaches, as it is kept; empty for none.
        drafted_at: when it was drafted, as it is kept.
    """
    return _end_of(date.fromisoformat(until)) if until else drafted_at


def require_payable(connection: Connection, bazaar: str, day: date, today: date) -> None:
    """Refuse a day up to whose evening no run can reach now.

    Raises:
        DayNotOver: it is today or later.
        DaySettled: an approved run reached as far or farther.
    """
    if day >= today:
        raise DayNotOver(day)
    rows = connection.execute(
        select(PAYOUT.c.number, PAYOUT.c.until, PAYOUT.c.drafted_at)
        .where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
        .order_by(PAYOUT.c.number.desc())
    )
    for number, until, drafted_at in rows:
        if _end_of(day) <= reach_text(until, drafted_at):
            raise DaySettled(day, number)


def cuts_up_to(connection: Connection, bazaar: str, until: date | None, today: date) -> tuple[Cut, ...]:
    """Return the cut-off vector of a run that is drafted now.

    Args:
        connection: a reading one.
        bazaar: its code.
        until: the day up to whose evening it is to reach; up to now without one.
        today: by the hall's clock.

    Raises:
        DayNotOver, DaySettled: no run can reach up to that evening.
    """
    if until is None:
        return cuts_of(connection, bazaar)
    require_payable(connection, bazaar, until, today)
    return cuts_by_evening(connection, bazaar, until)


def cuts_by_evening(connection: Connection, bazaar: str, day: date) -> tuple[Cut, ...]:
    """Return how far every journal reaches up to the evening of a day, and never less than runs have settled of it.

    A journal without anything of that time has no cut.
    """
    reached = ends_by_evening(connection, bazaar, day)
    for journal, seq in ends_of(connection, bazaar).items():
        reached[journal] = max(seq, reached.get(journal, 0))
    return tuple(
        Cut(device=device, epoch=epoch, seq=reached[device, epoch])
        for device, epoch, _ in extents_of(connection, bazaar)
        if reached.get((device, epoch), 0)
    )


def ends_by_evening(connection: Connection, bazaar: str, day: date) -> dict[tuple[str, int], int]:
    """Return where the last of each journal stands that belongs to a day or to one before it.

    The last one counts, also where something of a later day stands before it, because a clock went back or a day was typed in
    after another: a journal is settled from its beginning on, without gaps.
    """
    shifts = _shifts_of(connection, bazaar)
    return {
        (one.device, one.epoch): _end(connection, bazaar, one, day, shifts.get((one.device, one.epoch), []))
        for one in extents_of(connection, bazaar)
    }


def recorded_by(connection: Connection, bazaar: str, until: str, drafted_at: str) -> ColumnElement[bool]:
    """Return the condition that a fact was recorded in the time of a run.

    Args:
        connection: a reading one.
        bazaar: its code.
        until: the day up to whose evening the run reaches, as it is kept; empty for none.
        drafted_at: when it was drafted, as it is kept.
    """
    if not until:
        return FACT.c.at <= drafted_at
    ends = ends_by_evening(connection, bazaar, date.fromisoformat(until))
    mine = (
        (FACT.c.device == device) & (FACT.c.epoch == epoch) & (FACT.c.seq <= seq)
        for (device, epoch), seq in ends.items()
        if seq
    )
    return or_(false(), *mine)


def told_whole(connection: Connection, bazaar: str, cuts: Iterable[Cut]) -> frozenset[str]:
    """Return the devices of which nothing before their cuts can be missing.

    A journal has no gaps: where the one that a device's last cut is in goes on beyond it, everything before was told. A book that
    was lost and begun anew proves nothing of what was lost.
    """
    reach, lives = reach_of(cuts), {}
    for one in extents_of(connection, bazaar):  # a device's lives come in order
        if reach.get((one.device, one.epoch), 0) or one.device not in lives:
            lives[one.device] = one
    return frozenset(device for device, one in lives.items() if one.seq > reach.get((device, one.epoch), 0))


# -- inside ---------------------------------------------------------------------------------------------------------


def _end_of(day: date) -> str:
    """Return the midnight that ends a day: all facts of a bazaar bear the offset of its hall, so their times sort as text."""
    return (day + timedelta(days=1)).isoformat()


def _end(connection: Connection, bazaar: str, journal: Extent, day: date, shifts: Sequence[_Shift]) -> int:
    """Return where the last of a journal stands that belongs to a day or to one before it; 0 where there is none."""
    in_shifts = max((one.last for one in shifts if one.day <= day), default=0)
    last = journal.seq
    for one in reversed(shifts):
        if one.day > day:
            between = _recorded_before(connection, bazaar, journal, day, one.last, last)
            if between:
                return max(in_shifts, between)
            last = one.first - 1
    return max(in_shifts, _recorded_before(connection, bazaar, journal, day, 0, last))


def _recorded_before(connection: Connection, bazaar: str, journal: Extent, day: date, after: int, last: int) -> int:
    """Return where the last of a stretch stands that was recorded before the midnight that ends a day; 0 for none."""
    query = (
        select(FACT.c.seq)
        .where(
            *(FACT.c.bazaar == bazaar, FACT.c.device == journal.device, FACT.c.epoch == journal.epoch),
            *(FACT.c.seq > after, FACT.c.seq <= last, FACT.c.at != "", FACT.c.at < _end_of(day)),
        )
        .order_by(FACT.c.seq.desc())
        .limit(1)
    )
    return int(connection.execute(query).scalar() or 0)


def _shifts_of(connection: Connection, bazaar: str) -> dict[tuple[str, int], list[_Shift]]:
    """Return the shifts of every journal in their order; one without a Z-report goes on to the next, or to the journal's end."""
    ends = {(one.device, one.epoch): one.seq for one in extents_of(connection, bazaar)}
    found: dict[tuple[str, int], list[_Shift]] = {}
    for device, epoch, seq, body in connection.execute(_SHIFTS, {"bazaar": bazaar}):
        _, fact = decode(bytes(body))
        shifts = found.setdefault((device, epoch), [])
        if isinstance(fact, ShiftOpened):
            if shifts and not shifts[-1].is_closed:
                shifts[-1] = shifts[-1]._replace(last=seq - 1)
            shifts.append(_Shift(fact.day, seq, ends[device, epoch], is_closed=False))
        elif isinstance(fact, ShiftClosed) and shifts and not shifts[-1].is_closed:
            shifts[-1] = shifts[-1]._replace(last=seq, is_closed=True)
    return found


class _Shift(NamedTuple):
    """Where a shift's first and last fact stand, and its business day."""

    day: date
    first: int
    last: int
    is_closed: bool


_SHIFTS = (
    select(FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.body)
    .join(SEEN, is_projected())
    .where(FACT.c.bazaar == bindparam("bazaar"), FACT.c.kind.in_([ShiftOpened.KIND, ShiftClosed.KIND]))
    .order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
)
