"""Words that may take a few lines take no more, and say when they are not all shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ui.widgets.few_lines import FewLines
from tests.gui.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell

SENTENCES = {
    "en": "The printer is off and the sale is saved. " * 4,
    "ar": "الطابعة مطفأة والبيعة محفوظة. " * 4,
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_more_lines_are_taken_than_are_allowed(shell: Shell, show: Callable[[QWidget], None], language: str) -> None:
    shell.set_language(language)
    words = FewLines(2)
    told: list[bool] = []
    words.cut_changed.connect(lambda: told.append(words.is_cut))
    show(words)
    words.setText(SENTENCES[language])
    line_px = words.fontMetrics().lineSpacing()
    for width, lines in ((200, 2), (4_000, 1)):
        words.resize(width, 60)
        settle()
        assert words.heightForWidth(width) == lines * line_px
        assert words.is_cut == (lines == 2)
    words.resize(200, 60)
    words.allow(20)
    assert not words.is_cut
    assert 2 * line_px < words.heightForWidth(200) < 20 * line_px
    assert told[-1] is False
    assert True in told
    assert words.text() == SENTENCES[language], "who cannot see it has all of it read out"


@pytest.mark.usefixtures("shell")
def test_what_is_not_shown_ends_in_an_ellipsis(show: Callable[[QWidget], None]) -> None:
    """The second of two lines is painted another than where all of it is shown."""
    words = FewLines(2)
    show(words)
    words.setText("one two three four five six seven eight")
    words.resize(90, 3 * words.fontMetrics().lineSpacing())
    settle()
    cut = words.grab().toImage()
    words.setText(words.text()[: words._starts(90)[2]].rstrip())
    settle()
    assert words.grab().toImage() != cut
