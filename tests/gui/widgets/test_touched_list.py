"""A list that fingers press takes both of two quick taps, and one row at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QSignalSpy, QTest

from pos.ui.widgets.touched_list import TouchedList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def test_two_quick_taps_are_two(show: Callable[[QWidget], None]) -> None:
    rows = TouchedList()
    rows.setModel(QStringListModel(["first", "second"], rows))
    show(rows)
    taken = QSignalSpy(rows.clicked)
    place = rows.visualRect(rows.model().index(1, 0)).center()
    # As a mouse sends it; Qt's double click comes without its end.
    for event in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
        event(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert taken.count() == 2
    assert [index.row() for index in rows.selectedIndexes()] == [1]
    assert not rows.dragging.has_dragged
