"""Which number of a day is the month: told by the days of the file, or by a person where all of them can be read both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos.domain.store_orders import DayOrder
from pos.domain.text import clean, latin_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = 12
_BOTH_WAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)


def told_by(texts: Iterable[str]) -> DayOrder | None:
    """Return what the days of a file tell of their order; None where all of them can be read both ways and it matters.

    Days with the year first, and those such as 11/11/2026, are the same either way. Where days speak against each other, the day
    is first, and those with a thirteenth month are refused in their rows.
    """
    is_open = False
    told: set[DayOrder] = set()
    for text in texts:
        found = _BOTH_WAYS.search(latin_digits(clean(text)))
        if found is None or found[1] == found[3]:
            continue
        if int(found[1]) > MONTHS:
            told.add(DayOrder.DAY_FIRST)
        elif int(found[3]) > MONTHS:
            told.add(DayOrder.MONTH_FIRST)
        else:
            is_open = True
    if told:
        return DayOrder.MONTH_FIRST if told == {DayOrder.MONTH_FIRST} else DayOrder.DAY_FIRST
    return None if is_open else DayOrder.DAY_FIRST


def year_first(text: str) -> str:
    """Return a text in which the day, written month first, stands with its year first."""
    return _BOTH_WAYS.sub(lambda found: f"{found[4]}-{found[1]}-{found[3]}", latin_digits(clean(text)))
