"""The real program on a real screen: first start, signed in and sold by keys under an Arabic layout, and killed in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Method, Sale, ShiftOpened
from pos.ledger.book import Book
from pos.ledger.connection import connect
from pos.ledger.history import History
from pos.ledger.verify import verify
from pos.sync.admitted import admitted_till
from tests.builders import surroundings
from tests.e2e.screen import ENTER, F12, SPACE, TAB, Screen, a_screen, wait_for
from tests.tidy.house import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.domain.record import Recorded

TILL = "T01"
MAAMOUL = "2000003000012"  # the first item of the sample: 35.00
NOTES = 11  # denominations of the dirham, one field each
WINDOW_PX = 1_024


@pytest.fixture
def screen() -> Iterator[Screen]:
    with a_screen() as made:
        yield made


def started(screen: Screen, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pos"],
        cwd=ROOT,
        env=screen.environment | {"AMANA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def look_around(screen: Screen, home: Path) -> None:
    """Answer a new machine's question with its last card, the sample bazaar, and wait for the till."""
    screen.window(WINDOW_PX)
    screen.press(TAB, TAB, TAB, SPACE)
    wait_for(lambda: admitted_till(home) == TILL, "the sample bazaar")
    screen.window(WINDOW_PX)


def last_sale(home: Path) -> Recorded | None:
    """What the book's file says, read beside the running program."""
    connection = connect(home / TILL / "book.db")
    try:
        return History(connection, TILL).last_sale()
    finally:
        connection.close()


def shift_is_open(home: Path) -> bool:
    connection = connect(home / TILL / "book.db")
    try:
        opened = History(connection, TILL).open_shift()
        return opened is not None and isinstance(opened.fact, ShiftOpened)
    finally:
        connection.close()


def test_a_sale_by_keys_alone_survives_a_kill(screen: Screen, tmp_path: Path) -> None:
    home = tmp_path / "home"
    screen.speak("ara", "digits")
    program = started(screen, home)
    try:
        look_around(screen, home)

        # The first tile is the first cashier; then the PIN, in Arabic-Indic digits as the layout has it.
        screen.press(SPACE)
        screen.type("1111")
        screen.press(ENTER)

        # One note of a thousand, through all the other fields, and the button.
        screen.type("1")
        screen.press(*[ENTER] * NOTES, SPACE)
        wait_for(lambda: shift_is_open(home), "the shift")

        # A scan, the way to pay, what the customer hands over, done.
        screen.scan(MAAMOUL)
        screen.press(F12)
        screen.type("50")
        screen.press(F12)
        wait_for(lambda: last_sale(home) is not None, "the sale")

        program.send_signal(signal.SIGKILL)
        program.wait()
        sale = last_sale(home)
        assert sale is not None
        assert isinstance(sale.fact, Sale)
        (payment,) = sale.fact.payments
        assert (payment.method, payment.amount_minor, payment.tendered_minor) == (Method.CASH, 3_500, 5_000)
        assert (sale.fact.lines[0].item, sale.stamp.by) == (MAAMOUL, "C1")

        # The next start finds a whole book, with the shift open and nothing in the basket.
        book = Book(home / TILL, TILL, surroundings())
        assert verify(book.connection).whole
        assert book.drafts.current() is None
        assert book.journal.open_shift() is not None
        book.close()
    finally:
        program.kill()
        program.communicate()


def test_a_second_start_raises_the_first_window_and_ends(screen: Screen, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = started(screen, home)
    try:
        look_around(screen, home)
        second = started(screen, home)
        _, said = second.communicate(timeout=60)
        assert (second.returncode, said) == (0, b"")
        assert first.poll() is None
    finally:
        first.kill()
        first.communicate()


def test_without_a_screen_it_says_so_in_words(tmp_path: Path) -> None:
    nowhere = Screen("")
    environment = {key: value for key, value in nowhere.environment.items() if key != "DISPLAY"}
    run = subprocess.run(
        [sys.executable, "-m", "pos"],
        cwd=ROOT,
        env=environment | {"AMANA_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 3
    assert "No window can open here" in run.stderr
    assert "qt" not in run.stderr.lower()


def test_a_screen_that_does_not_answer_is_no_crash(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pos"],
        cwd=ROOT,
        env=Screen(":4095").environment | {"AMANA_HOME": str(tmp_path / "home"), "LC_ALL": "ar_AE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 3
    assert "لا يمكن فتح نافذة هنا" in run.stderr
