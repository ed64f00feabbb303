"""What the register refuses about the families' own pages."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class UnfitAddress(Refusal):
    """Families cannot be sent to this address: it is not `https://` and a name.

    Attributes:
        address: as it was given.
    """

    address: str
