"""Odd things are kept as they came, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import Forked
from pos.domain.facts import Line
from pos.domain.goods_facts import GoodsReceived, ReceivedLine
from pos.domain.identity import booth_item_code
from pos.domain.oddities import Oddity
from pos.domain.stock_reports import Narrowed, StockBy
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_exception
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    BAZAAR,
    FAMILIES,
    PRICE_MINOR,
    Journal,
    a_day,
    item_of,
)
from tests.unit.register.test_store import family_row

if TYPE_CHECKING:
    from pos.register.register import Register


CODE = BAZAAR.code


def test_odd_things_are_kept_and_named(register: Register) -> None:
    journal = Journal()
    journal.receive(FAMILIES[0], quantity=1)
    journal.open_shift()
    journal.sell(FAMILIES[0], quantity=3)
    journal.sell("9990")
    journal.close_shift(missing_minor=70)
    register.intake.take_in(journal.batch())
    rows = register.accounts.exceptions(ACCOUNTANT, CODE)
    found = {row.kind: row for row in rows}
    assert len(rows) == len(found) == 4
    assert (found[Oddity.UNKNOWN_FAMILY].subject, found[Oddity.UNKNOWN_FAMILY].amount_minor) == ("9990", PRICE_MINOR)
    assert (found[Oddity.UNKNOWN_ITEM].subject, found[Oddity.UNKNOWN_ITEM].count) == (item_of("9990"), 1)
    assert (found[Oddity.OVERSOLD].subject, found[Oddity.OVERSOLD].count) == (item_of(FAMILIES[0]), 2)
    names = {kind: (row.item_ar, row.item_en) for kind, row in found.items()}
    assert names.pop(Oddity.OVERSOLD) == ("مربى", "Jam")
    assert set(names.values()) == {("", "")}, "what is on no list, and what is no item, has no item's name"
    assert found[Oddity.OVERSOLD].tills == found[Oddity.UNKNOWN_ITEM].tills == ("T01",)
    assert found[Oddity.CASH_DIFFERENCE].amount_minor == -70
    assert register.accounts.board(ACCOUNTANT, CODE).exceptions == 4


def test_however_many_items_are_odd_each_has_its_tills_its_age_and_its_money(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.register.oddities.ROWS_MAX", 2)  # a thousand, in small
    for device in BAZAAR.tills:
        journal = Journal(device)
        journal.open_shift()
        journal.sell(*FAMILIES, "9990", "9980", "9970", "9960", quantity=2)
        register.intake.take_in(journal.batch())
    rows = [one for one in register.accounts.exceptions(ACCOUNTANT, CODE) if one.kind is Oddity.UNKNOWN_ITEM]
    assert len(rows) == 7
    assert {(one.tills, one.count, one.amount_minor) for one in rows} == {(BAZAAR.tills, 4, 4 * PRICE_MINOR)}
    assert None not in {one.at for one in rows}
    for row in rows:
        sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(of_exception(row))).sums
        assert sums is not None
        assert (sums.balance_minor, sums.count) == (row.amount_minor, 2)


def test_what_was_set_aside_is_named(register: Register) -> None:
    ours, theirs = a_day(), Journal()
    theirs.sell(FAMILIES[2])
    register.intake.take_in(ours.batch())
    with pytest.raises(Forked):
        register.intake.take_in(theirs.batch())
    kinds = [row.kind for row in register.accounts.exceptions(ACCOUNTANT, CODE)]
    assert kinds.count(Oddity.FORKED) == 1


def test_a_piece_sold_before_its_item_was_heard_of_is_accounted_for_once_both_tills_have_sent(
    register: Register,
) -> None:
    """Its label is of one till, and the other one sold it onto its family before anything was sent."""
    code, made, sold = booth_item_code("T01", 1), Journal("T01"), Journal("T02")
    sold.open_shift()
    line = Line(item=code, family=FAMILIES[0], quantity=2, price_minor=PRICE_MINOR, rate_bp=1_000, name="mat")
    sold.add(sold._sale((line,), card=True))
    register.intake.take_in(sold.batch())
    kinds = [row.kind for row in register.accounts.exceptions(ACCOUNTANT, CODE)]
    assert kinds == [Oddity.UNKNOWN_ITEM]
    mat = ReceivedLine(
        item=code, name_ar="حصير", name_en="Mat", package="A", quantity=9, price_minor=PRICE_MINOR, declared=9
    )
    made.add(GoodsReceived(number=made.number(), family=FAMILIES[0], rate_bp=1_000, terms="1", lines=(mat,)))
    register.intake.take_in(made.batch())
    assert register.accounts.exceptions(ACCOUNTANT, CODE) == ()
    (row,) = register.accounts.stock(ACCOUNTANT, CODE)
    assert (row.item, row.received, row.sold, row.on_hand) == (code, 9, 2, 7)
    (elsewhere,) = register.stock_reports.stock(ACCOUNTANT, CODE, StockBy.ITEM, Narrowed(family=FAMILIES[0], but="T01"))
    assert elsewhere.sold == 2  # what the till that received it is told when it counts
    assert family_row(register).gross_minor == 2 * PRICE_MINOR
