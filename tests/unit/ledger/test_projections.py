"""The rows that follow from a fact are the fact's own, under numbers that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from pos.domain.postings import Account, postings
from pos.domain.stock import Way, moves
from pos.ledger.projections import ACCOUNT_CODES, WAY_CODES, move_rows, paper_serial, posting_rows, stored_item
from tests.builders import HUDA, JAM, OUD, a_line, a_sale, an_id
from tests.strategies import facts

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact
    from tests.builders import Till


def test_accounts_and_ways_have_the_numbers_that_are_in_every_book() -> None:
    assert {name.value: code for name, code in ACCOUNT_CODES.items()} == {
        "cash": 1,
        "card": 2,
        "safe": 3,
        "bank": 4,
        "family": 5,
        "advance": 6,
        "centre": 7,
        "commission": 8,
        "promotion": 9,
        "rounding": 10,
        "difference": 11,
        "expense": 12,
        "loss": 13,
        "adjustment": 14,
        "agent": 15,
        "box": 16,
    }
    assert {name.value: code for name, code in WAY_CODES.items()} == {
        "received": 1,
        "sold": 2,
        "returned": 3,
        "written_off": 4,
    }
    assert (set(ACCOUNT_CODES), set(WAY_CODES)) == (set(Account), set(Way))


@given(facts())
def test_rows_say_what_the_domain_says(fact: Fact) -> None:
    names = {code: account for account, code in ACCOUNT_CODES.items()}
    assert [(names[row[0]], *row[1:]) for row in posting_rows(fact)] == [
        (row.account, row.amount_minor, row.family, row.rate_bp) for row in postings(fact)
    ]
    ways = {code: way for way, code in WAY_CODES.items()}
    assert [(str(item), ways[way], quantity) for item, way, quantity in move_rows(fact)] == [
        (move.item, move.way, move.quantity) for move in moves(fact)
    ]
    assert sum(row[1] for row in posting_rows(fact)) == 0


@pytest.mark.parametrize(
    ("number", "serial"),
    [("T01-000123-4", 123), ("T100-999999-0", 999_999), ("", None), ("R1", None), ("T01-1-1", None)],
)
def test_a_paper_number_holds_its_serial(number: str, serial: int | None) -> None:
    assert paper_serial(number) == serial


@pytest.mark.parametrize(
    ("code", "stored"),
    [(JAM, int(JAM)), ("0200000100001", "0200000100001"), ("123", "123"), ("", ""), ("٢٠٠٠٠٠١٠٠٠٠١٤", "٢٠٠٠٠٠١٠٠٠٠١٤")],
)
def test_a_code_stands_as_a_number_only_where_the_number_gives_it_back(code: str, stored: str | int) -> None:
    assert stored_item(code) == stored
    assert str(stored_item(code)) == code


def test_a_stranger_reads_names_in_the_views(till: Till) -> None:
    sale = a_sale(a_line(), a_line(item=OUD, family=HUDA, quantity=1, price_minor=12_000, rate_bp=1_000))
    recorded = till.book.journal.append(sale, identity=an_id(), by="C1")
    ledger = till.book.connection.execute(
        "SELECT kind, account, amount_minor, family, rate_bp FROM ledger WHERE seq = ?", (recorded.stamp.seq,)
    ).fetchall()
    assert ledger == [
        ("sale", "family", -5_000, "0013", 1_500),
        ("sale", "family", -12_000, "0021", 1_000),
        ("sale", "cash", 17_000, "", 0),
    ]
    stock = till.book.connection.execute("SELECT kind, item, way, quantity FROM stock").fetchall()
    assert stock == [("sale", JAM, "sold", 2), ("sale", OUD, "sold", 1)]
