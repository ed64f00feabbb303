"""The page of account codes says what is typed, saves by F12 only what can be saved, and shows a file of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.domain.account_codes import AccountCode, whole
from pos.domain.postings import Account
from pos.ui.views.office_codes import OfficeCodesView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_what_is_typed_is_told_and_saved_by_key(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = OfficeCodesView(desk)
    show(view)
    view.show_codes(whole((AccountCode(account=Account.CASH, code="1010"),)), may_change=True)
    code, name = view._fields[Account.BANK]
    with qtbot.waitSignal(view.typed) as told:
        code.insert("١٠٣")
    assert {one.account: one.code for one in whole(told.args[0]) if one.code} == {
        Account.CASH: "1010",
        Account.BANK: "103",
    }
    assert code.text() == "103"
    saved: list[bool] = []
    view.save_requested.connect(lambda: saved.append(True))
    QTest.keyClick(name, Qt.Key.Key_F12)
    assert saved == []
    view.show_state("", may_save=True, is_changed=True, has_file=True)
    assert view._take_over.isVisible()
    QTest.keyClick(name, Qt.Key.Key_F12)
    assert saved == [True]
    view.show_codes(whole(()), may_change=False)
    view.show_state("", may_save=False, is_changed=False, has_file=False)
    assert code.isReadOnly()
    assert (code.text(), view._old.isVisible()) == ("", False)
