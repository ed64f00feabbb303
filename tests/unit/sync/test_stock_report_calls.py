"""What a report is narrowed to goes over the wire by name, and what it is not narrowed to does not go at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from pos.domain.stock_reports import FamiliesBy, ItemsThat, Narrowed, StockBy
from pos.sync.stock_report_calls import StockReportCalls

PAGE = {"count": 0, "pieces": 0, "grams": 0, "value_minor": 0, "rows": []}


class Line:
    """Answers every question with nothing, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def ask_json(self, method: str, path: str, record: object = None, **params: Any) -> Any:
        assert (method, record) == ("GET", None)
        self.asked.append((path.rsplit("/", 1)[1], params))
        return {"items": PAGE, "choices": {"packages": [], "branches": ["A"], "halls": []}}.get(self.asked[-1][0], [])

    def bazaars(self) -> tuple[str, ...]:
        return ("INTAJ8",)

    def note_export(self, bazaar: str, what: str) -> None:
        self.asked.append((bazaar, what))


def test_each_question_names_what_it_is_narrowed_to() -> None:
    line: Any = Line()
    calls = StockReportCalls(line)
    to = Narrowed(first=date(2026, 11, 20), package="", days=9)
    assert calls.stock("INTAJ/8", StockBy.HALL, to) == ()
    assert calls.items("INTAJ/8", ItemsThat.EXPIRE, to, 20).rows == ()
    assert calls.families("INTAJ/8", FamiliesBy.BRANCH, Narrowed()) == ()
    assert calls.choices("INTAJ/8").branches == ("A",)
    calls.note_export("INTAJ/8", "report")
    bazaars: Any = calls.bazaars()
    assert bazaars == ("INTAJ8",)
    narrowed = {"first": "2026-11-20", "package": "", "days": "9"}
    assert line.asked == [
        ("stock", {"stock_by": "hall", **narrowed}),
        ("items", {"that": "expire", "skip": 20, **narrowed}),
        ("families", {"families_by": "branch", "days": "30"}),
        ("choices", {}),
        ("INTAJ/8", "report"),
    ]
