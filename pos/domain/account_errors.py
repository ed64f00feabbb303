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
