"""The outlets' tables show a row as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from pos.ui.views.outlet_tables import goods_table, lines_table, sheets_table
from tests.gui.outlet_stages import HITS, LINES, SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.tables import RowTable


def first_row(table: RowTable[Any]) -> list[str]:
    model = table.rows
    cells = [model.index(0, column) for column in range(model.columnCount())]
    return [str(model.data(cell, Qt.ItemDataRole.DisplayRole)).strip("\u2066\u2069") for cell in cells]


def test_each_says_what_it_holds(desk: Desk, show: Callable[[QWidget], None]) -> None:
    tables: tuple[tuple[Any, Any, list[str]], ...] = (
        (goods_table, HITS, ["Date jam", "2000042000018", "Um Salem", "25.00"]),
        (lines_table, LINES, ["25.00", "1", "25.00"]),
        (sheets_table, SHEETS, ["16", "44", "1,180.00", "Cash"]),
    )
    for make, rows, said in tables:
        table = make(desk)
        table.show_rows(rows)
        show(table)
        shown = first_row(table)
        assert [text for text in said if text not in shown] == []
