"""A row of the payout adds up as it is read: what is taken off is negative."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt

from pos.ui.rows.office import LineState, PayoutLine
from pos.ui.views.payout_table import PayoutTable
from tests.gui.samples import MARYAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def cells(table: PayoutTable, row: int = 0) -> list[str]:
    model = table.rows
    return [
        str(model.data(model.index(row, place), Qt.ItemDataRole.DisplayRole))
        .strip("\u2066\u2069")
        .replace("\u2212", "-")
        for place in range(model.columnCount())
    ]


def test_a_row_reads_from_what_was_sold_to_what_is_paid(desk: Desk, show: Callable[[QWidget], None]) -> None:
    table = PayoutTable(desk)
    table.show_rows(
        (
            PayoutLine(
                *("042", MARYAM, "cash", 16_500, "due"),
                gross_minor=20_000,
                refunds_minor=1_000,
                commission_minor=1_900,
                advances_minor=500,
                brought_minor=-75,
                net_minor=16_525,
                paid_minor=16_500,
                carried_minor=25,
            ),
        )
    )
    show(table)
    shown = cells(table)
    assert shown[2:11] == ["200.00", "-10.00", "-19.00", "-5.00", "–", "-0.75", "165.25", "0.25", "165.00"]
    assert sum(float(text) for text in shown[2:8] if text != "–") == float(shown[8])


def test_each_state_has_words_of_its_own(shell: Shell, desk: Desk, show: Callable[[QWidget], None]) -> None:
    table = PayoutTable(desk)
    states = get_args(LineState)
    table.show_rows(tuple(PayoutLine(f"{at:03}", MARYAM, "bank", 1, state) for at, state in enumerate(states)))
    show(table)
    for language in ("ar", "en"):
        shell.set_language(language)
        assert len({cells(table, row)[-1] for row in range(len(states))}) == len(states)
