"""The way back names its parts, and begins anew with each receipt as the money came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.ui.widgets.way_back import WayBack
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_another_receipt_goes_back_as_it_came(desk: Desk, show: Callable[[QWidget], None]) -> None:
    way = WayBack(desk)
    show(way)
    by_card = replace(samples.DETAIL.row, method="card")
    way.begin(by_card, is_void=False)
    way.in_cash.click()
    wished = way.is_in_cash
    way.begin(by_card, is_void=False)
    assert (wished, way.is_in_cash) == (True, False)
    way.begin(by_card, is_void=True)
    assert not way.in_cash.isVisible()
