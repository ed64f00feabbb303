"""The shift: counted blind, frozen once, and the Z-report is exactly what happened."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.errors import BasketsOpen, CashNotCounted, DifferenceTooLarge, ShiftAlreadyOpen, ShiftNotOpen
from pos.domain.facts import (
    CashMoved,
    Counted,
    DrawerOpened,
    FamilyTotal,
    Purpose,
    ShiftClosed,
    ShiftCounted,
    ShiftOpened,
)
from pos.domain.shift import figures
from pos.domain.troubles import DiskFull
from pos.till.shift import total
from tests.builders import CAKE, COFFEE, DAY, HUDA, JAM, OUD, SALMA, Till, facts_in, number_of, pieces, reopened
from tests.fakes import faulty


def z_of(till: Till, *, over_minor: int = 0, approved_by: str = "") -> ShiftClosed:
    """Close the shift; return the Z-report."""
    fact = till.close_shift(over_minor=over_minor, approved_by=approved_by).fact
    assert isinstance(fact, ShiftClosed)
    return fact


def busy_morning(till: Till) -> None:
    """Sales by cash and card, a void, a refund, cash moved, and goods of every owner."""
    sold = till.sell(JAM, JAM, CAKE)
    till.sell(OUD, card_minor=12_000)
    twice = till.sell(COFFEE)
    till.undoing.void(number_of(twice), by="C1", reason="rung up twice", approved_by="L1")
    till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.sell(COFFEE)
    till.shifts.move_cash(by="L1", amount_minor=-5_000, purpose=Purpose.SAFE, reason="full")
    till.shifts.move_cash(by="L1", amount_minor=-300, purpose=Purpose.EXPENSE, reason="ice")


# -- opening --------------------------------------------------------------------------------------------------------


def test_a_shift_opens_with_what_was_counted(idle_till: Till) -> None:
    counted = (
        Counted(denomination_minor=5_000, pieces=3),
        Counted(denomination_minor=1_000, pieces=0),
        Counted(denomination_minor=25, pieces=4),
    )
    opened = idle_till.shifts.open(by="C1", day=date(2026, 11, 21), counted=counted)
    assert opened == idle_till.shifts.current()
    assert total(counted) == 15_100
    assert opened.fact == ShiftOpened(
        shift=1, day=date(2026, 11, 21), float_minor=15_100, counted=(counted[0], counted[2])
    )


def test_one_shift_at_a_time(till: Till) -> None:
    with pytest.raises(ShiftAlreadyOpen) as refused:
        till.open_shift()
    assert refused.value == ShiftAlreadyOpen(1)


def test_an_open_shift_is_still_open_after_a_restart(till: Till) -> None:
    opened = till.shifts.current()
    again = reopened(till)
    assert again.shifts.current() == opened
    again.book.close()


def test_shifts_are_numbered_on(till: Till) -> None:
    till.close_shift()
    assert till.shifts.current() is None
    opened = till.open_shift().fact
    assert isinstance(opened, ShiftOpened)
    assert opened.shift == 2


def test_without_a_shift_there_are_no_figures_no_count_and_no_drawer(idle_till: Till) -> None:
    for act in (
        idle_till.shifts.figures,
        lambda: idle_till.shifts.count(by="C1", counted=()),
        lambda: idle_till.shifts.close(by="C1"),
        lambda: idle_till.shifts.open_drawer(by="C1", reason="change"),
        lambda: idle_till.shifts.move_cash(by="C1", amount_minor=1, purpose=Purpose.SAFE, reason="change"),
    ):
        with pytest.raises(ShiftNotOpen):
            act()
    assert idle_till.diary == []


# -- the drawer -----------------------------------------------------------------------------------------------------


def test_moved_cash_is_a_numbered_fact_then_the_drawer_then_a_slip(till: Till) -> None:
    moved = till.shifts.move_cash(
        by="L1", amount_minor=-5_000, purpose=Purpose.SAFE, reason="full", approved_by="L1"
    ).fact
    assert moved == CashMoved(
        number="T01-000001-2",
        shift=1,
        day=DAY,
        amount_minor=-5_000,
        purpose=Purpose.SAFE,
        reason="full",
        approved_by="L1",
    )
    assert till.diary == ["open drawer", "print cash_moved"]
    assert till.shifts.figures().expected_minor == 15_000


def test_opening_the_drawer_for_no_sale_is_a_fact(till: Till) -> None:
    till.shifts.open_drawer(by="C1", reason="change for the neighbour")
    assert facts_in(till.book)[-1] == DrawerOpened(shift=1, reason="change for the neighbour")
    assert till.diary == ["open drawer"]


def test_a_full_disk_opens_no_drawer(till: Till) -> None:
    disk = faulty(till.book)
    disk.fail()
    with pytest.raises(DiskFull):
        till.shifts.open_drawer(by="C1", reason="change")
    with pytest.raises(DiskFull):
        till.shifts.move_cash(by="C1", amount_minor=-1, purpose=Purpose.SAFE, reason="full")
    assert till.diary == []


# -- counting -------------------------------------------------------------------------------------------------------


def test_a_count_tells_nothing_of_what_should_be_there(till: Till) -> None:
    till.sell()
    counted = till.shifts.count(by="C1", counted=(Counted(denomination_minor=5_000, pieces=4),))
    assert counted.fact == ShiftCounted(shift=1, counted=(Counted(denomination_minor=5_000, pieces=4),))
    assert b"expected" not in counted.body


def test_the_total_of_the_card_machine_is_part_of_the_close(till: Till) -> None:
    till.sell(card_minor=2_500)
    till.shifts.count(by="C1", counted=(Counted(denomination_minor=5_000, pieces=4),), card_minor=2_000)
    closed = till.shifts.close(by="C1").fact
    assert isinstance(closed, ShiftClosed)
    assert (closed.card_minor, closed.card_counted_minor) == (2_500, 2_000)


def test_a_recount_is_a_second_fact_and_the_last_one_holds(till: Till) -> None:
    till.shifts.count(by="C1", counted=pieces(19_000))
    till.shifts.count(by="C1", counted=pieces(20_000))
    closed = till.shifts.close(by="C1").fact
    assert isinstance(closed, ShiftClosed)
    assert (closed.counted_minor, closed.difference_minor) == (20_000, 0)
    kinds = [fact.KIND for fact in facts_in(till.book)]
    assert kinds.count("shift_counted") == 2


def test_a_shift_that_was_not_counted_is_not_closed(till: Till) -> None:
    with pytest.raises(CashNotCounted):
        till.shifts.close(by="C1")


def test_a_sale_after_the_count_asks_for_another_count(till: Till) -> None:
    till.shifts.count(by="C1", counted=pieces(20_000))
    till.sell()
    with pytest.raises(CashNotCounted):
        till.shifts.close(by="C1")
    assert z_of(till).difference_minor == 0


@pytest.mark.parametrize("hold", [False, True])
def test_nobodys_basket_is_left_behind(till: Till, *, hold: bool) -> None:
    till.shifts.count(by="C1", counted=pieces(20_000))
    till.checkout.scan(JAM)
    if hold:
        till.checkout.hold("Maryam")
    with pytest.raises(BasketsOpen) as refused:
        till.shifts.count(by="C1", counted=pieces(20_000))
    assert refused.value == BasketsOpen(1)
    with pytest.raises(BasketsOpen):
        till.shifts.close(by="C1")


# -- closing --------------------------------------------------------------------------------------------------------


def test_the_z_report_is_the_x_report_frozen(till: Till) -> None:
    busy_morning(till)
    x = till.shifts.figures()
    z = z_of(till)
    for name in (
        "sales",
        "voids",
        "refunds",
        "gross_minor",
        "voided_minor",
        "refunded_minor",
        "rounding_minor",
        "cash_minor",
        "card_minor",
        "float_minor",
        "moved_minor",
        "expected_minor",
    ):
        assert getattr(z, name) == getattr(x, name), name
    assert z.families == x.family_totals()
    assert z.takings_minor == x.takings_minor


def test_the_z_report_is_what_happened(till: Till) -> None:
    busy_morning(till)
    z = z_of(till)
    assert (z.sales, z.voids, z.refunds) == (4, 1, 1)
    assert (z.gross_minor, z.voided_minor, z.refunded_minor) == (5_735 + 12_000 + 1_000 + 1_000, 1_000, 2_500)
    assert (z.cash_minor, z.card_minor, z.rounding_minor) == (5_725 + 1_000 - 2_500, 12_000, -10)
    assert (z.float_minor, z.moved_minor) == (20_000, -5_300)
    assert z.expected_minor == z.counted_minor == 18_925
    assert z.families == (
        FamilyTotal(family="", amount_minor=1_000),
        FamilyTotal(family=SALMA, amount_minor=3_235),
        FamilyTotal(family=HUDA, amount_minor=12_000),
    )


def test_the_z_report_is_the_fold_of_the_facts_it_names(till: Till) -> None:
    busy_morning(till)
    till.shifts.count(by="C1", counted=pieces(18_925))
    head = till.book.journal.head()
    closed = till.shifts.close(by="C1")
    z = closed.fact
    assert isinstance(z, ShiftClosed)
    assert (z.head, z.last_seq) == (head.hash.hex(), head.seq)
    named = [row.fact for row in till.book.journal.since(0) if z.first_seq <= row.stamp.seq <= z.last_seq]
    assert figures(named).takings_minor == z.takings_minor
    assert figures(named).expected_minor == z.expected_minor
    assert closed.stamp.seq == z.last_seq + 1
    assert till.press.printed[-1] == (closed, False)


def test_the_next_shift_begins_at_nothing(till: Till) -> None:
    busy_morning(till)
    first = z_of(till)
    till.open_shift(10_000)
    assert till.shifts.figures().takings_minor == 0
    assert till.shifts.figures().expected_minor == 10_000
    till.sell()
    second = z_of(till)
    assert (second.sales, second.gross_minor, second.families) == (
        1,
        2_500,
        (FamilyTotal(family=SALMA, amount_minor=2_500),),
    )
    assert second.first_seq > first.last_seq
    assert second.number != first.number


@pytest.mark.parametrize("over_minor", [-500, 500, 0])
def test_a_small_difference_closes(till: Till, over_minor: int) -> None:
    assert z_of(till, over_minor=over_minor).difference_minor == over_minor


@pytest.mark.parametrize("over_minor", [-501, 501])
def test_a_large_difference_needs_a_shift_lead(till: Till, over_minor: int) -> None:
    with pytest.raises(DifferenceTooLarge) as refused:
        till.close_shift(over_minor=over_minor)
    assert refused.value == DifferenceTooLarge(over_minor, 500)
    assert till.shifts.current() is not None
    closed = till.shifts.close(by="C1", reason="counted twice", approved_by="L1").fact
    assert isinstance(closed, ShiftClosed)
    assert (closed.difference_minor, closed.approved_by, closed.reason) == (over_minor, "L1", "counted twice")


def test_a_full_disk_closes_nothing(till: Till) -> None:
    till.shifts.count(by="C1", counted=pieces(20_000))
    disk = faulty(till.book)
    disk.fail()
    with pytest.raises(DiskFull):
        till.shifts.close(by="C1")
    disk.heal()
    assert till.press.printed == []
    assert till.shifts.current() is not None
    assert till.shifts.close(by="C1").fact.KIND == "shift_closed"
