"""What a register has signed for of one till: the word that a person may hold in a hand after the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The register's last signed word on one till.

    Attributes:
        epoch, seq: it holds everything up to here.
        entries: facts that it holds, over all epochs.
        sales: sales among them.
        reports: Z-reports among them.
        takings_minor: takings in those, in minor units.
        is_open: whether a shift is open, whose takings are not told.
        head: the hash there, hexadecimal.
        at: the register's time.
        generation: which life of the register said so.
        unsent: facts that are only on the till.
    """

    device: str
    epoch: int
    seq: int
    entries: int
    sales: int
    reports: int
    takings_minor: int
    is_open: bool
    head: str
    at: datetime
    generation: str
    unsent: int
