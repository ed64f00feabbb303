"""The sheet of papers: the same is one key, otherwise is three fields, and another paper begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos.ui.views.comparing import CompareSheet
from pos.ui.views.sending import SendingView
from tests.gui import samples
from tests.gui.way_stages import PAPERS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


def test_the_same_is_one_key_and_otherwise_is_typed(qtbot: QtBot, shell: Shell) -> None:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    sheet = CompareSheet(shell.desk, window)
    said: list[tuple[str, ...]] = []
    sheet.same_said.connect(lambda *words: said.append(words))
    sheet.other_said.connect(lambda *words: said.append(words))
    sheet.show_papers(PAPERS, PAPERS[0].key)
    shown = [words.text().strip("\u2066\u2069") for words in sheet._values]
    assert shown == ["142", "8,450.00", "7F3A 01AB 77E0"]
    sheet._same.click()
    assert said == [(PAPERS[0].key,)]
    assert not sheet._keep.isVisible()
    sheet._other.click()
    for field, text in zip(sheet._fields, ("141", "8440", "7f3a 01ab 77e0"), strict=True):
        QTest.keyClicks(field, text)
    sheet.show_refusal("No.")
    QTest.keyClick(sheet._fields[2], Qt.Key.Key_Return)
    assert said[1:] == [(PAPERS[0].key, "141", "8440", "7f3a 01ab 77e0")]
    sheet._table.selectRow(1)
    assert not sheet._keep.isVisible()
    assert [field.text() for field in sheet._fields] == ["", "", ""]
    assert "57" in sheet._state.text()
    sheet.show_papers((), "")
    assert not sheet._same.isEnabled()


def test_the_evenings_buttons_are_offered_to_whom_they_are_for(qtbot: QtBot, shell: Shell) -> None:
    view = SendingView(shell.desk)
    qtbot.addWidget(view)
    view.show_state(samples.SEND_STATE)
    view.show()
    assert not view._compare.isVisible()
    view.offer_comparing(is_offered=True)
    with qtbot.waitSignal(view.compare_requested):
        view._compare.click()
    with qtbot.waitSignal(view.all_requested):
        view._all.click()
