"""How long a durable sale takes, beside the least that the disk and SQLite allow, in one run; and what a full book costs.

    python -m tests.bench.bench_ledger                 # a durable sale, bytes a sale
    python -m tests.bench.bench_ledger 100000          # and every check and copy of a book of so many sales
    python -m tests.bench.bench_ledger 1000000 /var/tmp/amana

Not a test: a machine may be slow and a disk slower, so nothing is asserted. The contestants of a durable sale take turns, sale by
sale, so that whatever else the machine does hits all of them; what matters is the ratio of the medians. Budgets: a durable sale
of three lines in twice the time of the same rows in bare SQLite with WAL and FULL, 800 bytes a sale, a start's check of 100 000
sales in 0.5 s.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pos.ledger.backup import back_up
from pos.ledger.book import Book
from pos.ledger.connection import connect, set_pragmas
from pos.ledger.driver import sqlite3
from pos.ledger.export import write_journal
from pos.ledger.keys import from_seed
from pos.ledger.mirror import Mirror
from pos.ledger.salvage import rebuild
from pos.ledger.verify import check_at_start, verify
from tests.builders import (
    CAKE,
    HUDA,
    JAM,
    OUD,
    Till,
    a_line,
    a_sale,
    an_id,
    an_open_book,
    some_cards,
    surroundings,
)
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.domain.facts import Sale

ROUNDS = 3_000
SHIFT_SALES = 2_000
LINES = (
    a_line(quantity=2),
    a_line(item=OUD, family=HUDA, quantity=1, price_minor=12_000, rate_bp=1_000),
    a_line(item=CAKE, quantity=1, price_minor=735),
)
RAW_TABLES = """
CREATE TABLE sale (id INTEGER PRIMARY KEY, till INTEGER NOT NULL, at INTEGER NOT NULL, total INTEGER NOT NULL,
    paid TEXT NOT NULL);
CREATE TABLE line (id INTEGER PRIMARY KEY, sale INTEGER NOT NULL REFERENCES sale, product INTEGER NOT NULL,
                   family INTEGER NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL);
