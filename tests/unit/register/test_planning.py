"""Plans are facts; the cards that follow from them come down with a version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import ItemCard
from pos.domain.errors import BazaarBegun, DamagedMessage, NotAllowed, OutOfRange, UnknownBazaar, WrongCheckDigit
from pos.domain.office_facts import FamilyEnrolled
from pos.ledger.codec import decode, to_document
from pos.ledger.keys import from_seed
from pos.register.projecting import fold_card
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    PRICE_MINOR,
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


def test_an_id_that_was_used_for_another_act_is_refused(register: Register, ids: Ids) -> None:
    identity = ids.new()
    register.vouchers.advance(ACCOUNTANT, CODE, FAMILIES[0], 100, reason="x", identity=identity)
    with pytest.raises(DamagedMessage):
        register.planning.plan(ADMIN, BAZAAR, identity=identity)


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
    register.people.put(ADMIN, replace(CASHIER, code="C02"), "1234")
    after = feed(register, before)
    assert after is not None
    assert {person.code for person in after.people} >= {"C01", "C02"}


def test_the_office_journal_is_one_chain(register: Register, ids: Ids) -> None:
    for _ in range(3):
        register.vouchers.advance(ACCOUNTANT, CODE, FAMILIES[0], 100, reason="x", identity=ids.new())
    lines = list(register.exports.journal(ACCOUNTANT, CODE, "R01"))
    stamps = [decode(line[line.index(b'"body":') + 7 : -2])[0] for line in lines]
    assert [stamp.seq for stamp in stamps] == list(range(1, len(lines) + 1))
    assert {(stamp.device, stamp.epoch) for stamp in stamps} == {("R01", 1)}
    assert stamps[-1].by == "K01"


JAM = ItemCard(
    code="1", family="0427", name_ar="", name_en="", package="A", price_minor=PRICE_MINOR, rate_bp=0, received=3
)


CONSIGNED = st.integers(1, 9).map(lambda pieces: to_document(replace(JAM, received=pieces)))
REPRICED = st.just({"price": 7, "floor": 5})


@given(st.lists(st.one_of(CONSIGNED, REPRICED)))
def test_an_items_card_adds_pieces_up_and_takes_the_last_price(terms: list[dict[str, object]]) -> None:
    card = fold_card(terms)
    consignments = [term for term in terms if "code" in term]
    if not consignments:
        assert card is None
        return
    assert card is not None
    assert card.received == sum(int(str(term["received"])) for term in consignments)
    first = terms.index(consignments[0])
    assert card.price_minor == next(term["price"] for term in reversed(terms[first:]))
