"""What the screen shows when the book cannot be opened: what happened, what is safe, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble

RescueKind = Literal[
    "damaged", "missing", "in_use", "old_sqlite", "newer", "read_only", "vanished", "full", "key", "other"
]
RescueAct = Literal["again", "salvage", "restore", "rebuild", "new_key"]
Source = Literal["book", "mirror", "register", "copy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeRow:
    """What one source holds.

    Attributes:
        facts: how many facts, every one following the one before.
        sales: how many sales are among them; 0 where that is not known.
        number: the last of them, `1/4711`.
        at: when that one was recorded, or the copy was made.
    """

    source: Source
    facts: int
    sales: int = 0
    number: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueRow:
    """Why the book cannot be opened.

    Attributes:
        failure: what was met, for its own sentence.
        folder: where the book lies.
        safe: what the sources hold.
        acts: what can be done, the best first.
        details: what the check found, line by line, in the machine's words.
    """

    kind: RescueKind
    failure: Refusal | Trouble
    folder: str
    safe: tuple[SafeRow, ...] = ()
    acts: tuple[RescueAct, ...] = ()
    details: tuple[str, ...] = ()
