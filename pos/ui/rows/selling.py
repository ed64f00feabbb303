"""What the dashboard shows: the bars of each chart, and how all of it compares with what was before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.domain.selling import Chart

_NO_NAME = Name("", "")


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar.

    Attributes:
        key: as in `pos.domain.selling.Part`.
        name: what it is called; empty where the view words the key.
        before_minor: what it came to before; shown only where there is a before.
    """

    key: str
    name: Name
    amount_minor: int
    before_minor: int = 0


@dataclass(frozen=True, slots=True)
class SellingRow:
    """A dashboard.

    Attributes:
        at: when the register counted it; None before it was asked.
        bazaar, code: whose figures they are; empty from an older register.
        day: the one that is shown; None for all.
        before: the bazaar or day that it is compared with; None where there is nothing.
        before_day: the day, where it is one.
        before_bazaar: the former bazaar's code; empty where it is a day of the same one.
        bars: of each chart.
    """

    at: datetime | None = None
    takings_minor: int = 0
    takings_before_minor: int = 0
    receipts: int = 0
    receipts_before: int = 0
    before: Name | None = None
    before_day: date | None = None
    before_bazaar: str = ""
    bars: dict[Chart, tuple[BarRow, ...]] = field(default_factory=dict)
    bazaar: Name = _NO_NAME
    code: str = ""
    day: date | None = None
