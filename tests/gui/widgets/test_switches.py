"""A press on the switches of language and theme leaves the keyboard where it was; Tab still reaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.widgets.frames import column
from pos.ui.widgets.switches import LanguageButton, ThemeButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


@pytest.mark.parametrize("switch", [LanguageButton, ThemeButton])
def test_a_press_leaves_the_keyboard_where_it_was(
    desk: Desk, show: Callable[[QWidget], None], switch: type[LanguageButton | ThemeButton]
) -> None:
    page, field, button = QWidget(), QLineEdit(), switch(desk)
    lines = column(page)
    lines.addWidget(field)
    lines.addWidget(button)
    show(page)
    field.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert page.focusWidget() is button
