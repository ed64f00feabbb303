"""The calls about links go to their doors; a family's number cannot lead to another one."""

from __future__ import annotations

from typing_extensions import override

from pos.sync.page_calls import PageCalls

LIST = {"address": "https://centre.example", "rows": []}
ROW = {"family": "0013", "name_ar": "أسرة", "name_en": "Family", "state": "open"}


class Line(PageCalls):
    """Answers with a list, a row or an address, as it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, object]] = []

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        self.asked.append((method, path, record))
        assert not params
        return LIST if path.endswith("/pages") else LIST if path.endswith("address") else ROW


def test_each_call_has_its_door() -> None:
    line = Line()
    assert line.pages("B 1").rows == line.give_pages("B 1").rows == ()
    assert line.renew_page("B1", "../x", 2, "lost").family == "0013"
    assert line.withdraw_page("B1", "0013", "asked").family == "0013"
    assert line.move_pages("https://centre.example") == "https://centre.example"
    assert line.asked == [
        ("GET", "/v1/bazaars/B%201/pages", None),
        ("POST", "/v1/bazaars/B%201/pages", None),
        ("POST", "/v1/bazaars/B1/pages/..%2Fx/renewal", {"serial": 2, "reason": "lost"}),
        ("POST", "/v1/bazaars/B1/pages/0013/withdrawal", {"reason": "asked"}),
        ("PUT", "/v1/pages/address", {"address": "https://centre.example"}),
    ]
