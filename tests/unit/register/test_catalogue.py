"""Cards come down with a version, and only what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.office_facts import FamilyEnrolled
from pos.ledger.keys import from_seed
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import (
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    Ids,
    Journal,
    item_of,
    plan,
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


def test_goods_received_make_the_items_card_with_the_agreed_rate(register: Register) -> None:
    journal = Journal()
    journal.receive(FAMILIES[0], quantity=10)
    register.intake.take_in(journal.batch())
    (card,) = register.catalogue.items(CODE)
    assert (card.code, card.family, card.rate_bp, card.received) == (item_of(FAMILIES[0]), FAMILIES[0], 1000, 10)
    journal.receive(FAMILIES[0], quantity=5, price_minor=3000)
    register.intake.take_in(journal.batch())
    (card,) = register.catalogue.items(CODE)
    assert (card.price_minor, card.received) == (3000, 15)


def test_the_feed_carries_what_changed_and_nothing_when_nothing_did(register: Register, ids: Ids) -> None:
    first = feed(register)
    assert first is not None
    assert len(first.families) == 3
    assert feed(register, first.version) is None
    card = FamilyEnrolled(number=FAMILIES[0], name_ar="جديد", name_en="New", package="T")
    register.planning.enrol(ADMIN, CODE, card, identity=ids.new())
    second = feed(register, first.version)
    assert second is not None
    assert [family.name_en for family in second.families] == ["New"]
    ahead = feed(register, second.version + 5)
    assert ahead is not None
    assert (ahead.since, len(ahead.families)) == (0, 3)


def test_a_change_of_people_reaches_every_bazaar(register: Register) -> None:
    plan(register, replace(BAZAAR, code="OTHER"))
    before = version(register)
    register.people.put(ADMIN, replace(CASHIER, code="C02"), "8392")
    after = feed(register, before)
    assert after is not None
    assert {person.code for person in after.people} >= {"C01", "C02"}
