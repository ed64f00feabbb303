"""What the accounts refuse beside a payout's own refusals: a place without a fact, families that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import Refusal


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
