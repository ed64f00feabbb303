"""The page says how a file of orders stands, and offers to take it in only while there is something to record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.domain.store_orders import DayOrder
from pos.ui.rows.outlets import OrderFileRow, product_word
from pos.ui.views.store_orders import StoreOrdersView
from tests.gui.hands import click, press_key
from tests.gui.outlet_stages import FILE, PRODUCTS, REVIEW, STORES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_from_the_store_to_the_book(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = StoreOrdersView(desk)
    said: list[object] = []
    view.taken_in.connect(lambda: said.append("in"))
    view.product_opened.connect(said.append)
    view.bearer_chosen.connect(said.append)
    show(view)
    assert not view._choose.isEnabled()
    view.show_books(STORES, "W02")
    assert (view._box.currentData(), view._choose.isEnabled()) == ("W02", True)
    view.show_file(OrderFileRow("x.csv"))
    press_key(view, Qt.Key.Key_F12)
    view.show_file(FILE)
    assert view._stack.currentWidget() is view._products
    view._products.row_opened.emit(product_word(PRODUCTS[0]))
    click(view._bearer.button("family"))
    press_key(view, Qt.Key.Key_F12)
    assert said == [product_word(PRODUCTS[0]), "family", "in"]
    view.show_file(replace(FILE, review=replace(REVIEW, is_done=True)))
    assert not view._take.isEnabled()


def test_days_that_can_be_read_both_ways_are_asked_for(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = StoreOrdersView(desk)
    said: list[str] = []
    view.days_chosen.connect(said.append)
    show(view)
    view.show_file(OrderFileRow("x.csv"))
    assert not view._days.isVisible()
    view.show_file(OrderFileRow("x.csv", asks_days=True))
    assert view._days.isVisible()
    for place in range(view._days.count()):
        view._days.setCurrentIndex(place)
        view._days.activated.emit(place)
    assert said == [one.value for one in DayOrder]
    view.show_file(OrderFileRow("x.csv", asks_days=True, days=DayOrder.MONTH_FIRST))
    assert view._days.currentData() == DayOrder.MONTH_FIRST.value
