"""What cannot be paid by bank, and what is wrong with the centre's own account."""

from __future__ import annotations

from datetime import date

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class LeftOut(Refusal):
    """Families that a bank's file leaves out; they stay owed.

    Attributes:
        families: their numbers.
        amount_minor: what they are owed together.
    """

    families: tuple[str, ...]
    amount_minor: int


@dataclass(unsafe_hash=True)
class AccountsMissing(LeftOut):
    """No account is known of them."""


@dataclass(unsafe_hash=True)
class AccountsWrong(LeftOut):
    """Their account has a mistake, or is none that a bank's file can hold."""


@dataclass(unsafe_hash=True)
class NamesNotLatin(LeftOut):
    """Their English name is missing or has letters that a bank does not read; no payment order is written until they have one."""


@dataclass(unsafe_hash=True)
class LeftOutWaits(Refusal):
    """A bank's batch cannot be recorded: these families wait with it, and no file for the bank holds them."""

    families: tuple[str, ...]


@dataclass(unsafe_hash=True)
class NothingToTransfer(Refusal):
    """No line of this run can be paid by bank now."""

    number: str


@dataclass(unsafe_hash=True)
class NotABic(Refusal):
    """A text is not the code of a bank."""

    text: str


@dataclass(unsafe_hash=True)
class NotLatin(Refusal):
    """A text is empty, or has letters that a bank does not read."""

    text: str


@dataclass(unsafe_hash=True)
class DayBefore(Refusal):
    """A day on which the bank is to pay lies in the past."""

    day: date


@dataclass(unsafe_hash=True)
class NotAColumn(Refusal):
    """A column of the bank's table is not told as `heading = field`, or its field is not known; which ones are is given."""

    text: str
    known: tuple[str, ...]
