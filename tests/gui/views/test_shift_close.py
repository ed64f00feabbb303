"""The end of a shift stays on the screen until somebody has seen it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.views.shift_close import ShiftCloseView
from tests.gui import samples
from tests.gui.hands import key_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_enter_twice_in_haste_does_not_take_the_z_report_out_of_sight(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    view = ShiftCloseView(desk)
    show(view)
    view.show_shift(samples.SHIFT)
    view.show_result(replace(samples.RESULT, is_closed=True))
    for kind, ms in ((QEvent.Type.KeyRelease, 9_050), (QEvent.Type.KeyPress, 9_150)):
        with qtbot.assertNotEmitted(view.done):
            QApplication.sendEvent(view._done, key_at(kind, Qt.Key.Key_Return, ms))
    with qtbot.waitSignal(view.done):
        QApplication.sendEvent(view._done, key_at(QEvent.Type.KeyPress, Qt.Key.Key_Return, 9_600))
