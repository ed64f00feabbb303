"""The worker sends by itself, comes back after failures, and never takes the till down with it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from queue import Queue
from random import Random
from typing import TYPE_CHECKING

import pytest

from pos.domain.access import Roll
from pos.domain.errors import BadSignature
from pos.domain.facts import DrawerOpened
from pos.domain.goods_facts import ItemPictured
from pos.domain.service_errors import AskedTooOften
from pos.domain.troubles import RegisterRefused, RegisterUnreachable, Trouble
from pos.ledger.chain import GENESIS
from pos.ledger.keys import from_seed
from pos.sync.admitted import Admission
from pos.sync.exchange import Exchange
from pos.sync.wire import Ack
from pos.sync.worker import LOOKS_AROUND_EVERY, RETRY_MS_FIRST, RETRY_MS_MAX, Link, SyncStatus, SyncWorker, Way
from tests.builders import JAM, an_open_book
from tests.fakes import NOON, FrozenNow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey
    from pos.sync.feed import Feed
    from pos.sync.told import PhotoTold, RollCall, SendWish
    from pos.sync.wire import Batch

REGISTER = from_seed("register")
PATIENCE_S = 30


@dataclass
class Line:
    """A register that holds one device's chain and fails on demand."""

    bazaar: str
    hashes: list[bytes] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    opened_by: list[str] = field(default_factory=list)
    is_closed: bool = False
    rolls: list[RollCall] = field(default_factory=list)
    wishes: list[SendWish] = field(default_factory=list)
    photos: Queue[bytes] = field(default_factory=Queue)
    photo_failures: list[Exception] = field(default_factory=list)
    tells_no_roll: bool = False
    takes_no_wish: bool = False
    before_push: Callable[[int], None] = lambda _count: None
    signed_by: DeviceKey = REGISTER

    def open(self) -> Line:
        self.opened_by.append(threading.current_thread().name)
        return self

    def close(self) -> None:
        self.is_closed = True

    def roll(self, told: RollCall, key: DeviceKey) -> Roll:
        assert key.sign(told.message())
        self.rolls.append(told)
        if self.tells_no_roll:
            raise RegisterRefused("Not Found", 404)
        return Roll(at=told.at, tills=())

    def wish(self, told: SendWish, key: DeviceKey) -> Roll:
        assert key.sign(told.message())
        self.wishes.append(told)
        if self.takes_no_wish:
            raise RegisterRefused("Not Found", 404)
        return Roll(at=told.at, tills=())

    def send_photo(self, told: PhotoTold, picture: bytes, key: DeviceKey) -> None:
        assert key.sign(told.message())
        self.photos.put(picture)
        if self.photo_failures:
            raise self.photo_failures.pop(0)

    def fetch_photo(self, told: PhotoTold, key: DeviceKey) -> bytes:
        assert key.sign(told.message())
        return b""

    def push(self, batch: Batch) -> Ack:
        if self.failures:
            raise self.failures.pop(0)
        self.before_push(len(self.hashes))
        self.hashes.extend(batch.hashes)
        ack = Ack(
            bazaar=self.bazaar,
            device=batch.device,
            epoch=batch.epoch,
            seq=len(self.hashes),
            head=self.hashes[-1] if self.hashes else GENESIS,
            generation=1,
            at=NOON,
            created=len(batch.bodies),
        )
        return replace(ack, signature=self.signed_by.sign(ack.message()))

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        assert (bazaar, device, key.public != "") == (self.bazaar, "T01", True)
        assert since == 1
        return None


