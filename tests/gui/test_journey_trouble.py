"""A till in trouble, through its window and the page before it: a sale that fails, a start that cannot be, a bug."""

from __future__ import annotations

import sys
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.diagnostics import catch_bugs, take_crash_note
from pos.domain.errors import OldSqlite
from pos.ledger.book import Book
from pos.ledger.connection import BookConnection
from pos.ledger.driver import sqlite3
from pos.ledger.lock import BookLock
from pos.ledger.verify import verify
from pos.settings import Settings
from pos.sync.admitted import keep_admission
from pos.ui.rows.sayings import Saying
from tests.builders import JAM, a_till, surroundings
from tests.gui.rig import PATIENCE_MS, opened
from tests.gui.screens.test_opening import NOWHERE, shown, the_way
from tests.gui.test_journey_counter import pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell

SALES = "SELECT count(*) FROM fact WHERE kind = 'sale' AND first IS NULL"


class SyncFailed(sqlite3.OperationalError):
    """As SQLite says that a file could not be synced."""

    sqlite_errorcode = 1034


class NoRoom(sqlite3.OperationalError):
    """As SQLite says that a disk is full."""

    sqlite_errorcode = 13


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a till, and a book of one sale."""
    till = a_till(tmp_path / "made")
    till.sell()
    till.book.close()
    made = tmp_path / "home"
    made.mkdir()
    till.book.folder.rename(made / "T01")
    keep_admission(made / "T01", NOWHERE)
    files.write(made, Settings(language="en", sounds="none"))
    return made


# -- a book that fails at a sale ---------------------------------------------------------------------------------------


def vanish(home: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "T01" / "book.db").rename(home / "gone.db")


def fail_to_commit(_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the next commit's sync fail, as SQLite reports it."""
    whole, failed = BookConnection.execute, list[str]()

    def execute(self: BookConnection, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        if sql == "COMMIT" and not failed:
            failed.append(sql)
            self.health.judge(SyncFailed("disk I/O error"))
        return whole(self, sql, parameters)

    monkeypatch.setattr(BookConnection, "execute", execute)


@pytest.mark.parametrize(("fault", "is_paying"), [(vanish, True), (fail_to_commit, True), (fail_to_commit, False)])
def test_a_sale_that_fails_says_so_at_once_and_a_salvage_leads_back_to_the_same_basket(
    qtbot: QtBot,
    shell: Shell,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Path, pytest.MonkeyPatch], None],
    *,
    is_paying: bool,
) -> None:
    asked: list[str] = []
    book = Book(home / "T01", "T01", surroundings(7))
    with opened(qtbot, shell, book, home, language="en", salvage=lambda: asked.append("salvage")) as hands:
        hands.sign_in("C1", "1111")
        hands.scan(JAM)
        basket = book.drafts.current()
        assert basket is not None
        if is_paying:
            hands.press(hands.window.counter.view._pay)
        fault(home, monkeypatch)
        if is_paying:
            sheet = hands.window.counter.pay_sheet
            sheet._cash.show_amount(50_000)
            sheet._changed()
            hands.press(sheet._complete)
            assert "This sale is NOT saved" in hands.notice
        else:
            hands.press(hands.window.counter.view._pay)
            assert "selling has stopped" in hands.notice
        assert hands.sheet is None
        action = hands.window.main._notice._action
        assert action.isVisible()
        hands.press(action)
        assert asked == ["salvage"]
    with the_way(shell, home) as (way, found):
        way.salvage(book)
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        salvaged, brought = found[0].book, found[0].brought
        assert brought is not None
        assert salvaged.path.name == "book.2.db"
        with opened(qtbot, shell, salvaged, home, language="en") as again:
            again.window.tell(Saying("brought_back", count=brought.verdict.facts, tone="note"))
            again.sign_in("C1", "1111")
            assert "whole again" in again.notice  # not hidden behind the last sale
            now = salvaged.drafts.current()
            if (
                fault is not vanish
            ):  # there the sale had reached the file that went; it comes back, and the basket is done
                assert now is not None
                assert now.id == basket.id
                pay_in_cash(again, 50_000)
            assert salvaged.connection.execute(SALES).fetchone() == (2,)
            sale = salvaged.journal.last_sale()
            assert sale is not None
            assert sale.stamp.id == basket.id
            assert verify(salvaged.connection).whole


# -- a start that cannot be --------------------------------------------------------------------------------------------


def read_only(_home: Path, monkeypatch: pytest.MonkeyPatch, _stack: ExitStack) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("pos.ledger.lock.BookLock.acquire", refuse)
    monkeypatch.setattr("pos.ledger.survey.TemporaryFile", refuse)


