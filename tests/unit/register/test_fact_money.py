"""What a fact tells of money by itself: all of it, or the part that an item, a family or some ways of paying have in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import Method, Payment, Sale, ShiftClosed
from pos.domain.goods_facts import Cause, GoodsWrittenOff
from pos.domain.ledger_reports import Trace
from pos.register.fact_money import ON_NO_LIST, told_by
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, PRICE_MINOR, Journal, item_of

if TYPE_CHECKING:
    from pos.register.register import Register

FIRST, SECOND, _ = FAMILIES
OTHERWISE = ("card", "bank", "agent")


def a_shift() -> Journal:
    """A sale paid in two ways, with a line on no list, half of which comes back; and a jar that the centre pays."""
    journal = Journal()
    journal.open_shift()
    plain = journal._sale(journal._sold(journal.sell(FIRST, SECOND)).lines, card=True)
    unlisted = replace(plain.lines[1], item="", name="a mat")
    cash = Payment(method=Method.CASH, amount_minor=500)
    rest = Payment(method=Method.CARD, amount_minor=2 * PRICE_MINOR - 500)
    journal.add(replace(plain, lines=(plain.lines[0], unlisted), payments=(cash, rest)))
    journal.add(
        GoodsWrittenOff(
            item=item_of(FIRST),
            family=FIRST,
            quantity=1,
            cause=Cause.DAMAGED,
            reason="it fell",
            price_minor=PRICE_MINOR,
            rate_bp=1_000,
            paid_by_centre=True,
        )
    )
    journal.close_shift(missing_minor=25)
    return journal


def test_each_kind_tells_the_part_that_is_asked_for() -> None:
    journal = a_shift()
    mixed, jar, report = journal.bodies[-3:]

    def of(body: bytes, kind: str, trace: Trace) -> int:
        return told_by(kind, body, trace)

    assert of(mixed, Sale.KIND, Trace()) == 2 * PRICE_MINOR
    assert of(mixed, Sale.KIND, Trace(item=ON_NO_LIST)) == of(mixed, Sale.KIND, Trace(family=SECOND)) == PRICE_MINOR
    assert of(mixed, Sale.KIND, Trace(accounts=("cash",))) == 500
    assert of(mixed, "refund", Trace(accounts=OTHERWISE)) == 500 - 2 * PRICE_MINOR
    assert of(jar, GoodsWrittenOff.KIND, Trace(family=FIRST)) == PRICE_MINOR
    closed = journal.facts[-1]
    assert isinstance(closed, ShiftClosed)
    ways = [of(report, ShiftClosed.KIND, Trace(accounts=ways)) for ways in (("cash",), OTHERWISE)]
    assert ways == [closed.cash_minor, closed.card_minor]
    assert of(report, ShiftClosed.KIND, Trace()) == sum(ways)
    assert of(report, ShiftClosed.KIND, Trace(told="counted")) == closed.counted_minor
    assert of(report, ShiftClosed.KIND, Trace(family=SECOND)) == 2 * PRICE_MINOR
    assert of(journal.bodies[0], "epoch_started", Trace()) == 0


def test_only_the_facts_that_speak_of_it_are_listed(register: Register) -> None:
    register.intake.take_in(a_shift().batch())

    def rows(**asked: object) -> list[tuple[str, int]]:
        trace = replace(Trace(source="facts", kinds=("sale", "goods_written_off")), **asked)  # type: ignore[arg-type]  # any part
        page = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace)
        assert page.sums is not None
        assert (page.sums.count, page.sums.balance_minor) == (
            len(page.entries),
            sum(one.amount_minor for one in page.entries),
        )
        return [(one.kind, one.amount_minor) for one in page.entries]

    assert len(rows()) == 3
    assert rows(item=ON_NO_LIST, kinds=("sale",)) == [("sale", PRICE_MINOR)]
    assert rows(accounts=OTHERWISE, kinds=("sale",)) == [("sale", 2 * PRICE_MINOR - 500)]
    assert rows(family=FIRST) == [("sale", PRICE_MINOR), ("sale", PRICE_MINOR), ("goods_written_off", PRICE_MINOR)]
    assert rows(family="9999") == []
    till = register.accounts.reconciliation(ACCOUNTANT, BAZAAR.code).tills[0]
    assert rows(kinds=("shift_closed",), told="counted") == [("shift_closed", till.counted_minor)]
