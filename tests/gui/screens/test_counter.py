"""The selling screen by keys alone: each shortcut does what its sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.presenters.till import State
from pos.ui.rows.counting import Count
from tests.builders import CAKE, JAM, an_open_book
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


@pytest.fixture
def hands(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Hands]:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as made:
        made.sign_in("C1", "1111")
        made.window.shift.presenter.open(book.catalogue.bazaar().first_day, Count(()))
        yield made
    book.close()


def test_the_way_from_a_scan_to_the_next_customer(hands: Hands) -> None:
    hands.scan(JAM)
    assert hands.is_in(State.BASKET)
    hands.key(Qt.Key.Key_F12)
    assert hands.is_in(State.PAYING)
    for key in (Qt.Key.Key_5, Qt.Key.Key_0):
        hands.key(key)
    hands.key(Qt.Key.Key_F12)
    assert hands.is_in(State.DONE)
    hands.press(hands.window.counter.pay_sheet._next)
    assert hands.is_in(State.IDLE)
    assert hands.window.main.focusWidget() is hands.window.counter.view._search


def test_hold_recall_clear_and_the_drawer(hands: Hands) -> None:
    hands.scan(JAM)
    hands.key(Qt.Key.Key_F6)
    assert hands.is_in(State.IDLE)
    hands.key(Qt.Key.Key_F7)
    assert hands.sheet is hands.window.counter._held
    hands.press(hands.window.counter._held._take)
    assert hands.is_in(State.BASKET)
    hands.key(Qt.Key.Key_F8)
    hands.window.hall.confirmations.confirm()
    assert hands.is_in(State.IDLE)


def test_a_typed_search_and_enter_add_the_only_hit(hands: Hands) -> None:
    search = hands.window.counter.view._search
    search.setFocus()
    for letter in "cake":
        QTest.keyClick(search, Qt.Key(ord(letter.upper())))
        hands.rest()
    QTest.keyClick(search, Qt.Key.Key_Return)
    basket = hands.window.hall.desks.checkout.basket
    assert [part.line.item for part in basket.lines] == [CAKE]
    assert search.text() == ""


def test_the_lines_step_by_keys(hands: Hands) -> None:
    hands.scan(JAM)
    basket = hands.window.counter.view._basket
    basket.setFocus()
    hands.key(Qt.Key.Key_Plus)
    assert hands.window.hall.desks.checkout.basket.pieces == 2
    hands.key(Qt.Key.Key_Delete)
    assert hands.is_in(State.IDLE)
