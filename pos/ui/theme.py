"""The look: one theme file becomes a palette, a style sheet, icons and fonts.

A theme (`assets/themes/*.toml`) names its colours in `[base]` and gives them a meaning in `[meaning]`; code asks only for
meanings ("accent", "muted"), never for a colour. `Look` holds the current theme, text scale and direction; widgets that
paint ask it while painting, so a switch of theme needs nothing but a repaint.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap

from pos.domain.values import dataclass
from pos.ui.icons import DIRECTIONAL, InkIconEngine, render_icon

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "IBM Plex Sans Arabic"
THEMES = ("light", "dark", "contrast")
TOUCH_PX_MIN = 44
RAIL_BUTTON_PX = 72
SPARE_ICON = "package"
FONT_PX = {
    "tiny": 12,
    "small": 13,
    "body": 15,
    "lead": 17,
    "title": 20,
    "headline": 26,
    "key": 26,
    "total": 44,
    "figure": 52,
    "due": 68,
}
# What is read from two metres already grows less than the words around it, which need the room.
LARGE_GROWTH = {"figure": 0.4}
TEXT_PERCENTS = (100, 115, 130, 150)

MEANINGS = (
    *("window", "surface", "sunken", "pressed", "line", "line_strong", "text", "muted"),
    *("accent", "accent_hover", "accent_soft", "on_accent", "on_accent_soft"),
    *("good", "good_soft", "warn", "warn_soft", "note", "note_soft"),
    *("bad", "bad_hover", "bad_soft", "on_bad", "focus"),
    *("rail", "rail_active", "rail_text", "on_rail"),
    *("hero", "hero_line", "hero_text", "hero_muted", "brand"),
    *("veil", "shade", "sheet"),
)
# Every (foreground, background) in which text or an icon that carries meaning is painted.
TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in ("window", "surface", "sunken")),
    ("text", "pressed"),
    *((ink, "surface") for ink in ("accent", "good", "warn", "bad", "note")),
    *((ink, "window") for ink in ("accent", "good", "warn", "bad", "note")),
    ("text", "accent_soft"),
    ("muted", "accent_soft"),
    ("accent", "accent_soft"),
    ("on_accent_soft", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((tone, f"{tone}_soft") for tone in ("good", "warn", "bad", "note")),
    *(("text", f"{tone}_soft") for tone in ("good", "warn", "bad", "note")),
    ("on_bad", "bad"),
    ("on_bad", "bad_hover"),
    ("rail_text", "rail"),
    ("on_rail", "rail_active"),
    ("brand", "rail"),
    ("brand", "hero"),
    ("hero_text", "hero"),
    ("hero_muted", "hero"),
)

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_PALETTE = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.ToolTipBase, "text"),
    (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line"),
    (QPalette.ColorRole.Shadow, "line"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by meaning.

    Attributes:
        name: the name of its file.
        is_dark: whether text is lighter than its ground.
        colours: `#RRGGBB` or `#AARRGGBB` by meaning.
    """

    name: str
    is_dark: bool
    colours: dict[str, str]


def read_theme(path: Path) -> Theme:
    """Read a theme file.

    Raises:
        KeyError: a meaning is missing, is not ours, or names no base colour.
    """
    with path.open("rb") as file:
        content = tomllib.load(file)
    base, meaning = content["base"], content["meaning"]
    if strangers := set(meaning) ^ set(MEANINGS):
        raise KeyError(f"{path.name}: {sorted(strangers)}")
    return Theme(path.stem, content["dark"], {ink: base[meaning[ink]] for ink in MEANINGS})


def palette_of(theme: Theme) -> QPalette:
    """Build the palette of a theme, for everything that no style sheet reaches."""
    palette = QPalette()
    for role, ink in _PALETTE:
        palette.setColor(role, QColor(theme.colours[ink]))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colours["muted"]))
    return palette


