"""The frame shows where we are and what is safe, and lets nobody close it by accident."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from pos.ui.main_window import MainWindow
from pos.ui.rows.frame import Place
from pos.ui.rows.keeping import CopiesRow, KeepingRow, MirrorRow
from pos.ui.rows.names import Name, Notice
from pos.ui.rows.till import BasketTotals
from pos.ui.views.pay import PaySheet
from pos.ui.views.till import TillView
from pos.ui.widgets.people import PersonButton
from pos.ui.widgets.words import ElidedWords
from tests.gui import samples
from tests.gui.hands import click, press_key
from tests.gui.pictures import settle
from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk
    from pos.ui.widgets.pill import StatusPill


@pytest.fixture
def window(desk: Desk, show: Callable[[QWidget], None]) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    for place in ("sell", "receipts", "settings"):
        made.add_place(place, QLabel(place))
    made.show_frame(samples.FRAME)
    show(made)
    yield made
    made.close_for_good()


def test_a_place_is_asked_for_and_shown_by_someone_else(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.place_chosen) as chosen:
        window._buttons["receipts"].click()
    assert chosen.args == ["receipts"]
    window.show_place("receipts")
    assert window._stack.currentWidget() is window._rooms["receipts"]
    with qtbot.waitSignal(window.place_chosen) as chosen:
        press_key(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["settings"]


def test_only_the_persons_places_are_offered(window: MainWindow) -> None:
    window.show_places(("sell", "receipts"))
    assert [button.isVisible() for button in window._buttons.values()] == [True, True, False]


def test_what_is_only_on_this_till_is_always_in_sight(window: MainWindow) -> None:
    assert window._waiting.accessibleName() == "12 sales only on this till, oldest 5 hours"
    assert window._waiting.property("tone") == "warn"
    printer, mirror, copies, disk = (pill.accessibleName() for pill in strip_of(window))
    assert printer == "Printer needs help"
    assert mirror.startswith("Mirror away since")
    assert copies.startswith("Copied")
    assert disk == "Disk almost full: \u2066212\u2069 MB free"
    window.show_frame(replace(samples.FRAME, waiting=0, link="online", printer="ready"))
    assert window._waiting.accessibleName() == "Every sale is sent"
    assert window._link.accessibleName() == "Online"
    assert strip_of(window)[0].accessibleName() == "Printer ready"
    window.show_frame(replace(samples.FRAME, waiting=0, link="none", printer="none"))
    assert not window._waiting.isVisible()
    assert not window._link.isVisible()


def strip_of(window: MainWindow) -> tuple[StatusPill, ...]:
    strip = window._strip
    return strip._printer, strip._mirror, strip._copies, strip._disk


@pytest.mark.parametrize(
    ("keeping", "words"),
    [
        (KeepingRow(), ["Mirror off", "Copies off"]),
        (KeepingRow(mirror=MirrorRow(kind="safe")), ["Mirror up to date"]),
        (KeepingRow(mirror=MirrorRow(kind="safe", is_same_disk=True)), ["Mirror on the same disk"]),
        (KeepingRow(mirror=MirrorRow(kind="behind", behind=3)), ["Mirror: 3 facts behind"]),
        (KeepingRow(mirror=MirrorRow(kind="foreign")), ["The mirror holds another book"]),
        (KeepingRow(copies=CopiesRow(kind="running")), ["Copying …"]),
        (KeepingRow(copies=CopiesRow(kind="none")), ["No copy yet"]),
        (KeepingRow(copies=CopiesRow(kind="failed", since=samples.AT)), ["No copy since \u20686:42 PM\u2069"]),
        (KeepingRow(free=5 * 1024**3), ["\u20665.0\u2069 GB free"]),
        (KeepingRow(free=120 * 1024**3), ["\u2066120\u2069 GB free"]),
    ],
)
def test_how_safe_the_book_is_stands_below_every_screen(
    window: MainWindow, keeping: KeepingRow, words: list[str]
) -> None:
    window.show_frame(replace(samples.FRAME, keeping=keeping, printer="none"))
    said = [pill.accessibleName() for pill in strip_of(window) if pill.isVisible()]
    assert said[0] == "No printer"
    assert all(word in said for word in words), said


def test_the_strip_leads_to_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.safety_requested):
        click(strip_of(window)[1])


def test_the_waiting_sales_lead_to_sending(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.send_requested):
        click(window._waiting)
    with qtbot.waitSignal(window.send_requested):
        press_key(window._waiting, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(window._link.pressed):
        click(window._link)


def test_where_we_are_is_told(window: MainWindow) -> None:
    assert "T07" in window._where.text()
    assert "21 November 2026" in window._where.text()
    window.show_frame(replace(samples.FRAME, day=None, person=None))
    assert "No shift is open" in window._where.text()
    assert not window._person.isVisible()


def test_a_screen_can_stand_alone(window: MainWindow) -> None:
    alone = QWidget()
    window.show_alone(alone)
    assert alone.isVisible()
    assert not window._framed.isVisible()
    window.show_place("sell")
    assert window._framed.isVisible()


def test_a_notice_is_acted_on_or_put_away(window: MainWindow, qtbot: QtBot) -> None:
    window.show_notice(Notice("The printer is off.", "bad", "Try again", "printer"))
    with qtbot.waitSignal(window.notice_acted) as acted:
        window._notice._action.click()
    assert acted.args == ["printer"]
    with qtbot.waitSignal(window.notice_dismissed) as dismissed:
        window._notice._close.click()
    assert dismissed.args == ["printer"]
    assert not window._notice.isVisible()
    window.show_notice(Notice("Saved.", "good", seconds=1))
    assert window._notice._timer.isActive()
    window.clear_notice()
    assert not window._notice.isVisible()


NOTICES = (
    Notice("Saved.", "good", seconds=6),
    Notice("The printer is off. The sale is saved.", "bad", "Print again", "print_again"),
    Notice(
        "The book is stopped. Nothing of what was saved is lost, and nothing is written any more. " * 3,
        "bad",
        "Salvage",
    ),
)
BUSY = replace(
    samples.FRAME,
    waiting=1248,
    oldest_hours=72,
    shift=12,
    person=Name("عبدالرحمن محمد الحمادي الشامسي", "Abdulrahman Al H"),
)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_whatever_is_said_hides_nothing_that_is_always_in_sight(
    shell: Shell, desk: Desk, show: Callable[[QWidget], None], language: str, qtbot: QtBot
) -> None:
    """Pills, day, shift, person, the field and the amount due: whole and free of every notice, on the smallest screen."""
    till, window = TillView(desk), MainWindow(desk)
    for place in get_args(Place):
        window.add_place(place, till if place == "sell" else QLabel(place))
    show(window)
    window.resize(1366, 768)
    shell.set_language(language)
    window.show_frame(samples.FRAME)
    settle()
    assert window._waiting._words.shown == window._waiting.accessibleName() != "", "there is room for every word"
    for percent in (100, 130):
        shell.set_text_percent(percent)
        for state in (samples.FRAME, BUSY):
            window.show_frame(state)
            for place in ("sell", "receipts"):
                window.show_place(place)
                for notice in NOTICES:
                    window.show_notice(notice)
                    settle()
                    assert not hidden(window, till, window._notice), (percent, place, notice)
                    assert window._notice.height() >= window._notice.heightForWidth(window._notice.width())
    window._notice.setGeometry(0, 0, window.width(), 60)  # where a notice lay once
    assert hidden(window, till, window._notice)
    # A finger on the line above takes the keyboard there; the keys of the place work all the same.
    window.show_place("sell")
    for beside in (window._language, window._buttons["sell"], strip_of(window)[0]):
        beside.setFocus()
        with qtbot.waitSignal(till.unlisted_requested):
            press_key(beside, Qt.Key.Key_F3)
        press_key(beside, Qt.Key.Key_4)
        assert till._search.hasFocus()
    assert till._search.text() == "444"
    window.show_place("receipts")
    window._language.setFocus()
    with qtbot.assertNotEmitted(till.unlisted_requested):
        press_key(window._language, Qt.Key.Key_F3)
    window.close_for_good()


def hidden(window: MainWindow, till: TillView, notice: QWidget) -> list[str]:
    """The parts that a notice lies over, that have no room for what they say, or that other parts lie over."""
    always: list[QWidget] = [window._link, window._waiting, window._where, window._person, *strip_of(window)]
    if till.isVisible():
        always += [till._search, till._total, till._pay]
    places = {part: QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in always}
    laid = QRect(notice.mapTo(window, QPoint(0, 0)), notice.size())
    found = [part.accessibleName() for part, place in places.items() if notice.isVisible() and laid.intersects(place)]
    found += [part.accessibleName() for part, place in places.items() if not window.rect().contains(place)]
    found += [
        words.text()
        for words in window.findChildren(ElidedWords)
        if words.isVisible() and words is not window._bazaar and is_cut(words)
    ]
    return found + [
        part.accessibleName()
        for part, place in places.items()
        if any(other is not part and place.intersects(there) for other, there in places.items())
    ]


def is_cut(words: ElidedWords) -> bool:
    whole, room_px = words.shown, words.contentsRect().width()
    return words.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room_px) != whole


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_screen_at_twice_the_size_still_shows_the_way_to_pay(
    shell: Shell, desk: Desk, show: Callable[[QWidget], None], language: str
) -> None:
    """1920 by 1080 at scale 2 is 960 by 540 to Qt: nothing is scrolled for, and the pills, day and shift are whole."""
    till, window = TillView(desk), MainWindow(desk)
    for place in get_args(Place):
        window.add_place(place, till if place == "sell" else QLabel(place))
    show(window)
    shell.set_language(language)
    window.resize(960, 540)
    window.show_frame(samples.FRAME)
    window.show_place("sell")
    till.show_items(samples.ITEMS)
    for lines, totals in ((samples.LINES, samples.TOTALS), ((), BasketTotals())):
        till.show_basket(lines, totals, "")
        settle()
        assert (window.width(), window.height()) == (960, 540)
        assert not window._rooms["sell"].is_scrolled
        assert not hidden(window, till, window._notice)
    window.close_for_good()
    for stage in ("pay", "pay_both", "sign_in"):
        screen = STAGES[stage](desk)
        show(screen)
        for _ in range(2):  # a window of its own is no smaller than its page wished before it grew narrow
            screen.resize(960, 540)
            settle()
        assert (screen.width(), screen.height()) == (960, 540), stage
        assert not [sheet for sheet in screen.findChildren(PaySheet) if sheet._room.is_scrolled], stage
        tiles = [tile for tile in screen.findChildren(PersonButton) if tile.isVisible()]
        assert all(tile.visibleRegion().boundingRect().width() == tile.width() for tile in tiles), stage


def test_the_persons_menu_locks_and_signs_out(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    gc.collect()
    for language in ("ar", "en"):
        shell.set_language(language)
        QApplication.processEvents()
        gc.collect()
    assert [action.text() for action in window._menu.actions()] == ["Lock", "Sign out"]
    with qtbot.waitSignal(window.lock_requested):
        window._lock.trigger()
    with qtbot.waitSignal(window.sign_out_requested):
        window._sign_out.trigger()
    with qtbot.waitSignal(window.lock_requested):
        press_key(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_switches_ask_for_language_and_theme(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.language_requested) as language:
        window._language.click()
    assert language.args == ["ar"]
    with qtbot.waitSignal(window.theme_requested) as theme:
        window._theme.click()
    assert theme.args == ["dark"]


def test_the_window_closes_only_for_good(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()
    window.close_for_good()
    assert not window.isVisible()
