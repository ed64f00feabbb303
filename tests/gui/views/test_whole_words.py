"""On a small screen buttons in a row give their words up, and none is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pos.ui.views.goods_notes import NotesView
from pos.ui.views.office_families import OfficeFamiliesView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.widgets.buttons import ActionButton

LESS_PX = 30  # than the words need; more than one of them is cut off by it where none gives way


def cut_off(view: QWidget, buttons: tuple[ActionButton, ...], width_px: int) -> list[str]:
    """Return what is said on buttons that have no room for it, where the view is so wide."""
    view.resize(width_px, 480)
    layout = view.layout()
    assert layout is not None
    layout.activate()
    return [one.words for one in buttons if one.width() < one.sizeHint().width()]


def whole_px(buttons: tuple[ActionButton, ...], gap_px: int) -> int:
    """Return how wide buttons are with all their words."""
    return sum(one.sizeHint().width() for one in buttons) + gap_px * (len(buttons) - 1)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_button_above_the_families_is_cut_off(shell: Shell, show: Callable[[QWidget], None], language: str) -> None:
    shell.set_language(language)
    host = QWidget()
    view = OfficeFamiliesView(shell.desk, host)
    show(host)
    assert cut_off(view, view._acts, 1_400) == []
    assert view._export.text()
    view._dashboard.set_words("", shows=False)  # as on every small screen
    whole = whole_px(view._acts, 10) + 10 + view._filter.minimumSizeHint().width()
    assert cut_off(view, view._acts, whole - LESS_PX) == []
    assert not view._export.text()
    assert all(one.accessibleName() for one in view._acts)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_button_below_the_notes_is_cut_off(shell: Shell, show: Callable[[QWidget], None], language: str) -> None:
    shell.set_language(language)
    host = QWidget()
    view = NotesView(shell.desk, host)
    show(host)
    assert cut_off(view, view._buttons, 900) == []
    assert view._save.text()
    whole = whole_px(view._buttons, view._actions.spacing()) + 2 * 16
    assert cut_off(view, view._buttons, whole - LESS_PX) == []
    assert not view._save.text()
    assert view._print.text()
