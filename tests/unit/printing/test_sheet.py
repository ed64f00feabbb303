"""Sheets: the figures they carry can be read back from wherever they stand."""

from __future__ import annotations

from pos.printing.document import Figure, Mark
from pos.printing.lettering import Direction
from pos.printing.sheet import Column, Heading, Sheet, SumRow, Sums, Table, TableRow
from pos.printing.words import Label

LINE, TOTAL = Figure(Mark.LINE, 4_250), Figure(Mark.TOTAL, 9_250)


def test_figures_come_from_tables_and_sums_in_their_order() -> None:
    table = Table(
        (Column(Label("Item"), 1), Column(Label("Amount"), 1, is_number=True)),
        (
            TableRow(("Jam", "42.50"), figure=LINE),
            TableRow(("Cake", Label("50.00", "fifty")), figure=LINE),
            TableRow(("no figure", "1.00")),
        ),
    )
    sums = Sums((SumRow(Label("Gross"), "1.00"), SumRow(Label("Net"), "AED 92.50", is_total=True, figure=TOTAL)))
    sheet = Sheet("T", "en", Direction.LTR, "", "", (Heading(Label("Statement")), table, sums))
    assert sheet.figured() == (("42.50", LINE), ("50.00 / \u2068fifty\u2069", LINE), ("AED 92.50", TOTAL))
