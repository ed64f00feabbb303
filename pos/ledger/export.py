"""The journal and its ledger for strangers: JSON Lines, and tables for a spreadsheet.

`write_journal` writes the format that `docs/journal-format.md` describes: whoever holds it can compute everything else. The
tables are the same facts for people who work with spreadsheets: amounts in minor units, one table a subject, no formula. There is
no way back in: facts enter a book only by selling or by sync.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.facts import Payment, Refund, Sale, Void
from pos.ledger.chain import GENESIS
from pos.ledger.codec import decode, journal_line, read_stamp, write_time
from pos.ledger.durable import PART, sync_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.facts import Line, Stamp
    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3

Cell = str | int
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: in ASCII, for a file or a spreadsheet's tab.
        columns: their names, units last.
        rows: read from the book as they are asked for.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def write_journal(connection: sqlite3.Connection, target: Path) -> int:
    """Write every fact as one line of JSON; the file gets its name when it is complete and on the disk.

    Returns:
        How many facts there were.

    Raises:
        OSError: it could not be written.
    """
    part = target.with_name(target.name + PART)
    count = 0
    row = connection.execute("SELECT hash FROM base").fetchone()
    previous = bytes(row[0]) if row else GENESIS
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            for own, body in connection.execute("SELECT hash, body FROM fact ORDER BY place"):
                file.write(journal_line(read_stamp(json.loads(body)), previous, own, body) + "\n")
                previous, count = own, count + 1
        sync_file(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)
    return count


def sheets(connection: sqlite3.Connection) -> list[Sheet]:
    """Return the tables of a book: facts, lines, payments, ledger and stock."""
    return [
        Sheet("facts", ("epoch", "seq", "at", "by", "kind", "number", "id", "hash"), _facts(connection)),
        Sheet(
            "lines",
            (
                *("epoch", "seq", "at", "kind", "number", "shift", "day", "family", "item", "name", "quantity"),
                *(
                    "price_minor",
                    "discount_minor",
                    "borne_by",
                    "charged_minor",
                    "credited_minor",
                    "rate_bp",
                    "reason",
                    "unit",
                ),
            ),
            _each(connection, _lines),
        ),
        Sheet(
            "payments",
            (
                *("epoch", "seq", "at", "kind", "number", "shift", "day"),
                *("method", "amount_minor", "tendered_minor", "reference"),
            ),
            _each(connection, _payments),
        ),
        Sheet(
            "ledger",
            ("epoch", "seq", "kind", "account", "amount_minor", "family", "rate_bp"),
            _select(connection, "SELECT epoch, seq, kind, account, amount_minor, family, rate_bp FROM ledger"),
        ),
        Sheet(
            "stock",
            ("epoch", "seq", "kind", "item", "way", "quantity"),
            _select(connection, "SELECT epoch, seq, kind, item, way, quantity FROM stock"),
        ),
    ]


def write_csv(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write each table as a CSV file in UTF-8 with a byte-order mark, so that spreadsheets read Arabic.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.

    Returns:
        The files.

    Raises:
        OSError: they could not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet in sheets(connection):
        path = folder / f"{sheet.name}.csv"
        part = path.with_name(path.name + PART)
        try:
            with part.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(sheet.columns)
                writer.writerows(tuple(map(plain, row)) for row in sheet.rows)
            sync_file(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        written.append(path)
    sync_folder(folder)
    return written


def plain(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


# -- inside ---------------------------------------------------------------------------------------------------------


def _facts(connection: sqlite3.Connection) -> Iterator[tuple[Cell, ...]]:
    for own, body in connection.execute("SELECT hash, body FROM fact ORDER BY place"):
        stamp, fact = decode(body)
        number = getattr(fact, "number", "")
        yield stamp.epoch, stamp.seq, write_time(stamp.at), stamp.by, fact.KIND, number, str(stamp.id), own.hex()


def _each(
    connection: sqlite3.Connection, rows_of: Callable[[Stamp, Fact], Iterator[tuple[Cell, ...]]]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of each act that moves goods against money; what a new epoch says again is passed over."""
    acts = connection.execute(
        "SELECT body FROM fact WHERE first IS NULL AND kind IN ('sale', 'refund', 'void') ORDER BY place"
    )
    for (body,) in acts:
        yield from rows_of(*decode(body))


def _lines(stamp: Stamp, fact: Fact) -> Iterator[tuple[Cell, ...]]:
    for line in _goods(fact):
        yield (
            *_heading(stamp, fact),
            *(line.family, line.item, line.name, line.quantity, line.price_minor, line.discount_minor),
            *(line.borne_by.value, line.charged_minor, line.credited_minor, line.rate_bp, line.reason, line.unit.value),
        )


def _payments(stamp: Stamp, fact: Fact) -> Iterator[tuple[Cell, ...]]:
    payments: tuple[Payment, ...] = getattr(fact, "payments", ())
    for payment in payments:
        yield (
            *_heading(stamp, fact),
            *(payment.method.value, payment.amount_minor, payment.tendered_minor, payment.reference),
        )


def _goods(fact: Fact) -> tuple[Line, ...]:
    if isinstance(fact, Refund):
        return tuple(part.line for part in fact.lines)
    return fact.lines if isinstance(fact, Sale | Void) else ()


def _heading(stamp: Stamp, fact: Fact) -> tuple[Cell, ...]:
    number = fact.of_number if isinstance(fact, Void) else getattr(fact, "number", "")
    shift, day = getattr(fact, "shift", 0), str(getattr(fact, "day", ""))
    return stamp.epoch, stamp.seq, write_time(stamp.at), fact.KIND, number, shift, day


def _select(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[Cell, ...]]:
    yield from connection.execute(sql)
