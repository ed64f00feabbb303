"""A scan that its scanner tears in two leaves nothing in the search for the next one to be mixed up with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ui.wedge import GAP_MS
from tests.gui.test_wedge import ARABIC_DIGITS, Booth, Keyboard, booth, keyboard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["booth", "keyboard"]

FIRST, REST, NEXT = "2000042", "000018", "6291041500213"
PAUSE_MS = GAP_MS + 60


@pytest.fixture
def search(booth: Booth, qtbot: QtBot) -> Booth:
    """The booth, with a field to search in."""
    booth.field.setProperty("role", "search")
    booth.activateWindow()
    qtbot.waitUntil(booth.field.hasFocus)
    return booth


def tear(keyboard: Keyboard, *, is_arabic: bool = False) -> None:
    """Scan a code with a pause inside."""
    for place, character in enumerate(FIRST + REST):
        text = ARABIC_DIGITS[int(character)] if is_arabic else character
        keyboard.press(character, text=text, gap_ms=PAUSE_MS if place == len(FIRST) else 4)
    keyboard.enter()


@pytest.mark.parametrize("is_arabic", [False, True])
def test_what_a_torn_scan_left_is_gone_with_the_next(search: Booth, keyboard: Keyboard, *, is_arabic: bool) -> None:
    tear(keyboard, is_arabic=is_arabic)
    assert search.field.text() == ""
    keyboard.scan(NEXT)
    assert search.scans == [REST, NEXT]
    assert search.field.text() == ""


def test_the_first_half_alone_is_taken_out_by_the_next_scan(search: Booth, keyboard: Keyboard) -> None:
    for character in FIRST:
        keyboard.press(character)
    keyboard.now_ms += PAUSE_MS
    keyboard.scan(NEXT)
    assert (search.scans, search.field.text()) == ([NEXT], "")


def test_what_a_person_had_typed_before_stays(search: Booth, keyboard: Keyboard) -> None:
    for character in "jam":
        keyboard.press(character, gap_ms=PAUSE_MS)
    keyboard.now_ms += PAUSE_MS
    tear(keyboard)
    assert search.field.text() == "jam"


def test_what_was_written_on_since_stays(search: Booth, keyboard: Keyboard) -> None:
    for character in FIRST:
        keyboard.press(character)
    keyboard.press("5", gap_ms=PAUSE_MS)
    keyboard.now_ms += PAUSE_MS
    keyboard.scan(NEXT)
    assert search.field.text() == FIRST + "5"


def test_a_field_that_is_no_search_keeps_what_is_in_it(booth: Booth, keyboard: Keyboard) -> None:
    tear(keyboard)
    assert booth.field.text() == FIRST
