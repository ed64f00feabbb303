"""What delegates paint alike: names over several lines, and amounts with a smaller unit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from pos.ui.widgets.words import Side, side_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_UNIT_GAP_PX = 4
_PX_MIN = 9
_TEXTS_KEPT_MAX = 2_000  # broken into lines and kept: a list asks for each of its rows again and again


def font_that_fits(font: QFont, text: str, width: int) -> QFont:
    """Return a font, made smaller where a text would need more than so many pixels: no digit of an amount is ever cut."""
    fitting = QFont(font)
    fitting.setPixelSize(_fitting_px(QFont(font), text, width))
    return fitting


@lru_cache(maxsize=_TEXTS_KEPT_MAX)
def _fitting_px(font: QFont, text: str, width: int) -> int:
    tried = QFont(font)
    while QFontMetrics(tried).horizontalAdvance(text) > width and tried.pixelSize() > _PX_MIN:
        tried.setPixelSize(tried.pixelSize() - 1)
    return tried.pixelSize()


def lines_of(text: str, font: QFont, width: int, lines_max: int) -> list[str]:
    """Break a text into at most so many lines; the last one ends in an ellipsis when there is more.

    Args:
        text: one paragraph.
        font: the font it will be painted in.
        width: pixels a line may take.
        lines_max: how many lines there is room for.
    """
    return list(_broken(text, QFont(font), width, lines_max))  # a font that nobody changes any more


@lru_cache(maxsize=_TEXTS_KEPT_MAX)
def _broken(text: str, font: QFont, width: int, lines_max: int) -> tuple[str, ...]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        if len(lines) == lines_max - 1:
            rest = text[line.textStart() :]
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


def draw_lines(
    painter: QPainter,
    room: QRect,
    text: str,
    direction: Qt.LayoutDirection,
    *,
    lines_max: int,
) -> None:
    """Paint a name over at most so many lines in the painter's font, from the top, on the side where reading begins."""
    metrics = QFontMetrics(painter.font())
    step = round(metrics.height() * 0.92)
    align = int(side_of("leading", direction) | Qt.AlignmentFlag.AlignTop)
    for place, line in enumerate(lines_of(text, painter.font(), room.width(), lines_max)):
        painter.drawText(
            QRect(room.left(), room.top() + place * step, room.width(), metrics.height()),
            align,
            line,
        )


def draw_money(
    painter: QPainter,
    room: QRect,
    desk: Desk,
    minor: int,
    direction: Qt.LayoutDirection,
    *,
    colour: QColor,
    side: Side = "leading",
    size: str = "lead",
) -> None:
    """Paint an amount with a smaller unit on the same baseline."""
    number = desk.speech.number(minor)
    unit = desk.speech.unit()
    small = desk.look.font("tiny", QFont.Weight.DemiBold)
    narrow = QFontMetrics(small).horizontalAdvance(unit)
    large = font_that_fits(
        desk.look.font(size, QFont.Weight.Bold), number, max(1, room.width() - narrow - _UNIT_GAP_PX)
    )
    metrics = QFontMetrics(large)
    wide = metrics.horizontalAdvance(number)
    whole = wide + _UNIT_GAP_PX + narrow
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    is_right = bool(side_of(side, direction) & Qt.AlignmentFlag.AlignRight)
    left = room.right() + 1 - whole if is_right else room.left()
    baseline = room.center().y() + metrics.capHeight() // 2 + 1
    painter.setPen(colour)
    painter.setFont(large)
    painter.drawText(left + (narrow + _UNIT_GAP_PX if is_rtl else 0), baseline, number)
    painter.setFont(small)
    painter.drawText(left + (0 if is_rtl else wide + _UNIT_GAP_PX), baseline, unit)
