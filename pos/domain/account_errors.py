"""What the accounts refuse beside a payout's own refusals: an empty place, unknown families, an empty box."""

from __future__ import annotations

from datetime import date

from pos.domain.errors import NothingToPay, Refusal, TillsMissing, TotalsDiffer
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class NoSuchFact(Refusal):
    """No fact is stored at this place of a journal."""

    device: str
    epoch: int
    seq: int


@dataclass(unsafe_hash=True)
class FamiliesUnknown(Refusal):
    """Sales are credited to numbers that no card has; a run leaves them out until they are assigned or enrolled."""

    families: tuple[str, ...]
    amount_minor: int


@dataclass(unsafe_hash=True)
class DayNotOver(Refusal):
    """A run cannot reach up to the evening of this day: it is not over."""

    day: date


@dataclass(unsafe_hash=True)
class DaySettled(Refusal):
    """A run cannot reach up to the evening of this day: an approved one has settled what was recorded up to then."""

    day: date
    number: str


@dataclass(unsafe_hash=True)
class NothingByEvening(NothingToPay):
    """There is no family with an unsettled line up to the evening of this day."""

    day: date


@dataclass(unsafe_hash=True)
class NoEveningsThere(Refusal):
    """The register is older than runs up to an evening: it drafts up to now only, and has drafted nothing."""


@dataclass(unsafe_hash=True)
class FactsReadSince(Refusal):
    """Facts that belong to a draft could not be read when it was drafted, and were read since; it is drafted anew."""

    number: str
    count: int


@dataclass(unsafe_hash=True)
class ClosingIncomplete(TillsMissing):
    """The books cannot be closed while tills are open, missing or have gaps."""


@dataclass(unsafe_hash=True)
class ClosingDiffers(TotalsDiffer):
    """The three independent totals do not agree, so the books may not be closed."""


@dataclass(unsafe_hash=True)
class NothingToClose(Refusal):
    """Nothing was recorded since the last closing."""


@dataclass(unsafe_hash=True)
class NotReopenable(Refusal):
    """This closing cannot be opened again: another one follows it, it was opened already, or its window of dispute is over."""

    number: str


@dataclass(unsafe_hash=True)
class BrokenClosing(Refusal):
    """A closing does not come out as it was sealed: a row that it froze was altered, or a closing before it."""

    number: str


@dataclass(unsafe_hash=True)
class LineReversed(Refusal):
    """This family's line of the run was reversed by a document; its money is in the next run."""

    number: str
    family: str
    reversal: str


@dataclass(unsafe_hash=True)
class LineHeld(Refusal):
    """This family's line of the run is held; it is not paid until it is released."""

    number: str
    family: str
    reason: str


@dataclass(unsafe_hash=True)
class LineNotDue(Refusal):
    """This family's line of the run is paid, or there is nothing to pay, so it can be neither held nor released."""

    number: str
    family: str


@dataclass(unsafe_hash=True)
class BoxTooSmall(Refusal):
    """The cash box holds less than what is to be taken out of it."""

    amount_minor: int
    held_minor: int


@dataclass(unsafe_hash=True)
class CollectorUnknown(Refusal):
    """Whoever collects is not among those whom the family named; a reason is needed."""

    collector: str
    family: str


@dataclass(unsafe_hash=True)
class ApproverMissing(Refusal):
    """An advance above the bazaar's limit needs a second person."""

    amount_minor: int
    limit_minor: int


@dataclass(unsafe_hash=True)
class UnfitAccountCode(Refusal):
    """No accounting software takes this for an account's code."""

    code: str


@dataclass(unsafe_hash=True)
class AccountCodeTwice(Refusal):
    """Two accounts would bear one code."""

    code: str


@dataclass(unsafe_hash=True)
class AccountCodesChanged(Refusal):
    """Somebody else changed the codes since they were read; nothing was kept."""
