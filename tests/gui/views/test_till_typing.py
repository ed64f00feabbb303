"""What is typed on the selling screen is a search, whatever was touched before; Enter after it never sells a tile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton

from pos.ui.rows.till import ALL
from pos.ui.views.till import TillView
from tests.gui import samples
from tests.gui.hands import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

CODE = "2000001000012"


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> TillView:
    till = TillView(desk)
    till.show_packages(samples.PACKAGES, ALL)
    till.show_families(samples.FAMILIES, ALL)
    till.show_items(samples.ITEMS)
    till.show_basket(samples.LINES, samples.TOTALS, "l3")
    show(till)
    till.activateWindow()
    till.focus_search()
    qtbot.waitUntil(till._search.hasFocus)
    return till


def type_slowly(view: TillView, text: str) -> None:
    """Send each character to whatever has the keyboard, and Enter after them."""
    for character in text:
        press(view, Qt.Key.Key_unknown, character)
    press(view, Qt.Key.Key_Return, "\r")


def press(view: TillView, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = view.focusWidget()
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def test_the_search_has_the_keyboard_after_a_tile_was_touched(view: TillView) -> None:
    index = view._grid.model().index(1, 0)
    click(view._grid.viewport(), view._grid.visualRect(index).center())
    assert view.focusWidget() is view._search


@pytest.mark.parametrize("place", ["_grid", "_basket", "_pay"])
def test_a_code_typed_by_hand_is_searched_for_and_sells_no_tile(view: TillView, qtbot: QtBot, place: str) -> None:
    index = view._grid.model().index(1, 0)
    click(view._grid.viewport(), view._grid.visualRect(index).center())
    getattr(view, place).setFocus()
    sold: list[str] = []
    view.item_chosen.connect(sold.append)
    with qtbot.waitSignal(view.search_submitted) as submitted:
        type_slowly(view, CODE)
    assert submitted.args == [CODE]
    assert sold == []


def test_letters_move_no_frame_over_the_tiles(view: TillView) -> None:
    view._grid.setFocus()
    view._grid.setCurrentIndex(view._grid.model().index(0, 0))
    for letter in "قهوة":
        press(view, Qt.Key.Key_unknown, letter)
    assert view._grid.currentIndex().row() == 0
    assert view._search.text() == "قهوة"


def test_the_cross_goes_with_what_was_searched_for(view: TillView, qtbot: QtBot) -> None:
    heard: list[str] = []
    view.search_changed.connect(heard.append)

    def opacities() -> list[float]:
        return sorted(button.property("opacity") for button in view._search.findChildren(QToolButton))

    press(view, Qt.Key.Key_unknown, "ق")
    qtbot.waitUntil(lambda: opacities() == [1, 1])  # the glass and the cross
    view.show_search("")
    assert (opacities(), heard) == ([0, 1], ["ق"])  # at once


def test_escape_forgets_the_search_and_then_the_filters(view: TillView) -> None:
    heard: list[str] = []
    view.package_chosen.connect(heard.append)
    view.show_families(samples.FAMILIES, samples.FAMILIES[-1].number)
    press(view, Qt.Key.Key_unknown, "ق")
    press(view, Qt.Key.Key_Escape, "")
    assert (view._search.text(), heard) == ("", [])
    press(view, Qt.Key.Key_Escape, "")
    assert heard == [ALL]
    view.show_families(samples.FAMILIES, ALL)
    press(view, Qt.Key.Key_Escape, "")
    assert heard == [ALL]


def test_a_family_that_was_typed_is_brought_into_sight(view: TillView) -> None:
    many = tuple(replace(samples.FAMILIES[0], number=f"{place:04}") for place in range(60))
    view.show_families(many, ALL)
    QApplication.processEvents()
    first, *_, last = view._family_strip._buttons
    for chosen, shown, hidden in ((many[-1].number, last, first), (ALL, first, last)):
        view.show_families(many, chosen)
        assert shown.visibleRegion().boundingRect().width() == shown.width()
        assert hidden.visibleRegion().isEmpty()
