"""The office asks for what was sold in its own bazaar, and says what it writes into a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pos.domain.selling import Chart
from pos.office.dashboard import SellingDesk
from pos.sync.selling_calls import SellingCalls

if TYPE_CHECKING:
    from pos.domain.selling import SellingFigures

DAY = date(2026, 11, 20)


class Line(SellingCalls):
    """Answers every question with a bazaar without sales, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> Any:
        self.asked.append((method, path, record, params))
        empty: dict[str, Any] = {chart.value: [] for chart in Chart} | {"days": []}
        sums = dict.fromkeys(("takings_minor", "takings_before_minor", "receipts", "receipts_before"), 0)
        return {**empty, **sums, "at": "2026-11-20T12:00:00+04:00", "currency": "AED", "day": None, "compared": None}

    def note_export(self, bazaar: str, what: str) -> None:
        self.asked.append((bazaar, what))


def test_a_day_is_asked_for_by_name_and_all_of_them_without() -> None:
    line = Line()
    desk = SellingDesk(line, "INTAJ/8")
    figures: SellingFigures = desk.figures()
    assert (figures.takings_minor, figures.compared, figures.days) == (0, None, ())
    desk.figures(DAY)
    desk.note_export("selling-hours")
    path = "/v1/bazaars/INTAJ%2F8/selling"
    assert line.asked == [
        ("GET", path, None, {}),
        ("GET", path, None, {"day": "2026-11-20"}),
        ("INTAJ/8", "selling-hours"),
    ]
