"""A blind count shows no figure that it should find; what it says afterwards is shown item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.views.goods_return import ReturnView
from tests.gui import goods_samples
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_from_the_family_over_the_count_to_the_note(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ReturnView(desk)
    said: list[object] = []
    for signal in (view.begin_requested, view.quantity_typed):
        signal.connect(said.append)
    view.record_requested.connect(lambda collector, fate: said.append((collector, fate)))
    show(view)
    view.show_held(goods_samples.HELD)
    view._held.row_opened.emit("1024")
    view.show_count(goods_samples.COUNT)
    assert view._items.model().columnCount() == 2  # the item and what was counted, nothing else
    assert view._quantity.text() == "7"
    view._quantity.setText("٨")
    click(view._set)
    view.show_refusal("no")
    assert view._refusal.text() == "no"
    view.show_outcome(goods_samples.OUTCOME)
    page = view._outcome
    page._collector.setText("Salem")
    page._fate.setCurrentIndex(2)
    click(page._record)
    assert said == ["1024", "8", ("Salem", "centre")]


def test_keys_lead_from_page_to_page(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ReturnView(desk)
    said: list[str] = []
    view.list_requested.connect(lambda *_: said.append("list"))
    view.donated_requested.connect(lambda *_: said.append("donated"))
    view.reports_requested.connect(lambda: said.append("reports"))
    view.families_requested.connect(lambda: said.append("families"))
    view.finish_requested.connect(lambda: said.append("finish"))
    show(view)
    view.show_held(goods_samples.HELD)
    view._held.setFocus()
    press_key(view, Qt.Key.Key_F2)
    assert view._family.field.hasFocus()
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F12):
        press_key(view, key)
    view.show_count(goods_samples.COUNT)
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F8, Qt.Key.Key_F12):
        press_key(view, key)
    assert said == ["list", "donated", "reports", "families", "finish"]
