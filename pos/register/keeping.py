"""Sums over a bazaar's facts that are kept, so that whoever asks again waits only for what came since.

Journals only grow at their ends: what was added up to some place stays right, and the rest is added when somebody asks. Two
things appear below an end, and then everything is added up anew: a fact that a newer Amana can read, and a row of the ledger or a
move of stock that somebody altered or took away by hand, which triggers count in `altered`.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from sqlalchemy import select

from pos.register.extents import extents_of
from pos.register.tables import ALTERED, UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Connection, Table

T = TypeVar("T")

MOMENTS_KEPT = 2  # of one bazaar: whoever began to look a little earlier finds what he may see


class Stretch(NamedTuple):
    """The end of one life of a device, beyond what was added up.

    Attributes:
        beyond: the number of the last fact that was.
    """

    device: str
    epoch: int
    beyond: int

    def holds(self, table: Table) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions that a row is in it."""
        return (table.c.device == self.device, table.c.epoch == self.epoch, table.c.seq > self.beyond)


class Moment(NamedTuple):
    """What one view of the database holds of a bazaar.

    Attributes:
        reached: how far each life of each device is held.
        unread: the places of what cannot be read.
        altered: how often something below the ends was altered by hand.
    """

    reached: dict[tuple[str, int], int]
    unread: frozenset[tuple[str, int, int]]
    altered: int

    @classmethod
    def of(cls, connection: Connection, bazaar: str) -> Moment:
        """Return it; it costs the same at any size."""
        reached = {(device, epoch): seq for device, epoch, seq in extents_of(connection, bazaar)}
        query = select(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq).where(UNREAD.c.bazaar == bazaar)
        unread = frozenset((device, epoch, seq) for device, epoch, seq in connection.execute(query))
        altered = connection.execute(select(ALTERED.c.times).where(ALTERED.c.bazaar == bazaar)).scalar()
        return cls(reached, unread, int(altered or 0))

    def goes_on_from(self, last: Moment) -> bool:
        """Tell whether nothing but the journals' ends differs from what was before."""
        grown = all(seq <= self.reached.get(life, 0) for life, seq in last.reached.items())
        return grown and last.altered == self.altered and last.unread <= self.unread

    def since(self, last: Moment) -> list[Stretch]:
        """Return the ends of the journals that grew."""
        ends = ((life, last.reached.get(life, 0), seq) for life, seq in self.reached.items())
        return [Stretch(*life, before) for life, before, seq in ends if seq > before]


@dataclass(frozen=True, slots=True)
class _Sum(Generic[T]):
    """What was added up, and of which moment."""

    value: T
    moment: Moment


class Kept(Generic[T]):
    """Sums of one kind, by bazaar.

    Args:
        empty: makes a sum of nothing.
        copy: makes one that can be added to while somebody still reads the former.
        add: adds a bazaar's facts to a sum: of one stretch of a journal, or of everything.
    """

    def __init__(
        self,
        empty: Callable[[], T],
        copy: Callable[[T], T],
        add: Callable[[Connection, str, T, Stretch | None], None],
    ) -> None:
        self._empty = empty
        self._copy = copy
        self._add = add
        self._lock = threading.Lock()
        self._desks: dict[str, threading.Lock] = {}
        self._kept: dict[str, tuple[_Sum[T], ...]] = {}

    def of(self, connection: Connection, bazaar: str, *, writing: bool = False) -> T:
        """Return a sum as it is in one view of the database; nobody may change it. Who asks meanwhile waits for it.

        Args:
            connection: the view.
            bazaar: its code.
            writing: whether the view may come to nothing: what is seen in it is not kept.
        """
        with self._lock:
            desk = self._desks.setdefault(bazaar, threading.Lock())
        with desk:
            moment, kept = Moment.of(connection, bazaar), self._kept.get(bazaar, ())
            for last in kept:
                if last.moment == moment:
                    return last.value
            value = self._summed(connection, bazaar, moment, kept)
            if not writing:
                self._kept[bazaar] = (_Sum(value, moment), *kept)[:MOMENTS_KEPT]
            return value

    def _summed(self, connection: Connection, bazaar: str, moment: Moment, kept: tuple[_Sum[T], ...]) -> T:
        last = next((one for one in kept if moment.goes_on_from(one.moment)), None)
        if last is None:
            value = self._empty()
            self._add(connection, bazaar, value, None)
            return value
        value = self._copy(last.value)
        for stretch in moment.since(last.moment):
            self._add(connection, bazaar, value, stretch)
        return value
