"""What the sheets for transfers between tills show and take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A line of the note so far.

    Attributes:
        quantity: pieces or grams that go, or were counted.
        sent: what the note says of what arrived; None where it leaves.
    """

    name: Name
    quantity: int
    is_weighed: bool
    sent: int | None = None


@dataclass(frozen=True, slots=True)
class SendOffer:
    """An item that can go to another till.

    Attributes:
        left: pieces or grams that this till knows of; None where they are not counted.
        tills: where it can go.
        to: the till that was chosen for the lines before.
        reason: that was written for the lines before.
    """

    item: Name
    is_weighed: bool
    left: int | None
    tills: tuple[str, ...]
    lines: tuple[TransferLine, ...] = ()
    to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SendWish:
    """Pieces, or kilograms where it is weighed, as they were typed."""

    quantity: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakeOffer:
    """An item that came from another till.

    Attributes:
        number: of the note, as far as it is known.
        sent: what the scanned code says, as it is written; None where it is typed from the paper.
        is_last: whether it is the last item of the scanned code.
    """

    item: Name
    is_weighed: bool
    number: str = ""
    sent: str | None = None
    is_last: bool = True
    lines: tuple[TransferLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeWish:
    """What the note says and what was counted: pieces, or kilograms where it is weighed, as they were typed."""

    number: str
    sent: str
    counted: str


@dataclass(frozen=True, slots=True)
class TransfersWaiting:
    """Transfers in the making.

    Attributes:
        sent: lines of the note to another till.
        to: that till, as it was chosen last.
        taken: lines that were counted of a note of another till.
        number: of that note; empty where none is counted.
    """

    sent: int = 0
    to: str = ""
    taken: int = 0
    number: str = ""
