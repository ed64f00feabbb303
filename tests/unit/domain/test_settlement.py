"""What a family is owed: every fils has a fact, nothing is paid twice, and no debt is forgotten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import PayBy
from pos.domain.facts import LineMoved, Sale
from pos.domain.goods_facts import Cause, GoodsWrittenOff
from pos.domain.money import part_of
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, PayoutPaid, RateShare, SettlementLine
from pos.domain.postings import Account, postings
from pos.domain.settlement import Claim, ClaimKind, claims, settle
from pos.domain.stock import Equation, fold_moves, moves
from tests.builders import HUDA, JAM, SALMA, a_line, a_refund, a_sale, a_void, an_id, cash
from tests.strategies import FAMILIES, STEPS, claim_lists, facts, payout_facts, sales

if TYPE_CHECKING:
    from uuid import UUID

steps = st.sampled_from(STEPS)
brought = st.integers(-(10**9), 10**9)


def claims_of(*all_facts: Any, family: str = SALMA) -> list[Claim]:
    """What these facts claim for one family."""
    return [claim for fact in all_facts for _, claim in claims(fact) if claim.family == family]


# -- the arithmetic -------------------------------------------------------------------------------------------------


@given(claim_lists, brought, st.sampled_from(PayBy), steps)
def test_paid_and_carried_are_the_net(all_claims: list[Claim], brought_minor: int, pay_by: PayBy, step: int) -> None:
    line = settle(SALMA, all_claims, brought_minor=brought_minor, pay_by=pay_by, payout_step_minor=step)
    assert line.paid_minor + line.carried_minor == line.net_minor
    assert line.paid_minor >= 0
    assert line.net_minor == (
        line.gross_minor
        - line.refunds_minor
        - line.commission_minor
        - line.advances_minor
        + line.adjustments_minor
        + line.brought_minor
    )


@given(claim_lists, brought, steps)
def test_a_debt_is_carried_whole_and_coins_too_small_are_carried_too(
    all_claims: list[Claim], brought_minor: int, step: int
) -> None:
    line = settle(SALMA, all_claims, brought_minor=brought_minor, payout_step_minor=step)
    if line.net_minor < 0:
        assert (line.paid_minor, line.carried_minor) == (0, line.net_minor)
    else:
        assert line.paid_minor % step == 0
        assert 0 <= line.carried_minor < step


@given(claim_lists, steps)
def test_a_bank_pays_to_the_last_fils(all_claims: list[Claim], step: int) -> None:
    line = settle(SALMA, all_claims, pay_by=PayBy.BANK, payout_step_minor=step)
    assert line.paid_minor == max(line.net_minor, 0)


@given(claim_lists)
def test_commission_is_rounded_once_for_each_rate(all_claims: list[Claim]) -> None:
    bases: Counter[int] = Counter()
    for claim in all_claims:
        if claim.kind in {ClaimKind.GROSS, ClaimKind.REFUND}:
            bases[claim.rate_bp] += claim.amount_minor
    line = settle(SALMA, all_claims)
    rates = [share.rate_bp for share in line.shares]
    assert rates == sorted(set(rates))
    assert {share.rate_bp: (share.base_minor, share.commission_minor) for share in line.shares} == {
        rate: (base, part_of(base, rate)) for rate, base in bases.items()
    }


def test_rounding_once_is_not_rounding_each_line() -> None:
    three = [Claim(SALMA, ClaimKind.GROSS, 5, 1_000)] * 3
    assert settle(SALMA, three).shares == (RateShare(rate_bp=1_000, base_minor=15, commission_minor=2),)
    assert 3 * part_of(5, 1_000) == 3


@given(claim_lists, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(all_claims: list[Claim], dice: Any) -> None:
    shuffled = list(all_claims)
    dice.shuffle(shuffled)
    assert settle(SALMA, shuffled) == settle(SALMA, all_claims)


def test_nothing_claimed_is_nothing_owed() -> None:
    line = settle(SALMA, [])
    assert (line.net_minor, line.paid_minor, line.carried_minor, line.shares) == (0, 0, 0, ())


# -- what facts claim -----------------------------------------------------------------------------------------------


@given(facts())
def test_claims_are_rows_of_the_ledger(fact: Any) -> None:
    rows = postings(fact)
    for index, claim in claims(fact):
        assert rows[index].account in {Account.FAMILY, Account.ADVANCE}
        assert (rows[index].family, rows[index].rate_bp) == (claim.family, claim.rate_bp)
        assert rows[index].amount_minor == -claim.amount_minor


@given(
    payout_facts
    | st.builds(
        PayoutPaid,
        number=st.just(""),
        family=st.just(SALMA),
        amount_minor=brought,
        pay_by=st.just(PayBy.CASH),
        voucher=st.just(""),
    )
)
def test_a_payout_settles_claims_and_makes_none(fact: Any) -> None:
    assert claims(fact) == ()


@given(sales())
def test_a_sale_and_its_void_are_as_if_it_had_not_been(sale: Sale) -> None:
    for family in FAMILIES:
        line = settle(family, claims_of(sale, a_void(sale), family=family))
        assert (line.gross_minor, line.refunds_minor, line.commission_minor, line.net_minor) == (0, 0, 0, 0)


@given(sales())
def test_a_sale_refunded_whole_leaves_nothing_to_pay(sale: Sale) -> None:
    back = [a_refund(sale, index=index) for index in range(len(sale.lines))]
    for family in FAMILIES:
        line = settle(family, claims_of(sale, *back, family=family))
        assert line.gross_minor == line.refunds_minor
        assert (line.commission_minor, line.net_minor) == (0, 0)


@given(sales(), steps)
def test_a_refund_after_the_payout_is_a_debt_of_what_was_paid(sale: Sale, step: int) -> None:
    back = [a_refund(sale, index=index) for index in range(len(sale.lines))]
    for family in FAMILIES:
        first = settle(family, claims_of(sale, family=family), payout_step_minor=step)
        second = settle(
            family, claims_of(*back, family=family), brought_minor=first.carried_minor, payout_step_minor=step
        )
        assert second.commission_minor == -first.commission_minor
        assert second.net_minor == second.carried_minor == -first.paid_minor


@given(claim_lists, st.data(), steps)
def test_two_runs_pay_what_one_run_would_but_for_the_rounding_of_commission(
    all_claims: list[Claim], data: st.DataObject, step: int
) -> None:
    cut = data.draw(st.integers(0, len(all_claims)))
    first = settle(SALMA, all_claims[:cut], payout_step_minor=step)
    second = settle(SALMA, all_claims[cut:], brought_minor=first.carried_minor, payout_step_minor=step)
    alone = settle(SALMA, all_claims[cut:])
    once = settle(SALMA, all_claims)
    assert first.paid_minor + second.net_minor == first.net_minor + alone.net_minor
    assert abs(first.net_minor + alone.net_minor - once.net_minor) <= len(once.shares)


def test_a_moved_line_is_claimed_by_the_right_family_at_its_own_rate() -> None:
    moved = LineMoved(
        of=an_id(),
        of_number="",
        line=0,
        from_family=SALMA,
        to_family=HUDA,
        from_rate_bp=1_500,
        to_rate_bp=1_000,
        amount_minor=5_000,
        reason="",
        approved_by="L1",
    )
    sale = a_sale()
    assert settle(SALMA, claims_of(sale, moved)).net_minor == 0
    assert settle(HUDA, claims_of(sale, moved, family=HUDA)).net_minor == 4_500


def test_pieces_paid_by_the_centre_are_claimed_like_sold_ones() -> None:
    lost = GoodsWrittenOff(
        item=JAM,
        family=SALMA,
        quantity=2,
        cause=Cause.LOST,
        reason="",
        price_minor=2_500,
        rate_bp=1_500,
        paid_by_centre=True,
    )
    assert settle(SALMA, claims_of(lost)) == settle(SALMA, claims_of(a_sale()))


def test_the_printed_rows_add_up() -> None:
    sale = a_sale(a_line(), a_line(quantity=1, price_minor=735), a_line(family=HUDA, rate_bp=1_000))
    line = settle(
        SALMA,
        claims_of(
            sale,
            a_refund(sale, 1),
            AdvancePaid(number="", family=SALMA, amount_minor=1_000, reason=""),
            AdjustmentMade(number="", family=SALMA, amount_minor=-50, reason="", approved_by=""),
        ),
        brought_minor=7,
        payout_step_minor=25,
    )
    assert line == SettlementLine(
        family=SALMA,
        gross_minor=5_735,
        refunds_minor=2_500,
        shares=(RateShare(rate_bp=1_500, base_minor=3_235, commission_minor=485),),
        advances_minor=1_000,
        adjustments_minor=-50,
        brought_minor=7,
        net_minor=1_707,
        paid_minor=1_700,
        carried_minor=7,
    )


@pytest.mark.parametrize("brought_minor", [-10_000, -1])
def test_a_debt_eats_the_next_sales_first(brought_minor: int) -> None:
    line = settle(SALMA, claims_of(a_sale()), brought_minor=brought_minor)
    assert line.net_minor == 4_250 + brought_minor
    assert line.paid_minor == max(0, line.net_minor)


# -- any road to the register ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ledgers:
    """All that follows from a set of facts."""

    settled: tuple[SettlementLine, ...]
    balances: dict[tuple[Account, str], int]
    pieces: dict[str, Equation]


def fold(batches: list[list[tuple[UUID, Any]]]) -> Ledgers:
    """Fold batches as a register does: each id counts once, whenever and however often it comes."""
    known: dict[UUID, Any] = {}
    for batch in batches:
        for identity, fact in batch:
            known.setdefault(identity, fact)
    balances: Counter[tuple[Account, str]] = Counter()
    for fact in known.values():
        for row in postings(fact):
            balances[row.account, row.family] += row.amount_minor
    settled = tuple(settle(family, claims_of(*known.values(), family=family)) for family in FAMILIES)
    pieces = fold_moves(move for fact in known.values() for move in moves(fact))
    return Ledgers(settled, dict(balances), pieces)


@given(st.lists(facts(), max_size=20), st.data())
def test_batches_in_any_order_and_number_come_to_the_same_ledgers(happened: list[Any], data: st.DataObject) -> None:
    journal = [(an_id(n), fact) for n, fact in enumerate(happened, start=1)]
    size = data.draw(st.integers(1, 5))
    batches = [journal[at : at + size] for at in range(0, len(journal), size)]
    again = data.draw(st.lists(st.sampled_from(batches), max_size=6)) if batches else []
    arrived = data.draw(st.permutations(batches + again))
    assert fold(arrived) == fold([journal])


def test_a_sale_sent_under_two_ids_would_be_seen() -> None:
    sale = a_sale(payments=cash(5_000))
    assert fold([[(an_id(1), sale)], [(an_id(2), sale)]]) != fold([[(an_id(1), sale)]])
