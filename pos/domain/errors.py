"""Refusals, which a person can act upon, and troubles, which are the environment's fault (a full disk): data, never a sentence.

`pos.wording` has words for each in both languages, and a test proves it. Anything else that is raised is a bug.
"""

from __future__ import annotations

from dataclasses import fields

from pos.domain.values import dataclass  # never frozen: contextlib sets `__traceback__` on what passes through it


@dataclass(unsafe_hash=True)
class Refusal(Exception):
    """Something a person asked for that cannot be done, and what they need to know about it."""

    def facts(self) -> dict[str, object]:
        """Return the refusal's data by field name, for wording and for JSON."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return repr(self)


# -- what was typed or scanned --------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class NotAnAmount(Refusal):
    """The text is not an amount of this currency."""

    text: str
    decimals: int


@dataclass(unsafe_hash=True)
class NotANumber(Refusal):
    """The text is not a whole number."""

    text: str


@dataclass(unsafe_hash=True)
class OutOfRange(Refusal):
    """A number lies outside its named limits (`pos.domain.limits`)."""

    name: str
    value: int
    minimum: int
    maximum: int


@dataclass(unsafe_hash=True)
class WrongCheckDigit(Refusal):
    """A family number, item code or receipt number whose check digit does not fit: most likely mistyped."""

    text: str


@dataclass(unsafe_hash=True)
class UnknownFamily(Refusal):
    """No family has this number in this bazaar."""

    number: str


@dataclass(unsafe_hash=True)
class UnknownItem(Refusal):
    """No item has this code in this bazaar."""

    code: str


@dataclass(unsafe_hash=True)
class UnknownReceipt(Refusal):
    """This book holds no receipt of this number."""

    number: str


# -- at the counter -------------------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class EmptyBasket(Refusal):
    """There is nothing to pay for."""


@dataclass(unsafe_hash=True)
class BelowFloor(Refusal):
    """The price after discount is below what the family allows; a shift lead may approve it."""

    item: str
    floor_minor: int
    offered_minor: int


@dataclass(unsafe_hash=True)
class DiscountTooLarge(Refusal):
    """A discount larger than what it is taken from."""

    discount_minor: int
    maximum_minor: int


@dataclass(unsafe_hash=True)
class NotEnoughTendered(Refusal):
    """Less money was given than is due."""

    due_minor: int
    tendered_minor: int


@dataclass(unsafe_hash=True)
class CardExceedsDue(Refusal):
    """A card is charged what is due, never more: there is no change on a card."""

    due_minor: int
    card_minor: int


@dataclass(unsafe_hash=True)
class NothingLeftToRefund(Refusal):
    """The customer wants back more pieces than the receipt still has."""

    number: str
    line: int
    asked: int
    left: int


@dataclass(unsafe_hash=True)
class AlreadyUndone(Refusal):
    """The receipt was voided, or refunded in part so that it cannot be voided any more."""

    number: str


@dataclass(unsafe_hash=True)
class AlreadyRecorded(Refusal):
    """This basket was recorded before with other goods or payments; what was added since needs a new basket."""

    number: str


@dataclass(unsafe_hash=True)
class ReasonMissing(Refusal):
    """An undoing act needs a reason that a family would accept."""


@dataclass(unsafe_hash=True)
class ShiftNotOpen(Refusal):
    """No shift is open on this till."""


@dataclass(unsafe_hash=True)
class ShiftAlreadyOpen(Refusal):
    """A shift is open on this till already."""

    shift: int


@dataclass(unsafe_hash=True)
class OtherShift(Refusal):
    """A void is possible only in the shift of the sale; later it is a refund."""

    number: str


@dataclass(unsafe_hash=True)
class BasketsOpen(Refusal):
    """The shift cannot close while baskets are in progress or on hold."""

    count: int


@dataclass(unsafe_hash=True)
class CashNotCounted(Refusal):
    """The drawer must be counted before the shift can close."""


@dataclass(unsafe_hash=True)
class DifferenceTooLarge(Refusal):
    """The cash difference is above the bazaar's limit; a shift lead must approve it."""

    difference_minor: int
    limit_minor: int


# -- people and rights ----------------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class WrongSecret(Refusal):
    """The PIN or password does not fit."""

    attempts_left: int


