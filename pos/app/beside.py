"""What runs beside the window: the register inside this program, unless the till joined another, and the worker that sends to it.

Whatever fails on that way is a state on the screen, and selling goes on.
"""

from __future__ import annotations

import logging
import secrets
from random import Random
from threading import Event, Lock
from typing import TYPE_CHECKING

from pos import settings as files
from pos.app.clock import entropy
from pos.domain.errors import Refusal
from pos.domain.troubles import BookDamaged, RegisterNotUp, RegisterUnreachable, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.app.clock import HallClock
    from pos.demo.stage import Means, Stage
    from pos.domain.founding import Founding
    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey
    from pos.sync.admitted import Admission
    from pos.sync.client import RegisterClient
    from pos.sync.exchange import Exchange
    from pos.sync.joined import JoinedRegister
    from pos.sync.worker import SyncWorker
    from pos.ui.runner import QtRunner
    from pos.ui.screens.bell import Bell
    from pos.ui.screens.opening import Opened

_log = logging.getLogger(__name__)

RISING_SECONDS_MAX = (
    60  # an old laptop that brings its register up to date; whoever waits may do something else meanwhile
)


class Beside:
    """The register of this program, and the worker of the book that is open.

    Args:
        home: Amana's own folder.
        clock: tells the time.
        slow: a lane for what takes seconds.
        news: rings with what the worker publishes.
    """

    def __init__(self, home: Path, clock: HallClock, slow: QtRunner, news: Bell) -> None:
        self._home = home
        self._clock = clock
        self._slow = slow
        self._news = news
        self._stage: Stage | None = None
        self._joined: JoinedRegister | None = None
        self._worker: SyncWorker | None = None
        self._is_served = False
        self._is_rising = False
        self._is_sending = False
        self._asking = Lock()  # whoever asks for a register that did not start; two of them must not raise it twice
        self._settled = Event()  # cleared while it is open whether a register of this program comes up
        self._settled.set()
        self._failure: Refusal | Trouble | None = None  # why it did not come

    def set_up_sample(self) -> None:
        """Set up the sample bazaar on a new machine, with its register; on a lane, for it takes seconds."""
        from pos.app.unfinished import all_or_nothing
        from pos.demo.first_start import set_up_sample

        with all_or_nothing(self._home):
            self._stage = set_up_sample(self._home, self._means(), files.assets() / "sample")

    def found(self, founding: Founding, stopped: Callable[[], bool]) -> None:
        """Begin a bazaar on this machine, with a register of its own; on a lane, for it takes seconds.

        Args:
            founding: what was decided.
            stopped: whether somebody would rather not, after all.

        Raises:
            InterruptedError: somebody would not; nothing is left of it.
        """
        from pos.app.founding import found

        self._stage = found(self._home, self._means, founding, stopped)

    def take_on(self, opened: Opened) -> SyncWorker:
        """Make the worker of a book that was opened; it sends nothing before `serve`."""
        from pos.sync.worker import SyncWorker, Way

        book, admission = opened.book, opened.admission
        way = Way(book.reader, lambda connection: exchange_of(connection, admission, book.key), self._reach)
        chance = Random(secrets.randbits(64))  # noqa: S311 - spreads retries in time and guards nothing
        self._joined, self._failure = self._joined_by(opened), None
        if self._joined is None and self._stage is None:
            self._settled.clear()
        self._worker, self._is_sending = SyncWorker(way, self._news.ring, self._clock.now, chance), False
        return self._worker

    def serve(self) -> None:
        """Raise the register that lives in this program, unless the till joined another, then begin to send."""
        self._is_served = True
        if self._joined is not None or self._stage is not None:
            self._begin()
        elif not self._is_rising:
            self._is_rising = True
            self._slow.run(self._raise, self._raised, self._not_raised)

    def connect(self) -> RegisterClient:
        """Open a line to the register; on a lane, for one of this program that is still starting is waited for.

        One of this program that did not start is raised again: what was in its way may be gone.

        Raises:
            RegisterUnreachable: the one elsewhere does not answer, or there is none.
            RegisterNotUp: the one of this program did not start.
            Refusal, Trouble: what kept it from starting.
        """
        if self._joined is not None:
            return self._joined.connect()
        self._raise_again()
        if not self._settled.wait(RISING_SECONDS_MAX):
            raise RegisterUnreachable("the register of this program is still starting")
        return self._own_line()

    def stop(self) -> None:
        """Stop sending; the book of the worker is about to be closed."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._is_served = False
        self._settled.set()  # nobody waits for a register beside a book that closes

    def put_register_down(self) -> None:
        """Stop the register of this program, if it runs; on a lane, after the book of its till was closed."""
        stage, self._stage = self._stage, None
        if stage is not None:
            stage.close()

    def close(self) -> None:
        """Stop everything."""
        self.stop()
        self._slow.close()
        self.put_register_down()

    def _reach(self) -> RegisterClient:
        """Open the worker's line."""
        return self._own_line() if self._joined is None else self._joined.reach()

    def _own_line(self) -> RegisterClient:
        """Open a line to the register of this program, or tell why there is none."""
        if self._stage is not None:
            return self._stage.client()
        if self._failure is not None:
            raise self._failure.with_traceback(None)  # told each time anew: one trace must not grow with each of them
        raise RegisterUnreachable("the register of this program is not up")

    @staticmethod
    def _joined_by(opened: Opened) -> JoinedRegister | None:
        """Return the register elsewhere that the till joined; nothing where its register lives in this program."""
        if not opened.admission.address:
            return None
        from pos.sync.joined import JoinedRegister

        return JoinedRegister(opened.book.folder, opened.admission)

    def _begin(self) -> None:
        """Begin to send, unless the book was closed or is not shown yet."""
        if self._worker is None or not self._is_served:
            return
        if self._is_sending:
            self._worker.poke()  # it has found no register so far
            return
        self._is_sending = True
        self._worker.start()

    def _raise_again(self) -> None:
        """Raise the register of this program once more where it did not start; whoever asked for it waits then."""
        with self._asking:
            if self._failure is None or not self._is_served:
                return
            self._failure = None
            self._is_rising = True
            self._settled.clear()
        self._slow.run(self._raise, self._raised, self._not_raised)

    def _raise(self) -> Stage:
        from pos.demo.stage import raise_register

        return raise_register(self._home, self._means())

    def _raised(self, stage: Stage) -> None:
        self._stage = stage
        self._rise_no_longer()

    def _not_raised(self, error: Exception) -> None:
        """Sell on without a register; the worker says so on the screen, and whoever signs in there hears why."""
        _log.error("the register did not come up", exc_info=error)
        self._failure = _why_not_up(error)
        self._rise_no_longer()

    def _rise_no_longer(self) -> None:
        """Let those go on who wait for the register of this program."""
        self._is_rising = False
        self._settled.set()
        self._begin()

    def _means(self) -> Means:
        from pos.demo.stage import means_of

        return means_of(self._home, self._clock.now, entropy, self._clock.surroundings)


def _why_not_up(error: Exception) -> Refusal | Trouble:
    """Return what is said of a register that did not start: what a person can act on, in its own words.

    That it did not answer says less than that it did not start, and a damaged book is told of the till's own.
    """
    if isinstance(error, (Refusal, Trouble)) and not isinstance(error, (RegisterUnreachable, BookDamaged)):
        return error
    return RegisterNotUp(f"{type(error).__name__}: {error}")


def exchange_of(connection: sqlite3.Connection, admission: Admission, key: DeviceKey) -> Exchange:
    """Make the passes of a till; loaded on the worker's thread, for no start waits for a pass."""
    from pos.sync.exchange import Exchange

    return Exchange(connection, admission, key)
