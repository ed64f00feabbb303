"""The calls about account codes go to their doors."""

from __future__ import annotations

from typing_extensions import override

from pos.domain.account_codes import AccountCode, CodeBook, whole
from pos.domain.postings import Account
from pos.sync.asking import Asking
from pos.sync.code_calls import DOOR, CodeCalls
from pos.sync.records import to_record

BOOK = CodeBook(version=3, rows=whole((AccountCode(account=Account.CASH, code="1010"),)))


class Line(Asking):
    """Answers with the codes."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, object]] = []

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        self.asked.append((method, path, record))
        return to_record(BOOK)


def test_each_call_has_its_door() -> None:
    line = Line()
    calls = CodeCalls(line)
    assert calls.account_codes() == calls.change_account_codes(3, BOOK.rows[:1]) == BOOK
    order = {"version": 3, "rows": [{"account": "cash", "code": "1010", "name": ""}]}
    assert line.asked == [("GET", DOOR, None), ("PUT", DOOR, order)]
