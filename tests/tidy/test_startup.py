"""The sales screen starts without the slow libraries, and without the rooms of places that most tills never open."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pos.ui.pyside import WAITING
from tests.tidy.house import ROOT
from tests.tidy.law import stands

SLOW = frozenset(
    {
        "PIL",
        "alembic",
        "escpos",
        "fastapi",
        "filelock",
        "fpdf",
        "httpx",
        "openpyxl",
        "reportlab",
        "sqlalchemy",
        "sqlite_utils",
        "uharfbuzz",
        "uvicorn",
    }
)

# Rooms of our own whose classes take a start's time to make and that no first screen shows.
LATER = (
    "PySide6.QtNetwork",
    "ctypes",
    "logging.handlers",
    "pos.domain.ledger_reports",
    "pos.domain.own_books",
    "pos.domain.store_orders",
    "pos.ledger.rebuild",
    "pos.ledger.salvage",
    "pos.ledger.survey",
    "pos.office",
    "pos.printing.raster",
    "pos.register",
    "pos.sync.client",
    "pos.sync.exchange",
    "pos.sync.own_book_calls",
    "pos.sync.wire",
    "pos.till.checkout",
    "pos.till.shift",
    "pos.till.undoing",
    "pos.ui.presenters.gathering",
    "pos.ui.presenters.sending",
    "pos.ui.rows.sending",
    "pos.ui.screens.office",
    "pos.ui.views.asking",
    "pos.ui.views.paper",
    "pos.wording.ar",
    "pos.wording.en",
    "socket",
    "subprocess",
)

# A window on a small book, from the application to its first paint, told in lines of words.
FIRST_SCREEN = """
import linecache, sys, tempfile
from pos.ui.pyside import load_pyside
load_pyside()
from contextlib import closing
from pathlib import Path
from pos.ui.application import Shell, create_application
application = create_application()
from PySide6 import QtWidgets
from tests.builders import an_open_book
from tests.gui.rig import opened
class Bot:
    addWidget = lambda self, widget: None
    waitExposed = lambda self, widget: application.processEvents()
shell = Shell(application, Path("assets"))
with tempfile.TemporaryDirectory() as folder, closing(an_open_book(Path(folder))) as book:
    with opened(Bot(), shell, book, Path(folder) / "home"):
        print(*vars(QtWidgets))
        print(*linecache.cache, sep="|")
        print(*(name for name, module in sys.modules.items() if hasattr(module, "__getattr__")))
"""

# What is imported before the first window is painted.
AT_START = [
    name
    for name in (
        *("pos.__main__", "pos.app.amana", "pos.app.beside", "pos.sync.worker", "pos.ui.application"),
        *("pos.ui.screens.opening", "pos.ui.screens.single", "pos.ui.screens.window"),
    )
    if stands(ROOT, name)
]


def modules_of(*modules: str) -> set[str]:
    """All that importing some modules in a fresh interpreter brings in."""
    code = f"import {', '.join(modules)}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def loaded_by(module: str) -> set[str]:
    """The slow libraries and later rooms that importing a module in a fresh interpreter brings in."""
    loaded = modules_of(module)
    return loaded & SLOW | {name for name in LATER if name in loaded}


@pytest.mark.parametrize("module", AT_START)
def test_the_start_brings_in_nothing_that_can_wait(module: str) -> None:
    assert loaded_by(module) == set(), f"import these inside the function that uses them, not above: {module}"


@pytest.fixture(scope="module")
def first_screen() -> list[str]:
    """The classes of widgets that PySide made, the files whose text it read, and what was imported until a window was painted."""
    room = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN], cwd=ROOT, env=room, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_pyside_makes_no_class_that_the_first_screen_does_not_show(first_screen: list[str]) -> None:
    made = set(first_screen[0].split())
    assert {"QWidget", "QLabel"} <= made
    assert not made & {"QCalendarWidget", "QFileDialog", "QGraphicsScene"}, (
        "a plain widget that Qt made itself was asked for, so PySide made every class: see pos.ui.widgets.frames.own_viewport"
    )
    assert "QStyle" not in made, (
        "its long class costs more than what is asked of it: see pos.ui.widgets.frames.mirrored"
    )


def test_pyside_reads_the_source_of_no_module_of_ours(first_screen: list[str]) -> None:
    read = first_screen[1].split("|")
    assert any("PySide6" in file for file in read), "what is looked for here is no more to be seen"
    assert not [file for file in read if file.startswith(str(ROOT / "pos") + os.sep)], "see pos.ui.pyside"


def test_what_only_describes_functions_is_not_run_before_the_first_screen(first_screen: list[str]) -> None:
    helped = {
        "shibokensupport.signature.errorhandler",
        "shibokensupport.signature.mapping",
    }  # by a library of the tests alone
    assert set(first_screen[2].split()) >= WAITING - helped, "see pos.ui.pyside"


def declares_slowly(text: str) -> bool:
    """Whether a module has the standard library write all methods of its dataclasses at once."""
    return any(
        line.startswith("from dataclasses import") and "dataclass" in line.split("import")[1].replace(",", " ").split()
        for line in text.splitlines()
    )


def test_what_a_start_declares_is_written_when_it_is_needed() -> None:
    """Some 270 dataclasses: whole, they take a quarter of a start."""
    ours = {name for name in modules_of(*AT_START) if name.startswith("pos.")}
    assert "pos.domain.facts" in ours
    files = [ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in sorted(ours - {"pos.domain.values"})]
    slow = [file.name for file in files if file.is_file() and declares_slowly(file.read_text(encoding="utf-8"))]
    assert not slow, f"take `dataclass` from pos.domain.values there: {slow}"


def test_a_slow_declaration_is_seen() -> None:
    assert declares_slowly("from dataclasses import dataclass, field")
    assert not declares_slowly("from dataclasses import replace\nfrom pos.domain.values import dataclass")


@pytest.mark.parametrize("name", [name for name in LATER if name.startswith("pos.")])
def test_what_waits_is_there(name: str) -> None:
    assert stands(ROOT, name), "it was renamed: name it anew, or nothing watches it"


def test_a_slow_library_is_seen() -> None:
    assert "sqlite_utils" in loaded_by("sqlite_utils")
