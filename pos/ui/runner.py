"""Work off the GUI thread, in lanes, with its outcome handed back on the GUI thread.

A lane is a small pool of its own, so that paper never waits for the wire and the wire never for paper. The runner owns the
one signal; a job borrows its bound `emit` and touches no other QObject. Jobs and callbacks stay on the GUI side by
ticket, so whoever drops a ticket hears nothing more, and a lane that closes delivers nothing after its last word.

The pool is given functions: of a `QRunnable` made in Python the pool's Python side keeps the object, and all that it holds, after
Qt has deleted it (PySide 6.11). A function that is cleared from the pool's queue is kept too, so a lane that closes empties its
jobs instead.
"""

from __future__ import annotations

import logging
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, NewType, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Ticket = NewType("Ticket", int)


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of work that runs beside the others.

    Attributes:
        name: what its threads are called in the log.
        workers_max: how many jobs run at once; with one, jobs end in the order they came.
    """

    name: str
    workers_max: int


def _do(works: Mapping[int, Callable[[], object]], ticket: int, report: Callable[[int, object, object], None]) -> None:
    """Do one job on its lane's thread, unless the lane has closed meanwhile."""
    work = works.get(ticket)
    if work is None:
        return
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - the named border: any failure becomes a value for the GUI thread
        del work
        report(ticket, None, error)
    else:
        del (
            work
        )  # it may hold the last reference to a QObject, which must not die on this thread: the runner lets it go
        report(ticket, result, None)


class QtRunner(QObject):
    """Runs jobs on one lane and delivers their outcome on the thread it lives in."""

    _finished = Signal(int, object, object)

    def __init__(
        self,
        lane: Lane,
        standard_oops: Callable[[Exception], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Open a lane.

        Args:
            lane: its name and width.
            standard_oops: who hears of a failure that came without an `oops` of its own; the log when none.
            parent: the QObject that owns it.
        """
        super().__init__(parent)
        self._standard_oops = standard_oops or self._log_error
        self._lane = lane
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(lane.workers_max)
        self._tickets = count(1)
        self._works: dict[int, Callable[[], object]] = {}
        self._waiting: dict[int, tuple[Callable[[object], None], Callable[[Exception], None]]] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], None],
        oops: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run a job on this lane.

        Args:
            work: what to do on another thread; it opens its own connections and touches no QObject.
            then: called with the result on the GUI thread.
            oops: called with the error on the GUI thread.
        """
        ticket = next(self._tickets)
        self._waiting[ticket] = (
            cast("Callable[[object], None]", then),
            oops or self._standard_oops,
        )
        self._works[ticket] = work
        self._pool.start(partial(_do, self._works, ticket, self._finished.emit))
        return Ticket(ticket)

    def forget(self, ticket: Ticket) -> None:
        """Let a job end unheard."""
        self._waiting.pop(ticket, None)

    def close(self, patience_ms: int = 5000) -> bool:
        """Deliver nothing any more, and wait for running jobs to end.

        Returns:
            Whether all of them ended in time.
        """
        self._waiting.clear()
        running = self._works.copy()  # let go on this thread, after the end of those that have begun
        self._works.clear()
        is_done = self._pool.waitForDone(patience_ms)
        running.clear()
        return is_done

    @Slot(int, object, object)
    def _deliver(self, ticket: int, result: object, error: object) -> None:
        self._works.pop(ticket, None)
        ends = self._waiting.pop(ticket, None)
        if ends is None:
            return
        then, oops = ends
        if isinstance(error, Exception):
            oops(error)
        else:
            then(result)

    def _log_error(self, error: Exception) -> None:
        _log.error("lane %s: a job failed", self._lane.name, exc_info=error)
