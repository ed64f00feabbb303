"""The list of notes: only a note of received goods has labels, and nothing can be done with none chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.goods_notes import NotesView
from tests.gui import goods_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_what_can_be_done_depends_on_the_note(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = NotesView(desk)
    asked: list[str] = []
    for signal in (view.note_opened, view.print_requested, view.labels_requested):
        signal.connect(asked.append)
    show(view)
    view.show_notes(goods_samples.NOTES, "")
    assert not any(button.isEnabled() for button in view._buttons)
    returned, received = goods_samples.NOTES[2], goods_samples.NOTES[0]
    view.show_notes(goods_samples.NOTES, returned.number)
    assert view._print.isEnabled()
    assert not view._labels.isEnabled()
    view.show_notes(goods_samples.NOTES, received.number)
    for button in (view._view, view._print, view._labels):
        button.click()
    assert asked == [received.number] * 3
