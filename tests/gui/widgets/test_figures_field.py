"""Whatever digits are typed, the field holds Latin ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.figures_field import figures_field

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_arabic_digits_become_latin_ones(qtbot: QtBot) -> None:
    field = figures_field()
    qtbot.addWidget(field)
    field.setText("٢٠/١٢/٢٠٢٦")
    assert field.text() == "20/12/2026"
