"""Settings are kept, another printer is used at once, and the book is copied to the second place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos import settings as files
from pos.printing.setup import PrinterSetup, PrintingSetup, Trimmings
from pos.printing.setup import read as read_printing
from pos.settings import Settings
from pos.ui.screens.machine import ThisMachine, ThisPrintShop
from tests.builders import a_till

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders import Till


@dataclass
class Shop:
    """A paper shop that remembers the printers it was given."""

    chosen: list[PrintingSetup] = field(default_factory=list)
    tried: list[PrinterSetup] = field(default_factory=list)

    def choose(self, setup: PrintingSetup) -> None:
        self.chosen.append(setup)

    def try_printer(self, chosen: PrinterSetup) -> None:
        self.tried.append(chosen)

    def write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)


@dataclass
class Scene:
    till: Till
    home: Path
    settings: Settings

    def __post_init__(self) -> None:
        self.machine = ThisMachine(
            self.home,
            self.till.book,
            self.settings,
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


def test_another_printer_is_used_at_once_and_at_the_next_start(tmp_path: Path) -> None:
    shop: Any = Shop()
    changed: list[str] = []
    printers = ThisPrintShop(tmp_path, shop, PrintingSetup(), lambda: changed.append("printer"))
    chosen = PrintingSetup(receipt=PrinterSetup(kind="network", address="printer.local"))
    printers.keep(chosen)
    assert (shop.chosen, changed, printers.setup()) == ([chosen], ["printer"], chosen)
    assert read_printing(tmp_path) == chosen
    printers.try_printer(chosen.receipt)
    assert shop.tried == [chosen.receipt]


def test_the_next_till_takes_over_one_file(tmp_path: Path) -> None:
    shop: Any = Shop()
    printers = ThisPrintShop(tmp_path, shop, PrintingSetup(), lambda: None)
    chosen = PrintingSetup(
        receipt=PrinterSetup(kind="usb", address="04b8:0e15", density=2),
        report=PrinterSetup(kind="queue", address="Office"),
        trimmings=Trimmings(footer_ar="إلى اللقاء", logo=b"\x89PNG"),
    )
    printers.save(tmp_path / "next.toml", chosen)
    assert ThisPrintShop(tmp_path / "other", shop, PrintingSetup(), lambda: None).load(tmp_path / "next.toml") == chosen


def test_the_licences_of_what_comes_along_are_there(scene: Scene) -> None:
    licences = scene.machine.licences()
    assert [one.name.partition(" ")[0] for one in licences] == ["Amana", "IBM", "Lucide"]
    assert all(one.text.strip() for one in licences)
    assert scene.machine.book_folder() == scene.till.book.folder
