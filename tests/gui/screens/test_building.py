"""Places are built after the first screen: a slice at a time while nobody waits, at once for whoever goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from pos.sync.worker import Link, SyncStatus
from pos.ui.main_window import MainWindow
from pos.ui.presenters.places import PLACES as PLACES_OF_ROLES
from pos.ui.rows.frame import Place
from pos.ui.screens.building import PAUSE_MS, REST_MS, Building, Maker
from pos.ui.screens.hall import Hall
from pos.ui.screens.place import PlaceScreen
from pos.ui.screens.places import CLOSED_IN_PRACTICE, MAKERS, PLACES
from pos.ui.screens.receipts import ReceiptsScreen
from pos.ui.screens.sending import SendScreen
from pos.ui.screens.settings import SettingsScreen
from pos.ui.screens.shift import ShiftScreen
from pos.ui.views.receipts import ReceiptsView
from pos.ui.widgets.receipt_finder import ReceiptFinder
from tests.builders import an_open_book
from tests.gui.rig import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

SLICES = 4


class Plain(PlaceScreen):
    """A place that notes each slice of its building."""

    def __init__(self, diary: list[str]) -> None:
        self._diary = diary

    @override
    def build(self) -> Iterator[None]:
        self.view: QStackedWidget = QStackedWidget()
        for count in range(SLICES):
            self._diary.append(f"slice {count}")
            yield
        self._diary.append("whole")

    @override
    def enter(self) -> None:
        self._diary.append("entered")

    @override
    def synced(self, status: SyncStatus) -> None:
        self._diary.append(status.link.name)

    @override
    def close(self) -> None:
        self._diary.append("closed")


class Site:
    """A window with two places to build, in the hands of a test: no timer runs."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.diaries: dict[str, list[str]] = {"sell": [], "send": []}
        self.main = MainWindow(desk)
        qtbot.addWidget(self.main)
        self.main.add_place("sell")
        self.main.add_place("send")
        house: Any = type("House", (), {"hall": type("Hall", (), {"main": self.main})})
        makers: dict[Place, Maker] = {
            "sell": Maker(lambda _house: Plain(self.diaries["sell"])),
            "send": Maker(lambda _house: Plain(self.diaries["send"]), waits=True),
        }
        self.building = Building(makers, house, self.main)


@pytest.fixture
def site(desk: Desk, qtbot: QtBot) -> Site:
    return Site(desk, qtbot)


def test_idle_moments_take_one_slice_each_until_all_that_waits_for_nobody_stands(site: Site, qtbot: QtBot) -> None:
    diary = site.diaries["sell"]
    site.building.begin()
    site.building._step()
    assert diary == []  # the first slice loads and makes
    site.building._step()
    assert diary == ["slice 0"]
    qtbot.waitUntil(lambda: "sell" in site.building.built)
    assert diary == [*(f"slice {count}" for count in range(SLICES)), "whole"]
    qtbot.waitUntil(lambda: not site.building._timer.isActive())
    assert site.diaries["send"] == []


def test_whoever_works_is_given_way_to(site: Site) -> None:
    timer = site.building._timer
    site.building.give_way()
    assert not timer.isActive()  # nothing is to be built yet
    site.building.begin()
    site.building.give_way()
    assert timer.interval() == REST_MS
    site.building._step()
    assert (timer.isActive(), timer.interval()) == (True, PAUSE_MS)
    site.building.get("sell")
    site.building._step()
    site.building.give_way()
    assert not timer.isActive()


def test_who_goes_there_gets_the_rest_at_once_and_nothing_twice(site: Site) -> None:
    site.building.begin()
    for _ in range(3):
        site.building._step()
    screen = site.building.get("sell")
    assert site.diaries["sell"] == [*(f"slice {count}" for count in range(SLICES)), "whole"]
    assert site.building.get("sell") is screen
    assert site.main._rooms["sell"].page is screen.view
    assert site.building.get("send").view is not screen.view


def test_a_place_that_is_closed_here_is_not_built(site: Site) -> None:
    site.building.begin(closed=("sell",))
    site.building._step()
    site.building._step()
    assert site.diaries["sell"] == []
    assert not site.building._timer.isActive()


def test_what_the_worker_said_reaches_what_stands_and_what_is_built_later(site: Site) -> None:
    site.building.get("sell")
    site.building.synced(SyncStatus(link=Link.ONLINE))
    site.building.get("send")
    assert site.diaries["sell"][-1] == site.diaries["send"][-1] == "ONLINE"


def test_what_is_half_built_goes_with_the_window(site: Site) -> None:
    site.building.begin()
    for _ in range(3):
        site.building._step()
    site.building.get("send")
    site.building.close()
    half = site.building._screens["sell"].view
    assert site.main.isAncestorOf(half)
    assert "closed" not in site.diaries["sell"]
    assert site.diaries["send"][-1] == "closed"
    site.building._timer.timeout.disconnect()


