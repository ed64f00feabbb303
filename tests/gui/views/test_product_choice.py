"""What a product is, is said by Enter on the first hit, by a row, or by one of two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos.ui.views.product_choice import ProductSheet
from tests.gui.hands import click, press_key
from tests.gui.outlet_stages import HITS, JAM, PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


def test_a_word_on_a_product(desk: Desk, show: Callable[[QWidget], None]) -> None:
    host = QWidget()
    sheet = ProductSheet(desk, host)
    said: list[tuple[str, str]] = []
    sheet.decided.connect(lambda kind, code: said.append((kind, code)))
    show(host)
    acts: tuple[Callable[[], object], ...] = (
        lambda: press_key(sheet._field, Qt.Key.Key_Return),
        lambda: sheet._table.row_opened.emit("0427"),
        lambda: click(sheet._centre),
        lambda: click(sheet._leave),
    )
    for act in acts:
        sheet.ask(PRODUCTS[0])
        sheet.show_hits(HITS)
        act()
    assert said == [("item", JAM), ("family", "0427"), ("centre", ""), ("leave_out", "")]
