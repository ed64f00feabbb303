"""The goods desk on stages of its own; `stages` shows them with all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.goods_notes import NotesView
from pos.ui.views.goods_receive import ReceiveView
from pos.ui.views.goods_sheets import DecisionSheet, LabelsSheet
from tests.gui import goods_samples, samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def goods_begin(desk: Desk) -> QWidget:
    notes = NotesView(desk)
    notes.show_notes(goods_samples.NOTES, goods_samples.NOTES[0].number)
    view = ReceiveView(desk, notes)
    view.show_note(None)
    view._family.field.setText("1024")
    view.show_family(samples.FOUND)
    return framed(desk, view)


def goods_note(desk: Desk) -> QWidget:
    view = ReceiveView(desk, NotesView(desk))
    view.show_packages(samples.PACKAGES)
    view.show_note(goods_samples.NOTE)
    view.show_form(goods_samples.FORM)
    return framed(desk, view)


def goods_decision(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        DecisionSheet(desk, window).ask(goods_samples.DOUBTS)

    return sheeted(desk, lay)


def goods_labels(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        LabelsSheet(desk, window).ask(goods_samples.LABELS)

    return sheeted(desk, lay)


GOODS_STAGES = (goods_begin, goods_note, goods_decision, goods_labels)
