"""The list and the page of a file lie in one place; the keyboard goes to the one that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.enrolment_pages import EnrolmentPages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_one_page_is_seen_and_has_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    pages = EnrolmentPages(desk)
    qtbot.addWidget(pages)
    pages.show()
    pages.families.import_requested.emit()
    assert pages.importing.isVisible()
    assert pages.focusWidget() is pages.importing._choose
    pages.importing.back_requested.emit()
    assert pages.families.isVisible()
    assert pages.focusWidget() is pages.families._search
