"""Whatever is said, what a sale is made with stays in sight without scrolling, and all of the words are a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel

from pos.ui.main_window import MainWindow
from pos.ui.presenters.announcing import Announcer
from pos.ui.rows.frame import Place
from pos.ui.rows.names import Name, Notice
from pos.ui.rows.sayings import Saying, SayingKey
from pos.ui.rows.till import ALL, HallState
from pos.ui.views.sayings import Sayings
from pos.ui.views.till import TillView
from pos.ui.widgets.basket_list import parts_of
from pos.ui.widgets.tile_grid import GAP_PX
from tests.gui import samples
from tests.gui.pictures import settle
from tests.gui.views.test_every_screen import faults_to_the_touch
from tests.unit.wording.test_wording import FAILURES, a_sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

LONG = Notice(
    "The book is stopped. Nothing of what was saved is lost, and nothing is written any more. " * 3,
    "bad",
    "Bring it into a new file",
    "salvage",
)
SIZES = ((100, (960, 540)), (100, (1366, 768)), (150, (1366, 768)), (130, (1280, 720)), (150, (1280, 720)))


class _Said:
    """Takes the notices of an announcer."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def show_notice(self, notice: Notice) -> None:
        self.notices.append(notice)

    def clear_notice(self) -> None:
        """Nothing is shown here."""


def every_notice(desk: Desk) -> list[Notice]:
    """Each refusal, trouble and saying there is, as the counter would say it."""
    said = _Said()
    announcer = Announcer(said, Sayings(desk), lambda: None)
    for kind in FAILURES.values():
        announcer.refuse(a_sample(kind))
    name = Name("مربى التين البلدي بالعسل والسمسم", "Fig jam with honey and sesame")
    for key in get_args(SayingKey):
        for action in ("", "print_last"):
            announcer.tell(Saying(key, name, "T07-000123-4", 1_248, 1_248_350, 150, action=action))
    return said.notices


@pytest.fixture
def till(desk: Desk) -> TillView:
    view = TillView(desk)
    view.show_packages(samples.PACKAGES, ALL)
    view.show_families(samples.FAMILIES, ALL)
    view.show_items(samples.ITEMS)
    view.show_basket(samples.LINES, samples.TOTALS, "l3")
    view.hall.show_state(HallState(inside=7, limit=20))
    return view


@pytest.fixture
def window(desk: Desk, till: TillView, show: Callable[[QWidget], None]) -> MainWindow:
    main = MainWindow(desk)
    for place in get_args(Place):
        main.add_place(place, till if place == "sell" else QLabel(place))
    show(main)
    main.show_frame(samples.FRAME)
    main.show_place("sell")
    return main


def out_of_sight(window: MainWindow, till: TillView) -> list[str]:
    """What a cashier presses in a sale and would have to scroll to."""
    room = window._rooms["sell"]
    seen = QRect(room.viewport().mapTo(window, QPoint(0, 0)), room.viewport().size())
    pressed = (till._search, till._pay, till._hold, till._recall, till._discount_button, till._clear, till.hall.enter)
    parts = {part.accessibleName(): QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in pressed}
    basket, grid = till._basket, till._grid
    stepper = parts_of(basket.visualRect(basket.model().index(len(samples.LINES) - 1, 0)), basket.layoutDirection())
    parts["stepper"] = stepper.plus.translated(basket.viewport().mapTo(window, QPoint(0, 0)))
    if not basket.viewport().rect().contains(stepper.plus):
        return ["stepper"]
    half = GAP_PX // 2
    tile = grid.visualRect(grid.model().index(0, 0)).adjusted(half, half, -half, -half)
    if not grid.viewport().rect().contains(tile):
        return ["tile"]
    parts["tile"] = tile.translated(grid.viewport().mapTo(window, QPoint(0, 0)))
    return [name for name, place in parts.items() if not seen.contains(place)]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_no_notice_takes_what_a_sale_is_made_with_out_of_sight(
    shell: Shell, window: MainWindow, till: TillView, language: str, percent: int, size: tuple[int, int]
) -> None:
    shell.set_language(language)
    shell.set_text_percent(percent)
    window.resize(*size)
    settle()
    till.show_basket(samples.LINES, samples.TOTALS, samples.LINES[-1].key)
    faults = []
    for notice in (*every_notice(window.desk), LONG):
        window.show_notice(notice)
        settle()
        assert (window.width(), window.height()) == size
        faults += [f"{part}: {notice.text}" for part in out_of_sight(window, till)]
        bar = window._notice
        assert bar._words.height() >= bar._words.heightForWidth(bar._words.width())
        assert bar._more.isVisible() == bar._words.is_cut
        assert bar._action.isVisible() == bool(notice.action)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_to_do_where_nothing_is_found_is_read_whole_beside_a_notice(
    shell: Shell, window: MainWindow, till: TillView, language: str
) -> None:
    shell.set_language(language)
    till.show_items(())
    for size in ((960, 540), (1366, 768)):
        window.resize(*size)
        window.show_notice(LONG)
        settle()
        assert not faults_to_the_touch(till._nothing)
        assert till._nothing._picture.isVisible() == (size != (960, 540)), "the picture gives way to the words"
