"""The families' accounts by one till: they are the Z-report's, and every amount leads to its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed
from pos.domain.identity import UNASSIGNED
from pos.till.families import FamilyLedger, FamilyStanding
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, number_of

if TYPE_CHECKING:
    from tests.builders import Till


def by_number(till: Till) -> dict[str, FamilyStanding]:
    return {each.number: each for each in FamilyLedger(till.book).standings()}


def test_a_familys_amounts_are_sold_came_back_and_owed(till: Till) -> None:
    sold = till.sell(JAM, JAM, OUD)
    till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1")
    undone = till.sell(CAKE)
    till.undoing.void(number_of(undone), by="C1", reason="twice", approved_by="L1")
    salma = by_number(till)[SALMA]
    assert (salma.sold_minor, salma.refunded_minor, salma.owed_minor) == (5_000, 2_500, 2_500)
    assert salma.held_minor == 39 * 2_500 + 40 * 735
    assert by_number(till)[HUDA].owed_minor == 12_000


def test_they_are_what_the_z_report_says(till: Till) -> None:
    sold = till.sell(JAM, OUD, COFFEE)
    till.undoing.refund(number_of(sold), {1: 1}, by="C1", reason="lid", approved_by="L1")
    till.checkout.add_unlisted(UNASSIGNED, 3_000, "mat")
    parked = till.checkout.pay(by="C1", tendered_minor=3_000)
    till.undoing.move(number_of(parked), 0, HUDA, by="C1", reason="hers", approved_by="L1")
    closed = till.close_shift().fact
    assert isinstance(closed, ShiftClosed)
    told = {row.family: row.amount_minor for row in closed.families}
    assert told == {number: one.owed_minor for number, one in by_number(till).items() if one.owed_minor}
    assert told == {"": 1_000, SALMA: 2_500, HUDA: 3_000}


def test_every_amount_leads_to_its_paper(till: Till) -> None:
    sold = till.sell(JAM, JAM, OUD)
    back = till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.undoing.move(number_of(sold), 0, HUDA, by="C1", reason="label", approved_by="L1")
    ledger = FamilyLedger(till.book)
    salma = ledger.entries(SALMA)
    assert [(entry.kind, entry.number, entry.quantity, entry.amount_minor) for entry in salma] == [
        ("line_moved", number_of(sold), 0, -2_500),
        ("refund", number_of(back), 1, -2_500),
        ("sale", number_of(sold), 2, 5_000),
    ]
    for number, standing in by_number(till).items():
        assert sum(entry.amount_minor for entry in ledger.entries(number)) == standing.owed_minor
