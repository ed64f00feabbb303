"""What the accountant sees of the three roads row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.rows.names import Name

RoadState = Literal["agrees", "parted", "open"]
RoadPartKey = Literal["all", "method", "family"]


@dataclass(frozen=True, slots=True)
class RoadLine:
    """One figure of a till's day on its three roads.

    Attributes:
        key: what identifies it.
        part: what it is about: all of the day, a way of paying, a family.
        about: `cash` or `card`, the family's number (empty for the centre's own); empty for all of the day.
        name: the family's name; `None` where it is about no family.
        state: whether the three agree; `open` where the Z-report is still to come.
    """

    key: str
    device: str
    day: date
    part: RoadPartKey
    about: str
    name: Name | None
    state: RoadState
    z_reports_minor: int
    receipts_minor: int
    ledgers_minor: int

    @property
    def off_minor(self) -> int:
        """How far the figures that can be compared lie apart."""
        compared = [self.receipts_minor, self.ledgers_minor]
        if self.state != "open":
            compared.append(self.z_reports_minor)
        return max(compared) - min(compared)
