"""A secret is typed by finger or by key; commands with a digit or letter in them add nothing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from pos.ui.widgets.pin_pad import PinPad
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_pin_takes_the_keys_of_its_pad(desk: Desk, qtbot: QtBot) -> None:
    pad = PinPad(desk)
    qtbot.addWidget(pad)
    for key in ("1", "2", "back", "3", "4", "5"):
        pad._keypad.key(key).click()
    with qtbot.waitSignal(pad.submitted) as submitted:
        pad._keypad.key("enter").click()
    assert submitted.args == ["1345"]
    pad.clear()
    assert not pad._keypad.key("enter").isEnabled()


def test_a_password_is_typed_with_letters_and_a_pin_is_not(desk: Desk, qtbot: QtBot) -> None:
    pad = PinPad(desk)
    qtbot.addWidget(pad)
    for takes_words, expected in ((False, "2026"), (True, "Suq-2026لا")):
        pad.take_words(is_asked=takes_words)
        for letter in "Suq-٢٠26":
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(pad, event)
        ligature = QInputMethodEvent()
        ligature.setCommitString("لا")
        QApplication.sendEvent(pad, ligature)
        with qtbot.waitSignal(pad.submitted) as submitted:
            press_key(pad, Qt.Key.Key_Return)
        assert submitted.args == [expected]
    assert pad.accessibleName() == "PIN or password"


def test_a_command_with_a_digit_adds_none_to_a_pin(desk: Desk, qtbot: QtBot) -> None:
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    pad = PinPad(desk)
    qtbot.addWidget(pad)
    for takes_words, expected in ((False, "2026"), (True, "2026@")):
        pad.take_words(is_asked=takes_words)
        for digit in "2026":
            for held in (alt, control, Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.NoModifier):
                QApplication.sendEvent(pad, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, held, digit))
        # Windows tells `AltGr`, with which some layouts write signs, as both.
        QApplication.sendEvent(pad, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, alt | control, "@"))
        with qtbot.waitSignal(pad.submitted) as submitted:
            press_key(pad, Qt.Key.Key_Return)
        assert submitted.args == [expected]


def test_a_pin_that_comes_as_fast_as_a_scan_is_a_pin_and_a_label_is_none(desk: Desk, qtbot: QtBot) -> None:
    pad = PinPad(desk)
    qtbot.addWidget(pad)
    submitted: list[str] = []
    pad.submitted.connect(submitted.append)
    assert pad.take_fast("66006600")
    assert submitted == ["66006600"]
    pad.clear()
    press_key(pad, Qt.Key.Key_4)
    assert pad.take_fast("2345678")
    assert submitted[1:] == ["42345678"], "what was typed before it belongs to it"
    pad.clear()
    for label in ("6291041500213", "T07-000123-3", "12345٦"):
        assert not pad.take_fast(label)
    pad.show_waiting("…")
    assert not pad.take_fast("66006600")
    pad.clear()
    pad.setEnabled(False)
    assert not pad.take_fast("66006600")
    assert len(submitted) == 2
