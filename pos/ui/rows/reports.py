"""What the reports' page shows: what can be asked for, what was asked, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pos.domain.stock_reports import Narrowed, Report

if TYPE_CHECKING:
    from pos.domain.stock_reports import FamilyGroup, ItemRow, StockGroup
    from pos.ui.rows.names import Name

EVERYTHING = Narrowed()
ReportRows: TypeAlias = "tuple[StockGroup, ...] | tuple[ItemRow, ...] | tuple[FamilyGroup, ...]"


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What a report can be narrowed to; a bazaar and a package have a code and a name.

    Attributes:
        reports: those that the person may read.
    """

    reports: tuple[Report, ...] = ()
    bazaars: tuple[tuple[str, Name], ...] = ()
    packages: tuple[tuple[str, Name], ...] = ()
    branches: tuple[str, ...] = ()
    halls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """What is asked for.

    Attributes:
        bazaar: its code; empty before the register was asked.
        first_text, last_text, days_text: as they were typed; what is no day and no number narrows nothing.
        as_chart: whether the chart is shown in place of the table.
    """

    report: Report = Report.STOCK_BY_FAMILY
    bazaar: str = ""
    narrowed: Narrowed = EVERYTHING
    first_text: str = ""
    last_text: str = ""
    days_text: str = ""
    as_chart: bool = False


@dataclass(frozen=True, slots=True)
class ReportFound:
    """What came back.

    Attributes:
        rows: as far as they were fetched.
        count: how many rows there are in all.
        items: items, or families, in all.
        pieces, grams: what is on hand of all of it.
        value_minor: what that would bring; of families, what they sold.
        selling: of families, how many sold anything.
        leads: whether all of it together leads on: to its items, its families, or rows of the ledger.
    """

    rows: ReportRows = ()
    count: int = 0
    items: int = 0
    pieces: int = 0
    grams: int = 0
    value_minor: int = 0
    selling: int = 0
    leads: bool = False
