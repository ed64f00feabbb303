"""The figures that a rehearsal came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar
    from pos.domain.facts import ShiftClosed, Stamp
    from pos.domain.reports import PayoutRun, Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class TillFigures:
    """One till over all its shifts; amounts in minor units.

    Attributes:
        gross_minor: sales as charged, voided ones included.
        cash_expected_minor, cash_counted_minor: summed over its Z-reports, floats included.
        facts: facts in its journal.
        head: the last fact's hash, hexadecimal.
    """

    till: str
    sales: int
    refunds: int
    voids: int
    gross_minor: int
    cash_expected_minor: int
    cash_counted_minor: int
    facts: int
    head: str
    closings: tuple[tuple[Stamp, ShiftClosed], ...]

    @property
    def difference_minor(self) -> int:
        """Cash counted less expected."""
        return self.cash_counted_minor - self.cash_expected_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rehearsal came to.

    Attributes:
        out: the folder with its journals and papers.
        home: the folder with its books and its register.
    """

    bazaar: Bazaar
    tills: tuple[TillFigures, ...]
    run: PayoutRun
    reconciliation: Reconciliation
    out: Path
    home: Path

    @property
    def agree(self) -> bool:
        """Whether the three totals are one figure at every till."""
        return self.reconciliation.agrees
