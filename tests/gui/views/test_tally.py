"""A sheet is keyed in by keys alone: item, price and count, each ended by Enter, in both digit sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.facts import Method
from pos.ui.rows.outlets import TallyDraft
from pos.ui.views.tally import TallyView
from tests.gui.hands import click, press_key
from tests.gui.outlet_stages import DRAFT, HITS, OUTLETS, SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_enter_goes_on_from_field_to_field(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = TallyView(desk)
    said: list[Any] = []
    view.chosen.connect(said.append)
    view.added.connect(lambda price, count: said.append((price, count)))
    view.head_changed.connect(lambda *head: said.append(head))
    view.totals_changed.connect(lambda *totals: said.append(totals))
    show(view)
    assert not view._field.isEnabled()  # no outlet, nothing to key in
    view.show_books(OUTLETS, "B01")
    view._day.setText("٢٠٢٦-١١-٢٠")
    assert said[-1] == ("2026-11-20", "", Method.AGENT)
    view._field.setFocus()
    view._field.setText("2000042000018")
    press_key(view._field, Qt.Key.Key_Return)
    assert said[-1] == "2000042000018"
    view.show_goods(HITS[0])
    assert QApplication.focusWidget() is view._price
    press_key(view._price, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view._count
    press_key(view._count, Qt.Key.Key_Return)  # nothing was counted yet
    view._count.setText("٤")
    press_key(view._count, Qt.Key.Key_Return)
    assert said[-1] == (2_500, 4)
    assert (QApplication.focusWidget(), view._field.text()) == (view._field, "")
    view._pieces.setText("٢١")
    assert said[-1] == (21, None)


def test_only_a_sheet_that_agrees_is_recorded_and_the_difference_is_told(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = TallyView(desk)
    said: list[str] = []
    view.recorded.connect(lambda: said.append("recorded"))
    view.undo_requested.connect(said.append)
    show(view)
    view.show_books(OUTLETS, "A01")
    view.show_draft(TallyDraft(lines=DRAFT.lines, day=DRAFT.day, day_text="x", pieces=20, total_minor=52_500))
    press_key(view, Qt.Key.Key_F12)
    assert "+1" in view._verdict.text()
    view.show_draft(DRAFT)
    press_key(view, Qt.Key.Key_F12)
    assert said == ["recorded"]
    view.show_sheets(SHEETS)
    click(view._undo)  # shows the sheets first
    view._sheets.choose_first()
    click(view._undo)
    assert said[-1] == SHEETS[0].number
