"""The caret of an empty field stands where its text will begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.text_area import TextArea
from tests.gui.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


def test_an_empty_field_begins_where_the_screen_s_language_does(shell: Shell, show: Callable[[QWidget], None]) -> None:
    area = TextArea(60, 90)
    show(area)
    for language, is_right in (("ar", True), ("en", False), ("ar", True)):
        shell.set_language(language)
        settle()
        assert (area.cursorRect().x() > area.width() / 2) == is_right, language
