"""The worker: a thread of its own that brings the book to the register now and then, and tells how far it is.

It runs a pass (`pos.sync.exchange`) at each interval and whenever it is poked, which the till does after every commit. Its
connection to the book is its own, so selling never waits for it. When the register cannot be reached it waits longer each
time, up to a minute, by chance a little more or less, so that all tills of a hall do not come back in the same second.

Whatever goes wrong becomes a state, never an exception out of the thread: the till must sell on.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from pos.domain.errors import Refusal
from pos.domain.service_errors import AskedTooOften
from pos.domain.troubles import RegisterRefused, RegisterUnreachable, Trouble
from pos.domain.values import dataclass
from pos.ledger.watermarks import Unsent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    from pos.domain.access import Roll
    from pos.ledger.driver import sqlite3
    from pos.sync.exchange import Exchange, RegisterLine, RollLine
    from pos.sync.photos import PhotoLine

    class Wire(RegisterLine, RollLine, PhotoLine, Protocol):
        """A line to the register that is closed when the worker ends, so that the register need not wait for it."""

        def close(self) -> None:
            """Close the line."""


INTERVAL_MS = 20_000
RETRY_MS_FIRST = 1_000
RETRY_MS_MAX = 60_000
LOOKS_AROUND_EVERY = (
    3  # failed passes: then the line is opened anew, and whoever opens it may look where the register went
)
ROLL_SECONDS = 15  # so that each pass of a till at rest says how it is, and hears what is wished
WAIT_SECONDS_MAX = 600  # as in `pos.sync.client`, which is loaded with the first pass only
AWAY_STATUSES = frozenset({429, 502, 503, 504})  # of HTTP
NOTHING_UNSENT = Unsent(0, 0, "")

_log = logging.getLogger(__name__)


class Link(str, Enum):
    """What the last pass found.

    Attributes:
        UNKNOWN: no pass has ended yet.
        ONLINE: the register answered, and what it said could be believed.
        OFFLINE: the register does not answer, or asks to come later; that is no trouble, the till sells on.
        REFUSED: the register answered, and a person must look at what it said.
    """

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """How far the book is at the register, at one moment.

    Attributes:
        link: what the last pass found.
        is_busy: whether a pass is running.
        unsent: what is only on this till.
        done: facts of the book that the register has acknowledged in the running pass.
        whole: facts in the book; 0 while no pass is running.
        failure: why the last pass ended early; None when it ended well.
        succeeded_at: when a pass last ended well.
        catalogue: version of the cards; it rises when a pass brought new ones.
        roll: who is in and who is missing, as the register said last; None where it never did.
        unheard: why the register did not take the last wish that all tills send; None where it did, or none was said.
    """

    link: Link = Link.UNKNOWN
    is_busy: bool = False
    unsent: Unsent = NOTHING_UNSENT
    done: int = 0
    whole: int = 0
    failure: Refusal | Trouble | None = None
    succeeded_at: datetime | None = None
    catalogue: int = 0
    roll: Roll | None = None
    unheard: Refusal | Trouble | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How the worker reaches the book and the register; each is opened on the worker's own thread.

    Attributes:
        book: opens a connection to the book.
        exchange: makes the passes over that connection.
        line: opens the wire; called when the first pass begins, so that slow libraries are not loaded before, and again when
            nobody answered several times.
    """

    book: Callable[[], sqlite3.Connection]
    exchange: Callable[[sqlite3.Connection], Exchange]
    line: Callable[[], Wire]


