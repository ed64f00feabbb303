"""What a person is told who comes back to the till, and where a label goes that cannot be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import ReceiptReprinted
from pos.ui.rows.sayings import Saying
from pos.ui.widgets.sheet import Sheet
from tests.builders import CAKE, JAM, an_open_book
from tests.gui.rig import opened
from tests.gui.test_journey_counter import open_shift, pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


def test_after_a_restart_the_last_sale_is_told_and_a_copy_offered(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path
) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        open_shift(hands)
        hands.scan(JAM)
        pay_in_cash(hands, 3_000)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        hands.window.tell(Saying("crashed_before", tone="warn"))
        hands.sign_in("C1", "1111")
        assert "did not end well" in hands.notice
        hands.press(hands.window.main._notice._close)  # and only then what waited behind it
        sale = book.journal.last_sale()
        assert sale is not None
        number = str(getattr(sale.fact, "number", ""))
        assert number in hands.notice
        assert "25.00" in hands.notice
        assert "5.00" in hands.notice
        hands.press(hands.window.main._notice._action)
        assert book.journal.last(ReceiptReprinted.KIND) is not None
        assert number in hands.notice


def test_what_is_told_before_anyone_is_here_waits_for_whoever_comes(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path
) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        hands.window.tell(Saying("crashed_before", tone="warn"))
        hands.sign_in("C1", "1111")
        assert "did not end well" in hands.notice


def test_a_label_that_cannot_be_added_is_refused_in_words(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path
) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        open_shift(hands)
        hands.scan(JAM)
        for open_it in (hands.window.counter.view._clear, hands.window.counter.view._pay):
            hands.press(open_it)
            sheet = hands.sheet
            assert isinstance(sheet, Sheet)
            assert not sheet._refused.isVisible()
            hands.scan(CAKE)
            assert sheet._refused.isVisible()
            sheet.dismiss()
        hands.window._go("shift")
        fields = hands.window.shift._closing._counting._fields.values()
        assert hands.window.main.focusWidget() in fields
        hands.scan(CAKE)
        assert "not added" in hands.notice
        assert not any(field.text() for field in fields)  # where the keyboard was, nothing of it is written
        assert hands.window.hall.desks.checkout.basket.pieces == 1


def test_a_notice_moves_nothing(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        open_shift(hands)
        view = hands.window.counter.view
        hands.window.main.clear_notice()
        before = view.mapToGlobal(view.rect().topLeft())
        hands.window.tell(Saying("held", tone="note"))
        qtbot.waitUntil(hands.window.main._notice.isVisible)
        assert view.mapToGlobal(view.rect().topLeft()) == before
