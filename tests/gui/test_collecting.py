"""What was forgotten in a cycle dies on the window's thread, whoever makes objects beside it."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from pos.ui import collecting
from pos.ui.collecting import Collector, due_generation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Forgotten:
    """Holds itself, and writes down on which thread it dies."""

    def __init__(self, died: list[str]) -> None:
        self.itself = self
        self._died = died

    def __del__(self) -> None:
        self._died.append(threading.current_thread().name)


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


def made_beside() -> list[list[int]]:
    """What another thread has made: far more objects than Python waits for before it looks through the young ones."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([number] for number in range(20_000)), name="wire")
    thread.start()
    thread.join()
    return made


@pytest.mark.usefixtures("collector")
def test_it_dies_on_the_windows_thread(qtbot: QtBot) -> None:
    died: list[str] = []
    Forgotten(died)
    made = made_beside()
    assert (len(made), died) == (20_000, [])
    qtbot.waitUntil(lambda: len(died) == 1, timeout=20_000)
    assert died == [threading.main_thread().name]


def test_without_it_another_thread_is_where_it_dies(collector: Collector) -> None:
    collector.stop()
    died: list[str] = []
    Forgotten(died)
    made = made_beside()
    assert (len(made), died) == (20_000, ["wire"])


@pytest.mark.parametrize(
    ("count", "due"),
    [
        ((700, 10, 10), None),
        ((701, 10, 10), 0),
        ((701, 11, 10), 1),
        ((0, 11, 0), 1),
        ((701, 11, 11), 2),
        ((0, 0, 11), 2),
    ],
)
def test_the_oldest_that_is_due_is_looked_through(
    count: tuple[int, int, int], due: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: count)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    assert due_generation() == due


def test_it_looks_through_no_more_than_is_due(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    for due in (0, None, 2, 1):
        monkeypatch.setattr(collecting, "due_generation", lambda due=due: due)
        collector._look()
    assert looked == [0, 2, 1]
