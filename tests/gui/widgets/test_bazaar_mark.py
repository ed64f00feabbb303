"""The mark of another bazaar: there while its pages are shown, over every sheet, and covering none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.views.office_paper import OfficePaperSheet
from pos.ui.widgets.bazaar_mark import BazaarMark
from tests.gui import samples
from tests.gui.bazaar_stages import BAZAARS
from tests.gui.frames import framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.desk import Desk
    from pos.ui.main_window import MainWindow


@pytest.fixture
def window(desk: Desk, show: Callable[[QWidget], None]) -> MainWindow:
    pages = QWidget()
    made = framed(desk, pages)
    BazaarMark(desk, made, made.head, pages, BAZAARS[1])
    show(made)
    return made


def mark_of(window: MainWindow) -> BazaarMark:
    (found,) = window.findChildren(BazaarMark)
    return found


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), part.rect().topLeft()), part.size())


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_it_is_there_with_its_pages_and_says_whose_they_are(window: MainWindow) -> None:
    mark = mark_of(window)
    assert mark.isVisible()
    assert "Oasis Bazaar" in mark.accessibleName()
    window.show_place("settings")
    assert not mark.isVisible()
    window.show_place("sell")
    assert mark.isVisible()


def test_it_follows_the_head_of_the_window_to_the_other_side(window: MainWindow, shell: Shell) -> None:
    for language in ("ar", "en"):
        shell.set_language(language)
        settle()
        assert place(window.head).contains(place(mark_of(window)).center())
        assert "Oasis" in mark_of(window).accessibleName() or "الواحة" in mark_of(window).accessibleName()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_a_tall_sheet_leaves_it_readable_and_is_not_covered_by_it(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    settle()
    sheet = OfficePaperSheet(window.desk, window)
    sheet.show_paper("Statement", samples.picture(), "statement.pdf", may_print=False)
    settle()
    card, mark = place(sheet.card), place(mark_of(window))
    assert sheet.isVisible()
    assert not card.intersects(mark)
    assert window.rect().contains(card)
    window.show_place("settings")
    settle()
    assert not mark_of(window).isVisible()
