"""The table of families before the hall closes: who has goods here, and whose count was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.tables import Column, RowTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import HeldRow

FIGURES_PX = 114
STATE_PX = 190


def held_table(desk: Desk, state: Callable[[HeldRow], str], centre_key: str) -> RowTable[HeldRow]:
    """Make the table.

    Args:
        desk: look and speech.
        state: says how far a family's count is.
        centre_key: the key of the centre's own row, whose number is empty.
    """
    speech = desk.speech
    return RowTable(
        desk,
        (
            Column(lambda each: speech.code(each.number), width_px=FIGURES_PX, order=lambda each: each.number),
            Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
            Column(state, width_px=STATE_PX, order=_rank, ink=_ink),
            Column(lambda each: speech.count(each.items), side="trailing", width_px=FIGURES_PX, spare=True),
        ),
        lambda each: each.number or centre_key,
    )


def _rank(row: HeldRow) -> tuple[int, int]:
    """Return how far a count is: what was not begun comes first."""
    begun = {"": 0, "counting": 1, "counted": 2}[row.progress]
    return (3 if row.was_counted and not begun else begun, row.items)


def _ink(row: HeldRow) -> str:
    return "good" if row.was_counted and not row.items and not row.progress else "warn"
