"""An import is undone only after a second word, and what was undone is not offered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pos.ui.views.imports_made import ImportsMadeSheet
from tests.gui.import_stages import TAKEN

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


def test_an_import_is_undone_after_a_second_word(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = ImportsMadeSheet(desk, window)
    sheet.show_taken(TAKEN, may_undo=True)
    sheet._undo.click()
    sheet._keep.click()
    assert not sheet._keep.isVisible()
    sheet._undo.click()
    with qtbot.waitSignal(sheet.undo_requested) as told:
        sheet._undo.click()
    assert told.args == ["b"]
    sheet.show_taken(TAKEN[1:], may_undo=True)
    assert not sheet._undo.isVisible()
    assert "0756" in sheet._about.text()
    sheet.show_taken(TAKEN, may_undo=False)
    assert not sheet._undo.isVisible()
