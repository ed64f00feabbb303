"""The figures of a shift: one fold, which agrees with the ledger by another road."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Bearer, CashMoved, FamilyTotal, LineMoved, Purpose, ShiftOpened
from pos.domain.goods_facts import Cause, GoodsReceived, GoodsWrittenOff
from pos.domain.postings import Account, postings
from pos.domain.shift import ShiftFigures, figures
from tests.builders import (
    COFFEE,
    DAY,
    HUDA,
    JAM,
    SALMA,
    a_line,
    a_received_line,
    a_refund,
    a_sale,
    a_void,
    an_id,
    card,
    cash,
)
from tests.strategies import any_value_of, of_kind, refunds, sales, voids

OPENED = ShiftOpened(shift=1, day=DAY, float_minor=20_000)
shift_facts = st.lists(
    st.one_of(
        sales(),
        refunds(),
        voids(),
        any_value_of(CashMoved),
        of_kind(GoodsWrittenOff),
        of_kind(LineMoved),
        of_kind(GoodsReceived),
    ),
    max_size=15,
).map(lambda rest: [OPENED, *rest])


def ledger(happened: list[Any]) -> Counter[tuple[Account, str]]:
    """The balance of each account after these facts."""
    sums: Counter[tuple[Account, str]] = Counter()
    for fact in happened:
        for row in postings(fact):
            sums[row.account, row.family] += row.amount_minor
    return sums


@given(shift_facts)
def test_expected_cash_is_what_the_ledger_says_lies_in_the_drawer(happened: list[Any]) -> None:
    sums = figures(happened)
    assert sums.expected_minor == ledger(happened)[Account.CASH, ""]
    assert sums.expected_minor == sums.float_minor + sums.cash_minor + sums.moved_minor


@given(shift_facts)
def test_every_figure_is_found_in_the_ledger_too(happened: list[Any]) -> None:
    sums, accounts = figures(happened), ledger(happened)
    # what is not cash went to the card company, to the bank, or is with whoever took it for the centre
    assert sums.card_minor == sum(accounts[name, ""] for name in (Account.CARD, Account.BANK, Account.AGENT))
    assert sums.rounding_minor == -accounts[Account.ROUNDING, ""]
    assert sums.takings_minor == sums.gross_minor - sums.voided_minor - sums.refunded_minor + sums.rounding_minor
    for total in sums.family_totals():
        account = Account.FAMILY if total.family else Account.CENTRE
        assert total.amount_minor == -accounts[account, total.family]


@given(shift_facts)
def test_families_at_zero_are_left_out_and_the_rest_stand_in_order(happened: list[Any]) -> None:
    totals = figures(happened).family_totals()
    assert [total.family for total in totals] == sorted({total.family for total in totals})
    assert all(total.amount_minor for total in totals)


@given(shift_facts, st.integers(0, 15))
def test_a_reading_in_between_changes_nothing(happened: list[Any], at: int) -> None:
    figures(happened[:at])
    assert figures(iter(happened)) == figures(happened)


def test_a_morning_by_hand() -> None:
    sale = a_sale(a_line(), payments=(*card(2_000), *cash(3_000)))
    promoted = a_sale(a_line(quantity=1, discount_minor=500, borne_by=Bearer.CENTRE))
    coffee = a_sale(
        a_line(item=COFFEE, family="", quantity=1, price_minor=735, rate_bp=0), payments=cash(725), rounding_minor=-10
    )
    lost = a_sale(a_line(quantity=1))
    happened: list[Any] = [
        OPENED,
        sale,
        promoted,
        coffee,
        lost,
        a_void(lost),
        a_refund(sale, 1),
        CashMoved(number="", shift=1, day=DAY, amount_minor=-1_000, purpose=Purpose.SAFE, reason="full"),
        GoodsWrittenOff(
            item=JAM, family=HUDA, quantity=1, cause=Cause.LOST, reason="", price_minor=100, paid_by_centre=True
        ),
        LineMoved(
            of=an_id(),
            of_number="",
            line=0,
            from_family=SALMA,
            to_family=HUDA,
            from_rate_bp=0,
            to_rate_bp=0,
            amount_minor=50,
            reason="",
            approved_by="",
        ),
        GoodsReceived(number="", family=SALMA, rate_bp=0, terms="1", lines=(a_received_line(),)),
    ]
    sums = figures(happened)
    assert sums == ShiftFigures(
        sales=4,
        voids=1,
        refunds=1,
        gross_minor=5_000 + 2_000 + 735 + 2_500,
        discount_minor=500,
        voided_minor=2_500,
        refunded_minor=2_500,
        rounding_minor=-10,
        cash_minor=3_000 + 2_000 + 725 - 2_500,
        card_minor=2_000,
        float_minor=20_000,
        moved_minor=-1_000,
        credited={SALMA: 5_000 + 2_500 - 2_500 - 50, "": 735, HUDA: 150},
    )
    assert sums.expected_minor == 22_225
    assert sums.takings_minor == 5_225
    assert sums.family_totals() == (
        FamilyTotal(family="", amount_minor=735),
        FamilyTotal(family=SALMA, amount_minor=4_950),
        FamilyTotal(family=HUDA, amount_minor=150),
    )


def test_an_empty_shift_expects_its_float() -> None:
    assert figures([OPENED]).expected_minor == 20_000
    assert figures([OPENED]).family_totals() == ()
