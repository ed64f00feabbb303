"""Tables over frozen rows: one read-only model, column by column, and the view that shows it.

Rows are replaced wholesale. A column says how a row's value reads, on which side it stands and by what it is sorted; the
view's titles are set when it is retranslated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from pos.ui.widgets.frames import scroll_by_touch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos.ui.desk import Desk
    from pos.ui.formats import When
    from pos.ui.widgets.words import Side

_Index = Union[QModelIndex, QPersistentModelIndex]  # noqa: UP007 - evaluated at run time, where 3.10 may lack it
RowT = TypeVar("RowT")
KEY_ROLE = Qt.ItemDataRole.UserRole
ROW_PX = 46
_STRETCH_PX_MIN = 110
_COLUMN_PX_MIN = 24
_SIDES = {
    "leading": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "trailing": Qt.AlignmentFlag.AlignRight
    | Qt.AlignmentFlag.AlignAbsolute,  # in Arabic too, or decimals do not line up
}


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """How one value of each row is shown.

    Attributes:
        text: what the cell says.
        side: where it stands; numbers are trailing: their last digits stand under each other, whichever way the text runs.
        order: what it is sorted by; not sortable when `None`.
        ink: the meaning of its colour; that of text when `None`.
        icon: the name of its icon; none when `None`.
        width_px: its width at 100 % text size; the rest of the room when zero.
        strong: whether it is written in a heavier weight.
        spare: whether it may be left out where there is no room; what it says must be found elsewhere too.
        when: that it says a time, a short day or both: it is as wide as the widest of them in the language needs.
    """

    text: Callable[[RowT], str]
    side: Side = "leading"
    order: Callable[[RowT], Any] | None = None
    ink: Callable[[RowT], str] | None = None
    icon: Callable[[RowT], str] | None = None
    width_px: int = 0
    strong: bool = False
    spare: bool = False
    when: When | None = None


class RowModel(QAbstractTableModel, Generic[RowT]):
    """A read-only table of rows, all of them or the first ones of many.

    Signals:
        more_wanted(): whoever looks has come to the last row, and there are more.
    """

    more_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[RowT]],
        key: Callable[[RowT], str],
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            desk: look and speech.
            columns: how rows are shown.
            key: what identifies a row.
            parent: the QObject that owns it.
        """
        super().__init__(parent)
        self._desk = desk
        self._columns = tuple(columns)
        self._key = key
        self._titles: tuple[str, ...] = ("",) * len(self._columns)
        self._rows: tuple[RowT, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._has_more = False

    @property
    def columns(self) -> tuple[Column[RowT], ...]:
        """How rows are shown."""
        return self._columns

    def show_rows(self, rows: tuple[RowT, ...], *, has_more: bool = False) -> None:
        """Show other rows, in the order that was chosen by a click on a title; there may be more to come."""
        self.beginResetModel()
        self._has_more = has_more
        self._rows = self._ordered(rows)
        self.endResetModel()

    def add_rows(self, rows: tuple[RowT, ...], *, has_more: bool) -> None:
        """Show the next rows below the last one."""
        self._has_more = has_more
        if rows:
            last = len(self._rows)
            self.beginInsertRows(QModelIndex(), last, last + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return self._has_more and not parent.isValid()

    @override
    def fetchMore(self, parent: _Index) -> None:
        self._has_more = False  # until the next rows have come
        self.more_wanted.emit()

    def show_titles(self, titles: Sequence[str]) -> None:
        """Name the columns, and say everything anew because the language may be another."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def key_at(self, row: int) -> str:
        """Return what identifies the row at a place."""
        return self._key(self._rows[row])

    def place_of(self, key: str) -> int:
        """Return the place of a row, or -1."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an empty index is immutable
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an empty index is immutable
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_SIDES[column.side] | Qt.AlignmentFlag.AlignVCenter)
        if role == KEY_ROLE:
            return self._key(row)
        return self._dress(row, column, role)

    def _dress(self, row: RowT, column: Column[RowT], role: int) -> Any:  # noqa: ANN401 - Qt's own border
        look = self._desk.look
        if role == Qt.ItemDataRole.ForegroundRole and column.ink is not None:
            return look.colour(column.ink(row))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return look.font("body", QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            ink = "muted" if column.ink is None else column.ink(row)
            name = column.icon(row)
            return look.icon(name, ink) if name else None
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_SIDES[self._columns[section].side] | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0 or self._columns[column].order is None:
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = [self._key(row) for row in self._rows]
        self._rows = self._ordered(self._rows)
        places = {self._key(row): place for place, row in enumerate(self._rows)}
        for index in self.persistentIndexList():
            moved = self.index(places[before[index.row()]], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _ordered(self, rows: tuple[RowT, ...]) -> tuple[RowT, ...]:
        if self._sorted_by is None:
            return rows
        column, order = self._sorted_by
        by = self._columns[column].order
        if by is None:
            return rows
        return tuple(sorted(rows, key=by, reverse=order == Qt.SortOrder.DescendingOrder))


class RowTable(QTableView, Generic[RowT]):
    """A table of rows of which one can be chosen.

    Signals:
        row_chosen(str): the key of the row that is selected now, by mouse or keyboard.
        row_opened(str): the key of the row that was double-clicked or on which Enter was pressed.
    """

    row_chosen = Signal(str)
    row_opened = Signal(str)

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[RowT]],
        key: Callable[[RowT], str],
        parent: QWidget | None = None,
        *,
        row_px: int = ROW_PX,
        stretch_px_min: int = _STRETCH_PX_MIN,
        wraps: bool = False,
    ) -> None:
        """Make an empty table.

        Args:
            desk: look and speech.
            columns: how rows are shown.
            key: what identifies a row.
            parent: the widget it belongs to.
            row_px: how high a row is, in pixels at size 1.
            stretch_px_min: the least that a column without a width keeps before spare ones go, in pixels at size 1.
            wraps: whether a cell's words go on in a second line, for which rows must be high enough.
        """
        super().__init__(parent)
        self._desk = desk
        self.row_px = row_px
        self._stretch_px_min = stretch_px_min
        self.rows: RowModel[RowT] = RowModel(desk, columns, key, self)
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        # Measuring each row would take a minute at a hundred thousand of them.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        scroll_by_touch(self)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(
            _COLUMN_PX_MIN
        )  # the style's own is 118: a narrow column would not be what it asks for
        header.setSectionsClickable(True)
        if any(column.order is not None for column in columns):
            header.setSortIndicatorShown(False)
            header.sectionClicked.connect(self._sort_by)
        self._last_sort = (-1, Qt.SortOrder.DescendingOrder)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.activated.connect(self._row_activated)
        self._is_showing = False
        self.rows.headerDataChanged.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> str:
        """The key of the selected row; empty when there is none."""
        index = self.currentIndex()
        return self.rows.key_at(index.row()) if index.isValid() else ""

    def show_rows(self, rows: tuple[RowT, ...], chosen: str | None = None) -> None:
        """Show other rows; the chosen one stays chosen where it is still there.

        Args:
            rows: what to show.
            chosen: the key of the row to select; the one that was selected when `None`.
        """
        key = self.chosen if chosen is None else chosen
        self._is_showing = True
        self.rows.show_rows(rows)
        place = self.rows.place_of(key) if key else -1
        if place >= 0:
            self.selectionModel().setCurrentIndex(
                self.rows.index(place, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._is_showing = False

    def choose_first(self) -> None:
        """Select the first row."""
        self.selectionModel().setCurrentIndex(
            self.rows.index(0, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def enter(self) -> None:
        """Take the keyboard, on the first row, where there is one."""
        if self.rows.rowCount():
            self.choose_first()
            self.setFocus()

    def point_at(self, key: str) -> None:
        """Select the row of what is shown beside the table, and tell nobody; no row where it is not in the list."""
        place = self.rows.place_of(key)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._is_showing = True
        self.selectionModel().setCurrentIndex(self.rows.index(place, 0) if place >= 0 else QModelIndex(), flags)
        self._is_showing = False

    def _sort_by(self, section: int) -> None:
        column, order = self._last_sort
        descending, ascending = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        flipped = ascending if order == descending else descending
        self._last_sort = (section, flipped if section == column else ascending)
        self.rows.sort(*self._last_sort)

    def _row_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_showing:
            self.row_chosen.emit(self.rows.key_at(current.row()))

    def _row_activated(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.rows.key_at(index.row()))

    def _fit(self) -> None:
        scale = self._desk.look.scale
        self.verticalHeader().setDefaultSectionSize(round(self.row_px * scale))
        header = self.horizontalHeader()
        widths = [self._width_px(place, column, scale) for place, column in enumerate(self.rows.columns)]
        self._hide_spare(widths)
        for place, column in enumerate(self.rows.columns):
            is_fixed = column.width_px > 0 or column.when is not None
            mode = QHeaderView.ResizeMode.Fixed if is_fixed else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if is_fixed:
                self.setColumnWidth(place, widths[place])

    def _width_px(self, place: int, column: Column[RowT], scale: float) -> int:
        """Return what a column needs: what it asks for, and the whole of its title and of any time in any language."""
        if not column.width_px and column.when is None:
            return round(self._stretch_px_min * scale)
        times = self._desk.speech.widest(column.when) if column.when else ()
        title_px = self.horizontalHeader().sectionSizeFromContents(place).width()
        return max(round(column.width_px * scale), title_px, *(self._cell_px(text, column) for text in times))

    def _cell_px(self, text: str, column: Column[RowT]) -> int:
        """Return how wide a column must be to show a text whole."""
        cell = QStyleOptionViewItem()
        self.initViewItemOption(cell)
        if column.strong:
            cell.font = self._desk.look.font("body", QFont.Weight.DemiBold)
            cell.fontMetrics = QFontMetrics(cell.font)
        cell.text = text
        cell.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, cell, QSize(), self).width()

    def _hide_spare(self, widths: Sequence[int]) -> None:
        """Leave out spare columns, the last one first, where large text or a small screen would push amounts out of sight."""
        wanted = sum(widths)
        for place, column in reversed(tuple(enumerate(self.rows.columns))):
            leaves = column.spare and wanted > self.viewport().width()
            wanted -= widths[place] if leaves else 0
            self.setColumnHidden(place, leaves)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
