"""One bit flips, in the book, in its log or in its mirror: the next start finds it, or nothing that anybody reads is changed."""

from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import DamagedMessage
from pos.domain.troubles import BookDamaged
from pos.ledger.codec import read_journal_line
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.mirror import Mirror, compare, journal_file
from pos.ledger.verify import check_at_start, verify
from tests.builders import CAKE, JAM, OUD, a_book, a_till

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.codec import JournalLine

FLIPS = 60
LONG_FLIPS = 1_500
READ = (
    "SELECT place, epoch, seq, id, first, kind, hash, body FROM fact",
    "SELECT place, account, amount_minor, family, rate_bp FROM posting",
    "SELECT place, item, way, quantity FROM move",
    "SELECT serial, place FROM paper",
    "SELECT of, place FROM undone",
    "SELECT place, signature FROM signed_head",
    "SELECT number, package, card, search FROM family",
    "SELECT code, family, package, card, search FROM item",
    "SELECT code, card FROM person",
    "SELECT value FROM meta WHERE key IN ('bazaar', 'catalogue')",
)


@pytest.fixture(scope="module")
def book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed book with a hundred sales and a closed shift, proved once."""
    till = a_till(tmp_path_factory.mktemp("flips"))
    for number in range(100):
        till.sell(*((JAM, CAKE, OUD)[: 1 + number % 3]))
    till.close_shift()
    assert verify(till.book.connection).whole
    till.book.close()
    return till.book.path


def content(path: Path) -> list[object]:
    """Everything in a book that anybody reads."""
    connection = connect(path)
    try:
        return [connection.execute(sql).fetchall() for sql in READ]
    finally:
        connection.close()


def flipped(source: Path, target: Path, dice: random.Random) -> int:
    data = bytearray(source.read_bytes())
    at = dice.randrange(len(data))
    data[at] ^= 1 << dice.randrange(8)
    target.write_bytes(data)
    return at


def is_found(path: Path, *, full: bool) -> bool:
    """Tell whether a pass over the file says that something is wrong."""
    try:
        connection = connect(path)
    except BookDamaged:
        return True
    try:
        verdict = verify(connection) if full else check_at_start(connection)
    finally:
        connection.close()
    return not verdict.whole


def flip_often(book_file: Path, folder: Path, dice_of: Callable[[object], random.Random], flips: int) -> int:
    before, found = content(book_file), 0
    for flip in range(flips):
        path = folder / "book.db"
        at = flipped(book_file, path, dice_of(flip))
        if is_found(path, full=False):
            found += 1
            continue
        assert content(path) == before, f"the flip at byte {at} changes what is read, and no start would find it"
        path.unlink()
    return found


def test_a_bit_that_flips_in_the_book_is_found_at_the_start_or_changes_nothing(
    book_file: Path, tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    assert flip_often(book_file, tmp_path, dice_of, FLIPS) > FLIPS // 4


@pytest.mark.long
def test_many_bits_that_flip_are_found_or_change_nothing(
    book_file: Path, tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    assert flip_often(book_file, tmp_path, dice_of, LONG_FLIPS) > LONG_FLIPS // 4


def test_a_book_with_a_flipped_bit_is_not_opened(
    book_file: Path, tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    refused = 0
    for flip in range(20):
        folder = tmp_path / str(flip)
        folder.mkdir()
        flipped(book_file, folder / "book.db", dice_of(flip))
        if not is_found(folder / "book.db", full=True):
            continue
        flipped(book_file, folder / "book.db", dice_of(flip))
        with pytest.raises(BookDamaged):
            a_book(folder)
        refused += 1
    assert refused > 0


def test_canary_neither_the_chain_nor_sqlite_alone_finds_every_flip(book_file: Path, tmp_path: Path) -> None:
    """SQLite does not know what a body should say, and the chain does not know what lies in an index."""
    whole = book_file.read_bytes()
    connection = connect(book_file)
    bodies = [row[0] for row in connection.execute("SELECT body FROM fact WHERE kind = 'sale'")]
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'fact_id'").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    body = next(body for body in bodies if whole.count(body) == 1)  # a page that was split may keep what it gave away
    in_a_body = whole.index(body) + body.index(b'"price":2500') + len(b'"price":2')
    in_an_index = page * page_bytes - 8  # the entries stand at the end of a page
    path = tmp_path / "book.db"
    for at, sqlite_sees, chain_sees in ((in_a_body, False, True), (in_an_index, True, False)):
        data = bytearray(whole)
        data[at] ^= 1
        path.write_bytes(data)
        assert is_found(path, full=True)
        assert sqlite_objects(path) is sqlite_sees
        assert chain_breaks(path) is chain_sees
        path.unlink()


def sqlite_objects(path: Path) -> bool:
    try:
        connection = connect(path)
        words = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        connection.close()
    except (BookDamaged, sqlite3.Error):
        return True
    return words != ["ok"]


def chain_breaks(path: Path) -> bool:
    """Tell whether some fact's hash does not follow, read as plainly as can be."""
    connection, head = connect(path), None
    try:
        for said, body in connection.execute("SELECT hash, body FROM fact ORDER BY place"):
            if head is not None and said != sha256(head + body).digest():
                return True
            head = said
    finally:
        connection.close()
    return False


