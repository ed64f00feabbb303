"""Plans are facts, and only what can be is planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BazaarBegun, NotAllowed, OutOfRange, UnknownBazaar, WrongCheckDigit
from pos.domain.office_facts import FamilyEnrolled
from pos.ledger.keys import from_seed
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    Ids,
)

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.feed import Feed


CODE = BAZAAR.code


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("planning")


def feed(register: Register, since: int = 0) -> Feed | None:
    key = from_seed("T01")
    return register.catalogue.feed_for(CODE, "T01", since, key.sign(feed_request(CODE, "T01", since)))


def version(register: Register) -> int:
    found = feed(register)
    assert found is not None
    return found.version


def test_a_plan_is_read_back_and_its_journal_begins_with_it(register: Register) -> None:
    assert register.planning.bazaar(CODE) == BAZAAR
    lines = list(register.exports.journal(ACCOUNTANT, CODE, "R01"))
    assert b'"kind":"epoch_started"' in lines[0]
    assert b'"kind":"bazaar_planned"' in lines[1]


def test_a_changed_plan_is_a_second_fact_and_a_new_version(register: Register, ids: Ids) -> None:
    before = version(register)
    identity = ids.new()
    longer = replace(BAZAAR, hall_limit=20)
    assert register.planning.plan(ADMIN, longer, identity=identity) == longer
    assert version(register) == before + 1
    assert register.planning.plan(ADMIN, BAZAAR, identity=identity) == longer
    assert version(register) == before + 1
    assert register.planning.bazaars() == (longer,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(BAZAAR, code="lower"),
        replace(BAZAAR, code=""),
        replace(BAZAAR, code="WITH SPACE"),
        replace(BAZAAR, code="X" * 21),
        replace(BAZAAR, currency="XXX"),
        replace(BAZAAR, tills=("T01", "R01")),
        replace(BAZAAR, tills=("till",)),
    ],
)
def test_a_plan_that_cannot_be_is_refused(register: Register, ids: Ids, wrong: object) -> None:
    assert isinstance(wrong, type(BAZAAR))
    with pytest.raises(UnknownBazaar):
        register.planning.plan(ADMIN, wrong, identity=ids.new())


def test_the_currency_of_a_bazaar_that_has_begun_stays(register: Register, ids: Ids) -> None:
    with pytest.raises(BazaarBegun):
        register.planning.plan(ADMIN, replace(BAZAAR, currency="KWD"), identity=ids.new())
    with pytest.raises(OutOfRange):
        register.planning.plan(ADMIN, replace(BAZAAR, commission_bp=10_001), identity=ids.new())


def test_only_the_administrator_plans(register: Register, ids: Ids) -> None:
    card = FamilyEnrolled(number=FAMILIES[0], name_ar="", name_en="", package="A")
    for person in (CASHIER, ACCOUNTANT):
        with pytest.raises(NotAllowed):
            register.planning.plan(person, BAZAAR, identity=ids.new())
        with pytest.raises(NotAllowed):
            register.planning.enrol(person, CODE, card, identity=ids.new())


def test_a_family_has_a_family_number(register: Register, ids: Ids) -> None:
    card = FamilyEnrolled(number="0428", name_ar="", name_en="", package="A")
    with pytest.raises(WrongCheckDigit):
        register.planning.enrol(ADMIN, CODE, card, identity=ids.new())
    good = replace(card, number="٠٤٢٧", name_ar="  أسرة \u200f ")
    assert register.planning.enrol(ADMIN, CODE, good, identity=ids.new()).number == "0427"
    with pytest.raises(OutOfRange):
        register.planning.enrol(ADMIN, CODE, replace(good, rate_bp=20_000), identity=ids.new())
