"""The office's A4 papers: a statement can go into a message and out of the till's printer, a voucher cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from pos.ui.views.office_paper import OfficePaperSheet
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_only_a_statement_is_offered_as_pictures_and_as_a_slip(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    window = QWidget()
    show(window)
    sheet = OfficePaperSheet(desk, window)
    sheet.offer_slip("statement-0013.png")
    sheet.show_paper("Statement", samples.picture(), "statement-0013.pdf", may_print=False)
    assert sheet._picture.isVisible()
    with qtbot.waitSignal(sheet.slip_requested):
        sheet._slip.click()
    sheet._picture.click()
    dialog = sheet._dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("statement-0013.png")
    with qtbot.waitSignal(sheet.picture_requested) as chosen:
        dialog.fileSelected.emit("s.png")
    assert chosen.args == ["s.png"]
    dialog.close()
    assert not sheet._steps.isVisible()
    sheet.offer_slip("")
    assert not sheet._picture.isVisible()
    assert not sheet._slip.isVisible()


def test_papers_that_are_several_are_stepped_through_by_key(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    window = QWidget()
    show(window)
    sheet = OfficePaperSheet(desk, window)
    sheet.offer_steps(1, 2)
    sheet.show_paper("Draft", samples.picture(), "draft.pdf", may_print=False)
    assert (sheet._previous.isEnabled(), sheet._following.isEnabled()) == (False, True)
    with qtbot.waitSignal(sheet.step_requested) as asked:
        press_key(sheet, Qt.Key.Key_F8)
    assert asked.args == [1]
    sheet.offer_steps(2, 2)
    with qtbot.waitSignal(sheet.step_requested) as asked:
        press_key(sheet, Qt.Key.Key_F7)
    assert asked.args == [-1]
    assert not sheet._print.isVisible()
