"""The shelf: item tiles in columns that fill the width exactly, painted by a delegate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from pos.ui.widgets.painting import draw_lines, draw_money
from pos.ui.widgets.search_field import is_typed
from pos.ui.widgets.touched_list import TouchedList
from pos.ui.widgets.words import side_of, whose_words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.till import ItemTile

TILE_WIDTH_PX_MIN = 148
GAP_PX = 10
LOW_LEFT_MAX = 3
LOW_LEFT_GRAMS_MAX = 1_000
_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = Qt.ItemDataRole.UserRole


class TileModel(QAbstractListModel):
    """The tiles as a model; they are replaced wholesale."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles: tuple[ItemTile, ...] = ()

    def show_tiles(self, tiles: tuple[ItemTile, ...]) -> None:
        """Show other tiles; when only their contents changed, the place in the list is kept."""
        if [tile.code for tile in tiles] == [tile.code for tile in self._tiles]:
            # A scan changes the count of one tile; painting all of them again would cost more than the line itself.
            before = self._tiles
            changed = [row for row, tile in enumerate(tiles) if tile is not before[row] and tile != before[row]]
            self._tiles = tiles
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._tiles = tiles
        self.endResetModel()

    def tile(self, index: _Index) -> ItemTile:
        """Return the tile at an index."""
        return self._tiles[index.row()]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an empty index is immutable
        return 0 if parent.isValid() else len(self._tiles)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == _ROW_ROLE:
            return tile
        speech = self._desk.speech
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return speech.name(tile.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{speech.name(tile.name)}, {speech.money(tile.price_minor)}"
        return None


class TileDelegate(QStyledItemDelegate):
    """Paints one tile: icon, pieces left, name on two lines, price and family."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tile_size = QSize(TILE_WIDTH_PX_MIN, 128)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self.tile_size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tile: ItemTile = index.data(_ROW_ROLE)
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = GAP_PX // 2
        card = QRectF(rect).adjusted(half + 0.5, half + 0.5, -half - 0.5, -half - 0.5)
        is_sold_out = tile.left is not None and tile.left <= 0
        self._paint_card(painter, card, state, is_sold_out=is_sold_out)
        inner = card.adjusted(12, 11, -12, -10).toRect()
        self._paint_head(painter, inner, tile, direction)
        self._paint_name(painter, inner, tile, direction, is_sold_out=is_sold_out)
        self._paint_foot(painter, inner, tile, direction, is_sold_out=is_sold_out)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag, *, is_sold_out: bool) -> None:
        look = self._desk.look
        is_hot = bool(state & QStyle.StateFlag.State_MouseOver) and not is_sold_out
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        pen = QPen(look.colour("accent" if is_hot or has_focus else "line"))
        pen.setWidthF(2 if has_focus else 1)
        painter.setPen(pen)
        painter.setBrush(look.colour("sunken" if is_sold_out else "surface"))
        painter.drawRoundedRect(card, 12, 12)

    def _paint_head(self, painter: QPainter, inner: QRect, tile: ItemTile, direction: Qt.LayoutDirection) -> None:
        look, speech = self._desk.look, self._desk.speech
        head = QRect(inner.left(), inner.top(), inner.width(), 30)
        badge = QStyle.visualRect(direction, inner, QRect(inner.left(), inner.top(), 30, 30))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_soft"))
        painter.drawRoundedRect(badge, 9, 9)
        icon = badge.adjusted(6, 6, -6, -6)
        look.icon(tile.icon, "accent", stroke=1.75).paint(painter, icon)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        painter.drawText(
            head.adjusted(38, 0, -38, 0),
            int(side_of("leading", direction) | Qt.AlignmentFlag.AlignVCenter),
            whose_words(speech, tile.family),
        )
        if tile.left is None:
            return
        is_low = tile.left <= (LOW_LEFT_GRAMS_MAX if tile.is_weighed else LOW_LEFT_MAX)
        if tile.left <= 0:
            text = self.tr("Sold out")
        elif tile.is_weighed:
            text = speech.weight_about(tile.left)
        else:
            text = self.tr("{n} left").format(n=speech.count(tile.left))
        painter.setFont(look.font("small", QFont.Weight.DemiBold if is_low else QFont.Weight.Normal))
        painter.setPen(look.colour("warn" if is_low else "muted"))
        painter.drawText(
            head,
            int(side_of("trailing", direction) | Qt.AlignmentFlag.AlignVCenter),
            text,
        )

    def _paint_name(
        self,
        painter: QPainter,
        inner: QRect,
        tile: ItemTile,
        direction: Qt.LayoutDirection,
        *,
        is_sold_out: bool,
    ) -> None:
        look = self._desk.look
        painter.setFont(look.font("body", QFont.Weight.DemiBold))
        painter.setPen(look.colour("muted" if is_sold_out else "text"))
        room = inner.adjusted(0, 36, 0, -26)
        draw_lines(painter, room, self._desk.speech.name(tile.name), direction, lines_max=2)

    def _paint_foot(
        self,
        painter: QPainter,
        inner: QRect,
        tile: ItemTile,
        direction: Qt.LayoutDirection,
        *,
        is_sold_out: bool,
    ) -> None:
        look = self._desk.look
        height = QFontMetrics(look.font("lead")).height()
        room = QRect(inner.left(), inner.bottom() - height + 4, inner.width(), height)
        colour = look.colour("muted" if is_sold_out else "accent")
        draw_money(painter, room, self._desk, tile.price_minor, direction, colour=colour)
        if tile.is_weighed:
            painter.setFont(look.font("small", QFont.Weight.DemiBold))
            painter.setPen(look.colour("muted"))
            side = side_of("trailing", direction) | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(side), f"/ {self._desk.speech.kilogram()}")


_MIRRORED = {
    QListView.CursorAction.MoveLeft: QListView.CursorAction.MoveRight,
    QListView.CursorAction.MoveRight: QListView.CursorAction.MoveLeft,
}


class TileGrid(TouchedList):
    """The shelf of tiles.

    Signals:
        item_chosen(str): the code of the tile that was pressed, by mouse or finger.
        item_entered(str): the code of the tile on which Enter or Space was pressed.
    """

    item_chosen = Signal(str)
    item_entered = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles = TileModel(desk, self)
        self._painter = TileDelegate(desk, self)
        self.setModel(self._tiles)
        self.setItemDelegate(self._painter)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.verticalScrollBar().setSingleStep(40)
        # A touched tile does not take the keyboard: what is typed next is a search, and its Enter must not sell a tile.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)

    def show_tiles(self, tiles: tuple[ItemTile, ...]) -> None:
        """Show other tiles."""
        self._tiles.show_tiles(tiles)

    def enter(self) -> None:
        """Take the keyboard, on the first tile."""
        if self._tiles.rowCount():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.setCurrentIndex(self._tiles.index(0))

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self.item_entered.emit(self._tiles.tile(self.currentIndex()).code)
        elif is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Qt lays the tiles from the right in Arabic, but looks for the next one as if they were laid from the left.
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            action = _MIRRORED.get(action, action)
        return super().moveCursor(action, modifiers)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self._fit()
            self.viewport().update()

    def _fit(self) -> None:
        room = self.viewport().width() - 1
        scale = self._desk.look.scale
        columns = max(1, int(room // (TILE_WIDTH_PX_MIN * scale + GAP_PX)))
        look = self._desk.look
        height = 84 + 2 * QFontMetrics(look.font("body")).height() + GAP_PX
        self._painter.tile_size = QSize(room // columns, height)
        self.setGridSize(self._painter.tile_size)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self.dragging.has_dragged:
            self.item_chosen.emit(self._tiles.tile(index).code)
