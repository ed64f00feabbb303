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
