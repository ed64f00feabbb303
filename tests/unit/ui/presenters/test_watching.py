"""A trouble that lasts is told once, calmly, and its notice goes when the trouble does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import ClockJumped
from pos.ui.presenters.watching import Watching
from pos.ui.rows.keeping import CopiesRow, KeepingRow, MirrorRow
from tests.unit.ui.presenters.scene import Counter

if TYPE_CHECKING:
    from pos.ui.rows.sayings import SayingKey

AWAY = KeepingRow(mirror=MirrorRow(kind="away"))


@dataclass
class Scene:
    counter: Counter
    row: KeepingRow = field(default_factory=KeepingRow)
    is_stopped: bool = False

    def __post_init__(self) -> None:
        self.watching = Watching(self.counter.announcer, lambda: self.row, lambda: self.is_stopped)

    @property
    def told(self) -> int:
        return int(self.counter.notices.count("show_notice"))

    @property
    def taken_back(self) -> int:
        return int(self.counter.notices.count("clear_notice"))


@pytest.fixture
def scene(counter: Counter) -> Scene:
    return Scene(counter)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (AWAY, "mirror_away"),
        (KeepingRow(mirror=MirrorRow(kind="foreign")), "mirror_foreign"),
        (KeepingRow(copies=CopiesRow(kind="failed")), "copy_failed"),
        (KeepingRow(is_low=True), "disk_low"),
    ],
)
def test_each_trouble_is_told_once_and_taken_back(scene: Scene, row: KeepingRow, key: SayingKey) -> None:
    scene.watching.present()
    assert scene.told == 0
    scene.row = row
    for _ in range(3):
        scene.watching.present()
    assert (scene.told, scene.counter.said) == (1, key)
    notice = scene.counter.notices.last("show_notice")
    assert (notice.tone, notice.seconds) == ("bad", 0)
    scene.row = KeepingRow()
    scene.watching.present()
    assert scene.taken_back == 1


def test_a_later_word_is_not_taken_back(scene: Scene) -> None:
    scene.row = AWAY
    scene.watching.present()
    scene.watching.observe(scene.counter.till.sell())
    scene.row = KeepingRow(is_low=True)
    scene.watching.present()
    assert scene.counter.said == "disk_low"
    assert scene.taken_back == 1


def test_whoever_comes_is_told_the_gravest(scene: Scene) -> None:
    scene.watching.repeat()
    assert scene.told == 0
    scene.row, scene.is_stopped = AWAY, True
    scene.watching.repeat()
    assert scene.counter.said == "book_stopped"
    assert scene.counter.notices.last("show_notice").key == "salvage"


def test_a_clock_that_was_set_is_told(scene: Scene) -> None:
    book = scene.counter.till.book
    recorded = book.journal.append(ClockJumped(by_ms=-7_200_000), identity=book.around.new_id(), by="")
    scene.watching.observe(recorded)
    assert scene.counter.said == "clock_jumped"
