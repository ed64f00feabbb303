"""What is filled in on the sheet is what is looked at; where nothing would change, nothing can be planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos.ui.rows.markdowns import PlanOffer, PlanPreview
from pos.ui.views.markdown_plan import MarkdownPlanSheet, MarkdownPreviewSheet
from tests.gui import samples
from tests.gui.markdown_stages import FAMILY, FOOD

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.rows.markdowns import PlanWish


def test_what_is_filled_in_is_what_is_looked_at(shell: Shell, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    window.resize(1366, 768)
    show(window)
    sheet = MarkdownPlanSheet(shell.desk, window)
    wishes: list[PlanWish] = []
    searched: list[tuple[str, str]] = []
    sheet.wished.connect(wishes.append)
    sheet.searched.connect(lambda kind, text: searched.append((kind, text)))
    sheet.ask(PlanOffer((FOOD,), (samples.DAY,), 19 * 60 + 30))
    QTest.keyClick(sheet, Qt.Key.Key_F12)
    (wish,) = wishes
    assert (wish.kind, wish.code, wish.percent, wish.is_price) == ("all", "", "20", False)
    assert (wish.day, wish.from_minute, wish.until_minute) == (samples.DAY, 19 * 60 + 30, 0)
    sheet._goods.button("package").click()
    sheet._until.setCurrentIndex(sheet._until.findData(22 * 60))
    sheet._payer.button("centre").click()
    assert not sheet._consent.isVisible()
    sheet._how.button("price").click()
    sheet._price.setText("5.001")
    QTest.keyClick(sheet, Qt.Key.Key_F12)
    assert len(wishes) == 1  # no amount of this currency: it is said on the sheet
    assert sheet._refusal.isVisible()
    sheet._price.setText("5")
    QTest.keyClick(sheet, Qt.Key.Key_F12)
    wish = wishes[-1]
    assert (wish.kind, wish.code, wish.price_minor, wish.until_minute) == ("package", FOOD.code, 500, 22 * 60)
    assert wish.paid_by_centre
    sheet._goods.button("family").click()
    sheet._find.setText("سالم")
    assert searched[-1] == ("family", "سالم")
    sheet.show_hits((FAMILY,))
    QTest.keyClick(sheet, Qt.Key.Key_F12)
    assert wishes[-1].code == FAMILY.code
    preview = MarkdownPreviewSheet(shell.desk, window)
    preview.show_preview(PlanPreview(0, 0, 7, ()))
    assert not preview._go.isEnabled()
