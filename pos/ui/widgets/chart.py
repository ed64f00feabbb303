"""A chart of bars, painted in the app's own style: names, bars and amounts, mirrored in Arabic, with a mark for what was before.

It is reached by the keyboard: the arrow keys go from bar to bar, and the bar that is looked at says its name and its amount.
Amounts below zero have a bar of their own ink.

Signal: bar_opened(int), the bar at this place was clicked, or Enter was pressed on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from pos.ui.widgets.painting import font_that_fits

if TYPE_CHECKING:
    from pos.ui.desk import Desk

ROW_LETTERS = 2.1  # the height of a bar with its room, in heights of a letter
COLUMNS_LETTERS_MIN = 9
GAP_PX = 12
MARK_PX = 3
ROUND_PX = 5
_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        words: its name.
        said: its amount, as it is written beside it.
        before_minor: where the mark of what was before stands; None for no mark.
    """

    words: str
    said: str
    amount_minor: int
    before_minor: int | None = None


class BarChart(QWidget):
    """Bars below each other, or upright beside each other."""

    bar_opened = Signal(int)

    def __init__(self, desk: Desk, *, is_upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_upright = is_upright
        self._bars: tuple[Bar, ...] = ()
        self._at = -1
        self._pressed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_bars(self, bars: tuple[Bar, ...], name: str, *, is_upright: bool | None = None) -> None:
        """Show other bars, under a name that a screen reader says."""
        self._bars = bars
        self._at = min(self._at, len(bars) - 1)
        if is_upright is not None:
            self._is_upright = is_upright
        self.setAccessibleName(name)
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def row_px(self) -> int:
        """The height of a bar with its room, where bars lie below each other."""
        return round(ROW_LETTERS * QFontMetrics(self._font()).height())

    @override
    def sizeHint(self) -> QSize:
        letter_px = QFontMetrics(self._font()).height()
        rows = COLUMNS_LETTERS_MIN if self._is_upright else max(1, len(self._bars)) * ROW_LETTERS
        return QSize(20 * letter_px, round(rows * letter_px))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(7 * QFontMetrics(self._font()).height(), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and 0 <= self._at < len(self._bars):
            self.bar_opened.emit(self._at)
            return
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        if step and self._is_upright and self._is_rtl and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -step
        if not step or not self._bars:
            super().keyPressEvent(event)
            return
        self._look_at(max(0, min(len(self._bars) - 1, self._at + step)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._place_at(event.position().toPoint())
        if self._pressed >= 0:
            self._look_at(self._pressed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if 0 <= pressed == self._place_at(event.position().toPoint()):  # else it was dragged away, to scroll
            self.bar_opened.emit(pressed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bars and self._is_upright:
            self._paint_columns(painter)
        elif self._bars:
            self._paint_rows(painter, event.rect())
        painter.end()

    # -- inside ------------------------------------------------------------------------------------------------

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _font(self, size: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return self._desk.look.font(size, weight)

    @property
    def _step_px(self) -> int:
        """How much room a bar has: along the chart's width where it stands, along its height where it lies."""
        if self._is_upright:
            return max(1, self.width() // len(self._bars))
        return min(max(1, self.height() // len(self._bars)), self.row_px)

    def _place_at(self, point: QPoint) -> int:
        """Return which bar has the room at a point, or -1."""
        if not self._bars or not self.rect().contains(point):
            return -1
        across = self.width() - 1 - point.x() if self._is_rtl else point.x()
        place = (across if self._is_upright else point.y()) // self._step_px
        return place if place < len(self._bars) else -1

    def _look_at(self, place: int) -> None:
        self._at = place
        self._say()
        self.update()

    def _largest(self) -> int:
        return max(1, *(max(abs(bar.amount_minor), abs(bar.before_minor or 0)) for bar in self._bars))

    def _say(self) -> None:
        """Say the bar that is looked at."""
        chosen = self._bars[self._at] if 0 <= self._at < len(self._bars) else None
        self.setAccessibleDescription("" if chosen is None else f"{chosen.words}: {chosen.said}")

    def _mirrored(self, room: QRect) -> QRect:
        """Return where a rectangle lies when reading begins on the other side."""
        if not self._is_rtl:
            return room
        return QRect(self.width() - room.left() - room.width(), room.top(), room.width(), room.height())

    def _fill(self, painter: QPainter, room: QRect, ink: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._desk.look.colour(ink))
        painter.drawRoundedRect(self._mirrored(room), ROUND_PX, ROUND_PX)

    def _write(self, painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag, ink: str = "text") -> None:
        painter.setPen(self._desk.look.colour(ink))
        cut = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideMiddle, room.width()
        )  # a family's number stays
        if self._is_rtl and side != Qt.AlignmentFlag.AlignHCenter:
            is_left = side == Qt.AlignmentFlag.AlignLeft
            side = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(self._mirrored(room), flags, cut)

    def _paint_rows(self, painter: QPainter, dirty: QRect) -> None:
        names, figures = self._font(), self._font(weight=QFont.Weight.DemiBold)
        step = self._step_px
        said_px = max(QFontMetrics(figures).horizontalAdvance(bar.said) for bar in self._bars) + 2
        widest = max(QFontMetrics(names).horizontalAdvance(bar.words) for bar in self._bars) + 2
        names_px = min(widest, self.width() * 2 // 5)
        track_px = max(1, self.width() - names_px - said_px - 4 * GAP_PX)
        largest = self._largest()
        units = (
            Qt.AlignmentFlag.AlignLeft if self._is_rtl else Qt.AlignmentFlag.AlignRight
        )  # below each other, mirrored or not
        first, last = max(0, dirty.top() // step), min(len(self._bars), dirty.bottom() // step + 1)
        for place in range(first, last):
            bar, top = self._bars[place], place * step
            if place == self._at and self.hasFocus():
                self._fill(painter, QRect(0, top, self.width(), step), "accent_soft")
            painter.setFont(names)
            self._write(painter, QRect(GAP_PX, top, names_px, step), bar.words, Qt.AlignmentFlag.AlignLeft)
            track = QRect(names_px + 2 * GAP_PX, top + step // 5, track_px, step - 2 * (step // 5))
            self._paint_bar(painter, bar, track, largest)
            painter.setFont(figures)
            room = QRect(self.width() - said_px - GAP_PX, top, said_px, step)
            self._write(painter, room, bar.said, units, _ink(bar))

    def _paint_bar(self, painter: QPainter, bar: Bar, track: QRect, largest: int) -> None:
        self._fill(painter, track, "sunken")
        length = track.width() * abs(bar.amount_minor) // largest
        if length:
            grown = QRect(track.left(), track.top(), max(length, 2), track.height())
            self._fill(painter, grown, "bad" if bar.amount_minor < 0 else "accent")
        if bar.before_minor:
            left = track.left() + track.width() * abs(bar.before_minor) // largest - MARK_PX
            mark = QRect(max(left, track.left()), track.top() - 3, MARK_PX, track.height() + 6)
            painter.setBrush(self._desk.look.colour("warn"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRect(self._mirrored(mark))

    def _paint_columns(self, painter: QPainter) -> None:
        small = self._font("small")
        line = QFontMetrics(small).height()
        step = self._step_px
        largest = self._largest()
        floor, ceiling = self.height() - line - 4, line + 4
        whole = max(1, floor - ceiling)
        says_amounts, every = self._has_room_for_amounts(small, step), self._named_each(small, step)
        for place, bar in enumerate(self._bars):
            left = place * step
            if place == self._at and self.hasFocus():
                self._fill(painter, QRect(left, 0, step, self.height()), "accent_soft")
            height = whole * abs(bar.amount_minor) // largest
            wide = max(4, min(step * 3 // 5, 56))
            column = QRect(left + (step - wide) // 2, floor - height, wide, height)
            if height:
                self._fill(painter, column, "bad" if bar.amount_minor < 0 else "accent")
            top = floor - whole * abs(bar.before_minor or 0) // largest
            if bar.before_minor:
                mark = QRect(column.left() - 3, top, wide + 6, MARK_PX)
                painter.fillRect(self._mirrored(mark), self._desk.look.colour("warn"))
            if bar.amount_minor and says_amounts:
                painter.setFont(font_that_fits(small, bar.said, step - 2))
                room = QRect(left, min(column.top(), top) - line - 2, step, line)
                self._write(painter, room, bar.said, Qt.AlignmentFlag.AlignHCenter)
            if place % every == 0:
                painter.setFont(small)
                beside = max(0, min(self.width() - every * step, left + step // 2 - every * step // 2))
                words = QRect(beside, floor + 2, every * step, line)
                self._write(painter, words, bar.words, Qt.AlignmentFlag.AlignHCenter, "muted")
        painter.fillRect(QRect(0, floor, self.width(), 1), self._desk.look.colour("line_strong"))

    def _has_room_for_amounts(self, font: QFont, step: int) -> bool:
        """Return whether every amount can be written whole above its bar: digits left out would make another amount of it."""
        said = (bar.said for bar in self._bars if bar.amount_minor)
        return all(QFontMetrics(font_that_fits(font, one, step - 2)).horizontalAdvance(one) <= step for one in said)

    def _named_each(self, font: QFont, step: int) -> int:
        """Return of how many bars one bears its name, so that names stand beside each other whole."""
        widest = max(QFontMetrics(font).horizontalAdvance(bar.words) for bar in self._bars)
        return max(1, min(len(self._bars), -(-(widest + 4) // step)))


def _ink(bar: Bar) -> str:
    return "bad" if bar.amount_minor < 0 else "muted" if bar.amount_minor == 0 else "text"
