"""Work off the GUI thread, in lanes, with its outcome handed back on the GUI thread.

A lane is a small pool of its own, so that paper never waits for the wire and the wire never for paper. The runner owns the
one signal; a job borrows its bound `emit` and touches no other QObject. Callbacks stay on the GUI side in a dictionary by
ticket, so whoever drops a ticket hears nothing more, and a lane that closes delivers nothing after its last word.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NewType, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

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


class _Job(QRunnable):
    def __init__(
        self,
        ticket: int,
        work: Callable[[], object],
        report: Callable[[int, object, object], None],
    ) -> None:
        super().__init__()
        self._ticket = ticket
        self._work = work
        self._report = report

    @override
    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - the named border: any failure becomes a value for the GUI thread
            self._report(self._ticket, None, error)
        else:
            self._report(self._ticket, result, None)


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
        self._pool.start(_Job(ticket, work, self._finished.emit))
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
        self._pool.clear()
        return self._pool.waitForDone(patience_ms)

    @Slot(int, object, object)
    def _deliver(self, ticket: int, result: object, error: object) -> None:
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
