"""The three roads row by row: each till, day, way of paying and family, by its Z-reports, its receipts and the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class RoadPart(str, Enum):
    """What of a till's day a row compares."""

    ALL = "all"
    METHOD = "method"
    FAMILY = "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadRow:
    """One figure on its three roads.

    Attributes:
        day: as the shifts name it.
        key: `cash` or `card` (whatever is not cash) of a way of paying; the family's number, empty for the centre's own.
        is_open: whether receipts of it wait for their Z-report.
        z_reports_minor: what the Z-reports say.
        receipts_minor: what the receipts say: what was paid, or credited to the family.
        ledgers_minor: what the rows of the ledger say.
    """

    device: str
    day: date
    part: RoadPart
    key: str = ""
    is_open: bool = False
    z_reports_minor: int = 0
    receipts_minor: int = 0
    ledgers_minor: int = 0

    @property
    def agrees(self) -> bool:
        """Whether its three roads give one figure; where a Z-report is still to come, the other two."""
        return self.receipts_minor == self.ledgers_minor and (
            self.is_open or self.z_reports_minor == self.receipts_minor
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A till's day by its Z-reports.

    Attributes:
        reports: how many.
        counted_minor: cash that was counted.
        difference_minor: cash counted less expected.
    """

    device: str
    day: date
    reports: int
    counted_minor: int
    difference_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """The three roads of a bazaar, row by row, by day and till.

    Attributes:
        rows: every row of a till's day and its ways of paying; of families only those that do not agree.
        compared: how many rows were compared, with those of families that agree.
        closed: every till's days.
    """

    at: datetime
    rows: tuple[RoadRow, ...]
    compared: int
    closed: tuple[ClosedDay, ...]
