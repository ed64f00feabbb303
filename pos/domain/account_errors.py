"""What the accounts refuse beside a payout's own refusals: a place without a fact."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import Refusal


@dataclass(unsafe_hash=True)
class NoSuchFact(Refusal):
    """No fact is stored at this place of a journal."""

    device: str
    epoch: int
    seq: int
