"""What was refused on a sheet or page of the counter goes when the field that it is about is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.ui.views.basket_sheets import DiscountSheet
from pos.ui.views.cash import CashSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.views.pay import PaySheet
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.shift_open import ShiftOpenView
from pos.ui.views.unlisted import UnlistedSheet
from tests.gui import samples
from tests.gui.stages import DENOMINATIONS, STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


def _count(view: ShiftOpenView | ShiftCloseView) -> None:
    view._counting._fields[DENOMINATIONS[0]].setText("1")


CHANGES: dict[str, tuple[str, type[QWidget], str, Callable[[Any], None]]] = {
    "notes of a float": ("shift_open", ShiftOpenView, "", _count),
    "day of a shift": ("shift_open", ShiftOpenView, "", lambda view: view._strip.chosen.emit("2026-11-20")),
    "notes at the end": ("shift_count", ShiftCloseView, "", _count),
    "total of the cards": ("shift_count", ShiftCloseView, "", lambda view: view._card_total.setText("45")),
    "reason of a difference": (
        *("shift_result", ShiftCloseView, "_close_refusal"),
        lambda view: view._reason.setPlainText("A note was torn."),
    ),
    "amount of a cash move": ("cash", CashSheet, "", lambda sheet: sheet._amount.setText("12")),
    "reason of a cash move": ("cash", CashSheet, "", lambda sheet: sheet._reason.setText("Change")),
    "way of a cash move": ("cash", CashSheet, "", lambda sheet: sheet._way.button("in").click()),
    "purpose of a cash move": ("cash", CashSheet, "", lambda sheet: sheet._purpose.button("expense").click()),
    "price of what is on no list": ("unlisted_likely", UnlistedSheet, "", lambda sheet: sheet._price.setText("7")),
    "its family": ("unlisted_likely", UnlistedSheet, "", lambda sheet: sheet._family.typed.emit("1016")),
    "its name": ("unlisted_likely", UnlistedSheet, "", lambda sheet: sheet._name.setText("Jam")),
    "that nobody knows whose it is": ("unlisted_likely", UnlistedSheet, "", lambda sheet: sheet._parked.click()),
    "family of a line": ("moving", MoveSheet, "", lambda sheet: sheet._family.typed.emit("1016")),
    "reason of a move": ("moving", MoveSheet, "", lambda sheet: sheet._reason.setText("Typed wrongly")),
    "amount of a discount": ("discount", DiscountSheet, "", lambda sheet: sheet._amount.setText("3")),
    "who bears a discount": ("discount", DiscountSheet, "", lambda sheet: sheet._bearer.button("centre").click()),
    "kind of a discount": ("discount", DiscountSheet, "", lambda sheet: sheet._kind.button("amount").click()),
    "cash that was received": ("pay", PaySheet, "", lambda sheet: sheet._cash.textEdited.emit("100")),
    "way of paying": ("pay", PaySheet, "", lambda sheet: sheet._method.button("card").click()),
    "slip of a card": ("pay", PaySheet, "", lambda sheet: sheet._reference.textEdited.emit("42")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_refusal_goes_with_the_change_of_its_field(
    shell: Shell, show: Callable[[QWidget], None], change: str
) -> None:
    stage, kind, name, act = CHANGES[change]
    screen = STAGES[stage](shell.desk)
    show(screen)
    view: Any = screen if isinstance(screen, kind) else screen.findChildren(kind)[0]
    view.show_refusal("It cannot be done.")
    label = getattr(view, name or "_refusal")
    assert label.text() == "It cannot be done."
    act(view)
    assert label.text() == ""


def test_a_count_that_begins_is_told(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = ShiftCloseView(shell.desk)
    view.show_denominations(DENOMINATIONS)
    view.show_shift(samples.SHIFT)
    show(view)
    begun: list[bool] = []
    view.count_begun.connect(lambda: begun.append(True))
    view._card_total.setText("45")
    assert begun == []
    _count(view)
    assert begun