@dataclass(unsafe_hash=True)
class LockedOut(Refusal):
    """Too many wrong attempts; the person must wait."""

    seconds: int


@dataclass(unsafe_hash=True)
class NotAllowed(Refusal):
    """This person's role does not include this act."""

    act: str


@dataclass(unsafe_hash=True)
class SamePerson(Refusal):
    """A second, different person must do this."""

    act: str


@dataclass(unsafe_hash=True)
class SessionEnded(Refusal):
    """The sign-in at the register has ended; sign in again."""


# -- settlement -----------------------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class TillsMissing(Refusal):
    """A payout cannot be drafted while tills are open, missing or have gaps."""

    devices: tuple[str, ...]


@dataclass(unsafe_hash=True)
class TotalsDiffer(Refusal):
    """The three independent totals do not agree, so nothing may be paid."""

    z_reports_minor: int
    receipts_minor: int
    ledgers_minor: int


@dataclass(unsafe_hash=True)
class NothingToPay(Refusal):
    """There is no family with an unsettled line."""


@dataclass(unsafe_hash=True)
class PayoutOpen(Refusal):
    """Another payout run is drafted and neither approved nor cancelled; an approved one is in nobody's way."""

    number: str


@dataclass(unsafe_hash=True)
class UnknownPayout(Refusal):
    """No payout run has this number."""

    number: str


@dataclass(unsafe_hash=True)
class WrongPayoutState(Refusal):
    """The payout run is not in the state that this act needs."""

    number: str
    state: str


@dataclass(unsafe_hash=True)
class MoreThanOnHand(Refusal):
    """More pieces were named than the equation of goods leaves."""

    item: str
    asked: int
    on_hand: int


# -- the book, the wire, the stick ----------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class BookInUse(Refusal):
    """Another Amana has this book open."""

    folder: str


@dataclass(unsafe_hash=True)
class BookBusy(BookInUse):
    """Another program holds the book's file for longer than a till can wait."""


@dataclass(unsafe_hash=True)
class OldSqlite(Refusal):
    """This SQLite can lose committed writes (WAL-reset bug); the till must not run on it."""

    version: str
    needed: str


@dataclass(unsafe_hash=True)
class NewerBook(Refusal):
    """The book was written by a newer Amana."""

    version: int
    known: int


@dataclass(unsafe_hash=True)
class UnknownDevice(Refusal):
    """The register has not admitted this device, or has revoked it."""

    device: str


@dataclass(unsafe_hash=True)
class BadSignature(Refusal):
    """The signature does not fit: the message was altered or comes from a stranger."""

    device: str


@dataclass(unsafe_hash=True)
class KeyMissing(Refusal):
    """What must be signed with a device's key is asked for where that key is not kept."""

    device: str


@dataclass(unsafe_hash=True)
class WrongBazaar(Refusal):
    """The message belongs to another bazaar."""

    expected: str
    got: str


@dataclass(unsafe_hash=True)
class UnknownBazaar(Refusal):
    """The register has no bazaar of this code."""

    code: str


@dataclass(unsafe_hash=True)
class BazaarBegun(Refusal):
    """Facts are recorded already, so the bazaar's currency cannot change any more."""

    code: str


@dataclass(unsafe_hash=True)
class DamagedMessage(Refusal):
    """A batch or bundle is incomplete or altered; it is refused as a whole."""

    reason: str


@dataclass(unsafe_hash=True)
class GapFound(Refusal):
    """Facts are missing between what the register holds and what was sent; send again from `expected`."""

    device: str
    epoch: int
    expected: int


@dataclass(unsafe_hash=True)
class Forked(Refusal):
    """The register holds another fact in this (the first such) place: a book restored or cloned; a new epoch must begin."""

    device: str
    epoch: int
    seq: int


@dataclass(unsafe_hash=True)
class NothingUnsent(Refusal):
    """The register has everything that this till recorded; there is nothing to put on a stick."""


@dataclass(unsafe_hash=True)
class NothingToArchive(Refusal):
    """There is no closed shift that the register has signed for, so nothing may go out of the book."""


@dataclass(unsafe_hash=True)
class WrongCode(Refusal):
    """The enrolment code is unknown, used or out of date."""


@dataclass(unsafe_hash=True)
class UnreadableFile(Refusal):
    """A file cannot be read as the table it should be."""

    name: str
    reason: str
