"""Wherever an amount is typed, a text that is none is refused in words that can be seen, not by a red frame alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from pos.ui.widgets.amount_field import AmountField, complaints_of
from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

TOO_LARGE = "9" * 14
PLACES = (
    *("cash", "cash_box", "goods_note", "goods_price", "money", "outlet_money", "pay", "pay_both", "resolve"),
    *("shift_count", "tally", "unlisted"),
)


def says(screen: QWidget, words: str) -> bool:
    return any(words in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("place", PLACES)
def test_an_amount_that_is_too_large_is_refused_in_words_while_it_is_typed(
    desk: Desk, show: Callable[[QWidget], None], place: str
) -> None:
    screen = STAGES[place](desk)
    show(screen)
    fields = [field for field in screen.findChildren(AmountField) if field.isVisible() and field.isEnabled()]
    assert fields
    for field in fields:
        field.setText(TOO_LARGE)
        field.textEdited.emit(TOO_LARGE)  # as when a person types it
        complaint = field.complaint
        assert complaint
        assert says(screen, complaint)
        field.setText("1")
        field.textEdited.emit("1")
        assert not says(screen, complaint)


def test_a_line_below_a_field_takes_room_only_while_it_says_something(
    shell: Shell, show: Callable[[QWidget], None], window: QWidget
) -> None:
    shell.set_language("ar")
    field = AmountField(shell.desk, window)
    line = complaints_of(field)
    line.setParent(window)
    show(window)
    assert line.isHidden()
    field.setText("1.234")
    assert (line.isHidden(), line.text()) == (False, field.complaint)
    assert "1.234" in line.text()
    field.setText("1.23")
    assert line.isHidden()
