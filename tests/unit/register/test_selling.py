"""The dashboard's figures are the ledger's: each way of looking adds up to the same money, and says what was before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Package
from pos.domain.errors import NotAllowed, UnknownBazaar
from pos.domain.facts import Line, Method, Payment, Sale
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.selling import Chart
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_chart
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    PRICE_MINOR,
    RATES,
    Clock,
    Ids,
    Journal,
    item_of,
    plan,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pos.domain.selling import Part
    from pos.register.register import Register

CODE = BAZAAR.code
FIRST, SECOND, THIRD = FAMILIES


def by_key(parts: Iterable[Part]) -> dict[str, int]:
    return {part.key: part.amount_minor for part in parts}


def before(parts: Iterable[Part]) -> dict[str, int]:
    return {part.key: part.before_minor for part in parts}


def two_days(device: str = "T01", bazaar: str = CODE, clock: Clock | None = None) -> Journal:
    """A morning and an evening, and a day later one sale by card; a refund, a void and a difference between them."""
    journal = Journal(device, bazaar=bazaar, clock=clock or Clock())
    journal.receive(FIRST, quantity=50)
    journal.open_shift()
    first = journal.sell(FIRST, SECOND, quantity=2, card=True)
    journal.clock.advance(hours=9)
    journal.refund(first)
    journal.void(journal.sell(FIRST, card=True))
    journal.close_shift(missing_minor=250)
    journal.clock.advance(hours=15)
    journal.open_shift()
    journal.sell(SECOND, card=True)
    journal.sell("", card=True)
    journal.close_shift()
    return journal


def test_every_way_of_looking_adds_up_to_the_same_money(register: Register) -> None:
    register.intake.take_in(two_days().batch())
    found = register.selling.figures(ACCOUNTANT, CODE)
    told = register.accounts.reconciliation(ACCOUNTANT, CODE)
    assert found.takings_minor == told.receipts_minor
    for parts in (found.hours, found.tills, found.methods):
        assert sum(by_key(parts).values()) == found.takings_minor
    board = register.accounts.board(ACCOUNTANT, CODE)
    assert by_key(found.packages) == {one.package: one.amount_minor for one in board.packages if one.amount_minor}
    rows = register.accounts.families(ACCOUNTANT, CODE)
    assert by_key(found.families) == {
        row.family.number: row.gross_minor - row.refunds_minor for row in rows if row.gross_minor - row.refunds_minor
    }
    assert by_key(found.differences) == {"T01": told.tills[0].difference_minor}
    assert found.receipts == board.sales
    assert by_key(found.items) == {item_of(SECOND): PRICE_MINOR, item_of(""): PRICE_MINOR}


def test_a_day_is_beside_the_day_before_it(register: Register) -> None:
    register.intake.take_in(two_days().batch())
    whole = register.selling.figures(ACCOUNTANT, CODE)
    first, second = whole.days
    assert (whole.compared, set(before(whole.hours).values())) == (None, {0})
    one = register.selling.figures(ACCOUNTANT, CODE, first)
    two = register.selling.figures(ACCOUNTANT, CODE, second)
    assert one.compared is None
    assert two.compared is not None
    assert two.compared.day == first
    assert one.takings_minor + two.takings_minor == whole.takings_minor
    assert two.takings_before_minor == one.takings_minor
    assert before(two.tills) == by_key(one.tills)
    assert {key: minor for key, minor in before(two.hours).items() if minor} == {
        key: minor for key, minor in by_key(one.hours).items() if minor
    }
    keys = [int(part.key) for part in two.hours]
    assert keys == list(range(keys[0], keys[-1] + 1)), "an hour without sales is an empty place"
    empty = register.selling.figures(ACCOUNTANT, CODE, second + timedelta(days=9))
    assert (empty.takings_minor, empty.receipts, set(by_key(empty.families).values())) == (0, 0, {0})
    assert before(empty.families) == by_key(two.families)


def test_a_bazaar_is_beside_the_one_before_it(register: Register) -> None:
    former = replace(BAZAAR, code="INTAJ7", edition=7, first_day=BAZAAR.first_day - timedelta(days=200))
    plan(register, former)
    plan(register, replace(former, code="EMPTY", first_day=BAZAAR.first_day - timedelta(days=1)))
    plan(register, replace(former, code="OTHER", currency="SAR", first_day=BAZAAR.first_day - timedelta(days=2)))
    register.intake.take_in(two_days(bazaar="INTAJ7").batch())
    register.intake.take_in(two_days("T02").batch())
    found = register.selling.figures(ACCOUNTANT, CODE)
    assert found.compared is not None
    assert (found.compared.bazaar, found.compared.day) == ("INTAJ7", None)
    assert found.takings_before_minor == found.takings_minor
    assert before(found.families) == by_key(found.families)


def test_a_bazaar_without_sales_has_figures_too(register: Register) -> None:
    found = register.selling.figures(ACCOUNTANT, CODE)
    assert (found.days, found.takings_minor, found.hours, found.items) == ((), 0, (), ())
    with pytest.raises(NotAllowed):
        register.selling.figures(CASHIER, CODE)
    with pytest.raises(UnknownBazaar):
        register.selling.figures(ACCOUNTANT, "NOWHERE")


def test_the_last_bazaar_beside_this_one_by_hand(register: Register) -> None:
    """Every figure is written out, at 25.30 a piece; who sold only before stands at the end with nothing, but no item does."""
    former = replace(BAZAAR, code="INTAJ7", edition=7, first_day=BAZAAR.first_day - timedelta(days=200))
    plan(register, former)
    then = Journal("T01", bazaar="INTAJ7")  # nine in the morning, half a year ago
    then.open_shift()
    then.sell(FIRST, quantity=4, card=True)
    then.sell(SECOND, quantity=2, card=True)
    then.refund(then.sell(THIRD, card=True))
    then.close_shift(missing_minor=100)
    now = Journal("T02")
    now.clock.advance(hours=2)
    now.open_shift()
    now.sell(FIRST, quantity=3, card=True)
    now.sell("", card=True)
    now.close_shift()
    register.intake.take_in(then.batch())
    register.intake.take_in(now.batch())
    found = register.selling.figures(ACCOUNTANT, CODE)
    assert (found.takings_minor, found.takings_before_minor) == (4 * 2_530, 6 * 2_530)
    assert (found.receipts, found.receipts_before) == (2, 3)
    assert pairs(found.hours) == {"09": (0, 15_180), "10": (0, 0), "11": (10_120, 0)}
    assert pairs(found.families) == {FIRST: (7_590, 10_120), SECOND: (0, 5_060)}
    assert [part.key for part in found.families] == [FIRST, SECOND], "who came back to nothing is left out"
    assert pairs(found.packages) == {"A": (7_590, 15_180), "": (2_530, 0)}
    assert pairs(found.tills) == {"T01": (0, 15_180), "T02": (10_120, 0)}
    assert pairs(found.methods) == {"cash": (0, 0), "card": (10_120, 15_180)}
    assert pairs(found.items) == {item_of(FIRST): (7_590, 10_120), item_of(""): (2_530, 0)}
    assert pairs(found.differences) == {"T01": (0, -100)}


def test_a_family_and_a_package_of_the_last_bazaar_alone_have_their_names_of_then(register: Register) -> None:
    left = Package(code="OLD", name_ar="باقة سابقة", name_en="Former package")
    former = replace(
        BAZAAR,
        code="INTAJ7",
        edition=7,
        first_day=BAZAAR.first_day - timedelta(days=200),
        packages=(*BAZAAR.packages, left),
    )
    plan(register, former)
    number = family_number(900)
    gone = FamilyEnrolled(number=number, name_ar="أسرة سابقة", name_en="Former family", package="OLD", rate_bp=1_000)
    register.planning.enrol(ADMIN, former.code, gone, identity=Ids().fork("gone").new())
    then = Journal("T01", bazaar=former.code)
    then.open_shift()
    then.add(
        Sale(
            number=then.number(),
            shift=1,
            day=former.first_day,
            lines=(Line(item="", family=number, quantity=1, price_minor=500, rate_bp=1_000, name="كعك"),),
            payments=(Payment(method=Method.CARD, amount_minor=500),),
        )
    )
    then.close_shift()
    register.intake.take_in(then.batch())
    found = register.selling.figures(ACCOUNTANT, CODE)
    (family,), (package,) = found.families, found.packages
    assert (family.key, family.name_ar, family.amount_minor, family.before_minor) == (number, "أسرة سابقة", 0, 500)
    assert (package.key, package.name_en, package.amount_minor, package.before_minor) == (
        "OLD",
        "Former package",
        0,
        500,
    )


def pairs(parts: Iterable[Part]) -> dict[str, tuple[int, int]]:
    return {part.key: (part.amount_minor, part.before_minor) for part in parts}


def test_the_rows_that_a_bar_leads_to_come_to_the_bar(register: Register) -> None:
    register.intake.take_in(two_days().batch())

    whole = register.selling.figures(ACCOUNTANT, CODE)
    for day in (None, *whole.days):
        found = register.selling.figures(ACCOUNTANT, CODE, day)
        for chart in Chart:
            bars = {part.key: part.amount_minor for part in found.parts(chart) if part.amount_minor}
            assert {key: behind(register, chart, key, day) for key in bars} == bars, (chart, day)


def behind(register: Register, chart: Chart, key: str, day: date | None, bazaar: str = CODE) -> int:
    """Return what the rows come to that a bar leads to; credits count as sold."""
    sums = register.tracing.entries(ACCOUNTANT, bazaar, trace_of(of_chart(chart, key, day))).sums
    assert sums is not None
    assert sums.count > 0
    side = -1 if chart in {Chart.PACKAGES, Chart.FAMILIES, Chart.DIFFERENCES} else 1
    return side * (sums.debit_minor - sums.credit_minor)


def test_what_a_bar_is_compared_with_leads_to_rows_that_come_to_it(register: Register) -> None:
    """Also where a family has gone over to another package since: its sales of then stand in the package of then."""
    former = replace(BAZAAR, code="INTAJ7", edition=7, first_day=BAZAAR.first_day - timedelta(days=200))
    plan(register, former)
    register.intake.take_in(two_days(bazaar=former.code).batch())
    now = two_days("T02")
    now.open_shift()
    now.sell(FIRST, quantity=3, card=True)
    now.close_shift()
    register.intake.take_in(now.batch())
    gone_over = FamilyEnrolled(number=SECOND, name_ar="أسرة", name_en="Family", package="T", rate_bp=RATES[SECOND])
    register.planning.enrol(ADMIN, CODE, gone_over, identity=Ids().fork("over").new())
    found = register.selling.figures(ACCOUNTANT, CODE)
    assert pairs(found.packages) == {"A": (7_590, 2_530), "T": (2_530, 0), "": (2_530, 2_530)}
    for chart in Chart:
        bars = before(part for part in found.parts(chart) if part.before_minor)
        assert {key: behind(register, chart, key, None, former.code) for key in bars} == bars, chart
    day = found.days[-1]
    beside = register.selling.figures(ACCOUNTANT, CODE, day)
    assert beside.compared is not None
    for chart in Chart:
        bars = before(part for part in beside.parts(chart) if part.before_minor)
        assert {key: behind(register, chart, key, beside.compared.day) for key in bars} == bars, chart
