"""Icons: one-colour SVG files, painted in the colour of a meaning at the moment they are shown.

The engine keeps no colour. It asks the look each time Qt paints, so icons on buttons, in menus and in delegates follow a
change of theme, and those that point somewhere follow the reading direction.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

DIRECTIONAL = frozenset(
    {
        *("arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-up-left"),
        *("undo-2", "rotate-ccw", "send", "send-horizontal", "log-in", "log-out"),
        *("list-checks", "receipt-text", "file-text", "history"),
    }
)


def render_icon(svg: str, colour: QColor, size: QSize, *, ratio: float, stroke: float, mirrored: bool) -> QPixmap:
    """Paint an SVG text in one colour.

    Args:
        svg: the file's text, with `currentColor` where its colour belongs.
        colour: the colour to paint it in.
        size: device-independent pixels.
        ratio: device pixels per device-independent pixel.
        stroke: the width of its lines in units of a 24-unit square.
        mirrored: whether to flip it left to right.
    """
    inked = svg.replace("currentColor", colour.name()).replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(size.width(), 0)
        painter.scale(-1, 1)
    side = min(size.width(), size.height())
    square = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    QSvgRenderer(QByteArray(inked.encode())).render(painter, square)
    painter.end()
    return pixmap


class InkSource(Protocol):
    """Who knows what colour a meaning has right now."""

    def pixmap(self, name: str, ink: str, size: QSize, *, ratio: float = 1.0, stroke: float = 2) -> QPixmap:
        """Return an icon painted in the colour of a meaning."""


class InkIconEngine(QIconEngine):
    """Paints one icon in the colour its meaning has in the look right now."""

    def __init__(self, look: InkSource, name: str, ink: str, ink_on: str, stroke: float) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._ink = ink
        self._ink_on = ink_on
        self._stroke = stroke

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.drawPixmap(rect.topLeft(), self._pixmap(rect.size(), mode, state, ratio))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt gives the size in device pixels here, already multiplied by the scale.
        return self._pixmap(size / scale, mode, state, scale)

    @override
    def clone(self) -> QIconEngine:
        return InkIconEngine(self._look, self._name, self._ink, self._ink_on, self._stroke)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        ink = self._ink_on if state == QIcon.State.On else self._ink
        if mode == QIcon.Mode.Disabled:
            ink = "muted"
        return self._look.pixmap(self._name, ink, size, ratio=ratio, stroke=self._stroke)