@dataclass
class Scene:
    """A book, a line and the worker between them, with every status it published."""

    book: Book
    line: Line
    seen: Queue[SyncStatus] = field(default_factory=Queue)
    worker: SyncWorker = field(init=False)

    def __post_init__(self) -> None:
        self.worker = SyncWorker(
            Way(self.book.reader, self.exchange, self.line.open),
            self.seen.put,
            FrozenNow(),
            Random(1),
            interval_ms=PATIENCE_S * 1000,
        )

    def exchange(self, connection: sqlite3.Connection) -> Exchange:
        key = self.book.key
        admission = Admission(bazaar=self.line.bazaar, device="T01", register_key=REGISTER.public, sealing_key="")
        return Exchange(connection, admission, key)

    def record(self, count: int = 1) -> None:
        for n in range(count):
            fact = DrawerOpened(shift=1, reason=f"{n}")
            self.book.journal.append(fact, identity=self.book.around.new_id(), by="C1")

    def until(self, wanted: Callable[[SyncStatus], bool]) -> SyncStatus:
        """The next status that fits; red when it does not come."""
        while True:
            status = self.seen.get(timeout=PATIENCE_S)
            if wanted(status):
                return status


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    book = an_open_book(tmp_path)
    made = Scene(book, Line(book.catalogue.bazaar().code))
    yield made
    assert made.worker.stop(PATIENCE_S * 1000)
    book.close()


def test_it_sends_what_is_unsent_when_it_starts_and_opens_the_wire_on_its_own_thread(scene: Scene) -> None:
    scene.record(3)
    count = scene.book.journal.count()
    scene.worker.start()
    assert scene.seen.get(timeout=PATIENCE_S).unsent.facts == count
    ended = scene.until(lambda status: status.link is Link.ONLINE)
    assert (ended.unsent.facts, ended.is_busy, ended.failure, ended.succeeded_at) == (0, False, None, NOON)
    assert ended.catalogue == 1
    assert scene.line.opened_by == ["sync"]
    assert len(scene.line.hashes) == count


def test_a_poke_brings_what_was_recorded_since(scene: Scene) -> None:
    scene.worker.start()
    scene.until(lambda status: status.link is Link.ONLINE)
    scene.record(2)
    scene.worker.poke()
    scene.until(lambda status: status.is_busy)
    assert scene.until(lambda status: not status.is_busy).unsent.facts == 0
    assert len(scene.line.hashes) == scene.book.journal.count()


