"""The basket: one row a line, with a stepper for fingers, painted by a delegate; the keyboard does the same with + − Del."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.announce import announce
from pos.ui.widgets.painting import draw_lines, font_that_fits, lines_of
from pos.ui.widgets.search_field import is_typed
from pos.ui.widgets.touched_list import TouchedList
from pos.ui.widgets.words import side_of, whose_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.rows.till import BasketLine

_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = Qt.ItemDataRole.UserRole
_EDGE_PX = 16
_QUANTITY_PX = 34
_TOTAL_PX = 84
_GAP_PX = 10
_STEPPER_PX = TOUCH_PX_MIN * 2 + _QUANTITY_PX
_BESIDE_NAME_PX = 2 * _EDGE_PX + 2 * _GAP_PX + _STEPPER_PX + _TOTAL_PX


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a row are, in the direction of the screen."""

    name: QRect
    minus: QRect
    quantity: QRect
    plus: QRect
    total: QRect

    @property
    def stepper(self) -> QRect:
        return self.minus.united(self.plus)


def parts_of(row: QRect, direction: Qt.LayoutDirection) -> _Parts:
    """Divide a row into name, stepper and total."""
    total = QRect(row.right() + 1 - _EDGE_PX - _TOTAL_PX, row.top(), _TOTAL_PX, row.height())
    top = row.center().y() - TOUCH_PX_MIN // 2
    left = total.left() - _GAP_PX - _STEPPER_PX
    minus = QRect(left, top, TOUCH_PX_MIN, TOUCH_PX_MIN)
    quantity = QRect(minus.right() + 1, top, _QUANTITY_PX, TOUCH_PX_MIN)
    plus = QRect(quantity.right() + 1, top, TOUCH_PX_MIN, TOUCH_PX_MIN)
    start = row.left() + _EDGE_PX
    name = QRect(start, row.top(), left - _GAP_PX - start, row.height())
    turned = [QStyle.visualRect(direction, row, part) for part in (name, minus, quantity, plus, total)]
    return _Parts(*turned)


