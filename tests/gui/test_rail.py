"""The rail: every place of whoever has the most of them is whole, on a screen of 960 by 540 too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ui.main_window import MainWindow
from pos.ui.presenters.places import PLACES
from pos.ui.rail import Rail
from tests.gui.pictures import settle
from tests.gui.stages import STAGES
from tests.gui.views.test_every_screen import lost

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


@pytest.mark.parametrize("percent", [100, 150])
def test_the_rail_shows_every_place_whole_and_its_brand_where_there_is_room(
    shell: Shell, show: Callable[[QWidget], None], percent: int
) -> None:
    shell.set_text_percent(percent)
    window = STAGES["till"](shell.desk)
    assert isinstance(window, MainWindow)
    (rail,) = window.findChildren(Rail)
    show(window)
    most = max(PLACES.values(), key=len)
    window.show_places(most)
    buttons = [button for place, button in window._buttons.items() if place in most]
    for size, has_brand in (((960, 540), False), ((1366, 768), True), ((960, 540), False)):
        window.resize(*size)
        settle()
        assert [button.height() for button in buttons] == [button.sizeHint().height() for button in buttons]
        assert lost([*buttons], window) == []
        assert rail._brand.isVisible() == has_brand
