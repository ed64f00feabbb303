"""The ground of the sign-in screen: an eight-pointed star lattice, painted in two tones of one colour.

The figure is the khatim, two squares turned by 45 degrees, set on a square lattice.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame
from typing_extensions import override

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_STEP_PX = 76.0
_POINTS = 8
_INNER = 0.765  # where the sides of the two squares cross, as a part of the outer radius


def star(centre: QPointF, radius: float) -> QPolygonF:
    """Return an eight-pointed star."""
    points = []
    for turn in range(2 * _POINTS):
        reach = radius if turn % 2 == 0 else radius * _INNER
        angle = math.pi * turn / _POINTS
        points.append(QPointF(centre.x() + reach * math.cos(angle), centre.y() + reach * math.sin(angle)))
    return QPolygonF(points)


class Hero(QFrame):
    """A panel with the pattern."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._desk.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("hero"))
        painter.setPen(QPen(look.colour("hero_line"), 1.5))
        for across in range(int(self.width() / _STEP_PX) + 2):
            for down in range(int(self.height() / _STEP_PX) + 2):
                centre = QPointF(across * _STEP_PX, down * _STEP_PX)
                painter.drawPolygon(star(centre, _STEP_PX / 2))
                painter.drawPolygon(star(centre, _STEP_PX / 4))
