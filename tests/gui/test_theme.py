"""The look holds together: themes are complete and readable, the sheet is filled, icons take the colour of a meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from pos.ui.theme import FAMILY, FONT_PX, MEANINGS, TEXT_PAIRS, THEMES, load_fonts, palette_of, read_theme
from pos.ui.widgets.frames import row
from pos.ui.widgets.spoken import restyle
from tests.gui.conftest import ASSETS, ROOT
from tests.gui.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ui.desk import Desk

CONTRAST_MIN = 4.5  # WCAG 2.2, 1.4.3


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
        ]
        return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))

    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def test_the_measure_of_contrast_is_the_one_of_the_web() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    colours = read_theme(ASSETS / "themes" / f"{name}.toml").colours
    weak = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in TEXT_PAIRS
        if contrast(colours[ink], colours[ground]) < CONTRAST_MIN
    }
    assert not weak


@pytest.mark.parametrize("name", THEMES)
def test_the_edge_of_a_field_can_be_seen(name: str) -> None:
    colours = read_theme(ASSETS / "themes" / f"{name}.toml").colours
    assert contrast(colours["line_strong"], colours["surface"]) >= 3
    assert contrast(colours["focus"], colours["surface"]) >= 3


def test_a_theme_that_lacks_a_meaning_is_refused(tmp_path: Path) -> None:
    text = (ASSETS / "themes" / "light.toml").read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace('accent = "teal"\n', ""), encoding="utf-8")
    with pytest.raises(KeyError, match="accent"):
        read_theme(broken)


def test_the_sheet_is_filled_to_the_last_word(desk: Desk) -> None:
    for theme in THEMES:
        desk.look.change(theme=theme)
        assert not re.search(r"\{[a-z_]+\}", desk.look.sheet())
    desk.look.change(theme="light")


def test_the_sheet_mirrors_what_has_a_side(desk: Desk) -> None:
    desk.look.change(rtl=False)
    assert "border-left: 1px" in desk.look.sheet()
    desk.look.change(rtl=True)
    assert "border-right: 1px" in desk.look.sheet()
    desk.look.change(rtl=False)


def test_larger_text_is_larger_everywhere(desk: Desk) -> None:
    desk.look.change(scale=1.3)
    assert all(desk.look.px(size) > pixels for size, pixels in FONT_PX.items())
    assert f"font-size: {round(FONT_PX['body'] * 1.3)}px" in desk.look.sheet()
    desk.look.change(scale=1)


def test_the_palette_says_what_the_theme_says() -> None:
    theme = read_theme(ASSETS / "themes" / "dark.toml")
    palette = palette_of(theme)
    assert palette.color(QPalette.ColorRole.Window) == QColor(theme.colours["window"])
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(theme.colours["accent"])


@pytest.mark.usefixtures("shell")  # Qt knows no fonts without an application
def test_the_typeface_is_ours() -> None:
    load_fonts(ASSETS)
    assert FAMILY in QFontDatabase.families()


@pytest.mark.usefixtures("shell")  # Qt knows no fonts without an application
def test_a_missing_weight_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_fonts(tmp_path)


def test_every_meaning_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "pos" / "ui").rglob("*.py")]
    texts = [text for text in texts if "MEANINGS = (" not in text]
    sheet = (ASSETS / "qss" / "app.qss").read_text(encoding="utf-8")
    unused = {
        meaning
        for meaning in MEANINGS
        if f"{{{meaning}}}" not in sheet and not any(f'"{meaning}"' in text for text in texts)
    }
    assert not unused


def styled(template: str) -> list[QWidget]:
    """A part of every kind that the style sheet knows and that the keyboard comes to."""
    buttons = set(re.findall(r'QPushButton\[kind="([\w-]+)"\]', template)) | {""}
    fields = set(re.findall(r'QLineEdit\[role="(\w+)"\]', template)) | {""}
    assert {"key", "step", "person"} <= buttons
    assert {"amount", "count", "figure", "search"} <= fields
    parts: list[QWidget] = []
    for kind in sorted(buttons):
        parts.append(button := QPushButton("Complete"))
        button.setCheckable(True)
        button.setProperty("kind", kind)
    for role in sorted(fields):
        parts.append(field := QLineEdit("12.50"))
        field.setProperty("role", role)
    writable = QComboBox()
    writable.setEditable(True)
    rail, pill = QToolButton(), QFrame()
    rail.setProperty("kind", "rail")
    pill.setProperty("role", "pill")
    row(pill, margins=(9, 4, 9, 4)).addWidget(QLabel("Offline"))
    return [*parts, writable, rail, pill, QComboBox(), QDateEdit(), QSpinBox(), QPlainTextEdit(), QCheckBox("Sounds")]


def room_of(part: QWidget) -> tuple[QRect, QSize, QSize]:
    """The place that a part has, what it wishes, and what it needs at least."""
    settle()
    return part.geometry(), part.sizeHint(), part.minimumSizeHint()


@pytest.mark.usefixtures("shell")
def test_nothing_moves_when_the_keyboard_comes_or_a_field_is_wrong(show: Callable[[QWidget], None]) -> None:
    ground = QWidget()
    parts = styled((ASSETS / "qss" / "app.qss").read_text(encoding="utf-8"))
    lines = row(ground)
    for part in parts:
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    show(ground)
    ground.activateWindow()
    moved = []
    for part in parts:
        name = f"{type(part).__name__} {part.property('kind') or part.property('role') or ''}"
        ground.setFocus()
        before = room_of(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        assert part.hasFocus()
        part.updateGeometry()
        if room_of(part) != before:
            moved.append(f"{name} with the keyboard: {before} became {room_of(part)}")
        if isinstance(part, QPushButton):
            part.setChecked(True)
        elif isinstance(part, QLineEdit):
            restyle(part, "state", "wrong")
        part.updateGeometry()
        ground.setFocus()
        if room_of(part) != before:
            moved.append(f"{name} chosen or wrong: {before} became {room_of(part)}")
    assert not moved, "\n".join(moved)
