"""What is pressed in a count stays where it is while amounts appear beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from pos.domain.money import CURRENCIES
from pos.ui.widgets.counting import CountPad

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell

NOTES = CURRENCIES["AED"].notes_minor


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width_px", [690, 752, 1100])
def test_no_button_moves_when_an_amount_appears(
    shell: Shell, show: Callable[[QWidget], None], language: str, width_px: int
) -> None:
    shell.set_language(language)
    pad = CountPad(shell.desk)
    pad.show_denominations(NOTES)
    show(pad)
    pad.resize(width_px, 600)
    buttons = [button for pair in pad._steps.values() for button in pair]

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [button.mapTo(pad, QPoint()) for button in buttons]

    before = places()
    for field in pad._fields.values():
        field.setText("12")
        assert places() == before
