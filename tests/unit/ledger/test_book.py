"""The book as a whole: one process, one bazaar, closed and opened again, and what it shows at start."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import BookInUse, NewerBook, WrongBazaar
from pos.domain.troubles import BookDamaged
from pos.ledger.book import Book, existing, leap
from pos.ledger.connection import BUSY_MS_MAX, COUNTER_BUSY_MS_MAX
from pos.ledger.keys import from_seed
from pos.ledger.medium import RESERVE, UnusablePlace
from pos.ledger.strongbox import KEY
from tests.builders import JAM, a_bazaar, a_book, an_open_book, reopened, some_cards, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till

OPEN = """
import sys
from pathlib import Path
from pos.domain.errors import BookInUse
from tests.builders import a_book
try:
    a_book(Path(sys.argv[1])).close()
except BookInUse:
    print("in use")
else:
    print("opened")
"""


def open_elsewhere(folder: Path) -> str:
    """Try to open a book in another process."""
    told = subprocess.run([sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def test_one_process_has_a_book_open(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert open_elsewhere(tmp_path) == "in use"
    with pytest.raises(BookInUse) as refused:
        a_book(tmp_path)
    assert refused.value == BookInUse(str(tmp_path))
    book.close()
    assert open_elsewhere(tmp_path) == "opened"


def test_a_book_that_cannot_be_opened_frees_its_lock(tmp_path: Path) -> None:
    (tmp_path / "book.db").write_bytes(b"no database" * 500)
    with pytest.raises(BookDamaged):
        a_book(tmp_path)
    (tmp_path / "book.db").unlink()
    a_book(tmp_path).close()


def test_the_first_cards_begin_the_first_life(tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    epoch = book.journal.epoch()
    assert epoch == EpochStarted(bazaar="INTAJ8", currency="AED", public_key=from_seed("T01").public)
    book.begin(some_cards(version=2))
    assert book.journal.count() == 1
    book.close()


def test_a_book_belongs_to_one_bazaar(tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    with pytest.raises(WrongBazaar) as refused:
        book.begin(some_cards(bazaar=a_bazaar(code="EID27")))
    assert refused.value == WrongBazaar("INTAJ8", "EID27")
    assert book.catalogue.bazaar().code == "INTAJ8"
    book.close()


def test_without_a_bazaar_there_is_no_new_life(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    with pytest.raises(LookupError):
        book.new_epoch("restored")
    book.close()


def test_after_a_restart_the_last_sale_and_the_basket_are_shown(till: Till) -> None:
    sold = till.sell()
    till.checkout.scan(JAM)
    basket = till.checkout.basket
    again = reopened(till)
    assert again.book.journal.last_sale() == sold
    assert again.checkout.basket == basket
    again.book.close()


def test_a_device_without_a_key_makes_one_and_keeps_it(tmp_path: Path) -> None:
    book = Book(tmp_path, "T01", surroundings())
    public = book.key.public
    book.begin(some_cards())
    book.close()
    again = Book(tmp_path, "T01", surroundings())
    assert again.key.public == public
    assert (tmp_path / KEY).exists()
    assert again.journal.count() == 1
    again.close()


def test_small_settings_are_kept(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert book.noted("colour") is None
    book.note("colour", "red")
    book.note("colour", "blue")
    book.close()
    book = a_book(tmp_path)
    assert book.noted("colour") == "blue"
    book.close()


def test_another_thread_reads_what_is_recorded_through_a_connection_of_its_own(till: Till) -> None:
    reader = till.book.reader()
    till.sell()
    assert reader.execute("SELECT count(*) FROM fact").fetchone() == (till.book.journal.count(),)
    reader.close()


def test_rest_carries_the_log_over_and_renews_the_reserve(till: Till) -> None:
    till.sell()
    till.book.medium.release(till.book.folder)
    size = till.book.path.stat().st_size
    till.book.rest()
    assert till.book.path.stat().st_size > size
    assert (till.book.folder / RESERVE).exists()


def test_a_book_is_closed_even_when_its_strongbox_or_its_file_fails(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr(till.book.box, "write", fail, raising=False)
    monkeypatch.setattr("pos.ledger.book.remember", fail)
    till.book.close()
    till.book.close()
    monkeypatch.undo()
    a_book(till.book.folder).close()


def test_a_newer_book_is_left_alone_and_its_lock_freed(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.connection.set_authorizer(None)
    book.connection.execute("PRAGMA user_version=99")
    book.close()
    for _ in range(2):
        with pytest.raises(NewerBook):
            a_book(tmp_path)


def test_the_file_of_a_book_is_found_for_the_command_line(till: Till, tmp_path: Path) -> None:
    assert existing(till.book.folder) == till.book.path
    with pytest.raises(UnusablePlace):
        existing(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("used", "floor"), [(0, 10_000), (1, 10_000), (9_999, 10_000), (10_000, 20_000), (10_001, 20_000)]
)
def test_a_leap_goes_beyond_what_may_have_been_printed(used: int, floor: int) -> None:
    assert leap(used) == floor


def test_only_the_counters_own_connection_is_in_a_hurry(tmp_path: Path) -> None:
    """The window waits for it; a worker's connection beside it does not keep anybody waiting."""
    book = a_book(tmp_path)
    beside = book.reader()
    waits = [each.execute("PRAGMA busy_timeout").fetchone()[0] for each in (book.connection, beside)]
    assert waits == [COUNTER_BUSY_MS_MAX, BUSY_MS_MAX]
    assert COUNTER_BUSY_MS_MAX <= 1_000
    beside.close()
    book.close()
