"""Tables of reports are sorted by what a column means, and say weight as weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.views.report_tables import families_table, family_words, item_words, items_table, stock_table
from tests.gui.report_stages import GROUPS, HALLS, ITEMS, PLACES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_rows_are_sorted_by_amounts_and_weights_are_told_as_such(desk: Desk, qtbot: QtBot) -> None:
    stock = stock_table(desk, lambda each: each.key)
    items, families = items_table(desk), families_table(desk, lambda each: each.key)
    for table in (stock, items, families):
        qtbot.addWidget(table)
    stock.show_rows(HALLS)
    stock.rows.sort(9, Qt.SortOrder.AscendingOrder)
    assert stock.rows.key_at(0) == "H02/piece"
    assert items.rows.columns[5].text(ITEMS[3]).strip("\u2066\u2069") == "0.041\u00a0kg"
    items.show_rows(ITEMS[:9])
    items.rows.sort(4, Qt.SortOrder.DescendingOrder)
    assert items.rows.key_at(0) == ITEMS[4].item
    families.show_rows(PLACES)
    families.rows.sort(3, Qt.SortOrder.DescendingOrder)
    assert families.rows.key_at(0) == "حمص"
    assert {column.order is None for table in (stock, items, families) for column in table.rows.columns} == {False}


def test_an_item_and_its_family_are_named(desk: Desk) -> None:
    assert item_words(desk, ITEMS[0]) == "Date jam with almonds 0"
    assert "1016" in family_words(desk, ITEMS[0])
    assert GROUPS[0].name_ar == ""
