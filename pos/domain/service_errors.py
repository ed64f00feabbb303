"""Refusals of a register as a service: more than it answers at once, a restore over what is there."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class TooLarge(Refusal):
    """A message is larger than the register takes; a till sends less at once.

    Attributes:
        limit_kib: the largest that is taken, in units of 1024 bytes.
    """

    limit_kib: int


@dataclass(unsafe_hash=True)
class AskedTooOften(Refusal):
    """More was asked in a short time than the register answers to one sender.

    Attributes:
        seconds: how long to wait.
    """

    seconds: int


@dataclass(unsafe_hash=True)
class RegisterNotEmpty(Refusal):
    """A backup is restored into an empty database only, and this one holds a register already."""


@dataclass(unsafe_hash=True)
class BrokenTrail(Refusal):
    """The trail of who did what was altered, or an entry is missing.

    Attributes:
        seq: the first entry that does not fit.
    """

    seq: int
