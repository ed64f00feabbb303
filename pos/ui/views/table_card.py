"""A table in its place on a screen, and what is said there while the table has no row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from pos.ui.widgets.frames import column, frame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QWidget

    from pos.ui.tables import RowT, RowTable
    from pos.ui.widgets.empty import EmptyState

_RIM_PX = 2


def rows_or_words(table: RowTable[RowT], nothing: EmptyState, parent: QWidget | None = None) -> QStackedWidget:
    """Return one place for a table and for what is said while it has no row; it turns by itself."""
    place = QStackedWidget(parent)
    place.addWidget(table)
    place.addWidget(nothing)

    def turn() -> None:
        place.setCurrentWidget(table if table.rows.rowCount() else nothing)

    table.rows.modelReset.connect(turn)
    turn()
    return place


def table_card(table: RowTable[RowT], nothing: EmptyState, parent: QWidget | None = None) -> QFrame:
    """Return a card with a table, or with what is said while it has no row."""
    card = frame("card", parent)
    column(card, margins=(_RIM_PX, _RIM_PX, _RIM_PX, _RIM_PX)).addWidget(rows_or_words(table, nothing, card))
    return card
