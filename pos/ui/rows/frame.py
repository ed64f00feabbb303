"""What the frame around every screen shows: where we are, who is here, and what is safe."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from pos.domain.values import dataclass
from pos.ui.rows.keeping import KeepingRow

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.rows.names import Name
    from pos.ui.rows.people import Role

Place = Literal[
    "sell", "receipts", "shift", "families", "goods", "send", "accounts", "outlets", "settings", "enrolment"
]
Link = Literal["online", "offline", "none"]
PrinterState = Literal["ready", "low", "trouble", "none"]


@dataclass(frozen=True, slots=True)
class FrameState:
    """The line above every screen.

    Attributes:
        bazaar: the bazaar's name.
        till: the name of this till.
        person: who is signed in; `None` when nobody is.
        role: what the person may do.
        day: the business day of the open shift; `None` when no shift is open.
        shift: its number; 0 when no shift is open.
        waiting: sales that are only on this till.
        oldest_hours: for how many hours the oldest fact of them has been only here.
        link: whether the register can be reached; `none` when none is set up.
        printer: whether paper comes out; `low` when a roll is nearly used up, `none` when no printer is set up.
        keeping: mirror, copies and disk.
        papers: papers that did not come out; what is merely on its way is none of them.
        is_on_its_way: whether what waits was sold a moment ago and the register is there: nothing to warn of yet.
    """

    bazaar: Name
    till: str
    person: Name | None
    role: Role
    day: date | None
    waiting: int
    link: Link
    printer: PrinterState
    shift: int = 0
    oldest_hours: int = 0
    keeping: KeepingRow = field(default_factory=KeepingRow)
    papers: int = 0
    is_on_its_way: bool = False