def test_a_bit_that_flips_in_the_log_takes_nothing_that_was_carried_over(
    tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    """SQLite ends a log at the first frame whose checksum fails: what follows is lost, and the witness notices."""
    till = a_till(tmp_path / "whole")
    till.sell()
    till.book.rest()
    carried = till.book.journal.count()
    for _ in range(5):
        till.sell()
    till.book.sign_head()
    for flip in range(12):
        folder = tmp_path / str(flip)
        shutil.copytree(till.book.folder, folder)
        flipped(till.book.folder / "book.db-wal", folder / "book.db-wal", dice_of(flip))
        book = a_book(folder)
        present = book.journal.count()
        lives = book.journal.head().epoch
        assert present >= carried
        assert lives == 2 or present >= till.book.journal.count() - 1
        assert verify(book.connection, public=book.key.public).faults == ()
        book.close()
    till.book.close()


def test_a_bit_that_flips_in_the_mirror_is_found_when_it_is_compared(
    tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    till = a_till(tmp_path)
    for _ in range(20):
        till.sell()
    stick = tmp_path / "stick"
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    path = journal_file(stick, "T01", 1)
    whole = path.read_bytes()
    for flip in range(FLIPS):
        path.write_bytes(whole)
        flipped(path, path, dice_of(flip))
        if not is_harmless(path.read_bytes(), whole):
            agreement = compare(till.book.connection, stick, "T01")
            assert agreement.faults or agreement.missing, path.read_bytes()
    till.book.close()


def is_harmless(changed: bytes, whole: bytes) -> bool:
    """Tell whether a flip changes nothing that is read: an id in an envelope, which the body says again."""
    lines, before = ([_read(raw) for raw in content.split(b"\n")] for content in (changed, whole))
    return lines == before


def _read(raw: bytes) -> JournalLine | None:
    try:
        return read_journal_line(raw)
    except DamagedMessage:
        return None


def test_canary_without_the_hash_over_its_body_a_flip_in_the_mirror_is_overlooked(
    tmp_path: Path, dice_of: Callable[[object], random.Random], monkeypatch: pytest.MonkeyPatch
) -> None:
    till = a_till(tmp_path)
    till.sell()
    stick = tmp_path / "stick"
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    path = journal_file(stick, "T01", 1)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"price":2500', b'"price":2501'))
    assert compare(till.book.connection, stick, "T01").faults
    real = {line.body: line.own for line in map(_read, path.read_bytes().splitlines()) if line is not None}
    monkeypatch.setattr("pos.ledger.mirror.link", lambda _, body: real[body])
    assert not compare(till.book.connection, stick, "T01").faults
    assert dice_of(0) is not None
    till.book.close()


def test_canary_without_the_witness_a_flip_in_the_log_loses_sales_unnoticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = a_till(tmp_path / "whole")
    till.sell()
    till.book.rest()
    for _ in range(5):
        till.sell()
    till.book.sign_head()
    shutil.copytree(till.book.folder, tmp_path / "flipped")
    log = tmp_path / "flipped" / "book.db-wal"
    data = bytearray(log.read_bytes())
    data[len(data) // 3] ^= 4
    log.write_bytes(data)
    monkeypatch.setattr("pos.ledger.book.is_same_life", lambda *_: True)
    book = a_book(tmp_path / "flipped")
    assert book.journal.count() < till.book.journal.count()
    assert book.journal.head().epoch == 1
    book.close()
    till.book.close()
