"""A stick is noticed beside the window's thread, with what lies on it; what was mounted before is no stick."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from pos.ui.rows.stick import StickRow
from pos.ui.screens.sticks import StickWatch, Volume, volumes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE_MS = 10_000


@dataclass
class Machine:
    """A machine whose volumes come and go."""

    mounted: list[Volume] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    failure: OSError | None = None

    def look(self) -> tuple[Volume, ...]:
        self.threads.add(threading.get_ident())
        if self.failure is not None:
            raise self.failure
        return tuple(self.mounted)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "disk").mkdir()
    return Machine([Volume(str(tmp_path / "disk"), "Disk")])


@pytest.fixture
def watch(machine: Machine, qtbot: QtBot) -> Iterator[StickWatch]:  # noqa: ARG001 - brings the application
    made = StickWatch("T01", machine.look)
    yield made
    made.close()


def looked(watch: StickWatch, qtbot: QtBot) -> None:
    """Look once, to the end."""
    watch.look()
    qtbot.waitUntil(lambda: not watch._is_looking, timeout=PATIENCE_MS)


def test_a_stick_comes_with_what_lies_on_it_and_goes(
    watch: StickWatch, machine: Machine, qtbot: QtBot, tmp_path: Path
) -> None:
    seen: list[tuple[StickRow, ...]] = []
    watch.changed.connect(seen.append)
    looked(watch, qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in ("B-T02-1.amana", "B-T03-1.amana", "B-T03-1.acks", "B-T01-2.amana", "B-T01-1.acks", "photo.jpg"):
        (stick / name).touch()
    machine.mounted.append(Volume(str(stick), "KINGSTON"))
    looked(watch, qtbot)
    looked(watch, qtbot)
    machine.mounted.pop()
    looked(watch, qtbot)
    row = StickRow(str(stick), "KINGSTON", (str(stick / "B-T02-1.amana"),), (str(stick / "B-T01-1.acks"),))
    assert seen == [(row,), ()]


def test_the_window_s_thread_never_asks(watch: StickWatch, machine: Machine, qtbot: QtBot) -> None:
    watch.start()
    qtbot.waitUntil(lambda: bool(machine.threads) and not watch._is_looking, timeout=PATIENCE_MS)
    assert threading.get_ident() not in machine.threads


def test_a_stick_that_dies_while_it_is_read_stops_nothing(watch: StickWatch, machine: Machine, qtbot: QtBot) -> None:
    machine.failure = OSError("pulled out")
    looked(watch, qtbot)
    machine.failure = None
    machine.mounted.append(Volume("/media/somebody/gone", "GONE"))
    looked(watch, qtbot)
    machine.mounted.pop()
    looked(watch, qtbot)
    assert watch._there == ()


def test_the_system_names_its_volumes() -> None:
    assert all(one.root and one.root != "/" for one in volumes())
