"""The form of a line says what was typed, field by field, and offers what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.rows.goods import LineForm
from pos.ui.views.goods_line import LineFormView
from tests.gui import goods_samples, samples
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_what_is_typed_is_handed_over_and_enter_goes_on(desk: Desk, show: Callable[[QWidget], None]) -> None:
    form = LineFormView(desk)
    ready: list[LineForm] = []
    form.line_ready.connect(ready.append)
    form.show_packages(samples.PACKAGES)
    show(form)
    form.show_form(LineForm(package=samples.PACKAGES[1].key))
    form._name_ar.setText("سلة")
    press_key(form._name_ar, Qt.Key.Key_Return)
    assert form._name_en.hasFocus()
    form._counted.setText("٣")
    form._price.setText("90")
    form._unsold.button("donate").click()
    form._unit.button("weight").click()
    assert form._counted.accessibleName() == "Counted, kg"
    press_key(form._remark, Qt.Key.Key_Return)
    (line,) = ready
    assert line == LineForm(
        name_ar="سلة",
        package=samples.PACKAGES[1].key,
        counted="3",
        price_minor=9_000,
        is_donated=True,
        is_weighed=True,
    )


def test_a_wrong_price_is_said_and_nothing_handed_over(desk: Desk, show: Callable[[QWidget], None]) -> None:
    form = LineFormView(desk)
    ready: list[LineForm] = []
    form.line_ready.connect(ready.append)
    show(form)
    form._price.setText("1.234")
    click(form._add)
    assert ready == []
    assert form._refusal.text()


def test_an_offer_is_chosen_and_a_line_taken_out(desk: Desk, show: Callable[[QWidget], None]) -> None:
    form = LineFormView(desk)
    chosen: list[str] = []
    form.offer_chosen.connect(chosen.append)
    form.take_out_requested.connect(chosen.append)
    show(form)
    form.show_offers(goods_samples.OFFERS)
    form._offers[1].click()
    assert chosen == [goods_samples.OFFERS[1].code]
    assert not form._take_out.isVisible()
    form.show_form(LineForm(key="2", name_ar="x"))
    form._take_out.click()
    assert chosen[-1] == "2"
    assert not any(button.isVisible() for button in form._offers)
