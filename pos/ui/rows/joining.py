"""What the first screen of a new machine shows and asks: registers that are near, an invitation, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

FirstStep = Literal["join", "found", "bring", "sample"]


@dataclass(frozen=True, slots=True)
class NearbyRow:
    """A register that says it is near.

    Attributes:
        name: what it calls itself.
        address: where it is reached.
        fingerprint: of its certificate, as it says itself.
    """

    name: str
    address: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class InvitationParts:
    """An invitation in the parts that a person types and compares.

    Attributes:
        address: of the register.
        code: the ten digits.
        fingerprint: of the register's certificate; may be empty.
    """

    address: str
    code: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class JoinWish:
    """What somebody wants to join with.

    Attributes:
        parts: the invitation.
        label: what people call this till; may be empty.
    """

    parts: InvitationParts
    label: str


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A till's book that was found in a place, to come along.

    Attributes:
        device: whose.
        facts: how many its newest copy holds; 0 where there is only a mirror.
        at: when that copy was made; None where there is only a mirror.
    """

    device: str
    facts: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A machine that has joined.

    Attributes:
        device: the till that it is now.
        bazaar: the bazaar's code.
        kept_book: whether it had a book already.
        skew_minutes: how far its clock is ahead of the register's, in minutes.
        brought: how many facts its book brought along.
    """

    device: str
    bazaar: str
    kept_book: bool = False
    skew_minutes: int = 0
    brought: int = 0
