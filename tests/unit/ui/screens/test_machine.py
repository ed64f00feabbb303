"""Settings are kept, another printer is used at once, and the book is copied to the second place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos import settings as files
from pos.domain.troubles import Trouble
from pos.settings import Settings
from pos.ui.screens.machine import ThisMachine
from tests.builders import a_till

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders import Till


@dataclass
class Shop:
    """A paper shop that remembers the printer it was given."""

    chosen: list[Settings] = field(default_factory=list)
    tried: int = 0

    def choose(self, settings: Settings) -> None:
        self.chosen.append(settings)

    def try_printer(self) -> None:
        self.tried += 1


@dataclass
class Scene:
    till: Till
    home: Path
    settings: Settings
    shop: Any = field(default_factory=Shop)
    changed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.machine = ThisMachine(
            self.home,
            self.till.book,
            self.shop,
            self.settings,
            printer_changed=lambda: self.changed.append("printer"),
            beside=lambda work: work(),
        )


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path / "tills")
    yield made
    made.book.close()


@pytest.fixture
def scene(till: Till, tmp_path: Path) -> Scene:
    return Scene(till, tmp_path / "home", Settings())


def test_what_is_chosen_is_read_at_the_next_start(scene: Scene) -> None:
    chosen = Settings(language="en", theme="dark")
    scene.machine.keep(chosen)
    assert files.read(scene.home) == chosen
    assert (scene.shop.chosen, scene.changed) == ([], [])


def test_another_printer_is_used_at_once(scene: Scene) -> None:
    chosen = replace(Settings(), printer="network", printer_address="printer.local")
    scene.machine.keep(chosen)
    assert (scene.shop.chosen, scene.changed) == ([chosen], ["printer"])
    scene.machine.keep(replace(chosen, language="en"))
    assert len(scene.shop.chosen) == 1
    scene.machine.try_printer()
    assert scene.shop.tried == 1


def test_a_copy_is_made_when_asked(scene: Scene) -> None:
    scene.home.mkdir()
    path = scene.machine.back_up()
    assert path.is_file()
    assert path.is_relative_to(scene.home / "backups")


def test_a_second_place_that_is_away_is_a_trouble(till: Till, tmp_path: Path) -> None:
    scene = Scene(till, tmp_path, Settings(backup_folder=str(tmp_path / "away" / "stick")))
    with pytest.raises(Trouble):
        scene.machine.back_up()


def test_a_closed_shift_is_copied_only_where_there_is_a_second_place(scene: Scene, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with_place = Scene(scene.till, tmp_path, Settings(backup_folder=str(stick)))
    closed = scene.till.close_shift()
    scene.machine.observe(closed)
    assert not (scene.home / "backups").exists()
    with_place.machine.observe(closed)
    assert any(stick.iterdir())


def test_the_licences_of_what_comes_along_are_there(scene: Scene) -> None:
    licences = scene.machine.licences()
    assert [one.name.partition(" ")[0] for one in licences] == ["Amana", "IBM", "Lucide"]
    assert all(one.text.strip() for one in licences)
    assert scene.machine.book_folder() == scene.till.book.folder
