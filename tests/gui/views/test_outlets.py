"""The place has a tab for the store and one for the sheets, and asks in words for a name and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.outlets import OutletsView
from tests.gui.hands import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_the_tabs_and_the_questions(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = OutletsView(desk)
    show(view)
    click(view._tabs.button("sheets"))
    assert view.sheets.isVisible()
    assert not view.orders.isVisible()
    assert [view.label_question(key)[0].key for key in ("store", "outlet")] == ["store", "outlet"]
    assert "A01-000003-1" in view.undo_question("A01-000003-1")[0].title
