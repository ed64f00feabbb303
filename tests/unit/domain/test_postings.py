"""Double entry: whatever happened, debits equal credits, and each account means one thing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import PayBy
from pos.domain.facts import Bearer, CashMoved, DrawerOpened, LineMoved, Purpose, Sale, ShiftOpened
from pos.domain.goods_facts import Cause, GoodsWrittenOff
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, PayoutApproved, PayoutDrafted, PayoutPaid
from pos.domain.postings import Account, Posting, postings
from pos.domain.settlement import Claim, ClaimKind, settle
from tests.builders import COFFEE, DAY, HUDA, JAM, SALMA, a_line, a_refund, a_sale, a_void, an_id, card, cash
from tests.strategies import KINDS, any_value_of, facts, of_kind, sales


def balances(fact: Any) -> Counter[Account]:
    """What each account gained (debit) or lost (credit)."""
    sums: Counter[Account] = Counter()
    for row in postings(fact):
        sums[row.account] += row.amount_minor
    return sums


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
@given(data=st.data())
def test_the_rows_of_every_kind_of_fact_sum_to_zero(kind: Any, data: st.DataObject) -> None:
    fact = data.draw(of_kind(kind))
    assert sum(row.amount_minor for row in postings(fact)) == 0


def test_a_sale_whose_payments_do_not_fit_would_be_seen() -> None:
    crooked = a_sale(payments=cash(4_900))
    assert sum(row.amount_minor for row in postings(crooked)) != 0


@given(facts())
def test_only_a_family_has_a_number_and_a_rate_and_no_row_is_zero(fact: Any) -> None:
    for row in postings(fact):
        assert row.amount_minor
        assert bool(row.family) == (row.account in {Account.FAMILY, Account.ADVANCE})
        assert row.account is Account.FAMILY or not row.rate_bp


def test_a_sale_debits_cash_and_card_and_credits_each_owner() -> None:
    coffee = a_line(item=COFFEE, family="", quantity=1, price_minor=1_000, rate_bp=0)
    assert postings(a_sale(a_line(), coffee, payments=(*card(4_000), *cash(2_000)))) == (
        Posting(Account.FAMILY, -5_000, SALMA, 1_500),
        Posting(Account.CENTRE, -1_000),
        Posting(Account.CARD, 4_000),
        Posting(Account.CASH, 2_000),
    )


def test_cash_rounding_has_an_account_of_its_own() -> None:
    sale = a_sale(a_line(quantity=1, price_minor=735), payments=cash(725), rounding_minor=-10)
    assert balances(sale) == {Account.FAMILY: -735, Account.ROUNDING: 10, Account.CASH: 725}


def test_a_promotion_of_the_centre_is_its_expense_and_the_family_gets_the_full_price() -> None:
    sale = a_sale(a_line(discount_minor=500, borne_by=Bearer.CENTRE))
    assert balances(sale) == {Account.FAMILY: -5_000, Account.PROMOTION: 500, Account.CASH: 4_500}


@given(sales())
def test_a_void_is_its_sale_with_the_sign_turned(sale: Sale) -> None:
    turned = [(row.account, -row.amount_minor, row.family, row.rate_bp) for row in postings(sale)]
    assert [(row.account, row.amount_minor, row.family, row.rate_bp) for row in postings(a_void(sale))] == turned


def test_a_refund_takes_back_at_the_sales_own_price_and_rate() -> None:
    assert postings(a_refund(a_sale(), 1)) == (
        Posting(Account.FAMILY, 2_500, SALMA, 1_500),
        Posting(Account.CASH, -2_500),
    )


def test_the_float_comes_out_of_the_safe() -> None:
    opened = ShiftOpened(shift=1, day=DAY, float_minor=20_000)
    assert balances(opened) == {Account.SAFE: -20_000, Account.CASH: 20_000}


@pytest.mark.parametrize(
    ("purpose", "amount_minor", "other"),
    [(Purpose.SAFE, -9_000, Account.SAFE), (Purpose.EXPENSE, -900, Account.EXPENSE), (Purpose.SAFE, 500, Account.SAFE)],
)
def test_moved_cash_leaves_the_drawer_for_where_it_went(purpose: Purpose, amount_minor: int, other: Account) -> None:
    moved = CashMoved(number="", shift=1, day=DAY, amount_minor=amount_minor, purpose=purpose, reason="ice")
    assert balances(moved) == {Account.CASH: amount_minor, other: -amount_minor}


def test_pieces_paid_by_the_centre_are_its_loss() -> None:
    lost = GoodsWrittenOff(
        item=JAM,
        family=SALMA,
        quantity=3,
        cause=Cause.LOST,
        reason="not found",
        price_minor=2_500,
        rate_bp=1_500,
        paid_by_centre=True,
    )
    assert postings(lost) == (Posting(Account.LOSS, 7_500), Posting(Account.FAMILY, -7_500, SALMA, 1_500))


def test_pieces_that_the_family_bears_move_no_money() -> None:
    spoiled = GoodsWrittenOff(
        item=JAM, family=SALMA, quantity=3, cause=Cause.DAMAGED, reason="broken", price_minor=2_500
    )
    assert postings(spoiled) == ()


def test_a_moved_line_takes_from_one_family_what_it_gives_to_the_other() -> None:
    moved = LineMoved(
        of=an_id(),
        of_number="",
        line=0,
        from_family=SALMA,
        to_family=HUDA,
        from_rate_bp=1_500,
        to_rate_bp=1_000,
        amount_minor=5_000,
        reason="756 is not 765",
        approved_by="L1",
    )
    assert postings(moved) == (
        Posting(Account.FAMILY, 5_000, SALMA, 1_500),
        Posting(Account.FAMILY, -5_000, HUDA, 1_000),
    )


def test_an_advance_is_lent_not_spent() -> None:
    advance = AdvancePaid(number="R01-000001-9", family=SALMA, amount_minor=10_000, reason="school")
    assert postings(advance) == (Posting(Account.ADVANCE, 10_000, SALMA), Posting(Account.SAFE, -10_000))


def test_an_adjustment_credits_the_family() -> None:
    adjustment = AdjustmentMade(number="", family=SALMA, amount_minor=750, reason="jar", approved_by="P1")
    assert balances(adjustment) == {Account.ADJUSTMENT: 750, Account.FAMILY: -750}


def test_a_settled_family_is_owed_nothing_after_it_was_paid() -> None:
    sale = a_sale(a_line())
    advance = AdvancePaid(number="", family=SALMA, amount_minor=1_000, reason="school")
    line = settle(SALMA, [Claim(SALMA, ClaimKind.GROSS, 5_000, 1_500), Claim(SALMA, ClaimKind.ADVANCE, -1_000)])
    approved = PayoutApproved(number="R01-000001-9", drafted_by="A1", lines=(line,))
    paid = PayoutPaid(
        number="R01-000001-9", family=SALMA, amount_minor=line.paid_minor, pay_by=PayBy.CASH, voucher="R01-000002-7"
    )
    assert line.paid_minor == 3_250
    assert balances(approved) == {Account.FAMILY: 1_750, Account.COMMISSION: -750, Account.ADVANCE: -1_000}
    totals = Counter[Account]()
    for fact in (sale, advance, approved, paid):
        totals.update(balances(fact))
    assert totals[Account.FAMILY] == 0
    assert totals[Account.ADVANCE] == 0
    assert totals[Account.COMMISSION] == -750


@pytest.mark.parametrize(("pay_by", "source"), [(PayBy.CASH, Account.SAFE), (PayBy.BANK, Account.BANK)])
def test_a_family_is_paid_out_of_the_safe_or_the_bank(pay_by: PayBy, source: Account) -> None:
    paid = PayoutPaid(number="", family=SALMA, amount_minor=3_250, pay_by=pay_by, voucher="")
    assert balances(paid) == {Account.FAMILY: 3_250, source: -3_250}


@given(any_value_of(PayoutDrafted))
def test_a_draft_moves_no_money(drafted: PayoutDrafted) -> None:
    assert postings(drafted) == ()


def test_what_is_not_about_money_has_no_rows() -> None:
    assert postings(DrawerOpened(shift=1, reason="change for the neighbour")) == ()
