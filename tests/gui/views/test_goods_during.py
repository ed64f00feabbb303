"""Another price and a loss are asked for as they are recorded; nobody's consent is asked for the centre's own goods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pos.ui.rows.goods_during import LossWish, MarkdownWish, PriceWish
from pos.ui.rows.goods_transfer import SendWish, TakeWish
from pos.ui.views.goods_during import DuringView
from pos.ui.views.goods_during_sheets import LossSheet, PriceSheet
from pos.ui.views.goods_markdown import MarkdownSheet
from pos.ui.views.goods_transfer import SendSheet, TakeSheet
from tests.gui import goods_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk

JAM, _, SPICES, COFFEE = goods_samples.SHELF


def test_the_chosen_item_is_told_with_what_is_left(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = DuringView(desk)
    show(view)
    view.show_items(goods_samples.SHELF, SPICES.code)
    view.show_item(SPICES)
    assert "2.750" in view._left.text()
    view.show_item(COFFEE)
    assert "–" in view._left.text()
    chosen: list[str] = []
    view.item_chosen.connect(chosen.append)
    view._table.selectRow(0)
    assert chosen == [JAM.code]


def test_a_price_is_wished_as_it_was_typed(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sheet = PriceSheet(desk, window)
    wishes: list[PriceWish] = []
    sheet.wished.connect(wishes.append)
    sheet.ask(COFFEE)
    assert sheet._consent.isHidden()
    sheet.ask(JAM)
    assert not sheet._consent.isHidden()
    sheet._price.setText("abc")
    sheet._go.click()
    assert wishes == []
    assert sheet._refusal.text()
    sheet._price.setText("٣٢٫٥")
    sheet._floor.clear()
    sheet._reason.setText("evening")
    sheet._consent.setText("her son")
    sheet._go.click()
    assert wishes == [PriceWish(3_250, None, "evening", "her son")]
    sheet.dismiss()


def test_a_loss_says_its_cause_and_who_bears_it(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sheet = LossSheet(desk, window)
    wishes: list[LossWish] = []
    sheet.wished.connect(wishes.append)
    sheet.ask(COFFEE)
    assert sheet._payer.isHidden()
    sheet.ask(JAM)
    sheet._cause.button("damaged").click()
    sheet._payer.button("centre").click()
    sheet._quantity.setText("2")
    sheet._reason.setText("rain")
    sheet._go.click()
    assert wishes == [LossWish("2", "damaged", "rain", paid_by_centre=True)]
    sheet.ask(JAM)
    assert (sheet._cause.choice, sheet._payer.choice, sheet._reason.text()) == ("lost", "family", "")
    sheet.ask(replace(JAM, short_of="T02-000004-1"))
    assert sheet._reason.text() == "T02-000004-1", "what was missing from a transfer is lost under its note's number"
    sheet.dismiss()


def test_a_markdown_is_wished_for_its_goods_from_its_moment(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sheet = MarkdownSheet(desk, window)
    wishes: list[MarkdownWish] = []
    sheet.wished.connect(wishes.append)
    sheet.ask(goods_samples.MARKDOWN)
    sheet._goods.button("package").click()
    sheet._off.button("30").click()
    sheet._moment.setCurrentIndex(1)
    sheet._reason.setText("last hours")
    sheet._payer.button("centre").click()
    assert sheet._consent.isHidden()
    sheet._go.click()
    sheet._end.click()
    begins = goods_samples.MARKDOWN.moments[1]
    wished = MarkdownWish("package", 3_000, begins, "last hours", "", paid_by_centre=True)
    assert wishes == [wished, replace(wished, off_bp=0)]
    sheet.show_refusal("no")
    assert sheet._refusal.text() == "no"
    sheet.dismiss()


def test_what_goes_and_what_came_is_wished_as_it_was_typed(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sent: list[object] = []
    send = SendSheet(desk, window)
    send.wished.connect(sent.append)
    send.more_wished.connect(sent.append)
    send.given_up.connect(lambda: sent.append("given up"))
    send.ask(goods_samples.SENDING)
    send._quantity.setText("٣")
    send._reason.setText("full")
    send._more.click()
    send._go.click()
    send._drop.click()
    assert sent == [SendWish("3", "T03", "full"), SendWish("3", "T03", "full"), "given up"]
    taken: list[TakeWish] = []
    take = TakeSheet(desk, window)
    take.wished.connect(taken.append)
    take.more_wished.connect(taken.append)
    take.ask(goods_samples.TAKING)
    assert take._sent.isReadOnly()
    assert take._more.isHidden()
    take._counted.setText("2.5")
    take._go.click()
    take.ask(replace(goods_samples.TAKING, sent=None))
    assert not take._number.isReadOnly()
    take._more.click()
    assert taken == [TakeWish("T02-000014-3", "2.750", "2.5"), TakeWish("T02-000014-3", "", "")]
    take.dismiss()
