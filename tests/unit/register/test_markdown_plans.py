"""The office plans a markdown for every till, sees what it changes before, lists and stops it; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, OutOfRange, ReasonMissing
from pos.domain.facts import Line
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.list_facts import ItemsListed, ListedLine
from pos.domain.markdown_errors import MarkdownOver, NothingMarkedDown, UnknownMarkdown
from pos.domain.markdowns import reduced
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    FIRST_DAY,
    Clock,
    Ids,
    Journal,
    item_of,
)
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.test_markdowns import feed

if TYPE_CHECKING:
    from pos.register.register import Register

SALMA, MOZA = FAMILIES[:2]
JAM, CAKE, OUD = item_of(SALMA), item_of(SALMA, 2), item_of(MOZA)
ITEMS = ((JAM, SALMA, "A", 2_500, 2_000), (CAKE, SALMA, "A", 735, 0), (OUD, MOZA, "T", 4_001, 4_001))
HALF = MarkdownPlanned(
    day=FIRST_DAY, from_minute=20 * 60, until_minute=22 * 60, off_bp=5_000, reason="last hours", consent_by="by phone"
)


@pytest.fixture
def stocked(register: Register) -> Register:
    lines = tuple(
        ListedLine(
            item=code,
            family=family,
            name_ar=f"صنف {price}",
            name_en="",
            package=package,
            price_minor=price,
            floor_minor=floor,
            rate_bp=1_000,
        )
        for code, family, package, price, floor in ITEMS
    )
    with register.database.writing(CODE) as connection:
        fact = ItemsListed(source="list", lines=lines)
        register.journal.append(connection, BAZAAR, fact, identity=Ids().fork("list").new(), by=ADMIN.code)
    return register


def test_what_it_changes_is_what_a_till_will_take_off(stocked: Register) -> None:
    seen = stocked.markdowns.preview(ACCOUNTANT, CODE, HALF)
    assert (seen.items, seen.at_floor, seen.unchanged) == (2, 1, 1)
    assert [(row.item, row.cheaper_minor, row.is_at_floor) for row in seen.rows] == [
        (JAM, 2_000, True),
        (CAKE, 367, False),
    ]
    for plan in (HALF, replace(HALF, off_bp=1), replace(HALF, off_bp=0, price_minor=700)):
        for row in stocked.markdowns.preview(ACCOUNTANT, CODE, plan).rows:
            line = Line(item=row.item, family=row.family, quantity=1, price_minor=row.price_minor)
            assert reduced(line, row.floor_minor, plan).charged_minor == row.cheaper_minor
    assert stocked.markdowns.preview(ACCOUNTANT, CODE, replace(HALF, family=MOZA)).items == 0
    assert stocked.markdowns.preview(ACCOUNTANT, CODE, replace(HALF, package="A")).items == 2
    assert stocked.markdowns.preview(ACCOUNTANT, CODE, replace(HALF, item=CAKE)).items == 1


def test_it_goes_to_every_till_and_is_stopped_there(stocked: Register, clock: Clock) -> None:
    ids, plans = Ids().fork("plans"), stocked.markdowns
    before, wish = feed(stocked, 0).version, replace(HALF, family=SALMA)
    first = ids.new()
    (row,) = plans.plan(ADMIN, CODE, wish, identity=first)
    assert (row.state.value, row.told.plan, row.told.till, row.told.by) == ("planned", wish, "R01", ADMIN.code)
    assert (row.name_ar, row.name_en) == ("أسرة 0427", "Family 0427")
    assert plans.plan(ADMIN, CODE, wish, identity=first) == (row,)  # asked again, nothing more happens
    told = feed(stocked, before)
    assert [one.plan for one in told.markdowns] == [wish]
    clock.advance(hours=12)
    assert [one.state.value for one in plans.all(ACCOUNTANT, CODE)] == ["running"]
    stop = ids.new()
    (row,) = plans.stop(ADMIN, CODE, first, identity=stop, reason="sold out")
    assert (row.state.value, row.stopped_by) == ("stopped", ADMIN.code)
    assert plans.stop(ADMIN, CODE, first, identity=stop) == (row,)
    ended = feed(stocked, told.version).markdowns[0].plan
    assert (ended.is_end, ended.goods, ended.reason) == (True, wish.goods, "sold out")
    with pytest.raises(MarkdownOver):
        plans.stop(ADMIN, CODE, first, identity=ids.new())


def test_one_of_a_till_is_listed_and_can_be_stopped(stocked: Register, clock: Clock) -> None:
    there = Journal("T02")
    there.add(replace(HALF, from_minute=0, until_minute=0, item=JAM))
    take_in(stocked, there)
    (row,) = stocked.markdowns.all(ACCOUNTANT, CODE)
    assert (row.told.till, row.state.value) == ("T02", "running")
    clock.advance(hours=1)
    (row,) = stocked.markdowns.stop(ADMIN, CODE, row.told.id, identity=Ids().fork("stop").new())
    assert row.state.value == "stopped"
    (act,) = stocked.exports.acts(ADMIN, CODE)[:1]
    assert (act.kind, act.subject, act.by) == ("markdown_planned", JAM, ADMIN.code)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (replace(HALF, reason=" "), ReasonMissing),
        (replace(HALF, consent_by=""), ReasonMissing),
        (replace(HALF, off_bp=9_001), OutOfRange),
        (replace(HALF, off_bp=0), OutOfRange),
        (replace(HALF, price_minor=100), OutOfRange),  # so much off, and a price
        (replace(HALF, until_minute=20 * 60), OutOfRange),
        (replace(HALF, reason="x" * 1_000), OutOfRange),
        (replace(HALF, from_minute=0, until_minute=9 * 60), MarkdownOver),
        (replace(HALF, day=FIRST_DAY - timedelta(days=1)), MarkdownOver),
        (replace(HALF, day=FIRST_DAY + timedelta(days=3)), MarkdownOver),
        (replace(HALF, item=OUD), NothingMarkedDown),
        (replace(HALF, package="Z"), NothingMarkedDown),
    ],
)
def test_what_cannot_be_planned_is_refused(stocked: Register, wish: MarkdownPlanned, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        stocked.markdowns.plan(ADMIN, CODE, wish, identity=Ids().fork("wish").new())
    assert stocked.markdowns.all(ACCOUNTANT, CODE) == ()


def test_only_who_plans_may_plan_and_what_the_centre_bears_names_who_approved(stocked: Register) -> None:
    ids, plans = Ids().fork("who"), stocked.markdowns
    for by in (ACCOUNTANT, CASHIER):
        with pytest.raises(NotAllowed):
            plans.plan(by, CODE, HALF, identity=ids.new())
        with pytest.raises(NotAllowed):
            plans.stop(by, CODE, ids.new(), identity=ids.new())
    with pytest.raises(NotAllowed):
        plans.all(CASHIER, CODE)
    with pytest.raises(UnknownMarkdown):
        plans.stop(ADMIN, CODE, ids.new(), identity=ids.new())
    (row,) = plans.plan(ADMIN, CODE, replace(HALF, paid_by_centre=True, consent_by=""), identity=ids.new())
    assert (row.told.plan.approved_by, row.told.plan.consent_by) == (ADMIN.code, "")
