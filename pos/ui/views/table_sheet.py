"""A sheet that is there for its table: the table has the sheet's name and, when the sheet opens, the keyboard."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic

from typing_extensions import override

from pos.ui.tables import RowT, RowTable
from pos.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_HEAD_PX = 52


class TableSheet(Sheet, Generic[RowT]):
    """A sheet with one table. A subclass makes it, lays it into `body`, and names both with `set_titles`."""

    def __init__(self, desk: Desk, host: QWidget, *, width_px: int, height_px: int = 0, rows_at_once: int = 0) -> None:
        """Make a hidden sheet.

        Args:
            desk: look and speech.
            host: the window it covers.
            width_px: how wide the card is where there is room.
            height_px: how high the card is where there is room; as high as its content when zero.
            rows_at_once: how many rows are seen without scrolling, even where there is little room; any number when zero.
        """
        super().__init__(desk, host, width_px=width_px, height_px=height_px)
        self._table = self._make_table()
        if rows_at_once:
            self._table.setMinimumHeight(round((self._table.row_px * rows_at_once + _HEAD_PX) * desk.look.scale))

    @abstractmethod
    def _make_table(self) -> RowTable[RowT]:
        """Make the table; what its columns say is asked only when there are rows."""

    def set_titles(self, title: str, *columns: str) -> None:
        """Name the sheet and its table, and the columns."""
        self.set_title(title)
        self._table.setAccessibleName(title)
        self._table.rows.show_titles(columns)

    @override
    def take_focus(self) -> None:
        self._table.setFocus()
