"""The window as a whole: nothing a person can press goes unheard, every role finds its places, bugs and sync are told."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, Signal

from pos.domain.bazaar import Role
from pos.domain.troubles import RegisterUnreachable
from pos.sync.worker import Link, SyncStatus
from pos.ui.rows.sayings import Saying
from pos.ui.views.till import TillView
from pos.ui.widgets.sheet import Sheet
from tests.builders import JAM, a_person, an_open_book, some_cards
from tests.fakes import NOON
from tests.gui.rig import PATIENCE_MS, Hands, NoSender, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.sync.client import RegisterClient
    from pos.ui.application import Shell

# Signals that only tell of something that needs no answer.
NEEDS_NO_ANSWER = {"person_chosen", "tab_chosen", "dismissed"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sender() -> NoSender:
    return NoSender()


@pytest.fixture
def hands(qtbot: QtBot, shell: Shell, book: Book, sender: NoSender, tmp_path: Path) -> Iterator[Hands]:
    with opened(qtbot, shell, book, tmp_path / "home", language="en", sender=sender) as made:
        yield made


def unheard(view: QObject) -> list[str]:
    """The signals of a view's own class that nobody listens to."""
    names = {name for name, value in vars(type(view)).items() if isinstance(value, Signal)}
    meta = view.metaObject()
    methods = [meta.method(place) for place in range(meta.methodCount())]
    found = [(bytes(method.name().data()).decode(), method) for method in methods]
    return [name for name, method in found if name in names and not view.isSignalConnected(method)]


def test_nothing_that_can_be_pressed_goes_unheard(hands: Hands) -> None:
    window = hands.window
    window.building.get("accounts")
    office = window.office
    assert office is not None
    views: list[QObject] = [
        window.main,
        window.sign_in_view,
        window.counter.view,
        window.receipts.view,
        window.shift._opening,
        window.shift._closing,
        window.building.get("send").view,
        window.settings.view,
        office.view,
        office.view.families,
        office.view.matching,
        office.view.payout,
        *window.main.findChildren(Sheet),
    ]
    silent = {(view, name) for view in views for name in unheard(view) if name not in NEEDS_NO_ANSWER}
    assert silent == set()


def test_an_unheard_signal_is_seen(shell: Shell, qtbot: QtBot) -> None:
    view = TillView(shell.desk)
    qtbot.addWidget(view)
    assert "pay_requested" in unheard(view)


def test_the_worker_s_word_is_on_the_screen_at_once(hands: Hands) -> None:
    hands.sign_in("C1", "1111")
    hands.window.synced(SyncStatus(link=Link.ONLINE, succeeded_at=NOON, catalogue=1))
    state = hands.window.main._state
    assert state is not None
    assert state.link == "online"
    hands.window.synced(SyncStatus(link=Link.OFFLINE, failure=RegisterUnreachable("x"), catalogue=1))
    state = hands.window.main._state
    assert state is not None
    assert state.link == "offline"


def test_each_recorded_fact_pokes_the_worker(hands: Hands, sender: NoSender, book: Book) -> None:
    hands.sign_in("C1", "1111")
    day = book.catalogue.bazaar().first_day
    hands.window.shift._opening.open_requested.emit(day, hands.window.shift._opening._counting.count)
    assert sender.asked == ["poke"]


def test_a_bug_is_told_calmly(hands: Hands) -> None:
    hands.sign_in("C1", "1111")
    hands.window.tell(Saying("bug", code="KeyError", tone="bad"))
    assert "KeyError" in hands.notice


def test_the_office_stays_out_while_there_is_no_register(hands: Hands) -> None:
    hands.window.sign_in_view.sign_in_requested.emit("G1", "3333")
    assert hands.is_at("goods")
    hands.window.places.sign_out()
    assert hands.window.hall.session.person is None


@pytest.mark.parametrize("leaves_by", ["name", "practice"])
def test_who_turns_to_something_else_hears_nothing_of_a_register_that_was_waited_for(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path, leaves_by: str
) -> None:
    cards = some_cards()
    accountant = replace(a_person("C1"), code="A1", role=Role.ACCOUNTANT, secret_hash="")
    book.catalogue.apply(replace(cards, version=2, people=(*cards.people, accountant)))
    goes_on = Event()

    def late() -> RegisterClient:
        goes_on.wait(PATIENCE_MS / 1000)
        raise RegisterUnreachable("late")

    with opened(qtbot, shell, book, tmp_path / "home", language="en", connect=late) as hands:
        view, heard = hands.window.sign_in_view, list[None]()
        view.show_person("A1")
        hands.type_pin(view, "66666666")
        pad = view._pin
        was_waiting = pad.is_waiting
        if leaves_by == "name":
            hands.press(next(one for one in view._choice._buttons if one.person.key == "C1"))
        else:
            hands.window._ask_to_practise()
        assert (was_waiting, pad.is_waiting) == (True, False)
        goes_on.set()
        hands.window._wire.run(lambda: None, heard.append)
        hands.until(lambda: bool(heard))
        assert view._pin._error.text() == ""


def test_a_notice_leads_to_where_it_helps(hands: Hands) -> None:
    hands.sign_in("C1", "1111")
    hands.window._go("sell")
    hands.scan(JAM)
    assert hands.notice
    hands.window.main.notice_acted.emit("open_shift")
    assert hands.is_at("shift")


def test_places_cannot_be_changed_under_a_sheet(hands: Hands) -> None:
    hands.sign_in("C1", "1111")
    hands.window._go("sell")
    hands.key(Qt.Key.Key_F1)
    assert hands.sheet is not None
    hands.window.main.place_chosen.emit("receipts")
    assert hands.is_at("sell")
    hands.key(Qt.Key.Key_Escape)
    hands.window.main.place_chosen.emit("receipts")
    assert hands.is_at("receipts")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pin_typed_as_fast_as_a_scan_is_a_pin_and_a_label_at_the_door_is_said_to_be_none(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path, language: str
) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language=language) as hands:
        view = hands.window.sign_in_view
        asked: list[tuple[str, str]] = []
        view.sign_in_requested.connect(lambda *wish: asked.append(wish))
        hands.scan("66006600")
        assert asked == []
        said = view._pin._error.text()
        assert said, "nobody has chosen a name"
        view.show_person("C1")
        hands.scan("66006600")
        assert asked == [("C1", "66006600")]
        assert view._pin._error.text() not in {"", said}, "it was judged"
        hands.scan(JAM)
        assert view._pin._error.text() == said
        assert len(asked) == 1
