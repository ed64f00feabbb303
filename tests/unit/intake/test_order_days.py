"""A file of orders tells how it writes its days, or a person is asked; nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.store_orders import DayOrder
from pos.intake.order_days import told_by, year_first
from pos.intake.orders import read_moment, read_orders
from tests.unit.register.rehearsal import BAZAAR

if TYPE_CHECKING:
    from pathlib import Path

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("03/11/2026", "20/11/2026 10:15"), DAY),
        (("11/03/2026 10:15 AM", "11/20/2026"), MONTH),
        (("١١/٠٣/٢٠٢٦", "١١/٢٠/٢٠٢٦"), MONTH),
        (("03/11/2026", "4.11.2026"), None),
        (("2026-11-03 10:15", "11/11/2026", ""), DAY),
        (("13/11/2026", "11/13/2026"), DAY),
        ((), DAY),
    ],
)
def test_one_day_that_can_be_read_one_way_tells_for_all(texts: tuple[str, ...], told: DayOrder | None) -> None:
    assert told_by(texts) is told


def test_a_day_written_month_first_is_that_day() -> None:
    assert year_first("11/03/2026 09:00") == "2026-11-03 09:00"
    assert read_moment("11/03/2026 09:00", 240, MONTH) == date(2026, 11, 3)
    assert read_moment("11/03/2026", 240) == date(2026, 3, 11)
    assert read_moment("2026-11-03", 240, MONTH) == date(2026, 11, 3)


def test_no_order_is_read_before_somebody_says_how_and_the_same_headings_are_known_again(tmp_path: Path) -> None:
    heads = "Order number,Order date,Product name,Quantity,Unit price,Order total"
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(f"{heads}\n7,03/11/2026,Jam,1,25.00,25.00\n", encoding="utf-8")
    two.write_text(f"{heads}\n8,11/20/2026,Jam,1,25.00,25.00\n", encoding="utf-8")
    asked = read_orders(one, BAZAAR)
    assert (asked.rows, asked.days, asked.asks_days) == ((), None, True)
    for days, day in ((DAY, date(2026, 11, 3)), (MONTH, date(2026, 3, 11))):
        read = read_orders(one, BAZAAR, days)
        assert ([order.day for order in read.rows], read.days, read.asks_days) == ([day], days, True)
    told = read_orders(two, BAZAAR, DAY)  # the file knows better
    assert ([order.day for order in told.rows], told.days, told.asks_days) == ([date(2026, 11, 20)], MONTH, False)
    assert told.form == asked.form != ""
