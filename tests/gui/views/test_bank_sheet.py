"""The sheet of a bank's file asks for what its form needs, keeps what was typed, and hands over just that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.ui.main_window import MainWindow
from pos.ui.rows.bank import BankPart, BankWish
from pos.ui.views.bank_sheet import BankSheet
from tests.gui.bank_stages import a_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_each_form_asks_for_its_own(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    window = MainWindow(desk)
    show(window)
    sheet, file = BankSheet(desk, window), a_file(desk)
    sheet.show_file(file)
    assert sheet._account.isVisible()
    assert not sheet._table.isVisible()
    assert all(words in sheet._left_out.text() for words in file.parts["iso"].left_out)
    assert file.told in sheet._told.text()
    assert "10,485.50" in sheet._amount.accessibleName()
    sheet._fields["bic"].setText("BOMLAEAD")
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [BankWish("iso", {**file.centre, "bic": "BOMLAEAD"}, file.columns, file.day)]

    sheet._form.button("table").click()
    assert sheet._table.isVisible()
    assert not sheet._account.isVisible()
    assert "10,605.50" in sheet._amount.accessibleName()
    sheet._columns.setPlainText("IBAN = account\nSum = amount")
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args[0].columns == ("IBAN = account", "Sum = amount")
    sheet.show_refusal("no")
    assert (sheet._refusal.text(), sheet._columns.toPlainText()) == ("no", "IBAN = account\nSum = amount")

    sheet.show_file(replace(file, told="", parts={"iso": BankPart(0, 0), "table": BankPart(0, 0)}))
    assert not sheet._told.isVisible()
    assert not sheet._go.isEnabled()
