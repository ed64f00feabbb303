"""The selling screen by keys alone: each shortcut does what its sheet says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.domain.identity import UNASSIGNED, booth_item_code, catalogue_item_code
from pos.domain.weighing import Unit
from pos.ui.presenters.till import State
from pos.ui.rows.counting import Count
from tests.builders import CAKE, HUDA, JAM, SALMA, an_open_book
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.till.checkout import Checkout
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
    hands.press(hands.window.counter.pay_sheet.done.next)
    assert hands.is_in(State.IDLE)
    assert hands.window.main.focusWidget() is hands.window.counter.view._search


def test_hold_recall_clear_and_the_drawer(hands: Hands) -> None:
    hands.scan(JAM)
    hands.key(Qt.Key.Key_F6)
    hands.key(Qt.Key.Key_Return)
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


def test_what_is_on_no_list_is_sold_by_keys_alone(hands: Hands) -> None:
    checkout: Checkout = hands.window.hall.desks.checkout
    hands.key(Qt.Key.Key_F3)
    type_keys(hands, HUDA[:-1])
    sheet = hands.window.counter._unlisted_sheet
    assert "Huda Ahmad" in sheet._family._likely[0].words
    type_keys(hands, HUDA[-1])
    assert sheet._family._name.text() == "Huda Ahmad"
    hands.scan(JAM)
    assert not checkout.basket.lines
    hands.key(Qt.Key.Key_Return)
    type_keys(hands, "30")
    hands.key(Qt.Key.Key_Return)
    assert [(part.line.family, part.line.price_minor) for part in checkout.basket.lines] == [(HUDA, 3_000)]
    assert hands.sheet is None
    code = booth_item_code("T07", 1)
    hands.scan(code)  # another desk made it, and this one has heard of nothing yet
    assert code in sheet._refusal.text()
    type_keys(hands, HUDA)
    hands.key(Qt.Key.Key_Return)
    type_keys(hands, "30")
    hands.key(Qt.Key.Key_Return)
    assert [(part.line.item, part.line.family) for part in checkout.basket.lines] == [("", HUDA), (code, HUDA)]


def test_what_is_nobodys_is_parked_by_touch(hands: Hands) -> None:
    hands.press(hands.window.counter.view._unlisted)
    sheet = hands.window.counter._unlisted_sheet
    hands.press(sheet._parked)
    for key in "15":
        hands.press(sheet._keypad.key(key))
    hands.press(sheet._add)
    line = hands.window.hall.desks.checkout.basket.lines[0].line
    assert (line.family, line.price_minor) == (UNASSIGNED, 1_500)


def test_a_scale_is_asked_for_what_is_sold_by_weight(hands: Hands) -> None:
    catalogue, checkout = hands.window.hall.desks.book.catalogue, hands.window.hall.desks.checkout
    jam = catalogue.item(JAM)
    assert jam is not None
    code = catalogue_item_code(SALMA, 9)
    catalogue.apply(replace(catalogue.cards(), items=(replace(jam, code=code, unit=Unit.GRAM, price_minor=4_000),)))
    hands.scan(code)
    type_keys(hands, "750")
    hands.key(Qt.Key.Key_Return)
    assert (checkout.basket.lines[0].line.quantity, checkout.basket.total_minor) == (750, 3_000)
    hands.scan(code)
    hands.key(Qt.Key.Key_Escape)
    assert len(checkout.basket.lines) == 1


def type_keys(hands: Hands, digits: str) -> None:
    """Press digits as a person does."""
    for digit in digits:
        hands.key(Qt.Key(ord(digit)))
