"""What can be refused on the ways between a till, its hall and its centre: invitations, sticks, farewells.

They are refusals like those of `pos.domain.errors`, and travel like them.
"""

from __future__ import annotations

from pos.domain.errors import Refusal, WrongCode
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class CodeExpired(WrongCode):
    """A one-time code was right, and its ten minutes are over."""


@dataclass(unsafe_hash=True)
class CodeUsed(WrongCode):
    """A one-time code was right, and another machine has used it."""


@dataclass(unsafe_hash=True)
class NotAnInvitation(Refusal):
    """What was pasted, scanned or typed cannot be an invitation."""


@dataclass(unsafe_hash=True)
class NoRegisterThere(Refusal):
    """Nobody answers where an invitation leads."""

    address: str


@dataclass(unsafe_hash=True)
class WrongRegister(Refusal):
    """Whoever answers at the address is not the register that sent the invitation.

    Attributes:
        fingerprint: of the certificate that was shown; empty where none was.
    """

    address: str
    fingerprint: str


@dataclass(unsafe_hash=True)
class NotABundle(Refusal):
    """A file is neither a bundle nor an acknowledgement of Amana."""

    name: str


@dataclass(unsafe_hash=True)
class StillOnlyHere(Refusal):
    """Something is only on this till, so its book may not go away.

    Attributes:
        since: when the oldest of it was recorded, as its clock showed it: `2026-11-21 17:42`.
    """

    sales: int
    entries: int
    since: str = ""


@dataclass(unsafe_hash=True)
class AtTheCentre(Refusal):
    """This register is a hall's; what was asked for is the centre's to do."""

    hall: str


@dataclass(unsafe_hash=True)
class SealedElsewhere(Refusal):
    """A bundle was sealed for another register; only that one can read it."""

    bazaar: str
    device: str


@dataclass(unsafe_hash=True)
class NothingAcknowledged(Refusal):
    """The register has signed for nothing of this till yet, so there is nothing to prove."""


@dataclass(unsafe_hash=True)
class NoBooksThere(Refusal):
    """A place that somebody chose to bring a book back from has neither a copy nor a mirror of any."""

    place: str


@dataclass(unsafe_hash=True)
class NoBookOf(Refusal):
    """A place has books, and none of the till that this machine is to be."""

    device: str
    place: str


@dataclass(unsafe_hash=True)
class NotAHead(Refusal):
    """What was typed cannot be the hash at the foot of a Z-report."""

    text: str
