"""Refusals of the books that the register writes itself: the online store's and the outlets'."""

from __future__ import annotations

from datetime import date

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class ControlDiffers(Refusal):
    """The lines of a sheet do not come to the totals at its foot."""

    pieces: int
    pieces_told: int
    total_minor: int
    told_minor: int


@dataclass(unsafe_hash=True)
class SheetRepeated(Refusal):
    """A sheet with this number on its paper was recorded for the same day, and holds."""

    paper: str
    number: str


@dataclass(unsafe_hash=True)
class UnknownBook(Refusal):
    """The register writes no such book."""

    device: str


@dataclass(unsafe_hash=True)
class LetterTaken(Refusal):
    """No outlet can have this letter."""

    letter: str


@dataclass(unsafe_hash=True)
class AlreadyReversed(Refusal):
    """A sheet was undone before."""

    number: str


@dataclass(unsafe_hash=True)
class MoreThanOwed(Refusal):
    """More is handed over than is owed, and nobody said why."""

    device: str
    amount_minor: int
    owed_minor: int


@dataclass(unsafe_hash=True)
class UnknownHandover(Refusal):
    """Nothing was handed over under this number."""

    number: str


@dataclass(unsafe_hash=True)
class HandoverUndone(Refusal):
    """It was undone before."""

    number: str


@dataclass(unsafe_hash=True)
class SheetEmpty(Refusal):
    """A sheet has no lines."""


@dataclass(unsafe_hash=True)
class DayBeyond(Refusal):
    """A day lies in the future."""

    day: date
