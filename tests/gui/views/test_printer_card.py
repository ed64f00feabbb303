"""The card of one printer asks for what its cable needs, and a printer of labels for less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from pos.ui.rows.printing import PrinterForm
from pos.ui.views.printer_card import KINDS, PrinterCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.mark.parametrize("kind", KINDS)
def test_each_cable_asks_for_its_own_kind_of_address(desk: Desk, show: Callable[[QWidget], None], kind: str) -> None:
    card = PrinterCard(desk, "receipt")
    show(card)
    card.show_printer(PrinterForm(kind=kind, address="x"))
    assert card.form().kind == kind
    assert card._address.accessibleName() == card._words["address"].text() != ""


def test_a_printer_of_labels_has_no_drawer_and_no_knife(desk: Desk, show: Callable[[QWidget], None]) -> None:
    card = PrinterCard(desk, "label")
    show(card)
    card.show_printer(PrinterForm(dots=400, code="zpl"))
    assert not any(widget.isVisible() for widget in (card._pin, card._cutter, card._profile))
    assert (card.form().dots, card.form().code) == (400, "zpl")


def test_the_card_speaks_both_languages_and_keeps_what_was_chosen(
    shell: Shell, show: Callable[[QWidget], None]
) -> None:
    form = PrinterForm(kind="serial", address="COM3", dots=384, density=-3, copies=2, drawer_pin=5)
    shell.set_language("en")
    card = PrinterCard(shell.desk, "receipt")
    show(card)
    card.show_printer(form)
    english = card._kind.currentText()
    shell.set_language("ar")
    QApplication.processEvents()
    assert card._kind.currentText() not in {"", english}
    assert card.form() == form
