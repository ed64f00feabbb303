"""What runs beside the window: the register inside this program, unless the till joined another, and the worker that sends to it.

Whatever fails on that way is a state on the screen, and selling goes on.
"""

from __future__ import annotations

import logging
import secrets
from random import Random
from typing import TYPE_CHECKING

from pos import settings as files
from pos.app.clock import entropy
from pos.domain.troubles import RegisterUnreachable

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
        self._joined = self._joined_by(opened)
        self._worker = SyncWorker(way, self._news.ring, self._clock.now, chance)
        return self._worker

    def serve(self) -> None:
        """Raise the register that lives in this program, unless the till joined another, then begin to send."""
        if self._joined is not None or self._stage is not None:
            self._begin()
        else:
            self._slow.run(self._raise, self._raised, self._not_raised)

    def connect(self) -> RegisterClient:
        """Open a line to the register.

        Raises:
            RegisterUnreachable: there is none yet.
        """
        if self._joined is not None:
            return self._joined.connect()
        if self._stage is None:
            raise RegisterUnreachable("the register of this program is not up")
        return self._stage.client()

    def stop(self) -> None:
        """Stop sending; the book of the worker is about to be closed."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

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
        return self.connect() if self._joined is None else self._joined.reach()

    @staticmethod
    def _joined_by(opened: Opened) -> JoinedRegister | None:
        """Return the register elsewhere that the till joined; nothing where its register lives in this program."""
        if not opened.admission.address:
            return None
        from pos.sync.joined import JoinedRegister

        return JoinedRegister(opened.book.folder, opened.admission)

    def _begin(self) -> None:
        if self._worker is not None:
            self._worker.start()

    def _raise(self) -> Stage:
        from pos.demo.stage import raise_register

        return raise_register(self._home, self._means())

    def _raised(self, stage: Stage) -> None:
        self._stage = stage
        self._begin()

    def _not_raised(self, error: Exception) -> None:
        """Sell on without a register; the worker says so on the screen."""
        _log.error("the register did not come up", exc_info=error)
        self._begin()

    def _means(self) -> Means:
        from pos.demo.stage import means_of

        return means_of(self._home, self._clock.now, entropy, self._clock.surroundings)


def exchange_of(connection: sqlite3.Connection, admission: Admission, key: DeviceKey) -> Exchange:
    """Make the passes of a till; loaded on the worker's thread, for no start waits for a pass."""
    from pos.sync.exchange import Exchange

    return Exchange(connection, admission, key)
