"""On a screen of 1920 by 1080 at scale 2, which is 960 by 540 to Qt, nothing is cut sideways: what folds, folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


@pytest.mark.parametrize("stage", ["settings_with_extras", "shift_open", "shift_count", "pay", "leaving"])
def test_nothing_is_cut_sideways(shell: Shell, show: Callable[[QWidget], None], stage: str) -> None:
    for language in ("ar", "en"):
        shell.set_language(language)
        screen = STAGES[stage](shell.desk)
        show(screen)
        screen.resize(960, 540)
        QApplication.processEvents()
        assert screen.width() == 960
        areas = [area for area in screen.findChildren(QScrollArea) if type(area).__name__ != "ChoiceStrip"]
        inside = [(page, area) for area in areas if area.isVisible() and (page := area.widget()) is not None]
        widths = [(page.width(), area.viewport().width()) for page, area in inside]
        wide = [(page, room) for page, room in widths if page > room]
        assert not wide, f"{language}: {wide}"
