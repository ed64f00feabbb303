"""Settings are kept, another printer is used at once, and the book is copied to the second place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos import settings as files
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


def test_the_licences_of_what_comes_along_are_there(scene: Scene) -> None:
    licences = scene.machine.licences()
    assert [one.name.partition(" ")[0] for one in licences] == ["Amana", "IBM", "Lucide"]
    assert all(one.text.strip() for one in licences)
    assert scene.machine.book_folder() == scene.till.book.folder
