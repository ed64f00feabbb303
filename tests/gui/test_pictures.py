"""Golden pictures: the screens look as they looked when someone last looked at them.

Fonts, style and scale are our own, so the same Qt paints the same picture on every machine; another Qt may move an edge by a
fraction of a pixel, hence the tolerance. After a change that is meant, look at the new pictures and keep them:

    AMANA_PICTURES=keep python -m pytest tests/gui/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell

FOLDER = Path(__file__).parent / "golden"
WIDTH = 683
PARTS = (48, 27)  # the picture is compared in so many fields across and down
FIELD_DIFFERENCE_MAX = 10  # of 255, in the mean of a field
LOOKED_AT = (
    ("till", "ar", "light"),
    ("till", "en", "dark"),
    ("pay", "ar", "light"),
    ("pay_done", "en", "contrast"),
    ("sign_in", "ar", "dark"),
    ("receipts", "en", "light"),
    ("shift_count", "ar", "light"),
    ("matching", "en", "light"),
    ("payout", "ar", "light"),
    ("machines", "ar", "light"),
    ("comparing", "ar", "light"),
    ("all_asked", "en", "dark"),
    ("trail", "ar", "light"),
    ("goods_note", "ar", "light"),
    ("goods_during", "ar", "light"),
    ("goods_price", "en", "dark"),
    ("goods_outcome", "ar", "dark"),
    ("rescue", "ar", "light"),
    ("rescue", "en", "dark"),
    ("first_start", "ar", "light"),
    ("founding", "ar", "light"),
    ("founding", "en", "dark"),
    ("printers", "ar", "light"),
    ("printers", "en", "dark"),
    ("labels", "ar", "light"),
    ("labels", "en", "dark"),
)


def picture_of(shell: Shell, screen: QWidget, language: str, theme: str) -> QImage:
    """The screen as it is painted, at half its size and without a caret."""
    shell.set_language(language)
    shell.set_theme(theme)
    for _ in range(4):
        QApplication.processEvents()
    for field in screen.findChildren(QLineEdit):
        field.clearFocus()
    for _ in range(4):
        QApplication.processEvents()
    whole = screen.grab().toImage()
    return whole.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation).convertToFormat(
        QImage.Format.Format_RGB32
    )


def fields_of(picture: QImage) -> list[tuple[int, int, int]]:
    """The mean colour of each field of a picture."""
    across, down = PARTS
    small = picture.scaled(
        across, down, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    colours = [small.pixelColor(x, y) for y in range(down) for x in range(across)]
    return [(colour.red(), colour.green(), colour.blue()) for colour in colours]


def fields_that_differ(one: QImage, other: QImage) -> int:
    """How many fields of two pictures differ by more than a hair."""
    pairs = zip(fields_of(one), fields_of(other), strict=True)
    return sum(
        max(abs(here - there) for here, there in zip(first, second, strict=True)) > FIELD_DIFFERENCE_MAX
        for first, second in pairs
    )


@pytest.mark.parametrize(("stage", "language", "theme"), LOOKED_AT)
def test_the_screen_looks_as_it_did(
    shell: Shell, show: Callable[[QWidget], None], stage: str, language: str, theme: str
) -> None:
    screen = STAGES[stage](shell.desk)
    show(screen)
    seen = picture_of(shell, screen, language, theme)
    file = FOLDER / f"{stage}_{language}_{theme}.png"
    if os.environ.get("AMANA_PICTURES") == "keep":
        seen.convertToFormat(QImage.Format.Format_Indexed8).save(str(file))
    kept = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    assert not kept.isNull(), f"{file.name} is not there yet"
    assert kept.size() == seen.size()
    assert fields_that_differ(kept, seen) == 0


def test_a_part_that_is_gone_is_seen() -> None:
    kept = QImage(str(FOLDER / "till_en_dark.png")).convertToFormat(QImage.Format.Format_RGB32)
    changed = kept.copy()
    painter = QPainter(changed)
    painter.fillRect(QRect(480, 340, 90, 30), QColor(128, 128, 128))
    painter.end()
    assert fields_that_differ(kept, kept) == 0
    assert fields_that_differ(kept, changed) > 0


def test_every_picture_is_looked_at() -> None:
    wanted = {f"{stage}_{language}_{theme}.png" for stage, language, theme in LOOKED_AT}
    assert {path.name for path in FOLDER.glob("*.png")} == wanted
