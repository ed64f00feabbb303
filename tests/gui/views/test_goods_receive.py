"""The note in the making: its differences and doubts are seen before anybody signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.goods_notes import NotesView
from pos.ui.views.goods_receive import ReceiveView
from tests.gui import goods_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_the_difference_and_the_licence_are_told(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ReceiveView(desk, NotesView(desk))
    show(view)
    view.show_note(goods_samples.NOTE)
    assert "difference \u2066\u22122\u2069" in view._sums.text()
    assert "2026-12-05" in view._licence.accessibleName()
    assert "no last day" in view._item_words(goods_samples.NOTE_LINES[2])
    view.show_note(None)
    assert view._beginning.isVisible()
    assert not view._begin.isEnabled()
