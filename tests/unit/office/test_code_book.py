"""The accountant's codes are the register's: asked and changed there, with the version that was seen."""

from __future__ import annotations

from typing import Any

from pos.domain.account_codes import CodeBook, whole
from pos.office.code_book import CodesDesk
from tests.unit.ui.presenters.scene import Recorder


def test_each_act_is_asked_of_the_register() -> None:
    line: Any = Recorder()
    book = CodeBook(version=3, rows=whole(()))
    line.account_codes = lambda: book
    desk = CodesDesk(line)
    assert desk.all() is book
    desk.change(3, book.rows)
    assert line.calls == [("change_account_codes", (3, book.rows))]