class Look(QObject):
    """The current theme, text scale and direction, asked by everything that paints."""

    def __init__(self, assets: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assets = assets
        self._template = (assets / "qss" / "app.qss").read_text(encoding="utf-8")
        self._theme = read_theme(assets / "themes" / "light.toml")
        self._scale = 1.0
        self._is_rtl = False
        self._fonts: dict[tuple[int, QFont.Weight], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, int, float, float], QPixmap] = {}

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self._theme

    @property
    def scale(self) -> float:
        """The factor by which all text is larger than at 100 %."""
        return self._scale

    @property
    def is_rtl(self) -> bool:
        """Whether the screen reads from right to left."""
        return self._is_rtl

    def change(self, *, theme: str | None = None, scale: float | None = None, rtl: bool | None = None) -> None:
        """Take another theme, text scale or direction; Qt's own events tell the widgets."""
        if theme is not None and theme != self._theme.name:
            self._theme = read_theme(self._assets / "themes" / f"{theme}.toml")
            self._pixmaps.clear()
        self._scale = self._scale if scale is None else scale
        self._is_rtl = self._is_rtl if rtl is None else rtl

    def on_paper(self) -> Look:
        """Return the look of what is printed: light, and of the size that text has at 100 %."""
        return Look(self._assets, self)

    def colour(self, ink: str) -> QColor:
        """Return the colour that has a meaning in the current theme."""
        return QColor(self._theme.colours[ink])

    def px(self, size: str) -> int:
        """Return a named font size in device-independent pixels at the current scale."""
        return round(FONT_PX[size] * (1 + (self._scale - 1) * LARGE_GROWTH.get(size, 1)))

    def font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of a named size."""
        key = self.px(size), weight
        if key not in self._fonts:
            font = self._fonts[key] = QFont(FAMILY)
            font.setPixelSize(key[0])
            font.setWeight(weight)
        return QFont(self._fonts[key])

    def icon(self, name: str, ink: str = "text", *, on: str = "", stroke: float = 2) -> QIcon:
        """Return an icon that follows the theme and the direction by itself.

        Args:
            name: the file name of a Lucide icon, without suffix.
            ink: the meaning of its colour.
            on: the meaning of its colour while a button is checked; the same when empty.
            stroke: the width of its lines in units of a 24-unit square.
        """
        return QIcon(InkIconEngine(self, name, ink, on or ink, stroke))

    def pixmap(self, name: str, ink: str, size: QSize, *, ratio: float = 1.0, stroke: float = 2) -> QPixmap:
        """Return an icon painted in a colour, from the cache when it has been painted before."""
        mirrored = self._is_rtl and name in DIRECTIONAL
        key = (
            f"{name}{mirrored}",
            self._theme.colours[ink],
            size.width(),
            size.height(),
            ratio,
            stroke,
        )
        if key not in self._pixmaps:
            svg = self._svg(name)
            self._pixmaps[key] = render_icon(svg, self.colour(ink), size, ratio=ratio, stroke=stroke, mirrored=mirrored)
        return self._pixmaps[key]

    def _svg(self, name: str) -> str:
        """Return the text of an icon's file; a bazaar may have named one for a package that is not there."""
        file = self._assets / "icons" / f"{name}.svg"
        if not file.is_file():
            file = self._assets / "icons" / f"{SPARE_ICON}.svg"
        return file.read_text(encoding="utf-8")

    @property
    def rail_px(self) -> int:
        """The width of a button on the rail: it grows with the text, though less, for its words are short."""
        return round(RAIL_BUTTON_PX * (1 + (self._scale - 1) * 0.65))

    def sheet(self) -> str:
        """Return the style sheet with this look's colours, sizes and sides filled in."""
        words = {
            **self._theme.colours,
            **{f"font_{size}": f"{self.px(size)}px" for size in FONT_PX},
            "family": FAMILY,
            "rail_px": f"{self.rail_px}px",
            "start": "right" if self._is_rtl else "left",
        }
        return _PLACEHOLDER.sub(lambda match: words[match.group(1)], self._template)


def load_fonts(assets: Path) -> None:
    """Register the bundled typeface with Qt.

    Raises:
        FileNotFoundError: a weight is missing or unreadable, so text would fall back to any font of the machine.
    """
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        file = assets / "fonts" / f"IBMPlexSansArabic-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)
