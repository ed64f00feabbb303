"""The hash chain that ties a device's facts together, so that none can be altered, removed or slipped in unseen.

`hash = SHA-256(previous hash || body)`, 32 bytes each; the first fact of epoch 1 follows 32 zero bytes. The device's key signs
a *head*: which device, epoch and seq, and the hash there. That one signature vouches for every fact below it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ledger.codec import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GENESIS = bytes(32)
MARK_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Head:
    """Where a device's journal ends.

    Attributes:
        seq: the last fact's number; 0 for an empty journal.
        hash: the last fact's hash, 32 bytes; `GENESIS` for an empty journal.
    """

    device: str
    epoch: int
    seq: int
    hash: bytes

    def message(self) -> bytes:
        """Return the bytes that the device's key signs."""
        return canonical(
            {"amana": "head", "device": self.device, "epoch": self.epoch, "seq": self.seq, "hash": self.hash.hex()}
        )


def link(previous: bytes, body: bytes) -> bytes:
    """Return the hash of a fact that follows another."""
    return sha256(previous + body).digest()


def links(previous: bytes, bodies: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the hash of each body in turn."""
    for body in bodies:
        previous = link(previous, body)
        yield previous


def mark_of(picture: bytes) -> str:
    """Return the SHA-256 by which facts name a file that travels by itself, 64 hexadecimal digits."""
    return sha256(picture).hexdigest()


def is_mark(text: str) -> bool:
    """Tell whether a text has the form of a mark."""
    return len(text) == MARK_DIGITS and not set(text) - set("0123456789abcdef")
