"""A table gives way to what is said while it has no row, and comes back with its first one, without being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import rows_or_words, table_card
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


def _table(desk: Desk) -> RowTable[str]:
    return RowTable(desk, (Column(lambda each: each),), lambda each: each)


def test_a_table_without_rows_says_so_and_one_with_rows_shows_them(desk: Desk, show: Callable[[QWidget], None]) -> None:
    table, nothing = _table(desk), EmptyState(desk, "inbox")
    place = rows_or_words(table, nothing)
    show(place)
    seen = []
    for rows in ((), ("a", "b"), ("c",), ()):
        table.show_rows(rows)
        seen.append((table.isVisible(), nothing.isVisible()))
    assert seen == [(False, True), (True, False), (True, False), (False, True)]


def test_a_card_is_a_card_around_the_table_alone(desk: Desk, show: Callable[[QWidget], None]) -> None:
    host = QWidget()
    table, nothing = _table(desk), EmptyState(desk, "inbox")
    card = table_card(table, nothing, host)
    column(host).addWidget(card)
    table.show_rows(("a",))
    show(host)
    assert card.property("role") == "card"
    assert card.isAncestorOf(table)
    place = card.findChild(QStackedWidget)
    assert place is not None
    assert place.geometry() == card.contentsRect().adjusted(2, 2, -2, -2)
    assert table.size() == place.size()
