"""What runs beside the window: no line before a register is up, and no register of its own where the till joined another."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from pos.app.beside import RISING_SECONDS_MAX, Beside
from pos.app.clock import HallClock
from pos.domain.errors import NewerBook, Refusal
from pos.domain.troubles import BookDamaged, KeyAway, RegisterNotUp, RegisterUnreachable, Trouble
from pos.sync.admitted import Admission
from pos.sync.seal import sealing_key_from_seed
from pos.ui.screens.opening import Opened
from tests.builders import an_open_book
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pos.ledger.book import Book


@dataclass
class Lane:
    """A lane that only notes what it is given."""

    jobs: list[Any] = field(default_factory=list)
    is_closed: bool = False

    def run(self, *job: Any) -> None:
        self.jobs.append(job)

    def close(self) -> None:
        self.is_closed = True


@dataclass
class Stage:
    """A register that is up."""

    lines: int = 0
    is_closed: bool = False

    def client(self) -> Any:
        self.lines += 1
        return f"line {self.lines}"

    def close(self) -> None:
        self.is_closed = True


class Elsewhere:
    """A register on another machine that is away."""

    def connect(self) -> Any:
        raise RegisterUnreachable("no route")


class Meanwhile(Event):
    """What is waited for, and what happens while somebody waits; with nothing left to happen the patience is over."""

    def __init__(self, *happens: Callable[[], object]) -> None:
        super().__init__()
        self._happens = iter(happens)
        self.waits: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout)
        for happen in self._happens:
            happen()
        return self.is_set()


@dataclass
class Starting:
    """A till on its own that is starting."""

    made: Beside
    lane: Lane
    woken: list[str] = field(default_factory=list)

    @property
    def started(self) -> list[str]:
        return [one for one in self.woken if one == "start"]

    def take_on(self, book: Book) -> None:
        worker: Any = self.made.take_on(opened(book))
        worker.start = lambda: self.woken.append("start")
        worker.poke = lambda: self.woken.append("poke")

    def while_waited(self, *happens: Callable[[], object]) -> Sequence[float | None]:
        """Let something happen when somebody waits, and nobody before that."""
        settled = Meanwhile(*happens)
        if self.made._settled.is_set():
            settled.set()
        self.made._settled = settled
        return settled.waits

    def line(self) -> Any:
        return self.made.connect()

    def up(self, stage: Any) -> None:
        self.lane.jobs[-1][1](stage)

    def not_up(self, error: Exception) -> None:
        self.lane.jobs[-1][2](error)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


def opened(book: Book, address: str = "") -> Opened:
    key = sealing_key_from_seed("register").public
    admission = Admission(bazaar="B1", device=book.device, register_key="", sealing_key=key, address=address)
    return Opened(book, admission)


def beside(tmp_path: Path, lane: Lane) -> Beside:
    slow: Any = lane
    news: Any = Recorder()
    return Beside(tmp_path / "home", HallClock(), slow, news)


@pytest.fixture
def starting(tmp_path: Path, book: Book) -> Starting:
    lane = Lane()
    made = Starting(beside(tmp_path, lane), lane)
    made.take_on(book)
    return made


def test_nobody_is_connected_before_the_register_is_up(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnreachable):
        beside(tmp_path, Lane()).connect()


def test_a_till_on_its_own_raises_a_register_and_sells_on_when_that_fails(
    tmp_path: Path, book: Book, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("the register did not come up")
    lane = Lane()
    made = beside(tmp_path, lane)
    worker: Any = made.take_on(opened(book))
    started: list[str] = []
    worker.start = lambda: started.append("start")
    made.serve()
    assert len(lane.jobs) == 1
    assert started == []
    _, _, not_raised = lane.jobs[0]
    not_raised(OSError("no room"))
    assert started == ["start"]
    made.close()
    assert lane.is_closed


def test_a_till_that_joined_another_register_raises_none(tmp_path: Path, book: Book) -> None:
    lane = Lane()
    made = beside(tmp_path, lane)
    worker: Any = made.take_on(opened(book, "https://127.0.0.1:1"))
    started: list[str] = []
    worker.start = lambda: started.append("start")
    made.serve()
    assert (lane.jobs, started) == ([], ["start"])
    made.stop()


def test_a_register_of_this_program_that_is_starting_is_waited_for(starting: Starting) -> None:
    waits = starting.while_waited(starting.made.serve, lambda: starting.up(Stage()))
    assert starting.line() == "line 1"
    assert waits == [RISING_SECONDS_MAX]
    assert starting.started == ["start"]
    assert starting.line() == "line 2"


def test_it_is_not_waited_for_without_end(starting: Starting) -> None:
    starting.made.serve()
    waits = starting.while_waited()
    with pytest.raises(RegisterUnreachable, match="still starting"):
        starting.made.connect()
    assert waits == [RISING_SECONDS_MAX]


def test_a_register_elsewhere_is_not_waited_for(starting: Starting, book: Book) -> None:
    starting.made.stop()
    starting.made.take_on(opened(book, "https://127.0.0.1:1"))
    waits = starting.while_waited()
    elsewhere: Any = Elsewhere()
    starting.made._joined = elsewhere
    with pytest.raises(RegisterUnreachable, match="no route"):
        starting.made.connect()
    assert waits == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("no room"), RegisterNotUp("OSError: no room")),
        (RegisterUnreachable("late"), RegisterNotUp("RegisterUnreachable: RegisterUnreachable(detail='late')")),
        (BookDamaged("torn"), RegisterNotUp("BookDamaged: BookDamaged(detail='torn')")),
        (KeyAway("locked"), KeyAway("locked")),
        (NewerBook(30, 21), NewerBook(30, 21)),
    ],
)
def test_a_register_that_did_not_start_is_told_with_its_own_trouble(
    starting: Starting, expected_logs: Callable[[str], None], error: Exception, told: Refusal | Trouble
) -> None:
    expected_logs("the register did not come up")
    starting.made.serve()
    for _ in range(2):
        starting.while_waited(lambda: starting.not_up(error))
        with pytest.raises(type(told)) as heard:
            starting.made.connect()
        assert (type(heard.value), heard.value) == (type(told), told)
        assert len(heard.traceback) <= 4, "each time told anew"
    assert starting.started == ["start"], "one worker, though it was raised twice"


def test_a_register_that_did_not_start_is_raised_again_by_who_asks_for_it(
    starting: Starting, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("the register did not come up")
    starting.made.serve()
    starting.not_up(OSError("no room"))
    assert len(starting.lane.jobs) == 1, "nobody has asked yet"
    starting.while_waited(lambda: starting.up(Stage()))
    assert starting.line() == "line 1"
    assert starting.line() == "line 2"
    assert len(starting.lane.jobs) == 2
    assert starting.woken == ["start", "poke"], "what waits to be sent goes at once"


def test_two_who_ask_at_once_raise_one_register(starting: Starting, expected_logs: Callable[[str], None]) -> None:
    expected_logs("the register did not come up")
    starting.made.serve()
    starting.not_up(OSError("no room"))
    starting.while_waited(starting.made._raise_again, lambda: starting.up(Stage()))
    assert starting.line() == "line 1"
    assert len(starting.lane.jobs) == 2


def test_nothing_is_raised_again_beside_a_book_that_was_closed(
    starting: Starting, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("the register did not come up")
    starting.made.serve()
    starting.not_up(OSError("no room"))
    starting.made.stop()
    with pytest.raises(RegisterNotUp):
        starting.made.connect()
    assert len(starting.lane.jobs) == 1


def test_whoever_waits_goes_on_when_the_book_closes(starting: Starting) -> None:
    starting.made.serve()
    starting.while_waited(starting.made.stop)
    with pytest.raises(RegisterUnreachable, match="not up"):
        starting.made.connect()


def test_another_book_that_is_opened_meanwhile_gets_the_same_register(starting: Starting, book: Book) -> None:
    starting.made.serve()
    starting.made.stop()
    starting.take_on(book)
    starting.made.serve()
    assert len(starting.lane.jobs) == 1, "no second register beside the first"
    starting.while_waited(lambda: starting.up(Stage()))
    assert starting.line() == "line 1"
    assert starting.started == ["start"]


def test_the_worker_of_a_book_that_is_not_shown_yet_waits_for_its_window(starting: Starting, book: Book) -> None:
    starting.made.serve()
    starting.made.stop()
    starting.take_on(book)
    starting.up(Stage())
    assert starting.started == []
    starting.made.serve()
    assert starting.started == ["start"]
