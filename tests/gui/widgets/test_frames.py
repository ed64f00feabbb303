"""What frames make themselves is alike with what Qt would have made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle

from pos.ui.widgets.frames import mirrored, own_viewport


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_part_lies_where_qt_would_put_it(direction: Qt.LayoutDirection) -> None:
    room, part = QRect(5, 3, 200, 60), QRect(19, 8, 48, 40)
    assert mirrored(direction, room, part) == QStyle.visualRect(direction, room, part)


def test_an_own_viewport_is_alike(qapp: QApplication) -> None:
    theirs, ours = QScrollArea(), QScrollArea()
    own_viewport(ours)
    for ask in (
        "objectName",
        "backgroundRole",
        "autoFillBackground",
        "focusPolicy",
        "acceptDrops",
        "contextMenuPolicy",
    ):
        assert getattr(ours.viewport(), ask)() == getattr(theirs.viewport(), ask)(), ask
    qapp.processEvents()
