"""What runs beside the window: no line before a register is up, and no register of its own where the till joined another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.app.beside import Beside
from pos.app.clock import HallClock
from pos.domain.troubles import RegisterUnreachable
from pos.sync.admitted import Admission
from pos.sync.seal import sealing_key_from_seed
from pos.ui.screens.opening import Opened
from tests.builders import an_open_book
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