def test_every_place_of_a_role_and_of_practice_has_a_maker() -> None:
    assert set(PLACES) == set(MAKERS) <= set(get_args(Place))
    assert {place for places in PLACES_OF_ROLES.values() for place in places} <= set(PLACES)
    assert set(CLOSED_IN_PRACTICE) < set(PLACES)


def test_a_start_builds_no_place_and_a_quick_cashier_gets_the_one_that_is_due(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        window = hands.window
        window.building._timer.stop()
        assert isinstance(window.hall, Hall)
        window.sign_in_view.sign_in_requested.emit("C1", "1111")
        window.building._timer.stop()
        assert set(window.building.built) <= {"sell", "shift"}
        assert isinstance(window.building.get("shift"), ShiftScreen)
        assert window.main._rooms["shift"].page.isVisible()
        assert not window.building.built.keys() & {"settings", "accounts"}
        assert isinstance(window.building.get("send"), SendScreen)
        assert isinstance(window.building.get("settings"), SettingsScreen)
        assert isinstance(window.building.get("receipts"), ReceiptsScreen)
    book.close()


def test_a_view_is_made_where_it_will_stand_and_takes_the_keyboard_from_nobody(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        window, main = hands.window, hands.window.main
        window.building._timer.stop()
        window.sign_in_view.sign_in_requested.emit("C1", "1111")
        window.building._timer.stop()
        fill, parents = main.fill_place, dict[Place, QObject | None]()

        def note(place: Place, screen: QWidget) -> None:
            parents[place] = screen.parent()
            fill(place, screen)

        monkeypatch.setattr(main, "fill_place", note)
        here = main.focusWidget()
        assert here is not None
        for place, maker in MAKERS.items():
            if not maker.waits and place not in window.building.built:
                window.building.get(place)
                assert main.focusWidget() is here, place
        assert {"receipts", "families", "goods", "send", "settings"} <= set(parents)
        assert all(
            parent is main.seat(place) for place, parent in parents.items()
        )  # what changes its parent is dressed twice
    book.close()


def test_nothing_waits_between_two_slices_as_a_window_of_its_own(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is nobody's part outlives a window that is closed at that moment."""
    build, stray = Building._build, list[tuple[Place, str]]()

    def looked_after(building: Building, place: Place) -> Iterator[None]:
        before = QApplication.topLevelWidgets()
        for _ in build(building, place):
            known = [*before, *building._half_built]
            alone = [one for one in QApplication.topLevelWidgets() if one.parent() is None and one not in known]
            stray.extend((place, type(one).__name__) for one in alone)
            yield

    monkeypatch.setattr(Building, "_build", looked_after)
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        hands.window.building._timer.stop()
        hands.window.sign_in_view.sign_in_requested.emit("C1", "1111")
        hands.window.building._timer.stop()
        for place, maker in MAKERS.items():
            if not maker.waits:
                hands.window.building.get(place)
    assert not stray
    book.close()


def test_language_colours_and_size_reach_what_stands_what_is_half_built_and_what_is_built_later(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        building = hands.window.building
        building._timer.stop()
        hands.window.settle()
        building._timer.stop()
        stands = building.get("families").view
        while not hands.window.main.findChildren(ReceiptFinder):
            next(building._slices("receipts"))
        assert not hasattr(building._screens["receipts"], "view")
        hands.window.preferences.choose_language("ar")
        hands.window.preferences.choose_text_percent(130)
        hands.window.preferences.choose_theme("dark")
        QCoreApplication.processEvents()
        half, later = building.get("receipts").view, building.get("settings").view
        names = [view.accessibleName() for view in (stands, half, later)]
        assert names == ["الأسر", "الإيصالات", "الإعدادات"]
        assert isinstance(half, ReceiptsView)
        assert half._actions.refund.text()
        hands.window.main.show_place("receipts")
        QCoreApplication.processEvents()
        size = shell.desk.look.font("body").pixelSize()
        assert {view.font().pixelSize() for view in (stands, half, later)} == {size}
        grounds = {view.palette().color(QPalette.ColorRole.Text).name() for view in (stands, half, later)}
        assert grounds == {shell.desk.look.colour("text").name()}
        assert {view.layoutDirection() for view in (stands, half, later)} == {hands.window.main.layoutDirection()}
    book.close()


def test_a_place_must_be_built_and_entered_by_itself() -> None:
    assert PlaceScreen.__abstractmethods__ == {"build", "enter"}
    plain = Plain([])
    assert (plain.takes_scans, plain.giving_way) == (False, None)


def test_nothing_of_a_window_is_left_when_it_closes_at_once(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        parent: QObject = hands.window.building
        assert parent.parent() is hands.window
        assert not [child for child in hands.window.main.findChildren(QWidget) if child.parent() is None]
    hands.window.settle()  # a timer that comes too late
    assert not hands.window.building._timer.isActive()
    book.close()
