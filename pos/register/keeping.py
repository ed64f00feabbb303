"""Sums over a bazaar's facts that are kept, so that whoever asks again waits only for what came since.

Journals only grow at their ends: what was added up to some place stays right, and the rest is added when somebody asks. A fact
that a newer Amana can read is the one thing that appears below an end; then everything is added up anew.
"""

from __future__ import annotations

import copy
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from sqlalchemy import select

from pos.register.extents import extents_of
from pos.register.tables import UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table

    from pos.register.extents import Extent

T = TypeVar("T")

SUMS_KEPT_MAX = 32  # of a few bazaars, whole and by day


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


@dataclass(frozen=True, slots=True)
class _Sum(Generic[T]):
    """What was added up, how far, and which facts below that could not be read."""

    value: T
    reached: dict[tuple[str, int], int]
    unread: frozenset[tuple[str, int, int]]

    def goes_on(self, reached: dict[tuple[str, int], int], unread: frozenset[tuple[str, int, int]]) -> bool:
        return self.unread <= unread and all(seq <= reached.get(life, 0) for life, seq in self.reached.items())


class Kept(Generic[T]):
    """Sums of one kind, by bazaar and day.

    Args:
        empty: makes a sum of nothing.
        add: adds a bazaar's facts to a sum, of one day or of all: of one stretch of a journal, or of everything.
    """

    def __init__(
        self, empty: Callable[[], T], add: Callable[[Connection, str, date | None, T, Stretch | None], None]
    ) -> None:
        self._empty = empty
        self._add = add
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, date | None], _Sum[T]] = OrderedDict()

    def of(self, connection: Connection, bazaar: str, day: date | None) -> T:
        """Return a sum as it is in one view of the database; nobody may change it."""
        extents = extents_of(connection, bazaar)
        reached = {(one.device, one.epoch): one.seq for one in extents}
        query = select(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq).where(UNREAD.c.bazaar == bazaar)
        unread = frozenset((device, epoch, seq) for device, epoch, seq in connection.execute(query))
        with self._lock:
            last = self._kept.get((bazaar, day))
        if last is not None and last.reached == reached and last.unread == unread:
            return last.value
        if last is not None and last.goes_on(reached, unread):
            value = copy.deepcopy(last.value)
            for stretch in _grown(extents, last):
                self._add(connection, bazaar, day, value, stretch)
        else:
            value = self._empty()
            self._add(connection, bazaar, day, value, None)
        with self._lock:
            self._kept[bazaar, day] = _Sum(value, reached, unread)
            self._kept.move_to_end((bazaar, day))
            while len(self._kept) > SUMS_KEPT_MAX:
                self._kept.popitem(last=False)
        return value


def _grown(extents: list[Extent], last: _Sum[T]) -> list[Stretch]:
    """Return the ends of the journals that grew."""
    before = ((one, last.reached.get((one.device, one.epoch), 0)) for one in extents)
    return [Stretch(one.device, one.epoch, seq) for one, seq in before if one.seq > seq]
