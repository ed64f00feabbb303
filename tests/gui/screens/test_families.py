"""The lead's families, the hall's count and the customer's window in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from pos.domain.facts import Sale
from pos.ui.rows.counting import Count
from pos.ui.rows.till import HallState
from pos.ui.views.customer import CustomerView
from tests.builders import HUDA, JAM, OUD, an_open_book
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.screens.families import FamiliesScreen


@pytest.fixture(params=["ar", "en"])
def hands(request: pytest.FixtureRequest, qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Hands]:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language=request.param) as made:
        made.sign_in("L1", "2222")
        made.window.shift.presenter.open(book.catalogue.bazaar().first_day, Count(()))
        yield made
    book.close()


def sell(hands: Hands, *codes: str) -> Sale:
    """Ring up and take the exact amount."""
    for code in codes:
        hands.scan(code)
    hands.key(Qt.Key.Key_F12)
    sheet = hands.window.counter.pay_sheet
    hands.press(sheet._quick[0])
    hands.press(sheet._complete)
    recorded = hands.window.hall.desks.book.journal.last_sale()
    assert recorded is not None
    assert isinstance(recorded.fact, Sale)
    return recorded.fact


def test_the_lead_looks_into_a_family_and_prints(hands: Hands) -> None:
    sale = sell(hands, JAM, OUD)
    hands.press(hands.window.counter.pay_sheet.done.next)
    hands.window._go("families")
    assert hands.is_at("families")
    families = cast("FamiliesScreen", hands.window.building.get("families"))
    families.view.family_chosen.emit(HUDA)
    assert families.view._owed._minor == 12_000
    hands.press(families.view._paper)
    hands.until(lambda: hands.sheet is not None)
    hands.key(Qt.Key.Key_Escape)
    families.view.entry_opened.emit("0")
    assert hands.is_at("receipts")
    assert hands.window.receipts.presenter._chosen == sale.number


def test_two_keys_count_the_hall(hands: Hands) -> None:
    bar = hands.window.counter.view.hall
    assert bar.isVisible()
    for _ in range(20):
        hands.key(Qt.Key.Key_F10)
    assert bar._state.is_full
    hands.key(Qt.Key.Key_F11)
    assert bar._pill.isVisible()
    hands.press(bar.enter)
    hands.key(Qt.Key.Key_F11)
    hands.key(Qt.Key.Key_F11)
    assert bar._state == HallState(18, 20, is_full=False)


def test_what_the_counter_has_besides_is_switched_by_key_and_under_settings(hands: Hands) -> None:
    window = hands.window
    bar, card = window.counter.view.hall, window.settings.view.extras
    hands.chord(Qt.Key.Key_H)
    assert not bar.isVisible()
    hands.key(Qt.Key.Key_F10)
    assert bar._state.inside == 0
    window._go("settings")
    assert card._hall.choice == "off"
    hands.press(card._hall.button("15"))
    hands.press(card._display.button("on"))
    assert window.counter.showing.is_on
    window._go("sell")
    assert (bar.isVisible(), bar._state.limit) == (True, 15)
    hands.press(window.counter.view._display)
    assert not window.counter.showing.is_on


def test_the_customer_sees_what_goes_on(hands: Hands) -> None:
    counter = hands.window.counter
    assert not counter.showing.is_on
    hands.press(counter.view._display)
    view = counter.customer.view
    assert isinstance(view, CustomerView)
    hands.until(view.isVisible)
    # The platform without a screen gives the keyboard to whatever opened last, also where it takes none.
    hands.window.main.activateWindow()
    hands.until(hands.window.main.isActiveWindow)
    hands.scan(JAM)
    assert view._total._minor == 2_500
    hands.key(Qt.Key.Key_F12)
    sheet = counter.pay_sheet
    sheet._cash.show_amount(5_000)
    sheet._changed()
    assert view._big._minor == 2_500
    hands.press(sheet._complete)
    assert (view._pages.currentIndex(), view._big._minor) == (2, 2_500)
    hands.scan(OUD)
    assert view._total._minor == 12_000
    hands.press(counter.view._display)
    assert not view.isVisible()