def full_disk(_home: Path, monkeypatch: pytest.MonkeyPatch, _stack: ExitStack) -> None:
    whole = BookConnection.execute

    def execute(self: BookConnection, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        if sql.startswith("INSERT"):
            self.health.judge(NoRoom("database or disk is full"))
        return whole(self, sql, parameters)

    monkeypatch.setattr(BookConnection, "execute", execute)


def old_sqlite(_home: Path, monkeypatch: pytest.MonkeyPatch, _stack: ExitStack) -> None:
    def refuse() -> None:
        raise OldSqlite("3.45.0", "3.51.3")

    monkeypatch.setattr("pos.ledger.connection.require_safe", refuse)


def newer(home: Path, _monkeypatch: pytest.MonkeyPatch, _stack: ExitStack) -> None:
    with sqlite3.connect(home / "T01" / "book.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def missing(home: Path, _monkeypatch: pytest.MonkeyPatch, _stack: ExitStack) -> None:
    for path in (home / "T01").glob("book.db*"):
        path.unlink()


def in_use(home: Path, _monkeypatch: pytest.MonkeyPatch, stack: ExitStack) -> None:
    lock = BookLock(home / "T01")
    lock.acquire()
    stack.callback(lock.release)


STARTS = {
    read_only: ("The folder of the book cannot be written", "الكتابة", ["again"]),
    full_disk: ("The disk is full", "القرص ممتلئ", ["again"]),
    old_sqlite: ("This computer's SQLite is not safe", "SQLite", ["again"]),
    newer: ("The book is newer than this program", "الدفتر أحدث", ["again"]),
    missing: ("The book is missing", "الدفتر مفقود", ["again"]),
    in_use: ("The book is open already", "الدفتر مفتوح", ["again"]),
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.__name__)
def test_a_start_that_cannot_be_has_a_page_that_says_why_and_changes_nothing(
    qtbot: QtBot,
    shell: Shell,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[Path, pytest.MonkeyPatch, ExitStack], None],
    language: str,
) -> None:
    shell.set_language(language)
    book = home / "T01" / "book.db"
    with ExitStack() as stack:
        start(home, monkeypatch, stack)
        before = book.read_bytes() if book.exists() else b""
        with the_way(shell, home) as (way, found):
            way.open("T01")
            view = shown(qtbot, way)
            english, arabic, acts = STARTS[start]
            assert (english if language == "en" else arabic) in view._title.text()
            assert len(view._about.text()) > 20
            assert [act for act, (button, _) in view._acts.items() if button.isVisible()] == acts
            assert found == []
        assert (book.read_bytes() if book.exists() else b"") == before


# -- a bug -------------------------------------------------------------------------------------------------------------


def test_a_bug_in_a_slot_is_told_noted_and_said_at_the_next_start_and_the_book_is_untouched(
    qtbot: QtBot,
    shell: Shell,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: Callable[[str], None],
) -> None:
    expected_logs("bug")
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))  # put back at the end
    note = home / files.LOGS / "last-crash.txt"
    book = Book(home / "T01", "T01", surroundings(8))
    with opened(qtbot, shell, book, home, language="en") as hands:
        hands.sign_in("C1", "1111")
        hands.scan(JAM)
        basket = book.drafts.current()
        tell = hands.window.tell
        catch_bugs(home / files.LOGS, lambda: "now", lambda name: tell(Saying("bug", code=name, tone="bad")))
        hands.window.counter.view.clear_requested.disconnect()
        hands.window.counter.view.clear_requested.connect(lambda: 1 // 0)
        hands.press(hands.window.counter.view._clear)
        assert "ZeroDivisionError" in hands.notice
        assert "ZeroDivisionError" in note.read_text(encoding="utf-8")
        assert book.drafts.current() == basket
    book.close()
    again = Book(home / "T01", "T01", surroundings(9))
    with opened(qtbot, shell, again, home, language="en") as hands:
        assert "ZeroDivisionError" in take_crash_note(home / files.LOGS)
        hands.window.tell(Saying("crashed_before", tone="warn"))
        hands.sign_in("C1", "1111")
        assert "did not end well last time" in hands.notice  # not hidden behind the last sale
        assert again.drafts.current() == basket
        pay_in_cash(hands, 50_000)
        assert again.connection.execute(SALES).fetchone() == (2,)
        assert verify(again.connection).whole
    again.close()
    assert take_crash_note(home / files.LOGS) == ""
    assert note.with_name("last-crash.txt.seen").exists()
