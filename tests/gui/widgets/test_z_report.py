"""The card of the Z-report shows no paper, and hands none out, before its shift is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.z_report import ZReportCard
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_the_paper_of_the_shift_before_is_not_shown_for_this_one(desk: Desk, show: Callable[[QWidget], None]) -> None:
    card = ZReportCard(desk)
    show(card)
    card.await_closing(is_closed=True)
    card.show_png(samples.picture())
    assert card._paper.isVisible()
    assert card.print.isEnabled()
    assert card.save.isEnabled()
    card.await_closing(is_closed=False)
    assert not card._paper.isVisible()
    assert card._nothing.isVisible()
    assert not card.print.isEnabled()
    assert not card.save.isEnabled()
