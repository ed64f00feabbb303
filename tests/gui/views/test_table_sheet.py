"""A sheet with a table gives it the sheet's name, the keyboard, and height for the rows that must be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_sheet import TableSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk

ROW_PX = 40


class NamesSheet(TableSheet[str]):
    """Names and how long they are."""

    @override
    def retranslate(self) -> None:
        self.set_titles("Names", "Name", "Letters")

    @override
    def _make_table(self) -> RowTable[str]:
        return RowTable(
            self.desk,
            (Column(lambda each: each), Column(lambda each: f"{len(each)}")),
            lambda each: each,
            row_px=ROW_PX,
        )


@pytest.fixture
def host(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    ground.resize(800, 700)
    show(ground)
    return ground


def _opened(desk: Desk, host: QWidget, *, rows_at_once: int = 0) -> NamesSheet:
    sheet = NamesSheet(desk, host, width_px=400, rows_at_once=rows_at_once)
    sheet.body.addWidget(sheet._table)
    sheet.retranslate()
    sheet._table.show_rows(("Aisha", "Zainab"))
    sheet.open()
    return sheet


def test_the_table_is_called_as_the_sheet_and_its_columns_have_titles(desk: Desk, host: QWidget) -> None:
    sheet = _opened(desk, host)
    titles = [sheet._table.rows.headerData(place, Qt.Orientation.Horizontal) for place in range(2)]
    assert (sheet.accessibleName(), sheet._table.accessibleName(), titles) == ("Names", "Names", ["Name", "Letters"])


def test_the_table_has_the_keyboard_whenever_the_sheet_opens(desk: Desk, host: QWidget) -> None:
    field = QLineEdit(host)
    field.show()
    field.setFocus()
    sheet = _opened(desk, host)
    assert sheet._table.hasFocus()
    sheet.close_sheet()
    assert field.hasFocus()
    sheet.open()
    assert sheet._table.hasFocus()


def test_the_rows_that_must_be_seen_have_height_at_any_size_of_text(desk: Desk, host: QWidget) -> None:
    table = _opened(desk, host, rows_at_once=5)._table
    assert table.viewport().height() >= 5 * table.verticalHeader().defaultSectionSize()
    assert _opened(desk, host)._table.minimumHeight() == 0
