"""The screens around selling show the one that is due, and lead on by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect

from pos.ui.rows.counting import ClosingCount, Count
from pos.ui.views.sending import SendingView
from tests.builders import JAM, an_open_book
from tests.gui.pictures import settle
from tests.gui.rig import Hands, opened
from tests.gui.views.test_every_screen import is_scrolled_away, scrolled

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
        yield made
    book.close()


def test_the_shift_place_shows_opening_or_closing(hands: Hands) -> None:
    shift = hands.window.shift
    assert shift.view.currentWidget() is shift._opening_room
    assert hands.window.main.focusWidget() in shift._opening.findChildren(type(hands.window.main.focusWidget()))
    shift.presenter.open(hands.window.hall.desks.book.catalogue.bazaar().first_day, Count(()))
    assert hands.is_at("sell")
    hands.window._go("shift")
    assert shift.view.currentWidget() is shift._closing


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720)])
def test_the_way_to_open_is_in_sight_while_the_float_is_counted(hands: Hands, size: tuple[int, int]) -> None:
    """In the window itself, where both shift screens lie in one place: the notes and coins give way, not the button."""
    main, opening = hands.window.main, hands.window.shift._opening
    main.resize(*size)
    settle()
    assert main.size().toTuple() == size
    assert scrolled(main) == []
    assert not is_scrolled_away(opening._open)
    assert main.rect().contains(QRect(opening._open.mapTo(main, QPoint(0, 0)), opening._open.size()))


def test_a_basket_in_hand_keeps_the_closing_back_in_words(hands: Hands) -> None:
    shift = hands.window.shift
    shift.presenter.open(hands.window.hall.desks.book.catalogue.bazaar().first_day, Count(()))
    hands.scan(JAM)
    hands.window._go("shift")
    shift._closing.count_finished.emit(ClosingCount(Count(()), None))
    assert shift._closing._refusal.text()


def test_a_stick_that_is_not_there_is_said_on_the_sending_screen(hands: Hands, tmp_path: Path) -> None:
    hands.window._go("send")
    sending = hands.window.building.get("send").view
    assert isinstance(sending, SendingView)
    sending.export_requested.emit(str(tmp_path / "no such stick"))
    hands.until(lambda: sending._progress.stage == "failed")
    assert sending._progress.words


def test_a_receipt_that_is_shown_can_be_saved(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    window.shift.presenter.open(window.hall.desks.book.catalogue.bazaar().first_day, Count(()))
    window.hall.desks.checkout.scan(JAM)
    sale = window.hall.desks.checkout.pay(by="C1", tendered_minor=2_500)
    window.hall.papers.show(sale)
    hands.until(lambda: hands.sheet is not None)
    target = tmp_path / "receipt.png"
    window.hall.papers.save_shown(str(target))
    hands.until(target.exists)
    assert target.read_bytes().startswith(b"\x89PNG")
