"""What was decided about a store's files is there after a start, and a broken file only asks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.store_orders import ChoiceKind, DayOrder, ProductChoice
from pos.ui.screens.order_memory import KeptOrderMemory

if TYPE_CHECKING:
    from pathlib import Path

CHOICES = (
    ProductChoice(name="مربى", kind=ChoiceKind.FAMILY, code="1016"),
    ProductChoice(sku="12", name="Bag", kind=ChoiceKind.LEAVE_OUT),
)


def test_days_and_products_are_remembered_side_by_side(tmp_path: Path) -> None:
    kept = KeptOrderMemory(tmp_path / "office")
    assert (kept.days("form"), kept.choices("W01")) == (None, ())
    kept.keep_days("form", DayOrder.MONTH_FIRST)
    kept.keep_choices("W01", CHOICES)
    kept.keep_days("other", DayOrder.DAY_FIRST)
    again = KeptOrderMemory(tmp_path / "office")
    assert (again.days("form"), again.days("other")) == (DayOrder.MONTH_FIRST, DayOrder.DAY_FIRST)
    assert (again.choices("W01"), again.choices("W02")) == (CHOICES, ())


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"days": 5, "choices": 5}', '{"days": {"form": "x"}, "choices": {"W01": [5]}}']
)
def test_what_cannot_be_read_is_asked_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "orders.json").write_text(text, encoding="utf-8")
    kept = KeptOrderMemory(tmp_path)
    assert (kept.days("form"), kept.choices("W01")) == (None, ())
    kept.keep_days("form", DayOrder.DAY_FIRST)
    assert kept.days("form") is DayOrder.DAY_FIRST