class SyncWorker(threading.Thread):
    """Sends what is unsent and fetches new cards until it is stopped.

    Args:
        way: how it reaches the book and the register.
        publish: gets each new status, on the worker's thread; it must hand it on and return at once.
        now: gives the wall time with its offset.
        chance: this worker's own source of chance.
        interval_ms: between passes while all is well.
    """

    def __init__(
        self,
        way: Way,
        publish: Callable[[SyncStatus], None],
        now: Callable[[], datetime],
        chance: Random,
        *,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        super().__init__(name="sync", daemon=True)
        self._way = way
        self._publish = publish
        self._now = now
        self._chance = chance
        self._interval_ms = interval_ms
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._giving_up = threading.Event()
        self._wants_roll = threading.Event()
        self._wants_all = threading.Event()
        self._roll_at: datetime | None = None
        self._failures = 0
        self._status = SyncStatus()
        self._line: Wire | None = None

    # -- from any thread ---------------------------------------------------------------------------------------

    def poke(self) -> None:
        """Run a pass as soon as possible: something was recorded, or a person asks for it."""
        self._wake.set()

    def ask_roll(self) -> None:
        """Run a pass as soon as possible and ask after it who is in: somebody looks at the end of the day."""
        self._wants_roll.set()
        self._wake.set()

    def ask_all(self) -> None:
        """Run a pass as soon as possible and wish after it that all tills send."""
        self._wants_all.set()
        self.ask_roll()

    def give_up(self) -> None:
        """End the running pass after its present batch; what was acknowledged stays so."""
        self._giving_up.set()

    def stop(self, patience_ms: int = 2_000) -> bool:
        """End the thread after its present batch.

        Returns:
            Whether it ended within the patience; a request to a dead register may take longer and is left behind.
        """
        self._stopping.set()
        self._wake.set()
        if self.is_alive():
            self.join(patience_ms / 1000)
        return not self.is_alive()

    # -- on its own thread -------------------------------------------------------------------------------------

    @override
    def run(self) -> None:
        try:
            connection = self._way.book()
            try:
                self._serve(self._way.exchange(connection))
            finally:
                connection.close()
                self._hang_up()
        except Exception as error:  # noqa: BLE001 - the named border of the thread: a till must sell on
            self._fail(error)

    def _serve(self, exchange: Exchange) -> None:
        self._tell(replace(self._status, unsent=exchange.watermarks.unsent()))
        while not self._stopping.is_set():
            self._wake.clear()
            self._pass(exchange)
            self._carry_photos(exchange)
            self._rest()

    def _rest(self) -> None:
        """Wait for the next pass. A new sale ends the wait, unless the register asked to be left alone."""
        awaited = self._stopping if _wait_ms(self._status.failure) else self._wake
        awaited.wait(self.pause_ms() / 1000)

    def pause_ms(self) -> int:
        """Return how long to wait for the next pass: the interval, or longer after each failure, give or take a fifth.

        It is never less than the register asked for.
        """
        if not self._failures:
            return self._interval_ms
        pause = min(RETRY_MS_FIRST << min(self._failures - 1, 16), RETRY_MS_MAX)
        told = _wait_ms(self._status.failure)
        return told + pause * self._chance.randrange(80, 121) // 100

    def _pass(self, exchange: Exchange) -> None:
        self._giving_up.clear()
        self._tell(replace(self._status, is_busy=True, done=0, whole=0))
        try:
            if self._line is None:
                self._line = self._way.line()
            passed = exchange.run(self._line, self._progress, self._must_end)
            unheard = self._wish_all(exchange, self._line)
            roll = self._call_roll(exchange, self._line)
        except Exception as error:  # noqa: BLE001 - the named border of a pass: each failure becomes a state
            self._fail(error, exchange)
            return
        self._failures = 0
        self._tell(
            replace(
                self._status,
                link=Link.ONLINE,
                is_busy=False,
                unsent=passed.unsent,
                done=0,
                whole=0,
                failure=None,
                succeeded_at=self._now(),
                catalogue=passed.catalogue,
                roll=roll,
                unheard=unheard,
            )
        )

    def _carry_photos(self, exchange: Exchange) -> None:
        """Carry photos where a pass ended well; what fails is tried again after the next one, and nobody waits for it."""
        if self._line is None or self._status.failure is not None:
            return
        try:
            exchange.photos.run(self._line, lambda: self._must_end() or self._wake.is_set())
        except Exception as failure:  # noqa: BLE001 - the named border of a pass, as above: no photo ends the thread
            if isinstance(failure, (Refusal, Trouble)):
                _log.info("photos wait: %s", failure)
            else:
                _log.error("photos failed", exc_info=failure)

    def _wish_all(self, exchange: Exchange, line: Wire) -> Refusal | Trouble | None:
        """Wish that all tills send, when somebody here wants it; return why the register does not take the wish."""
        if not self._wants_all.is_set():
            return self._status.unheard
        self._wants_all.clear()
        try:
            exchange.wish_all(line, self._now())
        except (Refusal, RegisterRefused) as failure:
            _log.info("the register does not take the wish that all send: %s", failure)
            return failure
        return None

    def _call_roll(self, exchange: Exchange, line: Wire) -> Roll | None:
        """Ask who is in, when somebody wants to know and now and then; a sale's own pass does not wait for it."""
        at = self._now()
        is_due = self._roll_at is None or (at - self._roll_at).total_seconds() >= ROLL_SECONDS
        if not (is_due or self._wants_roll.is_set()):
            return self._status.roll
        self._wants_roll.clear()
        self._roll_at = at
        try:
            return exchange.call_roll(line, at)
        except (Refusal, RegisterRefused) as failure:
            _log.info("the register tells nobody who is in: %s", failure)
            return self._status.roll

    def _progress(self, done: int, whole: int) -> None:
        self._tell(replace(self._status, done=done, whole=whole))

    def _must_end(self) -> bool:
        return self._stopping.is_set() or self._giving_up.is_set()

    def _fail(self, error: Exception, exchange: Exchange | None = None) -> None:
        self._failures += 1
        self._wants_all.clear()  # a wish is for now: whoever said it sees that nobody heard it
        if isinstance(error, RegisterUnreachable):
            _log.info("the register does not answer: %s", error.detail)
            if self._failures % LOOKS_AROUND_EVERY == 0:
                self._hang_up()
        elif isinstance(error, (Refusal, Trouble)):
            _log.info("a pass ended with %s", error)
        else:
            _log.error("a pass failed", exc_info=error)
        self._tell(
            replace(
                self._status,
                link=Link.OFFLINE if _passes_by_itself(error) else Link.REFUSED,
                is_busy=False,
                done=0,
                whole=0,
                failure=error if isinstance(error, (Refusal, Trouble)) else Trouble(repr(error)),
                unsent=self._status.unsent if exchange is None else exchange.watermarks.unsent(),
            )
        )

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _tell(self, status: SyncStatus) -> None:
        if status != self._status or not status.is_busy:
            self._status = status
            self._publish(status)


def _wait_ms(failure: Refusal | Trouble | None) -> int:
    """Return how long the register asked to be left alone."""
    if isinstance(failure, AskedTooOften):
        return min(failure.seconds, WAIT_SECONDS_MAX) * 1000
    return failure.wait_seconds * 1000 if isinstance(failure, RegisterRefused) else 0


def _passes_by_itself(error: Exception) -> bool:
    """Tell whether nobody need do anything: the register is away, restarting or busy."""
    return isinstance(error, (RegisterUnreachable, AskedTooOften)) or (
        isinstance(error, RegisterRefused) and error.status in AWAY_STATUSES
    )
