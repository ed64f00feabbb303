"""Refusals about one line of a receipt: what was weighed and comes back in part, what is moved to where it is already."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class WeighedComesWhole(Refusal):
    """Part of a weighed bag should come back; nobody can weigh honestly what was opened."""

    number: str


@dataclass(unsafe_hash=True)
class AlreadyWithFamily(Refusal):
    """A line should be moved to the family that it is credited to already."""

    family: str


@dataclass(unsafe_hash=True)
class SoldByWeight(Refusal):
    """An item that is sold by weight was rung up without its weight."""

    code: str
