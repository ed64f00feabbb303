"""Z-reports against their papers: three control values that a person reads from paper and compares with what the register holds.

The register proves a journal by its hashes. The paper that a cashier signed is the one thing that did not travel with it, so
whoever compares the two rules out what no hash can: a book that was written anew before it was ever sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

HEAD_DIGITS = 12  # of the hash, as they are printed


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFigures:
    """The three control values at the foot of a Z-report.

    Attributes:
        facts: entries that it covers.
        takings_minor: what customers paid, less what they got back.
        head: the first twelve digits of the hash of its last entry, in capitals.
    """

    facts: int
    takings_minor: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A Z-report as the register holds it, and what somebody read on its paper last.

    Attributes:
        epoch, seq: its place in the device's journal.
        number: of the paper.
        by: who closed the shift.
        held: its control values by the facts that are here.
        checked_by: who compared it with its paper; empty while nobody did.
        said: what the paper says; None while nobody compared.
    """

    device: str
    epoch: int
    seq: int
    number: str
    shift: int
    day: date
    by: str
    at: datetime
    held: PaperFigures
    checked_by: str = ""
    checked_at: datetime | None = None
    said: PaperFigures | None = None

    @property
    def differs(self) -> bool:
        """Whether the paper says something else."""
        return self.said is not None and self.said != self.held


def tidy_head(text: str) -> str:
    """Return the digits of a hash as they were read or typed: without spaces, in capitals."""
    return "".join(text.split()).upper()
