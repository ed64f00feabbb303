"""A new machine becomes a till with nothing but what stands on the administrator's screen, over real HTTP."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos import settings as files
from pos.ledger.backup import back_up
from pos.ledger.book import Book
from pos.settings import Settings
from pos.sync.admitted import admitted_till
from pos.sync.nearby import Nearby
from pos.ui.rows.joining import BroughtRow
from pos.ui.screens.first_start import FirstStart
from tests.builders import Till, an_open_book, some_cards, surroundings
from tests.fakes import NOON
from tests.integration.sync.chain import End, raised
from tests.unit.register.rehearsal import BAZAAR, Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.domain.founding import Founding
    from pos.ui.application import Shell

PATIENCE_MS = 30_000
BEGUN: list[Founding] = []


def begun(founding: Founding, _stopped: Callable[[], bool]) -> None:
    BEGUN.append(founding)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[End]:
    made = raised(tmp_path / "centre", Clock(), planned=True)
    yield made
    made.server.stop()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    book = an_open_book(tmp_path / "lost machine", cards=some_cards(bazaar=BAZAAR))
    made = Till(book)
    made.open_shift()
    yield made
    book.close()


@pytest.fixture
def first(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[FirstStart]:
    made = FirstStart(tmp_path / "home", shell, Settings(language="en"), surroundings, found=begun, searches=False)
    BEGUN.clear()
    made.show()
    qtbot.waitExposed(made.view)
    yield made
    made.close()


def test_a_wrong_code_is_refused_and_the_right_one_makes_a_till(
    first: FirstStart, centre: End, qtbot: QtBot, tmp_path: Path
) -> None:
    view = first.view.joining
    first.view._steps["join"][2].click()
    invitation = centre.invite()
    view._text.setText(invitation.text())
    assert view._go.isEnabled()
    view._code.setText("00000 00000")
    view._go.click()
    qtbot.waitUntil(view._refusal.isVisible, timeout=PATIENCE_MS)
    assert "unknown" in view._refusal.text()
    view._text.setText("")
    first._wedge.scanned.emit(invitation.text())
    view._go.click()
    qtbot.waitUntil(view._welcome.isVisible, timeout=PATIENCE_MS)
    with qtbot.waitSignal(first.joined) as joined:
        view._welcome.begin.click()
    assert joined.args == [admitted_till(tmp_path / "home")]


def test_the_book_of_a_lost_machine_comes_along(
    first: FirstStart, centre: End, till: Till, qtbot: QtBot, tmp_path: Path
) -> None:
    till.sell()
    stick = tmp_path / "stick"
    (stick / "copies").mkdir(parents=True)
    view = first.view.joining
    first.view._steps["bring"][2].click()
    assert first.view._dialog is not None
    assert first.view._dialog.isVisible()
    first.view._dialog.fileSelected.emit(str(stick))
    qtbot.waitUntil(first.view._refusal.isVisible, timeout=PATIENCE_MS)
    assert "no copy" in first.view._refusal.text()
    with closing(till.book.reader()) as reader:
        back_up(reader, stick / "copies", device="T01", key=till.book.key, now=NOON)
    first.view._dialog.fileSelected.emit(str(stick))
    qtbot.waitUntil(view._brought_card.isVisible, timeout=PATIENCE_MS)
    assert "T01" in view._brought_words.text()
    view._text.setText(centre.invite("T02").text())
    view._go.click()
    qtbot.waitUntil(view._refusal.isVisible, timeout=PATIENCE_MS)
    assert "T02" in view._refusal.text()
    view._text.setText(centre.invite("T01").text())
    view._go.click()
    qtbot.waitUntil(view._welcome.isVisible, timeout=PATIENCE_MS)
    assert "book is back" in view._welcome.words.text()
    with closing(Book(tmp_path / "home" / first.presenter.folder, "T01", surroundings(4))) as book:
        assert book.journal.last_sale() == till.book.journal.last_sale()
        assert book.journal.head().epoch == till.book.journal.head().epoch + 1


def test_who_joins_without_a_book_brings_none(first: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    first.view.joining.show_brought((BroughtRow("T01", 3, NOON),))
    first.view.joining.back_requested.emit()
    first.view._steps["join"][2].click()
    assert first.view.joining.isVisible()
    assert not first.view.joining._brought_card.isVisible()
    first.view.place_chosen.emit(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: bool(first.view._refusal.text()), timeout=PATIENCE_MS)


def test_the_sample_is_one_press_away_and_the_language_is_kept(first: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    first.view.language_requested.emit("ar")
    first.view.theme_requested.emit("dark")
    kept = files.read(tmp_path / "home")
    assert (kept.language, kept.theme) == (first.settings.language, first.settings.theme) == ("ar", "dark")
    with qtbot.waitSignal(first.sample_chosen):
        first.view._steps["sample"][2].click()


def test_a_bazaar_is_begun_by_keys_alone(first: FirstStart, qtbot: QtBot) -> None:
    page = first.view.founding
    first.view._steps["found"][2].setFocus()
    QTest.keyClick(first.view._steps["found"][2], Qt.Key.Key_Return)
    assert page.isVisible()
    texts = {"name_ar": "Bazaar", "admin_ar": "Manager", "pin": "12345678", "again": "83920174"}
    for name, field in page._fields.items():
        assert first.view.focusWidget() is field
        QTest.keyClicks(field, texts.get(name, ""))
        if name != "again":
            QTest.keyClick(field, Qt.Key.Key_Return)
    first._wedge.scanned.emit("6291041500213")  # it belongs nowhere here
    QTest.keyClick(page._fields["again"], Qt.Key.Key_Return)
    assert "stand in a row" in page._refusal.text()
    assert first.view.focusWidget() is page._fields["pin"]
    QTest.keyClicks(page._fields["pin"], "83920174")
    QTest.keyClick(page._fields["pin"], Qt.Key.Key_Return)
    QTest.keyClick(page._fields["again"], Qt.Key.Key_Return)
    qtbot.waitUntil(page._welcome.isVisible, timeout=PATIENCE_MS)
    assert [one.secret for one in BEGUN] == ["83920174"]
    assert "T01" in page._welcome.words.text()
    with qtbot.waitSignal(first.founded):
        QTest.keyClick(page._welcome.begin, Qt.Key.Key_Return)


def test_whoever_goes_back_leaves_no_pin_behind(first: FirstStart) -> None:
    first.view._steps["found"][2].click()
    page = first.view.founding
    page._fields["pin"].setText("83920174")
    page._back.click()
    assert first.view._choice.isVisible()
    assert page._fields["pin"].text() == ""
    assert BEGUN == []


def test_a_register_that_is_heard_near_here_is_listed(first: FirstStart, qtbot: QtBot) -> None:
    first.view.show_joining()
    first._found.ring((Nearby("hall-1", "https://192.168.8.5:8420", "MZXW6YTBOJ2GK3TUMFZGKIDB"),))
    qtbot.waitUntil(lambda: first.view.joining._table.rows.rowCount() == 1, timeout=PATIENCE_MS)
