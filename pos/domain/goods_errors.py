"""Refusals of the goods desk."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import Refusal


@dataclass(unsafe_hash=True)
class DecisionNeeded(Refusal):
    """Something speaks against receiving these goods; a person must decide and say why."""

    count: int


@dataclass(unsafe_hash=True)
class NameMissing(Refusal):
    """A new item has no name."""


@dataclass(unsafe_hash=True)
class ConsentMissing(Refusal):
    """Nobody wrote who agreed for the family to another price."""

    family: str


@dataclass(unsafe_hash=True)
class SamePrice(Refusal):
    """An item has this price and floor already."""

    item: str


@dataclass(unsafe_hash=True)
class NoSuchTill(Refusal):
    """Goods can go to no such till: the bazaar has none of this name, or it is this one."""

    till: str


@dataclass(unsafe_hash=True)
class NotATransferNote(Refusal):
    """What was typed or scanned is no transfer note of another till."""

    text: str


@dataclass(unsafe_hash=True)
class NoteForAnotherTill(Refusal):
    """A transfer note is addressed to another till."""

    number: str
    till: str


@dataclass(unsafe_hash=True)
class NoteTaken(Refusal):
    """A transfer note was taken in at this till before."""

    number: str


@dataclass(unsafe_hash=True)
class CountUnfinished(Refusal):
    """Another transfer note is being counted in, and its count is neither recorded nor given up."""

    number: str
