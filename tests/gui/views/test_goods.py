"""Receiving, the bazaar itself and returning stand side by side, and one of them is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.goods import GoodsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_one_part_is_shown_at_a_time(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = GoodsView(desk)
    assert len(list(view.furnish())) > 4
    show(view)
    assert (view.receive.isVisible(), view.back.isVisible(), view.part) == (True, False, "receive")
    chosen: list[str] = []
    view.part_chosen.connect(chosen.append)
    view._choice.button("return").click()
    assert chosen == ["return"]
    view.show_part("during")
    assert (view.receive.isVisible(), view.during.isVisible(), view.back.isVisible()) == (False, True, False)
    view.show_part("return")
    assert (view.receive.isVisible(), view.back.isVisible(), view.part) == (False, True, "return")
