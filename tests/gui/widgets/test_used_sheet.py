"""The first free label of a used sheet is pointed out by hand or by keys, from the side that the paper is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pos.ui.widgets.used_sheet import UsedSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


@pytest.mark.parametrize("is_rtl", [True, False])
def test_labels_are_counted_from_the_side_of_the_paper(
    desk: Desk, show: Callable[[QWidget], None], is_rtl: bool
) -> None:
    used = UsedSheet(desk)
    show(used)
    heard: list[int] = []
    used.chosen.connect(heard.append)
    used.show_direction(is_rtl=is_rtl)
    used.show_sheet(3, 8)
    QTest.mouseClick(used, Qt.MouseButton.LeftButton, pos=used.place_of(5).center().toPoint())
    QTest.mouseClick(used, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    QTest.keyClick(used, Qt.Key.Key_Left)
    QTest.keyClick(used, Qt.Key.Key_Down)
    QTest.keyClick(used, Qt.Key.Key_Home)
    assert heard == ([5, 6, 9] if is_rtl else [5, 4, 7])
    used.show_sheet(3, 8, start=99)
    assert used.start == 24
    QTest.keyClick(used, Qt.Key.Key_Down)
    assert used.start == 24
