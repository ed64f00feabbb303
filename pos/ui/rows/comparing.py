"""What the sheet shows on which Z-reports are compared with their papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from datetime import date, datetime

PaperState = Literal["open", "same", "differs"]
NOBODY = Name("")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One Z-report.

    Attributes:
        key: what identifies it.
        till: whose it is.
        number: of the paper.
        day: its business day.
        by: who closed the shift.
        facts, takings_minor, head: the three control values that the register holds.
        state: not compared yet, the same, or the paper says otherwise.
        read_by: who compared it last.
        read_at: when that was.
        said_facts, said_minor, said_head: what the paper says, where it says otherwise.
    """

    key: str
    till: str
    number: str
    day: date
    by: Name
    facts: int
    takings_minor: int
    head: str
    state: PaperState = "open"
    read_by: Name = NOBODY
    read_at: datetime | None = None
    said_facts: int = 0
    said_minor: int = 0
    said_head: str = ""
