"""How a stage is pictured: the part that it is about, in every dress, laid side by side on one sheet.

A sheet of paper has a row for each theme and a column for each language, at 40 % of the size on the screen. It is kept with
few colours, and with the names of the widgets that can be seen in it, so that none is left without a picture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pos.settings import LANGUAGES
from pos.ui.main_window import MainWindow
from pos.ui.theme import THEMES
from pos.ui.views.waiting import WaitingView
from pos.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ui.application import Shell

SCALE = 0.4
GAP_PX = 4
FIELD_PX = 8  # two pictures are compared in fields of about so many pixels
FIELD_DIFFERENCE_MAX = 10  # of 255, in the mean of a field
EXACT_MAX = 80
SHOWS = "shows"
# Stages that are also about what is around the place or below the sheet.
WHOLE = ("till", "practice", "empty_till", "pay", "other_bazaar")
PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def part_of(screen: QWidget, stage: str) -> QWidget:
    """What a stage is about: the sheet that lies on top, or the place inside the window's frame."""
    sheets = [sheet for sheet in screen.findChildren(Sheet) if sheet.isVisible()]
    if stage in WHOLE:
        return screen
    if sheets:
        return sheets[-1].card
    alone = screen._stack.currentWidget() if isinstance(screen, MainWindow) else screen.findChild(WaitingView)
    return alone or screen


def settle() -> None:
    """Let the layouts come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def picture_of(shell: Shell, part: QWidget, language: str, theme: str) -> QImage:
    """A part as it is painted in one dress, without a caret."""
    if shell.language != language:
        shell.set_language(language)
    if shell.theme != theme:
        shell.set_theme(theme)
    settle()
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    settle()
    for area in part.findChildren(QScrollArea):  # where a form was scrolled to hangs on what had the keyboard before
        area.verticalScrollBar().setValue(0)
    for fade in part.findChildren(QPropertyAnimation):  # a search field's cross comes and goes slowly
        fade.setCurrentTime(fade.duration())
    whole = part.grab().toImage()
    small = whole.scaledToWidth(round(whole.width() * SCALE), Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB32)


def dresses() -> list[tuple[str, str]]:
    """Every language and theme, in an order in which one change leads to the next."""
    return [
        (language, theme)
        for place, language in enumerate(reversed(LANGUAGES))
        for theme in (THEMES if place % 2 == 0 else reversed(THEMES))
    ]


def sheet_of(pictures: dict[tuple[str, str], QImage]) -> QImage:
    """Lay the pictures side by side, on one sheet."""
    width = max(picture.width() for picture in pictures.values()) + GAP_PX
    height = max(picture.height() for picture in pictures.values()) + GAP_PX
    sheet = QImage(width * len(LANGUAGES), height * len(THEMES), QImage.Format.Format_RGB32)
    sheet.fill(0xFF808080)
    painter = QPainter(sheet)
    for (language, theme), picture in pictures.items():
        painter.drawImage(LANGUAGES.index(language) * width, THEMES.index(theme) * height, picture)
    painter.end()
    return sheet


def fields_of(picture: QImage) -> list[tuple[int, int, int]]:
    """The mean colour of each field of a picture."""
    small = picture.scaled(
        max(1, picture.width() // FIELD_PX),
        max(1, picture.height() // FIELD_PX),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB32)
    colours = memoryview(small.constBits()).cast("B")
    return list(zip(colours[2::4], colours[1::4], colours[0::4], strict=True))


def fields_that_differ(one: QImage, other: QImage) -> int:
    """How many fields of two pictures differ by more than a hair."""
    pairs = zip(fields_of(one), fields_of(other), strict=True)
    return sum(
        max(abs(here - there) for here, there in zip(first, second, strict=True)) > FIELD_DIFFERENCE_MAX
        for first, second in pairs
    )


def seen_in(screen: QWidget) -> set[str]:
    """The names of our own widgets that can be seen on a screen."""
    parts = [screen, *screen.findChildren(QWidget)]
    return {
        f"{type(part).__module__.removeprefix('pos.ui.')}.{type(part).__name__}"
        for part in parts
        if part.isVisible() and type(part).__module__.startswith("pos.ui.")
    }


def few_colours(sheet: QImage) -> list[int]:
    """The colours of the grounds as they are, and of the edges of letters one mean for all that are nearly alike."""
    counted = Counter(memoryview(sheet.constBits()).cast("I"))
    table = [colour for colour, _ in counted.most_common(EXACT_MAX)]
    for mask in (0xFFE0E0E0, 0xFFF0F0F0):  # a few for all, and as many finer ones as there is room for
        table += means_of(counted, mask)
    return table[:256]


def means_of(counted: Counter[int], mask: int) -> list[int]:
    """The means of the colours that are alike under a mask, the most frequent first."""
    alike: dict[int, list[int]] = {}
    for colour, count in counted.items():
        sums = alike.setdefault(colour & mask, [0, 0, 0, 0])
        for place, share in enumerate((1, colour >> 16 & 255, colour >> 8 & 255, colour & 255)):
            sums[place] += count * share
    return [
        0xFF000000 | red // many << 16 | green // many << 8 | blue // many
        for many, red, green, blue in sorted(alike.values(), reverse=True)
    ]


def keep(sheet: QImage, file: Path, shows: set[str]) -> None:
    """Write a sheet with the colours that it has most of, and with what it shows."""
    plain = sheet.convertToFormat(QImage.Format.Format_Indexed8, few_colours(sheet), PLAIN)
    plain.setText(SHOWS, " ".join(sorted(shows)))
    writer = QImageWriter(str(file), b"png")
    writer.setQuality(0)  # the smallest file
    assert writer.write(plain), writer.errorString()
