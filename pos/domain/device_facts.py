"""The facts of a device itself: its lives and its clock. The rules of `pos.domain.facts` hold here too."""

from __future__ import annotations

from typing import ClassVar

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochStarted:
    """The first fact of a device's life: which bazaar, which currency, which key.

    Attributes:
        reason: `first`, `restored` or `forked`.
        public_key: Ed25519, hexadecimal; signs the heads of this epoch.
    """

    KIND: ClassVar[str] = "epoch_started"
    bazaar: str
    currency: str
    public_key: str
    reason: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJumped:
    """The wall clock moved against the monotonic one by more than two seconds.

    Attributes:
        by_ms: how far it jumped, in milliseconds; negative is backwards.
    """

    KIND: ClassVar[str] = "clock_jumped"
    by_ms: int