CREATE INDEX line_sale ON line (sale);
"""


def sale(serial: int) -> Sale:
    """A sale of three lines, paid in cash."""
    return a_sale(*LINES, serial=serial)


# -- a durable sale, beside the least ----------------------------------------------------------------------------------


def raw_append(folder: Path) -> Callable[[int], None]:
    """Append 4 KiB to a file and sync it: what the disk alone takes."""
    handle = os.open(folder / "raw.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    block = b"x" * 4_096
    sync = getattr(os, "fdatasync", os.fsync)

    def write(_serial: int) -> None:
        os.write(handle, block)
        sync(handle)

    return write


def raw_sqlite(folder: Path) -> Callable[[int], None]:
    """A sale and three lines in bare tables, WAL and FULL: what SQLite alone takes."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    set_pragmas(connection)
    for statement in RAW_TABLES.split(";\n"):
        connection.execute(statement)

    def write(serial: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO sale VALUES (?, 1, 1700000000, 17735, 'cash')", (serial,))
        rows = [(3 * serial + n, serial, 5, 3, 1, 2_500) for n in range(3)]
        connection.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")

    return write


def ours(book: Book, first_serial: int = 1) -> Callable[[int], None]:
    """The whole sale: encoded, chained, posted, moved, noted, durable."""
    facts = {serial: sale(first_serial + serial) for serial in range(ROUNDS)}

    def write(serial: int) -> None:
        book.journal.append(facts[serial], identity=an_id(first_serial + serial), by="C1")

    return write


def take_turns(contestants: dict[str, Callable[[int], None]]) -> dict[str, list[float]]:
    """Let each do one sale, then the next; return milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for serial in range(ROUNDS):
        for name, write in contestants.items():
            start = time.perf_counter()
            write(serial)
            taken[name].append((time.perf_counter() - start) * 1_000)
    return taken


def show_turns(taken: dict[str, list[float]]) -> None:
    raw = statistics.median(taken["bare SQLite"])
    for name, times in taken.items():
        middle, slow = statistics.median(times), statistics.quantiles(times, n=100)[98]
        print(f"{name:<28} p50 {middle:7.3f} ms   p99 {slow:7.3f} ms   {middle / raw:5.2f} x bare SQLite")


def bench_sale(folder: Path, book: Book, first_serial: int = 1) -> None:
    folder.mkdir(exist_ok=True)
    contestants = {
        "4 KiB and a sync": raw_append(folder),
        "bare SQLite": raw_sqlite(folder),
        "a sale in the book": ours(book, first_serial),
    }
    show_turns(take_turns(contestants))


def bench_baskets(till: Till) -> None:
    """What the cashier waits for: a scan and a payment, with the basket kept at each change."""
    scans, payments = [], []
    for _ in range(500):
        start = time.perf_counter()
        for code in (JAM, OUD, CAKE):
            till.checkout.scan(code)
        middle = time.perf_counter()
        till.checkout.pay(by="C1", tendered_minor=100_000)
        scans.append((middle - start) * 1_000 / 3)
        payments.append((time.perf_counter() - middle) * 1_000)
    print(f"a scan, kept                 p50 {statistics.median(scans):7.3f} ms")
    print(f"a payment, recorded          p50 {statistics.median(payments):7.3f} ms")


def show_bytes(book: Book, sales: int) -> None:
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    size = book.path.stat().st_size
    body = book.connection.execute("SELECT avg(length(body)) FROM fact WHERE kind = 'sale'").fetchone()[0]
    print(
        f"{size / sales:.0f} bytes a sale of three lines, {body:.0f} of them its words ({sales} sales, {size / 1e6:.1f} MB)"
    )


# -- a full book --------------------------------------------------------------------------------------------------------


def fill(till: Till, sales: int) -> list[float]:
    """Record many sales in few transactions, so that only the disk is spared; close the shift now and then.

    Returns:
        How long each closing took, in milliseconds.
    """
    journal, connection, closings = till.book.journal, till.book.connection, []
    for first in range(1, sales + 1, SHIFT_SALES):
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(min(SHIFT_SALES, sales - first + 1)):
            serial = journal.last_serial() + 1
            journal._record_now(journal._tip(), sale(serial), an_id(serial), "C1")
        connection.execute("COMMIT")
        start = time.perf_counter()
        till.close_shift()
        closings.append((time.perf_counter() - start) * 1_000)
        till.open_shift()
        till.book.rest()
    return closings


@contextmanager
def timed(what: str, per: int) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    print(
        f"{what:<40} {seconds:8.2f} s   {seconds * 100_000 / per:7.2f} s per 100 000   {per / seconds:12,.0f} facts/s"
    )


def bench_full_book(folder: Path, sales: int) -> None:
    book = an_open_book(folder / "full")
    till = Till(book)
    till.open_shift()
    print(f"\nfilling a book with {sales:,} sales …", flush=True)
    closings = fill(till, sales)
    show_bytes(book, sales)
    print(
        f"closing a shift of {SHIFT_SALES} sales          {statistics.median(closings):8.0f} ms, the last {closings[-1]:.0f} ms"
    )
    with timed("full verify", sales):
        assert verify(book.connection, public=book.key.public).whole
    for what, beside in (("on two cores", book.reader), ("on one core", None)):
        with timed(f"check at start, all proved, {what}", sales):
            assert check_at_start(book.connection, beside=beside).whole
    for pragma in ("quick_check", "integrity_check"):
        with timed(f"  of it, SQLite's {pragma}", sales):
            book.connection.execute(f"PRAGMA {pragma}").fetchall()
    bench_reading(book)
    book.close()
    with timed("opening the book, checked", sales):
        book = Book(folder / "full" / "T01", "T01", surroundings(9), from_seed("T01"))
    print("\nselling in the full book", flush=True)
    bench_sale(folder / "again", book, book.journal.last_serial() + 1)
    bench_baskets(Till(book))
    bench_copies(folder, book, sales)
    book.close()
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024:.0f} MB")


def bench_copies(folder: Path, book: Book, sales: int) -> None:
    reader = book.reader()
    with timed("backup, checked", sales):
        back_up(reader, folder / "copies", device="T01", key=book.key, now=NOON)
    with timed("export as JSON lines", sales):
        write_journal(reader, folder / "journal-T01.jsonl")
    reader.close()
    with timed("mirror, from nothing", sales):
        Mirror(folder / "mirror", book.folder, "T01", book.reader).catch_up()
    with timed("rebuild from the mirror alone, checked", sales):
        rebuild(folder / "rebuilt", "T01", folder / "mirror")


def bench_reading(book: Book) -> None:
    """What screens ask, in milliseconds."""
    last = book.journal.last_sale()
    number = getattr(last.fact, "number", "") if last is not None else ""
    questions: dict[str, Callable[[], object]] = {
        "the last sale": book.journal.last_sale,
        "a receipt by its number": lambda: book.journal.by_number(number),
        "what is unsent": book.watermarks.unsent,
        "the next number": book.journal.next_number,
        "items by a word": lambda: book.catalogue.items(query="jam"),
        "pieces sold, all items": book.journal.sold,
    }
    for what, ask in questions.items():
        taken = []
        for _ in range(5):
            start = time.perf_counter()
            ask()
            taken.append((time.perf_counter() - start) * 1_000)
        print(f"{what:<40} {statistics.median(taken):8.2f} ms")


def main() -> None:
    sales = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    folder = Path(tempfile.mkdtemp(prefix="amana-bench-", dir=where))
    try:
        book = an_open_book(folder / "empty", cards=some_cards())
        Till(book).open_shift()
        print(f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        bench_sale(folder, book)
        show_bytes(book, ROUNDS)
        bench_baskets(Till(book))
        book.close()
        if sales:
            bench_full_book(folder, sales)
        connect(folder / "last.db").close()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
