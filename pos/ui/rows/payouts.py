"""What the sheets around a payout show and ask: what is undone, the cash box, money that nobody fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name
    from pos.ui.rows.office import PayMethod

Cause = Literal["returned", "run", "voucher"]
Place = Literal["safe", "bank"]


@dataclass(frozen=True, slots=True)
class Undoable:
    """What of a payout can be undone.

    Attributes:
        number: of the run.
        family: the family that is chosen; empty where none is, or nothing of its line is left to undo.
        name: the family's name; `None` where none is chosen.
        family_minor: what its line comes to.
        run_minor: what all lines come to that are not undone.
    """

    number: str
    family: str
    name: Name | None
    family_minor: int
    run_minor: int


@dataclass(frozen=True, slots=True)
class UndoWish:
    """What somebody asks to be undone.

    Attributes:
        family: its number; empty for the whole run.
        cause: what went wrong.
        reason: in words.
        reference: the bank's; empty where it returned nothing.
    """

    family: str
    cause: Cause
    reason: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class BoxWish:
    """Cash to be put into the box, or taken out.

    Attributes:
        is_filling: whether it is put in.
        place: where it comes from, or goes to.
    """

    is_filling: bool
    amount_minor: int
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BoxMove:
    """One thing that happened to the box, the newest first.

    Attributes:
        key: where its fact stands, `R01.1.45`.
        kind: the kind of its fact.
        number: of its paper.
        family: who was paid; empty where nobody was.
        amount_minor: put in (positive) or taken out.
        balance_minor: what was in it afterwards.
    """

    key: str
    at: datetime
    kind: str
    number: str
    family: str
    who: Name
    amount_minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Money that was approved for a family and that nobody fetched.

    Attributes:
        key: what identifies it.
        number: of the run.
        days: since it was approved.
        held: why it is held; empty where it only waits.
    """

    key: str
    number: str
    family: str
    name: Name
    method: PayMethod
    amount_minor: int
    since: datetime
    days: int
    held: str = ""
