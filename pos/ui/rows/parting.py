"""By which entries a figure's three roads part: shifts by another Z-report, entries that the ledger has otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.roads import RoadLine


@dataclass(frozen=True, slots=True)
class PartingRow:
    """One entry on the three roads, or all of a shift under its Z-report.

    Attributes:
        key: where the entry stands, `T01.1.45`.
        kind: of the fact, such as `sale`.
        number: of its paper; empty where it has none.
        receipts_minor: what it says itself; of a Z-report, what the receipts of its shift say.
        ledgers_minor: what the rows of the ledger say.
        z_reports_minor: what the Z-report says; `None` of a single entry, of which no Z-report speaks.
    """

    key: str
    kind: str
    number: str
    at: datetime | None
    receipts_minor: int
    ledgers_minor: int
    z_reports_minor: int | None = None

    @property
    def off_minor(self) -> int:
        """What the Z-report says more than the receipts of its shift, or an entry more than its rows in the ledger."""
        if self.z_reports_minor is None:
            return self.receipts_minor - self.ledgers_minor
        return self.z_reports_minor - self.receipts_minor


@dataclass(frozen=True, slots=True)
class Parting:
    """How far a figure's roads lie apart, entry by entry.

    Attributes:
        line: the figure.
        rows: the shifts first, then single entries; those that agree are left out.
    """

    line: RoadLine
    rows: tuple[PartingRow, ...]

    @property
    def reports_off_minor(self) -> int:
        """What the Z-reports say more than the receipts."""
        return sum(row.off_minor for row in self.rows if row.z_reports_minor is not None)

    @property
    def entries_off_minor(self) -> int:
        """What the receipts say more than the ledger."""
        return sum(row.off_minor for row in self.rows if row.z_reports_minor is None)

    @property
    def off_minor(self) -> int:
        """How far the figures that can be compared lie apart."""
        reports, entries = self.reports_off_minor, self.entries_off_minor
        return max(abs(entries), *(() if self.line.state == "open" else (abs(reports), abs(reports + entries))), 0)
