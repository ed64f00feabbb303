"""A fact as it stands in a journal: with its stamp, its place and its hash."""

from __future__ import annotations

from pos.domain.facts import Stamp
from pos.domain.office_facts import Fact
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as it stands in the book.

    Attributes:
        place: its place over all epochs of its book, from 1.
        hash: its hash in the chain, 32 bytes.
        body: its canonical bytes, word for word.
    """

    place: int
    stamp: Stamp
    fact: Fact
    hash: bytes
    body: bytes
