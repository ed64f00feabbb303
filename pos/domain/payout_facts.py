"""The facts around the paying of a run: what was reversed, held and released, and the cash box that payments come out of.

They stand in the register's own journal, like those of `pos.domain.office_facts`.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from pos.domain.bazaar import PayBy
from pos.domain.values import dataclass


class ReversalCause(str, Enum):
    """Why a family's line of a run is undone."""

    RETURNED = "returned"  # the bank sent the money back
    RUN = "run"  # the run should not have been approved
    VOUCHER = "voucher"  # the payment was recorded and not made, or to the wrong family


class CashPlace(str, Enum):
    """Where the cash box is filled from, and where its rest goes."""

    SAFE = "safe"
    BANK = "bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is said of a line that is to be undone.

    Attributes:
        reason: in words.
        reference: the bank's, where it returned the transfer.
    """

    cause: ReversalCause
    reason: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutReversed:
    """One family's line of an approved run was undone: what it was to pay is brought into the family's next run.

    Nothing else of the run changes: its claims stay settled and its commission stays earned, so that no line is ever in two runs.

    Attributes:
        number: of this document.
        run: the number of the run.
        amount_minor: what the run paid the family, or was to pay it.
        was_paid: whether it had been paid; then the money is back where it came from.
        reference: the bank's, where it returned the transfer.
        approved_by: the second person's code.
    """

    KIND: ClassVar[str] = "payout_reversed"
    number: str
    run: str
    family: str
    amount_minor: int
    pay_by: PayBy
    was_paid: bool
    cause: ReversalCause
    reason: str
    approved_by: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutHeld:
    """One family of an approved run is not paid until it is released.

    Attributes:
        number: of the run.
    """

    KIND: ClassVar[str] = "payout_held"
    number: str
    family: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutReleased:
    """A family that was held may be paid again.

    Attributes:
        number: of the run.
    """

    KIND: ClassVar[str] = "payout_released"
    number: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashBoxFilled:
    """Cash was put into the box that families are paid from.

    Attributes:
        source: where it came from.
    """

    KIND: ClassVar[str] = "cash_box_filled"
    number: str
    amount_minor: int
    source: CashPlace
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashBoxEmptied:
    """Cash was taken out of the box and brought back.

    Attributes:
        target: where it went.
    """

    KIND: ClassVar[str] = "cash_box_emptied"
    number: str
    amount_minor: int
    target: CashPlace
    reason: str = ""


PayoutAct = PayoutReversed | PayoutHeld | PayoutReleased | CashBoxFilled | CashBoxEmptied
