"""The photo of an item on a form: taken away at one press where it was only just chosen, at two where it is gone for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.views.goods_photo import SIDE_PX, GoodsPhotoPart
from tests.gui.enrolment_stages import a_photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_photo_is_asked_for_shown_and_taken_away(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    for is_asked_twice in (False, True):
        part = GoodsPhotoPart(desk, is_asked_twice=is_asked_twice)
        qtbot.addWidget(part)
        show(part)
        part.show_item_photo(b"")
        assert (part._choose.isVisible(), part._remove.isVisible()) == (True, False)
        part.show_item_photo(a_photo(), may_remove=False)
        assert part._shown.pixmap().deviceIndependentSize().height() == SIDE_PX
        assert not part._remove.isVisible()
        part.show_item_photo(a_photo())
        if is_asked_twice:
            with qtbot.assertNotEmitted(part.removed):
                QTest.keyClick(part._remove, Qt.Key.Key_Space)
        with qtbot.waitSignal(part.removed):
            QTest.keyClick(part._remove, Qt.Key.Key_Space)
