"""A receipt of another till comes back here only when its code is signed by a till of this bazaar, and is not too old."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import TillKey
from pos.domain.errors import NothingLeftToRefund, OtherShift, UnknownReceipt, WrongCheckDigit
from pos.domain.facts import Method, Refund, Sale
from pos.domain.limits import OTHER_TILLS_RECEIPT_DAYS_MAX
from pos.domain.postings import Account, postings
from pos.domain.proof_errors import (
    CodeAltered,
    CodeNotReadable,
    LinesNotInCode,
    OtherBazaarsReceipt,
    ReceiptTooOld,
    TillNotKnown,
)
from pos.ledger.keys import from_seed
from pos.ledger.proof import write_proof
from pos.ledger.receipt_code import write_receipt
from pos.till.proving_receipts import is_code, proof_in, proved_sale
from tests.builders import CAKE, JAM, Till, a_till, number_of, some_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.keys import DeviceKey


class Pair:
    """Two tills of one bazaar that never talk to each other; each was told the other's key."""

    def __init__(self, folder: Path) -> None:
        self.one, self.other = a_till(folder, "T01"), a_till(folder, "T02")
        self.tell(("T01", self.one.book.key.public), ("T02", self.other.book.key.public))

    def tell(self, *keys: tuple[str, str]) -> None:
        for till in (self.one, self.other):
            version = till.book.catalogue.version + 1
            tills = tuple(TillKey(till=name, key=key) for name, key in keys)
            till.book.catalogue.apply(some_cards(version=version, tills=tills))

    def code(self, sold: Recorded, *, bazaar: str = "", key: DeviceKey | None = None, **changes: Any) -> str:
        """The code on a receipt of the first till; another one where something of it is changed before it is signed."""
        assert isinstance(sold.fact, Sale)
        sale = replace(sold.fact, **changes)
        own = self.one.book.catalogue.bazaar().code
        return write_receipt(bazaar or own, sold, sale, key or self.one.book.key)

    def back(self, code: str, quantities: dict[int, int]) -> Refund:
        """Take pieces back at the other till."""
        done = self.other.undoing.refund(code, quantities, by="C1", reason="lid broken", approved_by="L1")
        assert isinstance(done.fact, Refund)
        return done.fact

    def close(self) -> None:
        self.one.book.close()
        self.other.book.close()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = Pair(tmp_path)
    yield made
    made.close()


def test_another_tills_receipt_shows_its_lines_and_what_came_back_here(pair: Pair) -> None:
    sold = pair.one.sell(JAM, JAM, CAKE)
    code = pair.code(sold)
    found = pair.other.undoing.find(code)
    assert (found.sale.number, found.left, found.is_of_another_till) == (number_of(sold), (2, 1), True)
    back = pair.back(code, {0: 1})
    assert (back.of, back.of_number) == (sold.stamp.id, number_of(sold))
    assert back.number.startswith("T02-")
    assert pair.other.undoing.find(code).left == (1, 1)
    assert not pair.one.undoing.find(code).is_of_another_till


def test_the_money_and_the_families_are_those_of_the_sale(pair: Pair) -> None:
    sold = pair.one.sell(JAM, CAKE)
    assert isinstance(sold.fact, Sale)
    back = pair.back(pair.code(sold), {0: 1, 1: 1})
    assert [part.line for part in back.lines] == list(sold.fact.lines)
    balance = Counter[tuple[Account, str, int]]()
    for fact in (sold.fact, back):
        balance.update({(row.account, row.family, row.rate_bp): 0 for row in postings(fact)})
        for row in postings(fact):
            balance[row.account, row.family, row.rate_bp] += row.amount_minor
    assert set(balance.values()) == {0}
    assert {family for account, family, _ in balance if account is Account.FAMILY} == {sold.fact.lines[0].family}
    assert back.paid_minor == sold.fact.paid_minor


def test_what_was_paid_by_card_goes_back_on_a_card(pair: Pair) -> None:
    sold = pair.one.sell(JAM, card_minor=2_500)
    back = pair.back(pair.code(sold), {0: 1})
    assert [payment.method for payment in back.payments] == [Method.CARD]


def test_it_comes_back_here_once(pair: Pair) -> None:
    code = pair.code(pair.one.sell(JAM))
    pair.back(code, {0: 1})
    with pytest.raises(NothingLeftToRefund):
        pair.back(code, {0: 1})


def test_it_cannot_be_voided_moved_or_copied_here(pair: Pair) -> None:
    number = number_of(pair.one.sell(JAM))
    undoing = pair.other.undoing
    acts: tuple[Callable[[], object], ...] = (
        lambda: undoing.void(number, by="C1", reason="x", approved_by="L1"),
        lambda: undoing.move(number, 0, "0427", by="C1", reason="x", approved_by="L1"),
        lambda: undoing.reprint(number, by="C1"),
    )
    for act in acts:
        with pytest.raises(UnknownReceipt):
            act()
    with pytest.raises(OtherShift):
        undoing.void(pair.code(pair.one.sell(JAM), shift=0), by="C1", reason="x", approved_by="L1")


