"""What the accountant's list of exceptions shows of what was dealt with, and what a person decides about a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name
    from pos.ui.rows.office import ExceptionKind

ActKind = Literal["assigned", "accepted", "corrected", "written_off", "taken_back"]


@dataclass(frozen=True, slots=True)
class ResolvedRow:
    """One exception that somebody dealt with.

    Attributes:
        key: where the decision stands, `R01.1.45`.
        by, approved_by: who did; the second is `None` where no second person was needed.
        subject: the receipt, family or item that it was about.
        item: what the item is called; `None` where it was about none, or no list has it.
    """

    key: str
    kind: ExceptionKind
    act: ActKind
    at: datetime
    by: Name
    approved_by: Name | None
    reason: str
    subject: str
    till: str
    amount_minor: int
    item: Name | None = None


@dataclass(frozen=True, slots=True)
class ToResolve:
    """An exception about which a person is to decide.

    Attributes:
        key: as the register names it.
        acts: what can be done about it.
        family: whose account it touches; empty where that is nobody's or several.
        needs_two: whether a second person must approve whatever is done.
        credited_minor: what corrections of it credited already; below zero they charged it.
        rest_minor: what a correction would still credit; below zero it would charge it. 0 where nothing is proposed.
        documents: the numbers of the adjustments that stand.
        item: what the item is called that it is about; `None` where it is about none, or no list has it.
    """

    key: str
    kind: ExceptionKind
    acts: tuple[ActKind, ...]
    subject: str
    till: str
    amount_minor: int
    family: str
    needs_two: bool
    credited_minor: int = 0
    rest_minor: int = 0
    documents: tuple[str, ...] = ()
    item: Name | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided.

    Attributes:
        family: who gets it, as typed; empty where nobody does.
        amount_minor: of a correction; a charge is negative.
    """

    about: str
    act: ActKind
    reason: str
    family: str = ""
    amount_minor: int = 0
