"""The customer's window is made when it is wanted, takes no keyboard, and says everything in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.screens.customer import CustomerScreen
from pos.ui.views.customer import LINES_MAX, CustomerView
from tests.gui import samples
from tests.gui.pictures import settle
from tests.gui.views.test_every_screen import clipped, lost, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def test_what_it_is_told_while_it_is_closed_is_nothing_to_anyone(desk: Desk) -> None:
    screen = CustomerScreen(desk)
    screen.show_welcome(samples.BAZAAR.name)
    screen.show_basket(samples.LINES, samples.TOTALS)
    screen.show_due(100)
    screen.show_change(0)
    screen.show_refund(100)
    screen.set_open(is_open=False)
    screen.close()
    assert screen.view is None


def test_it_shows_the_last_lines_and_takes_no_keyboard(desk: Desk, qtbot: QtBot) -> None:
    screen = CustomerScreen(desk)
    screen.set_open(is_open=True)
    view = screen.view
    assert view is not None
    qtbot.waitExposed(view)
    assert view.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    screen.show_welcome(samples.BAZAAR.name)
    screen.show_basket(samples.LINES * 3, samples.TOTALS)
    shown = [words.text() for box, words, _ in view._rows if not box.isHidden()]
    assert len(shown) == LINES_MAX
    assert all(name in shown[0] for name in (samples.LINES[0].name.ar, samples.LINES[0].name.en))
    screen.show_change(0)
    assert view._big.isHidden()
    screen.show_due(4_500)
    assert view._big._minor == 4_500
    screen.show_refund(2_500)
    assert view._big._minor == 2_500
    assert all(word in view._big_words.text() for word in ("المبلغ المسترجع", "Your refund"))
    screen.show_basket((), samples.TOTALS)
    assert view._pages.currentIndex() == 0
    screen.close()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_a_small_second_screen_shows_the_last_lines_and_the_whole_total(
    shell: Shell, show: Callable[[QWidget], None], language: str, percent: int
) -> None:
    """A full basket of long names never makes the window larger than its screen."""
    shell.set_language(language)
    shell.set_text_percent(percent)
    view = CustomerView(shell.desk)
    show(view)
    view.show_welcome(samples.BAZAAR.name)
    view.resize(800, 480)
    full = (samples.WEIGHED, *(samples.LINES[1],) * LINES_MAX)
    for lines in (samples.LINES[:1], full, samples.LINES):
        view.show_basket(lines, samples.TOTALS)
        settle()
        assert view.size().toTuple() == (800, 480)
        there = [place for place, (box, _, _) in enumerate(view._rows) if box.isVisible()]
        last = min(len(lines), LINES_MAX) - 1
        assert there == list(range(there[0], last + 1))
        assert clipped(parts_of(view)) == lost(parts_of(view), view) == []
    view.resize(1366, 768)
    settle()
    view.show_basket(full, samples.TOTALS)
    settle()
    assert sum(box.isVisible() for box, _, _ in view._rows) >= (LINES_MAX if percent == 100 else 3)


def test_arabic_stands_where_reading_begins(shell: Shell, show: Callable[[QWidget], None]) -> None:
    """As in every line of the screen: without its mark Qt would lay both languages out from the left."""
    view = CustomerView(shell.desk)
    show(view)
    view.show_basket(samples.LINES, samples.TOTALS)
    for language, mark in (("ar", "\u200f"), ("en", "\u200e")):
        shell.set_language(language)
        settle()
        view.show_due(100)
        for words in (view._rows[0][1], view._total_words, view._discount_words, view._welcome, view._big_words):
            assert words.text().startswith(mark)
            assert "\u2068" in words.text()


def test_what_was_taken_off_is_told(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = CustomerView(shell.desk)
    show(view)
    view.show_basket(samples.LINES, samples.TOTALS)
    assert view._discount.isVisible()
    assert view._discount._minor == -samples.TOTALS.discount_minor
    view.show_basket(samples.LINES[:1], replace(samples.TOTALS, discount_minor=0))
    assert not view._discount.isVisible()
    assert not view._discount_words.isVisible()