def test_a_code_that_was_changed_is_refused(pair: Pair) -> None:
    sold = pair.one.sell(JAM)
    with pytest.raises(CodeAltered):
        pair.other.undoing.find(pair.code(sold, key=from_seed("thief")))
    with pytest.raises(CodeNotReadable):
        pair.other.undoing.find(pair.code(sold)[:-30])
    code = pair.code(sold)
    with pytest.raises((CodeAltered, CodeNotReadable)):
        pair.other.undoing.find(code[:-10] + ("A" if code[-10] != "A" else "B") + code[-9:])


def test_a_receipt_of_another_bazaar_is_refused_even_under_a_number_of_this_till(pair: Pair) -> None:
    sold, mine = pair.one.sell(JAM), pair.other.sell(CAKE)
    foreign = pair.code(sold, bazaar="OTHER1", key=from_seed("far away"))
    with pytest.raises(OtherBazaarsReceipt):
        pair.other.undoing.find(foreign)
    assert isinstance(mine.fact, Sale)
    same = write_proof("OTHER1", replace(mine, hash=bytes(32)), number_of(mine), 100, from_seed("far away"))
    with pytest.raises(OtherBazaarsReceipt):
        pair.other.undoing.find(same)


def test_a_till_that_nobody_told_of_or_that_was_revoked_is_refused(pair: Pair) -> None:
    code = pair.code(pair.one.sell(JAM))
    pair.tell(("T02", pair.other.book.key.public))
    with pytest.raises(TillNotKnown):
        pair.other.undoing.find(code)


def test_the_key_that_a_till_had_before_it_was_replaced_still_counts(pair: Pair) -> None:
    code = pair.code(pair.one.sell(JAM))
    pair.tell(("T01", from_seed("new machine").public), ("T01", pair.one.book.key.public))
    assert pair.other.undoing.find(code).left == (1,)


def test_a_receipt_that_is_too_old_is_refused(pair: Pair) -> None:
    sold = pair.one.sell(JAM)
    assert isinstance(sold.fact, Sale)
    day = sold.fact.day
    last = pair.code(sold, day=day - timedelta(days=OTHER_TILLS_RECEIPT_DAYS_MAX))
    assert pair.other.undoing.find(last).left == (1,)
    with pytest.raises(ReceiptTooOld):
        pair.other.undoing.find(pair.code(sold, day=day - timedelta(days=OTHER_TILLS_RECEIPT_DAYS_MAX + 1)))


def test_a_short_code_is_enough_at_home_and_refused_in_words_elsewhere(pair: Pair) -> None:
    sold = pair.one.sell(JAM)
    bazaar = pair.one.book.catalogue.bazaar().code
    short = write_proof(bazaar, sold, number_of(sold), 2_500, pair.one.book.key)
    assert is_code(short)
    assert proof_in(short).number == number_of(sold)
    assert pair.one.undoing.find(short).recorded == sold
    with pytest.raises(LinesNotInCode):
        pair.other.undoing.find(short)
    with pytest.raises(WrongCheckDigit):
        pair.other.undoing.find("T01-000001-X")


def test_without_an_open_shift_the_day_is_todays(pair: Pair) -> None:
    code = pair.code(pair.one.sell(JAM))
    catalogue, today = pair.other.book.catalogue, pair.other.book.around.now().date()
    assert proved_sale(code, catalogue, today).stamp.device == "T01"
    pair.other.close_shift()
    assert pair.other.undoing.find(code).left == (1,)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), max_size=8))
def test_one_till_never_gives_more_back_than_was_sold_elsewhere(pair: Pair, asked: list[tuple[int, int]]) -> None:
    sold = pair.one.sell(JAM, JAM, JAM, CAKE, CAKE)
    assert isinstance(sold.fact, Sale)
    code, given_back, came = pair.code(sold), 0, [0, 0]
    for index, quantity in asked:
        fits = index < 2 and came[index] + quantity <= sold.fact.lines[index].quantity
        if not fits:
            with pytest.raises(NothingLeftToRefund):
                pair.back(code, {index: quantity})
            continue
        given_back += pair.back(code, {index: quantity}).paid_minor
        came[index] += quantity
    assert given_back <= sold.fact.paid_minor
    if came == [line.quantity for line in sold.fact.lines]:
        assert given_back == sold.fact.paid_minor


def a_lone_till(folder: Path) -> Till:
    return a_till(folder, "T03")


def test_a_till_that_no_feed_has_reached_knows_no_other(pair: Pair, tmp_path: Path) -> None:
    lone = a_lone_till(tmp_path)
    with pytest.raises(TillNotKnown):
        lone.undoing.find(pair.code(pair.one.sell(JAM)))
    lone.book.close()
