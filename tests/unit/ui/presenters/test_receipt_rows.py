"""The list of receipts knows what came back of each sale, and which of them the register has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.ledger.watermarks import Watermark
from pos.ui.presenters.receipt_rows import ReceiptList, method_of
from tests.builders import CAKE, HUDA, JAM, SALMA, card, cash

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.mark.parametrize(
    ("payments", "method"),
    [(cash(100), "cash"), (card(100), "card"), ((*card(60), *cash(40)), "both"), ((), "cash")],
)
def test_how_it_was_paid_in_one_word(payments: Any, method: str) -> None:
    assert method_of(payments) == method


def test_pieces_that_came_back_add_up_to_a_state(counter: Counter) -> None:
    fact: Any = counter.till.sell(JAM, JAM).fact
    made = ReceiptList(counter.desks)
    made.read()
    entry = made.entries[fact.number]
    assert (entry.state, entry.is_back) == ("whole", False)
    for state in ("part_refunded", "refunded"):
        made.learn(counter.till.undoing.refund(fact.number, {0: 1}, by="C1", reason="x", approved_by="L1"))
        assert (entry.state, entry.is_back) == (state, True)


def test_what_the_register_has_is_marked_as_sent(counter: Counter) -> None:
    first: Any = counter.till.sell(JAM).fact
    head = counter.till.book.journal.head()
    counter.till.book.watermarks.accept(Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex()))
    second: Any = counter.till.sell(CAKE).fact
    made = ReceiptList(counter.desks)
    made.read()
    assert {row.number: row.is_sent for row in made.rows("", "all")} == {first.number: True, second.number: False}


def test_a_line_on_no_list_is_called_by_its_own_name(counter: Counter) -> None:
    counter.till.checkout.add_unlisted(SALMA, 500, "شمعة")
    fact: Any = counter.till.checkout.pay(by="C1", tendered_minor=500).fact
    made = ReceiptList(counter.desks)
    made.read()
    (line,) = made.lines(made.entries[fact.number], None)
    assert (line.name.text("en"), line.family, line.refundable) == ("شمعة", SALMA, 0)
    assert [row.number for row in made.rows("شمعه", "all")] == [fact.number]


def test_a_receipt_is_found_by_day_family_and_amount(counter: Counter) -> None:
    jam: Any = counter.till.sell(JAM).fact
    cakes: Any = counter.till.sell(CAKE, CAKE).fact
    made = ReceiptList(counter.desks)
    made.read()
    day = jam.day.isoformat()
    assert made.days() == (jam.day,)
    assert [row.number for row in made.rows("25.00", "all", day)] == [jam.number]
    assert [row.number for row in made.rows("أم سالم 14.70", "sale", day)] == [cakes.number]
    assert [row.number for row in made.rows("١٤٫٧٠", "all")] == [cakes.number]
    assert made.rows("25.00", "all", "2026-11-19") == ()


def test_a_moved_line_is_found_by_the_family_that_has_it_now(counter: Counter) -> None:
    """And by the one on the paper: whoever holds the receipt reads that."""
    sale: Any = counter.till.sell(JAM).fact
    made = ReceiptList(counter.desks)
    made.read()
    queries = (HUDA, "Huda", "هدى", SALMA, "أم سالم")
    assert [len(made.rows(query, "all")) for query in queries] == [0, 0, 0, 1, 1]
    made.learn(counter.till.undoing.move(sale.number, 0, HUDA, by="C1", reason="wrong number", approved_by="L1"))
    again = ReceiptList(counter.desks)
    again.read()
    for each in (made, again):
        assert [[row.number for row in each.rows(query, "all")] for query in queries] == [[sale.number]] * len(queries)


def test_a_thousand_is_found_with_and_without_its_comma(counter: Counter) -> None:
    counter.till.checkout.add_unlisted(SALMA, 123_450, "carpet")
    sale: Any = counter.till.checkout.pay(by="C1", tendered_minor=123_450).fact
    made = ReceiptList(counter.desks)
    made.read()
    for typed in ("1,234.50", "1234.50", "1234"):
        assert [row.number for row in made.rows(typed, "all")] == [sale.number]
