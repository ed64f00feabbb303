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

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

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
def codes_on() -> Callable[[Paper], list[tuple[str, str]]]:
    """Read every code on a paper with an independent decoder: (kind, text)."""

    def read(paper: Paper) -> list[tuple[str, str]]:
        picture = Image.open(io.BytesIO(paper.png())).convert("L")
        return sorted((code.format.name, code.text) for code in zxingcpp.read_barcodes(picture))

    return read
