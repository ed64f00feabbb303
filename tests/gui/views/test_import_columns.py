"""What a person says of the columns is given back as it stands, also after another file was shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pos.ui.views.import_columns import ImportColumnsSheet
from tests.gui.import_stages import COLUMNS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    host.show()
    return host


def test_columns_are_said_and_widgets_used_again(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = ImportColumnsSheet(desk, window)
    sheet.show_columns(COLUMNS)
    sheet._rows[1][2].setCurrentIndex(2)
    with qtbot.waitSignal(sheet.columns_said) as told:
        sheet._save.click()
    assert told.args == [2, ("number", "name_ar", "package", "phone", "")]
    sheet.show_columns(replace(COLUMNS, line=1, cells=COLUMNS.cells[:2]))
    assert [row[2].isVisible() for row in sheet._rows] == [True, True, False, False, False]
    with qtbot.waitSignal(sheet.line_chosen) as line:
        sheet._line.activated.emit(0)
    assert line.args == [1]
