"""The rows that follow from a fact: its postings, its moves of stock, its paper number, what it undoes.

They are written in the fact's own transaction and can be thrown away and made again from the facts; `pos.ledger.verify` proves
that they are what the facts say. To keep a sale small, accounts and ways stand as numbers; the tables `account` and `way` hold
their names, and the views `ledger` and `stock` show a stranger both together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos.domain.facts import Refund, Void
from pos.domain.postings import Account, postings
from pos.domain.stock import Way, moves

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3

# These numbers are in every book: they may be added to, never changed.
ACCOUNT_CODES = {
    Account.CASH: 1,
    Account.CARD: 2,
    Account.SAFE: 3,
    Account.BANK: 4,
    Account.FAMILY: 5,
    Account.ADVANCE: 6,
    Account.CENTRE: 7,
    Account.COMMISSION: 8,
    Account.PROMOTION: 9,
    Account.ROUNDING: 10,
    Account.DIFFERENCE: 11,
    Account.EXPENSE: 12,
    Account.LOSS: 13,
    Account.ADJUSTMENT: 14,
    Account.AGENT: 15,
    Account.BOX: 16,
}
WAY_CODES = {Way.RECEIVED: 1, Way.SOLD: 2, Way.RETURNED: 3, Way.WRITTEN_OFF: 4}

EAN_DIGITS = 13
_SERIAL = re.compile(r"[A-Z]\d{2,3}-(\d{6,})-\d")

PostingRow = tuple[int, int, str, int]
MoveRow = tuple[str | int, int, int]


def posting_rows(fact: Fact) -> list[PostingRow]:
    """Return a fact's rows of the ledger: account code, amount in minor units, family, rate in basis points."""
    return [(ACCOUNT_CODES[row.account], row.amount_minor, row.family, row.rate_bp) for row in postings(fact)]


def move_rows(fact: Fact) -> list[MoveRow]:
    """Return a fact's moves of stock: item, code of the way, pieces."""
    return [(stored_item(move.item), WAY_CODES[move.way], move.quantity) for move in moves(fact)]


def stored_item(code: str) -> str | int:
    """Return an item's code as it stands in a row: thirteen digits are a number of six bytes, whatever else is text."""
    return int(code) if len(code) == EAN_DIGITS and code.isdecimal() and code.isascii() and code[0] != "0" else code


def paper_serial(number: str) -> int | None:
    """Return the serial in a paper number; None where it has another form."""
    match = _SERIAL.fullmatch(number)
    return int(match.group(1)) if match else None


def project(connection: sqlite3.Connection, place: int, fact: Fact) -> None:
    """Write what follows from a fact; runs inside the fact's own transaction."""
    posted = [(place, *row) for row in posting_rows(fact)]
    if posted:
        connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, ?)", posted)
    moved = [(place, *row) for row in move_rows(fact)]
    if moved:
        connection.executemany("INSERT INTO move VALUES (?, ?, ?, ?)", moved)
    serial = paper_serial(getattr(fact, "number", ""))
    if serial is not None:
        connection.execute("INSERT INTO paper VALUES (?, ?)", (serial, place))
    if isinstance(fact, Refund | Void):
        connection.execute("INSERT INTO undone VALUES (?, ?)", (fact.of.bytes, place))
