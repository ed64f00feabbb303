"""The day summary: every closed shift of one day on one page, and what they come to together.

Its rows are the frozen figures of the Z-reports, so it can be checked with the Z-reports in the hand and a pencil.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Expected, Figure, Mark, check_figures
from pos.printing.sheet import Column, Heading, RowKind, Sheet, Space, SumRow, Sums, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from pos.domain.facts import ShiftClosed
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Cell


def day_summary_sheet(letterhead: Letterhead, day: date, closed: Sequence[ShiftClosed], printed: datetime) -> Sheet:
    """Write the summary of a day.

    Args:
        letterhead: who speaks.
        day: the business day.
        closed: its closed shifts, of all tills, in the order in which they are listed.
        printed: when.

    Raises:
        ValueError: a shift is of another day (a bug).
        PaperMismatch: the paper does not show every shift's takings and their sum (a bug).
    """
    strangers = [shift.number for shift in closed if shift.day != day]
    if strangers:
        raise ValueError(f"not of {day}: {strangers}")
    wording = letterhead.wording
    takings = sum(shift.takings_minor for shift in closed)
    total = Figure(Mark.TOTAL, takings)
    sums = (
        SumRow(wording.label("shift.cash"), letterhead.amount(sum(shift.cash_minor for shift in closed))),
        SumRow(wording.label("shift.card"), letterhead.amount(sum(shift.card_minor for shift in closed))),
        SumRow(wording.label("shift.takings"), letterhead.price(takings), is_total=True, figure=total),
    )
    sheet = letterhead.sheet(
        f"{wording.label('shift.day_summary').first} {wording.day(day)}",
        printed,
        (
            Heading(wording.label("shift.day_summary"), 1),
            Heading(wording.label("shift.of_day", day=wording.day(day))),
            _table(letterhead, closed),
            Space(4),
            Sums(sums),
            letterhead.signatures("shift.lead"),
        ),
        is_wide=True,
    )
    lines = tuple(shift.takings_minor for shift in closed)
    check_figures(sheet, Expected(letterhead.currency, lines, takings))
    return sheet


def _table(letterhead: Letterhead, closed: Sequence[ShiftClosed]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.paper_number"), 16),
        Column(wording.label("paper.shift"), 8),
        Column(wording.label("shift.sales_count"), 9, is_number=True),
        Column(wording.label("shift.voids_and_refunds"), 12, is_number=True),
        Column(wording.label("shift.cash"), 13, is_number=True),
        Column(wording.label("shift.card"), 13, is_number=True),
        Column(wording.label("shift.difference"), 11, is_number=True),
        Column(wording.label("shift.takings"), 14, is_number=True),
    )
    rows = tuple(_row(letterhead, shift) for shift in closed)
    sums: tuple[Cell, ...] = (
        wording.label("paper.sum"),
        "",
        wording.count(sum(shift.sales for shift in closed)),
        wording.count(sum(shift.voids + shift.refunds for shift in closed)),
        letterhead.amount(sum(shift.cash_minor for shift in closed)),
        letterhead.amount(sum(shift.card_minor for shift in closed)),
        letterhead.amount(sum(shift.difference_minor for shift in closed)),
        letterhead.amount(sum(shift.takings_minor for shift in closed)),
    )
    return Table(columns, (*rows, TableRow(sums, RowKind.SUM)))


def _row(letterhead: Letterhead, shift: ShiftClosed) -> TableRow:
    wording = letterhead.wording
    cells: tuple[Cell, ...] = (
        isolate(shift.number),
        isolate(f"#{wording.digits(str(shift.shift))}"),
        wording.count(shift.sales),
        wording.count(shift.voids + shift.refunds),
        letterhead.amount(shift.cash_minor),
        letterhead.amount(shift.card_minor),
        letterhead.amount(shift.difference_minor),
        letterhead.amount(shift.takings_minor),
    )
    kind = RowKind.MARKED if shift.difference_minor else RowKind.BODY
    return TableRow(cells, kind, Figure(Mark.LINE, shift.takings_minor))
