"""What is refused where exceptions are dealt with."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class ExceptionGone(Refusal):
    """An exception stands on the list no more: somebody dealt with it, or what was missing has come."""

    about: str


@dataclass(unsafe_hash=True)
class UnfitAct(Refusal):
    """This cannot be done about an exception of this kind."""

    oddity: str
    act: str


@dataclass(unsafe_hash=True)
class SecondPersonNeeded(Refusal):
    """The money is above what one person of the office may decide alone."""

    amount_minor: int
    limit_minor: int
