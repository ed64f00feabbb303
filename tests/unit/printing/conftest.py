"""What the tests of paper share: the project's own folders, a painter, eyes that read codes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from pos.printing.paper import MM_58, MM_80
from pos.printing.raster import Painter
from tests.builders import Till, a_till
from tests.unit.printing.trays import Tray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from pos.domain.troubles import PrinterTrouble
    from pos.printing.paper import Paper

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def fonts() -> Path:
    return ROOT / "assets" / "fonts"


@pytest.fixture(scope="session")
def paper_words() -> Path:
    return ROOT / "assets" / "paper"


@pytest.fixture(autouse=True)
def _one_application(qapp: QApplication) -> None:
    """Qt allows one application in a process; it must be the one that the tests of windows want too."""


@pytest.fixture
def painter(fonts: Path) -> Painter:
    return Painter(fonts, MM_80)


@pytest.fixture
def narrow_painter(fonts: Path) -> Painter:
    return Painter(fonts, MM_58)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    one = a_till(tmp_path)
    yield one
    one.book.close()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def told() -> list[PrinterTrouble | None]:
    """What a press told of its printer."""
    return []


@pytest.fixture
def codes_on() -> Callable[[Paper], list[tuple[str, str]]]:
    """Read every code on a paper with an independent decoder: (kind, text)."""

    def read(paper: Paper) -> list[tuple[str, str]]:
        picture = Image.open(io.BytesIO(paper.png())).convert("L")
        return sorted((code.format.name, code.text) for code in zxingcpp.read_barcodes(picture))

    return read