class BasketModel(QAbstractListModel):
    """The lines as a model; they are replaced wholesale."""

    def __init__(self, desk: Desk, parent: QWidget, bearer_words: Callable[[BasketLine], str]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bearer_words = bearer_words
        self._lines: tuple[BasketLine, ...] = ()

    def show_lines(self, lines: tuple[BasketLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: _Index) -> BasketLine:
        """Return the line at an index."""
        return self._lines[index.row()]

    def row_of(self, key: str) -> int:
        """Return the row of a line, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an empty index is immutable
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _ROW_ROLE:
            return line
        speech = self._desk.speech
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return speech.name(line.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name, total = speech.name(line.name), speech.money(line.total_minor)
            quantity = speech.quantity(line.quantity, is_weighed=line.is_weighed)
            said = f"{quantity} × {name}, {total}"
            if line.discount_minor:
                said = speech.both(speech.both(said, speech.signed(-line.discount_minor)), self._bearer_words(line))
            return said
        return None


class BasketDelegate(QStyledItemDelegate):
    """Paints a line and takes presses on its stepper.

    Signals:
        stepped(str, int): the key of a line and by how many pieces it should change.
        quantity_pressed(str): the key of a line whose quantity was pressed, to type one.
    """

    stepped = Signal(str, int)
    quantity_pressed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 0
        look = self._desk.look
        font = look.font("body", QFont.Weight.DemiBold)
        lines = len(lines_of(str(index.data()), font, width - _BESIDE_NAME_PX, 2))
        small_lines = 2 if index.data(_ROW_ROLE).discount_minor else 1
        height = lines * QFontMetrics(font).height() + small_lines * QFontMetrics(look.font("small")).height()
        return QSize(width, max(64, height + 16))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: BasketLine = index.data(_ROW_ROLE)
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        state: QStyle.StateFlag = option.state
        look = self._desk.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
            bar = QStyle.visualRect(direction, rect, QRect(rect.left(), rect.top(), 3, rect.height()))
            painter.fillRect(bar, look.colour("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("sunken"))
        parts = parts_of(rect, direction)
        self._paint_name(painter, parts.name, line, direction)
        self._paint_stepper(painter, parts, line)
        self._paint_total(painter, parts.total, line, direction)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, line: BasketLine, direction: Qt.LayoutDirection) -> None:
        look, speech = self._desk.look, self._desk.speech
        font = look.font("body", QFont.Weight.DemiBold)
        small = look.font("small")
        name = speech.name(line.name)
        count = len(lines_of(name, font, room.width(), 2))
        step = round(QFontMetrics(font).height() * 0.92)
        below = QFontMetrics(small).height()
        small_lines = 2 if line.discount_minor else 1
        top = room.center().y() - (count * step + small_lines * below) // 2
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        draw_lines(painter, QRect(room.left(), top, room.width(), 0), name, direction, lines_max=2)
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        text = f"{whose_words(speech, line.family)}  ·  {speech.number(line.price_minor)}"
        if line.is_weighed:
            text += f" / {speech.kilogram()}"
        align = int(side_of("leading", direction) | Qt.AlignmentFlag.AlignVCenter)
        under = QRect(room.left(), top + count * step + 1, room.width(), below)
        painter.drawText(under, align, text)
        if line.discount_minor:
            text = self.bearer_words(line)
            painter.setFont(font_that_fits(small, text, room.width()))
            painter.setPen(look.colour("good"))
            painter.drawText(under.translated(0, below), align, text)

    def bearer_words(self, line: BasketLine) -> str:
        """Say who bears the discount of a line."""
        return self.tr("Discount on the centre") if line.bearer == "centre" else self.tr("Discount on the family")

    def _paint_stepper(self, painter: QPainter, parts: _Parts, line: BasketLine) -> None:
        look = self._desk.look
        painter.setPen(look.colour("line"))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(parts.stepper.adjusted(0, 1, -1, -1), 10, 10)
        last = line.quantity <= 1 or line.is_weighed
        icons = [(parts.minus, "trash-2" if last else "minus", "muted" if last else "text")]
        if not line.is_weighed:
            icons.append((parts.plus, "plus", "text"))
        for room, icon, ink in icons:
            middle = QRect(0, 0, 18, 18)
            middle.moveCenter(room.center())
            look.icon(icon, ink).paint(painter, middle)
        speech = self._desk.speech
        quantity = speech.quantity(line.quantity, is_weighed=line.is_weighed)
        room = parts.quantity.united(parts.plus) if line.is_weighed else parts.quantity
        painter.setFont(font_that_fits(look.font("lead", QFont.Weight.Bold), quantity, room.width() - 4))
        painter.setPen(look.colour("text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), quantity)

    def _paint_total(self, painter: QPainter, room: QRect, line: BasketLine, direction: Qt.LayoutDirection) -> None:
        look, speech = self._desk.look, self._desk.speech
        align = int(side_of("trailing", direction) | Qt.AlignmentFlag.AlignVCenter)
        total = speech.number(line.total_minor)
        painter.setFont(font_that_fits(look.font("lead", QFont.Weight.Bold), total, room.width()))
        painter.setPen(look.colour("text"))
        if not line.discount_minor:
            painter.drawText(room, align, total)
            return
        half = QFontMetrics(painter.font()).height() // 2
        painter.drawText(room.translated(0, -half + 2), align, total)
        off = speech.signed(-line.discount_minor)
        painter.setFont(font_that_fits(look.font("small", QFont.Weight.DemiBold), off, room.width()))
        painter.setPen(look.colour("good"))
        painter.drawText(room.translated(0, half), align, off)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        return self._press(parts_of(rect, direction), event.position().toPoint(), index.data(_ROW_ROLE))

    def _press(self, parts: _Parts, place: QPoint, line: BasketLine) -> bool:
        if parts.minus.contains(place):
            self.stepped.emit(line.key, -1)
        elif parts.plus.contains(place):
            self.stepped.emit(line.key, 1)
        elif parts.quantity.contains(place):
            self.quantity_pressed.emit(line.key)
        else:
            return False
        return True


class BasketList(TouchedList):
    """The lines of the basket.

    Signals:
        stepped(str, int): the key of a line and by how many pieces it should change.
        quantity_pressed(str): the key of a line whose quantity should be typed.
        removed(str): the key of a line that should go.
    """

    stepped = Signal(str, int)
    quantity_pressed = Signal(str)
    removed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = BasketDelegate(desk, self)
        self._lines = BasketModel(desk, self, self._painter.bearer_words)
        self._painter.stepped.connect(self._step)
        self._painter.quantity_pressed.connect(self._press_quantity)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)

    @property
    def selected(self) -> str:
        """The key of the selected line; empty when there is none."""
        index = self.currentIndex()
        return self._lines.line(index).key if index.isValid() else ""

    def show_lines(self, lines: tuple[BasketLine, ...], selected: str) -> None:
        """Show other lines and select one, which is scrolled into sight; an empty key leaves the choice as it is."""
        selected = selected or self.selected
        place = self._lines.row_of(selected)
        before = self._lines.line(self._lines.index(place)).quantity if place >= 0 else None
        self._lines.show_lines(lines)
        row = self._lines.row_of(selected)
        if row < 0:
            return
        index = self._lines.index(row)
        if lines[row].quantity != before:  # added, or more or less of it
            announce(self, index.data(Qt.ItemDataRole.AccessibleTextRole))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _step(self, key: str, by: int) -> None:
        if not self.dragging.has_dragged:
            self.stepped.emit(key, by)

    def _press_quantity(self, key: str) -> None:
        if not self.dragging.has_dragged:
            self.quantity_pressed.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.selected
        if key and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.stepped.emit(key, 1)
        elif key and event.key() == Qt.Key.Key_Minus:
            self.stepped.emit(key, -1)
        elif key and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(key)
        elif key and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.quantity_pressed.emit(key)
        elif is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self.scheduleDelayedItemsLayout()
