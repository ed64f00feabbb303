"""The real program on a book that is not whole: it says so, salvages it by one key, and keeps the evidence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from pos import settings as files
from pos.ledger.book import Book
from pos.ledger.verify import verify
from pos.settings import Settings
from pos.sync.admitted import Admission, keep_admission
from tests.builders import a_till, surroundings
from tests.e2e.screen import SPACE, a_screen, wait_for
from tests.tidy.house import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WINDOW_PX = 1_024


def test_a_damaged_book_is_salvaged_by_one_key(tmp_path: Path) -> None:
    till = a_till(tmp_path / "made")
    till.sell()
    till.sell()
    till.book.close()
    home = tmp_path / "home"
    home.mkdir()
    till.book.folder.rename(home / "T01")
    keep_admission(home / "T01", Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key=""))
    files.write(home, Settings(language="en"))
    path = home / "T01" / "book.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER fact_no_update")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    evidence = path.read_bytes()
    with a_screen() as screen:
        program = subprocess.Popen(
            [sys.executable, "-m", "pos"],
            cwd=ROOT,
            env={**os.environ, **screen.environment, "AMANA_HOME": str(home), "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            screen.window(WINDOW_PX)

            def is_salvaged() -> bool:
                if not (home / "T01" / "book.2.db").exists():
                    screen.window(WINDOW_PX)  # what was in sight first may have been put away
                    screen.press(SPACE)  # the best way has the keyboard
                return (home / "T01" / "book.2.db").exists()

            wait_for(is_salvaged, "the new file")
            wait_for((home / "till.txt").exists, "the open book")
        finally:
            program.kill()
            program.communicate()
    assert path.read_bytes() == evidence
    book = Book(home / "T01", "T01", surroundings())
    assert verify(book.connection).whole
    assert book.journal.last_sale() is not None
    book.close()
