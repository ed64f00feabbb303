"""The real program by keys alone: a copy put back from settings by two persons, and a basket that a kill does not touch."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.domain.bazaar import Role
from pos.ledger.backup import back_up
from pos.ledger.book import Book
from pos.ledger.connection import connect
from pos.ledger.second_place import take
from pos.ledger.verify import verify
from pos.settings import Settings
from pos.sync.admitted import Admission, keep_admission
from tests.builders import CAKE, JAM, OUD, a_person, a_till, pin_hash, some_cards, surroundings
from tests.e2e.screen import DOWN, ENTER, F12, RIGHT, SPACE, TAB, Screen, a_screen, wait_for
from tests.fakes import NOON
from tests.tidy.house import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOW_PX = 1_024
SETTINGS = "9"
TITLE = "Amana"  # the till's own window, not the screen before it


@pytest.fixture
def screen() -> Iterator[Screen]:
    with a_screen() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two shift leads, a book of three sales, and a copy after the second."""
    second = replace(a_person("L1", Role.LEAD), code="L2", secret_hash=pin_hash("4444"))
    till = a_till(tmp_path / "made", cards=some_cards(people=(*some_cards().people, second)))
    book, stick, made = till.book, tmp_path / "stick", tmp_path / "home"
    till.sell()
    till.sell()
    stick.mkdir()
    with closing(book.reader()) as connection:
        back_up(connection, take(stick, "T01"), device="T01", key=book.key, now=NOON)
    till.sell()
    book.close()
    made.mkdir()
    book.folder.rename(made / "T01")
    keep_admission(made / "T01", Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key=""))
    files.write(made, Settings(language="en", sounds="none", backup_folder=str(stick / "amana")))
    return made


def started(screen: Screen, home: Path) -> subprocess.Popen[bytes]:
    """Start the program and wait for its window, with the first person's tile under the keyboard."""
    (home / "till.txt").unlink(missing_ok=True)
    program = subprocess.Popen(
        [sys.executable, "-m", "pos"],
        cwd=ROOT,
        env=screen.environment | {"AMANA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for((home / "till.txt").exists, "the open book")
    screen.window(WINDOW_PX, TITLE)
    return program


def pay(screen: Screen) -> None:
    """Take a note of 500.00 for what is in the basket."""
    screen.press(F12)
    screen.type("500")
    screen.press(F12)


def rows(home: Path, question: str, name: str = "book.db") -> list[tuple[object, ...]]:
    """Ask the file of a book that is open in another process."""
    path = home / "T01" / name
    if not path.exists():
        return []
    with closing(connect(path)) as connection:
        return [tuple(row) for row in connection.execute(question)]


def test_two_persons_put_a_copy_back_and_the_till_sells_on(screen: Screen, home: Path) -> None:
    sold = "SELECT count(*) FROM fact WHERE kind = 'sale' AND first IS NULL"
    log = home / files.LOGS / "amana.log"
    program = started(screen, home)
    try:
        screen.press(RIGHT, SPACE)  # the second person is the shift lead
        screen.type("2222")
        screen.press(ENTER)
        screen.hold_control(SETTINGS)
        screen.hold_control("R")
        wait_for(
            lambda: log.exists() and "1 copies can be put back" in log.read_text(encoding="utf-8"), "the list of copies"
        )
        screen.press(DOWN, TAB, SPACE)  # the first copy, and the button beside the list
        screen.type("9999")  # not the other lead's PIN
        screen.press(ENTER)
        (home / "till.txt").unlink()
        screen.type("4444")
        screen.press(ENTER)
        wait_for((home / "T01" / "book.2.db").exists, "the copy in its place")
        wait_for((home / "till.txt").exists, "the open copy")
        assert program.poll() is None

        screen.window(WINDOW_PX, TITLE)
        screen.press(SPACE)
        screen.type("1111")
        screen.press(ENTER)
        screen.scan(JAM)
        pay(screen)
        wait_for(lambda: rows(home, sold, "book.2.db") == [(3,)], "a sale in the new life")
    finally:
        program.kill()
        program.communicate()
    assert rows(home, sold) == [(3,)]  # the old file, as it was
    book = Book(home / "T01", "T01", surroundings())
    assert book.journal.head().epoch == 3  # the copy was of the first, and the device remembers the second
    assert verify(book.connection).whole
    book.close()


def test_a_basket_of_several_lines_survives_a_kill_with_its_id_and_is_sold_once(screen: Screen, home: Path) -> None:
    sold = "SELECT id FROM fact WHERE kind = 'sale' AND first IS NULL ORDER BY place"
    before = 3
    program = started(screen, home)
    try:
        screen.press(SPACE)
        screen.type("1111")
        screen.press(ENTER)
        for code in (JAM, CAKE, OUD):
            screen.scan(code)
        wait_for(lambda: any(OUD in str(row) for row in rows(home, "SELECT body FROM draft")), "the basket in the book")
        program.send_signal(signal.SIGKILL)
        program.wait()
        basket = rows(home, "SELECT * FROM draft")
        program = started(screen, home)
        assert rows(home, "SELECT * FROM draft") == basket
        screen.press(SPACE)
        screen.type("1111")
        screen.press(ENTER)
        pay(screen)
        wait_for(lambda: len(rows(home, sold)) == before + 1, "the sale")
    finally:
        program.kill()
        program.communicate()
    book = Book(home / "T01", "T01", surroundings())
    sale = book.journal.last_sale()
    assert sale is not None
    assert sale.stamp.id.bytes == basket[0][0]
    assert book.drafts.current() is None
    assert verify(book.connection).whole
    book.close()
