"""Whatever prints puts out one paper for two hasty presses, and one more for a press that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos.ui.keys import RECEIPTS
from pos.ui.views.labels import LabelsSheet
from pos.ui.views.printers import PrintersSheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.waiting_papers import WaitingPapersSheet
from tests.gui import samples
from tests.gui.hands import let_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QAbstractButton

    from pos.ui.desk import Desk


def a_receipt(desk: Desk, window: QWidget) -> tuple[QAbstractButton, SignalInstance]:
    view = ReceiptsView(desk)
    view.setParent(window)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    return view._actions.reprint, view.reprint_requested


def a_waiting_paper(desk: Desk, window: QWidget) -> tuple[QAbstractButton, SignalInstance]:
    sheet = WaitingPapersSheet(desk, window)
    sheet.show_jobs(samples.JOBS)
    sheet.open()
    return sheet._again, sheet.again_requested


def labels(desk: Desk, window: QWidget) -> tuple[QAbstractButton, SignalInstance]:
    sheet = LabelsSheet(desk, window)
    sheet.show_form(samples.LABELS, samples.LABEL_SHEETS)
    sheet.show_goods(samples.LABEL_GOODS)
    sheet.open()
    sheet._target.button("roll").click()
    return sheet._go, sheet.roll_requested


def a_trial_label(desk: Desk, window: QWidget) -> tuple[QAbstractButton, SignalInstance]:
    sheet = LabelsSheet(desk, window)
    sheet.show_form(samples.LABELS, samples.LABEL_SHEETS)
    sheet.open()
    sheet._target.button("roll").click()
    return sheet._trial, sheet.roll_trial_requested


def a_test_page(desk: Desk, window: QWidget) -> tuple[QAbstractButton, SignalInstance]:
    sheet = PrintersSheet(desk, window)
    sheet.show_printing(samples.PRINTING, samples.PROFILES)
    sheet.open()
    card = next(iter(sheet._cards.values()))
    return card._test, sheet.test_requested


@pytest.mark.parametrize("place", [a_receipt, a_waiting_paper, labels, a_trial_label, a_test_page])
def test_two_hasty_presses_are_one_paper(
    desk: Desk,
    show: Callable[[QWidget], None],
    place: Callable[[Desk, QWidget], tuple[QAbstractButton, SignalInstance]],
) -> None:
    window = QWidget()
    window.resize(1366, 768)
    show(window)
    button, printed = place(desk, window)
    papers: list[object] = []
    printed.connect(lambda *_about: papers.append(1))
    button.click()
    button.click()
    assert len(papers) == 1
    let_rest(button)
    button.click()
    assert len(papers) == 2


def test_the_key_of_a_copy_pressed_twice_prints_one(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    show(view)
    copies: list[str] = []
    view.reprint_requested.connect(copies.append)
    keys = [each for each in view.findChildren(QShortcut) if each.key() == QKeySequence(RECEIPTS["reprint"])]
    assert len(keys) == 1
    for _press in range(3):
        keys[0].activated.emit()
    assert copies == [samples.DETAIL.row.number]
