"""The list of receipts: what it says on a small screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.views.receipts import ReceiptsView
from tests.gui import samples
from tests.gui.views.test_every_screen import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

SMALL_PX = (932, 500)  # a screen of 1024 by 600 without the rail and the strips


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_small_screen_cuts_no_word_of_a_receipt(
    desk: Desk, shell: Shell, language: str, show: Callable[[QWidget], None]
) -> None:
    shell.set_language(language)
    view = ReceiptsView(desk)
    show(view)
    view.resize(*SMALL_PX)
    one = samples.RECEIPTS[0]
    late = replace(one, at=one.at.replace(hour=10, minute=48))
    view.show_receipts(
        (
            *(replace(late, state=state) for state in ("whole", "refunded", "part_refunded", "voided")),
            *(replace(late, kind=kind, total_minor=-1_234_550) for kind in ("refund", "void")),
        )
        * 3
    )
    settle()
    table = view._table
    assert table.verticalScrollBar().maximum() > 0, "with its bar, as after an hour of selling"
    cut = [
        (index.data(), table.sizeHintForIndex(index).width(), table.columnWidth(index.column()))
        for index in (
            table.rows.index(row, place)
            for row in range(table.rows.rowCount())
            for place in range(table.rows.columnCount())
        )
        if not table.isColumnHidden(index.column())
        and table.sizeHintForIndex(index).width() > table.columnWidth(index.column())
    ]
    assert not cut


def test_a_receipt_that_was_put_away_can_be_chosen_again(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    view = ReceiptsView(desk)
    show(view)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    table = view._table
    chosen = samples.DETAIL.row.number
    assert table.chosen == chosen
    view.show_detail(None)
    assert table.chosen == ""
    place = table.visualRect(table.rows.index(table.rows.place_of(chosen), 0)).center()
    with qtbot.waitSignal(view.receipt_chosen) as told:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [chosen]