def test_photos_follow_the_facts_and_what_fails_is_tried_again_without_a_word(
    scene: Scene, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("photos failed")
    scene.line.photo_failures += [RegisterUnreachable("gone"), ValueError("a bug")]
    photo = ItemPictured(item=JAM, photo=scene.book.photos.keep(b"a jar"))
    scene.book.journal.append(photo, identity=scene.book.around.new_id(), by="C1")
    scene.worker.start()
    for _ in range(3):
        assert scene.line.photos.get(timeout=PATIENCE_S) == b"a jar"
        ended = scene.until(lambda status: status.link is not Link.UNKNOWN and not status.is_busy)
        assert (ended.link, ended.unsent.facts, ended.failure) == (Link.ONLINE, 0, None)
        scene.worker.poke()
    scene.until(lambda status: status.is_busy)
    scene.until(lambda status: not status.is_busy)
    assert scene.line.photos.empty()  # it got through


def test_it_asks_who_is_in_when_somebody_looks_and_otherwise_now_and_then(scene: Scene) -> None:
    scene.worker.start()
    first = scene.until(lambda status: status.link is Link.ONLINE)
    assert first.roll == Roll(at=NOON, tills=())
    scene.record()
    scene.worker.poke()
    scene.until(lambda status: status.is_busy)
    scene.until(lambda status: not status.is_busy)
    assert len(scene.line.rolls) == 1  # a sale's own pass does not wait for it
    scene.worker.ask_roll()
    scene.until(lambda status: status.is_busy)
    scene.until(lambda status: not status.is_busy)
    count = scene.book.journal.count()
    assert [(told.facts, told.waiting) for told in scene.line.rolls][1:] == [(count, 0)]


def test_a_register_that_calls_no_roll_is_online_all_the_same(scene: Scene) -> None:
    scene.line.tells_no_roll = True
    scene.worker.start()
    assert scene.until(lambda status: status.link is Link.ONLINE).roll is None


def test_a_wish_that_all_send_is_said_once_and_after_what_waits_here(scene: Scene) -> None:
    scene.record()
    scene.worker.start()
    assert scene.until(lambda status: status.link is Link.ONLINE).unheard is None
    scene.worker.ask_all()
    scene.until(lambda status: status.is_busy)
    assert scene.until(lambda status: not status.is_busy).unheard is None
    assert ([told.device for told in scene.line.wishes], len(scene.line.rolls)) == (["T01"], 2)
    scene.worker.ask_roll()
    scene.until(lambda status: status.is_busy)
    scene.until(lambda status: not status.is_busy)
    assert len(scene.line.wishes) == 1


def test_an_older_register_that_takes_no_wish_is_told_and_is_online_all_the_same(scene: Scene) -> None:
    scene.line.takes_no_wish = True
    scene.worker.ask_all()
    scene.worker.start()
    told = scene.until(lambda status: status.link is Link.ONLINE)
    assert (told.unheard, told.failure, told.roll is None) == (RegisterRefused("Not Found", 404), None, False)


def test_a_wish_that_nobody_heard_is_not_said_later(scene: Scene) -> None:
    scene.record()
    scene.line.failures.append(RegisterUnreachable("no route"))
    scene.worker.ask_all()
    scene.worker.start()
    scene.until(lambda status: status.failure is not None)
    scene.worker.poke()
    scene.until(lambda status: status.link is Link.ONLINE)
    assert scene.line.wishes == []


def test_it_tells_how_far_it_is(scene: Scene) -> None:
    scene.record(1_100)
    scene.worker.start()
    count = scene.book.journal.count()
    steps = [scene.until(lambda status: status.is_busy and status.whole > 0) for _ in range(3)]
    assert [step.done for step in steps] == [500, 1_000, count]
    assert {step.whole for step in steps} == {count}


def test_giving_up_ends_the_pass_after_its_batch_and_keeps_what_was_acknowledged(scene: Scene) -> None:
    scene.record(1_100)
    scene.line.before_push = lambda held: scene.worker.give_up() if held == 500 else None
    scene.worker.start()
    ended = scene.until(lambda status: status.link is Link.ONLINE)
    assert ended.unsent.facts == scene.book.journal.count() - 1_000
    scene.worker.poke()
    assert scene.until(lambda status: not status.is_busy).unsent.facts == 0


def test_a_silent_register_is_offline_and_is_asked_again(scene: Scene) -> None:
    scene.record()
    scene.line.failures.append(RegisterUnreachable("no route"))
    scene.worker.start()
    offline = scene.until(lambda status: status.failure is not None)
    assert (offline.link, offline.failure, offline.is_busy) == (Link.OFFLINE, RegisterUnreachable("no route"), False)
    assert offline.unsent.facts == scene.book.journal.count()
    scene.worker.poke()
    online = scene.until(lambda status: status.link is Link.ONLINE)
    assert (online.failure, online.unsent.facts) == (None, 0)


def test_where_nobody_answers_again_and_again_the_line_is_opened_anew(scene: Scene) -> None:
    scene.record()
    scene.line.failures += [RegisterUnreachable("no route")] * LOOKS_AROUND_EVERY
    scene.worker.start()
    for failed in range(1, LOOKS_AROUND_EVERY + 1):
        scene.until(lambda status: status.failure is not None and not status.is_busy)
        assert (len(scene.line.opened_by), scene.line.is_closed) == (1, failed == LOOKS_AROUND_EVERY)
        scene.worker.poke()
    scene.until(lambda status: status.link is Link.ONLINE)
    assert (len(scene.line.opened_by), scene.line.is_closed) == (2, True)


@pytest.mark.parametrize(
    "told",
    [AskedTooOften(60), RegisterRefused("x", 429, 60), RegisterRefused("x", 503, 60)],
    ids=str,
)
def test_a_register_that_asks_to_be_left_alone_is_left_alone_whatever_is_sold(scene: Scene, told: Exception) -> None:
    scene.record()

    def sell_and_fail(_count: int) -> None:
        asked.append(1)
        scene.worker.poke()  # a sale while the register answers
        raise told

    asked: list[int] = []
    scene.line.before_push = sell_and_fail
    scene.worker.start()
    offline = scene.until(lambda status: status.failure is not None)
    assert (offline.link, offline.failure) == (Link.OFFLINE, told)
    assert all(scene.worker.pause_ms() >= 60_000 for _ in range(20))
    assert scene.worker.stop(PATIENCE_S * 1000)
    assert asked == [1]


def test_an_error_of_the_registers_own_is_for_a_person_and_is_tried_again(scene: Scene) -> None:
    scene.record()
    scene.line.failures.append(RegisterRefused("Internal Server Error", 500))
    scene.worker.start()
    assert scene.until(lambda status: status.failure is not None).link is Link.REFUSED
    scene.worker.poke()
    assert scene.until(lambda status: status.link is Link.ONLINE).unsent.facts == 0


def test_a_strange_register_is_refused_and_nothing_counts_as_sent(scene: Scene) -> None:
    scene.record()
    scene.line.signed_by = from_seed("stranger")
    scene.worker.start()
    refused = scene.until(lambda status: status.failure is not None)
    assert (refused.link, refused.failure) == (Link.REFUSED, BadSignature("register"))
    assert refused.unsent.facts == scene.book.journal.count()


def test_a_bug_in_a_pass_is_logged_and_the_thread_goes_on(scene: Scene, expected_logs: Callable[[str], None]) -> None:
    expected_logs(r"pos\.sync\.worker: a pass failed")
    scene.record()
    scene.line.failures.append(ZeroDivisionError("oops"))
    scene.worker.start()
    status = scene.until(lambda status: status.failure is not None)
    assert isinstance(status.failure, Trouble)
    assert "oops" in status.failure.detail
    scene.worker.poke()
    assert scene.until(lambda status: status.link is Link.ONLINE).unsent.facts == 0


def test_a_book_that_cannot_be_opened_ends_the_thread_with_a_state(
    tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs(r"pos\.sync\.worker: a pass failed")
    book = an_open_book(tmp_path)
    seen: Queue[SyncStatus] = Queue()

    def no_book() -> sqlite3.Connection:
        raise OSError("gone")

    scene = Scene(book, Line("x"))
    worker = SyncWorker(Way(no_book, scene.exchange, scene.line.open), seen.put, FrozenNow(), Random(1))
    worker.start()
    assert seen.get(timeout=PATIENCE_S).link is Link.REFUSED
    worker.join(PATIENCE_S)
    assert not worker.is_alive()
    book.close()


def test_the_pause_grows_with_each_failure_up_to_a_minute_and_differs_by_chance(scene: Scene) -> None:
    worker = scene.worker
    assert worker.pause_ms() == PATIENCE_S * 1000
    pauses = []
    for _ in range(12):
        worker._failures += 1
        pauses.append(worker.pause_ms())
    expected = [min(RETRY_MS_FIRST << n, RETRY_MS_MAX) for n in range(12)]
    assert all(whole * 8 <= pause * 10 <= whole * 12 for pause, whole in zip(pauses, expected, strict=True))
    assert len({worker.pause_ms() for _ in range(20)}) > 1


def test_a_stopped_worker_closes_its_line(scene: Scene) -> None:
    scene.worker.start()
    scene.until(lambda status: status.link is Link.ONLINE)
    assert scene.worker.stop(PATIENCE_S * 1000)
    assert scene.line.is_closed


def test_a_worker_that_never_started_can_be_stopped(scene: Scene) -> None:
    assert scene.worker.stop()
