"""Mirror and copies go where they were told to, are kept in the settings, and nothing is put back without a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.settings import Settings
from pos.ui.presenters.safekeeping import SafekeepingPresenter
from pos.ui.rows.keeping import CopyRow, KeepingRow
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.ui.presenters.scene import Counter

COPY = CopyRow(key="/stick/T01.db", at=NOON, sales=3, facts=5, size=1, number="1/5", head="7f")


@dataclass
class PlainKeeper:
    row: KeepingRow = field(default_factory=KeepingRow)
    chosen: list[Settings] = field(default_factory=list)
    copies: int = 0
    failure: OSError | None = None

    def choose(self, settings: Settings) -> None:
        self.chosen.append(settings)

    def take_place(self, picked: str) -> Path:
        if self.failure is not None:
            raise self.failure
        return Path(picked) / "amana"

    def copy_now(self) -> None:
        self.copies += 1

    def list_copies(self, then: Callable[[tuple[CopyRow, ...]], None]) -> None:
        then((COPY,))


@dataclass
class Scene:
    counter: Counter
    view: Any = field(default_factory=Recorder)
    sheet: Any = field(default_factory=Recorder)
    keeper: PlainKeeper = field(default_factory=PlainKeeper)
    settings: Settings = field(default_factory=Settings)
    brought: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = SafekeepingPresenter(
            self.view,
            self.sheet,
            self.keeper,
            change=self._change,
            runner=self.counter.runner,
            announcer=self.counter.announcer,
            approvals=self.counter.approvals,
            bring_back=self.brought.append,
        )

    def _change(self, change: Callable[[Settings], Settings]) -> Settings:
        self.settings = change(self.settings)
        return self.settings


@pytest.fixture
def scene(counter: Counter) -> Scene:
    return Scene(counter)


def test_a_picked_folder_is_taken_kept_and_used(scene: Scene) -> None:
    scene.presenter.choose_mirror("/stick")
    scene.presenter.choose_place("/disk")
    scene.presenter.choose_sales_between(50)
    wanted = Settings(mirror_folder=str(Path("/stick/amana")), backup_folder=str(Path("/disk/amana")), backup_sales=50)
    assert (scene.settings, scene.keeper.chosen[-1]) == (wanted, wanted)
    assert scene.counter.said == "settings_kept"
    scene.presenter.choose_mirror("")
    scene.presenter.choose_place("")
    assert scene.settings == Settings(backup_sales=50)


def test_a_folder_that_cannot_be_written_changes_nothing(scene: Scene) -> None:
    scene.keeper.failure = PermissionError("read-only")
    scene.presenter.choose_mirror("/stick")
    assert (scene.settings, scene.keeper.chosen) == (Settings(), [])
    assert scene.counter.said == "PlaceAway"


def test_a_copy_is_put_back_only_when_a_second_person_agrees(scene: Scene) -> None:
    scene.presenter.list_copies()
    assert scene.sheet.last("show_copies") == (COPY,)
    scene.presenter.restore(COPY.key)
    assert scene.brought == []
    scene.counter.approvals.answer("L1", "9999")
    assert scene.brought == []
    scene.counter.approvals.answer("L1", "2222")
    assert scene.brought == [COPY.key]


def test_nobody_puts_a_copy_back_alone(scene: Scene) -> None:
    scene.counter.session.person = next(one for one in scene.counter.desks.people.people() if one.code == "L1")
    scene.presenter.restore(COPY.key)
    assert scene.counter.said == "SamePerson"
    scene.counter.approvals.answer("L1", "2222")
    assert scene.brought == []


def test_a_copy_now(scene: Scene) -> None:
    scene.presenter.copy_now()
    scene.presenter.present()
    assert scene.keeper.copies == 1
    assert scene.view.last("show_keeping") == scene.keeper.row
