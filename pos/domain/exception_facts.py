"""The facts by which exceptions are dealt with: somebody takes one on, and somebody resolves it, with a reason.

They stand in the office's journal. What was sold, counted or sent stays as it is: a resolution adds to the books and never edits
them. Where money changes its place, it does so by the facts that say so everywhere else: `line_moved` for what is assigned to a
family or borne by the centre, `adjustment_made` for what is corrected; only a cash difference is written off here. A decision
whose cause is gone is taken back by the same facts, turned around.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from pos.domain.oddities import Oddity
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


class Resolution(str, Enum):
    """What can be done about an exception."""

    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    WRITTEN_OFF = "written_off"
    TAKEN_BACK = "taken_back"


_ASSIGNED, _ACCEPTED = Resolution.ASSIGNED, Resolution.ACCEPTED
_CORRECTED, _WRITTEN_OFF = Resolution.CORRECTED, Resolution.WRITTEN_OFF
# Which acts fit what stands on the list. What is nobody's cannot be accepted: somebody must get it, or the centre keeps it.
ACTS: Mapping[Oddity, tuple[Resolution, ...]] = {
    Oddity.UNREAD: (_ACCEPTED,),
    Oddity.FORKED: (_ACCEPTED,),
    Oddity.REVOKED: (_ACCEPTED,),
    Oddity.LATE_TILL: (_ACCEPTED,),
    Oddity.UNASSIGNED: (_ASSIGNED, _WRITTEN_OFF),
    Oddity.UNKNOWN_FAMILY: (_ASSIGNED, _WRITTEN_OFF),
    Oddity.UNKNOWN_ITEM: (_ACCEPTED, _CORRECTED),
    Oddity.OVERSOLD: (_ACCEPTED, _CORRECTED),
    Oddity.OLD_PRICE: (_ACCEPTED, _CORRECTED),
    Oddity.BELOW_FLOOR: (_ACCEPTED, _CORRECTED),
    Oddity.REFUNDED_TWICE: (_ACCEPTED, _CORRECTED, _WRITTEN_OFF),
    Oddity.REFUND_WITHOUT_SALE: (_ACCEPTED, _CORRECTED, _WRITTEN_OFF),
    Oddity.CASH_DIFFERENCE: (_ACCEPTED, _WRITTEN_OFF),
    Oddity.CLOCK_JUMPED: (_ACCEPTED,),
    Oddity.PAPER_DIFFERS: (_ACCEPTED,),
    Oddity.TAKEN_TWICE: (_ACCEPTED,),
    Oddity.TRANSFER_SHORT: (_ACCEPTED, _WRITTEN_OFF),
    Oddity.TRANSFER_OVER: (_ACCEPTED,),
    Oddity.CAUSE_GONE: (Resolution.TAKEN_BACK, _ACCEPTED),
}
# These move a family's money by one person's word alone, so another one approves them, however small the amount.
WITH_TWO = (Resolution.CORRECTED, Resolution.TAKEN_BACK)
# They stand on the list as long as money stands on an account that is nobody's, whatever was said about them.
SELF_CLEARING = frozenset({Oddity.UNASSIGNED, Oddity.UNKNOWN_FAMILY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionTaken:
    """Somebody takes an exception on and will see to it; a later fact about the same one changes who.

    Attributes:
        about: what it is, as the list names it.
        person: whose it is now; empty where it is given back.
    """

    KIND: ClassVar[str] = "exception_taken"
    about: str
    oddity: Oddity
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionResolved:
    """An exception was looked at and dealt with.

    Attributes:
        number: of this decision's paper.
        about: what was resolved, as the list names it.
        subject, at_till, count, amount_minor: what the list said of it at that moment; where that changes, it is open again.
        family: who is credited: by what is assigned, or corrected; empty is the centre, or nobody.
        document: the number of the adjustment that corrects it.
        approved_by: the second person; empty where none was needed.
        difference_minor: the cash difference that becomes the centre's loss (negative) or gain.
    """

    KIND: ClassVar[str] = "exception_resolved"
    number: str
    about: str
    oddity: Oddity
    act: Resolution
    reason: str
    subject: str
    at_till: str
    count: int
    amount_minor: int
    family: str = ""
    document: str = ""
    approved_by: str = ""
    difference_minor: int = 0
