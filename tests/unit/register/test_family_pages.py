"""A family's link opens its own page and no other; it can be renewed and withdrawn, and the database cannot open it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.access import Deed
from pos.domain.bazaar import FamilyCard
from pos.domain.errors import NotAllowed, ReasonMissing, UnknownFamily
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.page_errors import UnfitAddress
from pos.domain.pages import PageState
from pos.ledger.keys import from_seed
from pos.register.page_links import TOKEN_CHARACTERS, PageLinks
from pos.register.tables import FAMILY_PAGE, METADATA
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, CASHIER, FAMILIES, Ids
from tests.unit.register.settling import Office, both

if TYPE_CHECKING:
    from pos.register.register import Register

CODE = BAZAAR.code
ADDRESS = "https://centre.example"
FIRST, SECOND, _ = FAMILIES


def token_of(link: str) -> str:
    return link.rsplit("/", 1)[1]


@pytest.fixture
def links(register: Register) -> dict[str, str]:
    register.pages.move(ADMIN, ADDRESS)
    return {row.family: row.link for row in register.pages.give(ADMIN, CODE).rows}


def test_every_family_gets_a_link_of_its_own_that_opens_its_page_alone(
    register: Register, links: dict[str, str], office: Office
) -> None:
    both(register)
    office.settle()
    assert len(set(links.values())) == len(FAMILIES)
    for family, link in links.items():
        assert link.startswith(f"{ADDRESS}/f/{CODE}/")
        assert len(token_of(link)) == TOKEN_CHARACTERS
        reading = register.pages.open(CODE, token_of(link))
        assert reading is not None
        assert reading.statement.family.number == family
        asked = register.statements.statement(ACCOUNTANT, CODE, family)
        assert reading.statement.balance_minor == asked.balance_minor
        assert reading.statement.lines == asked.lines
        assert {till.device for till in reading.tills} == {"T01", "T02"}


def test_whoever_has_the_database_opens_no_page(register: Register, links: dict[str, str]) -> None:
    with register.database.reading() as connection:
        (kept, *_) = connection.execute(select(FAMILY_PAGE).where(FAMILY_PAGE.c.family == FIRST)).all()
        assert register.pages.open(CODE, bytes(kept.token_hash).hex()) is None
        for table in METADATA.sorted_tables:
            for row in connection.execute(select(table)):
                assert not any(token_of(links[FIRST]) in str(value) for value in row), table.name


def test_a_renewed_link_opens_and_the_one_before_does_not(register: Register, links: dict[str, str]) -> None:
    fresh = register.pages.renew(ADMIN, CODE, FIRST, serial=1, reason="lost the paper")
    assert (fresh.serial, fresh.state) == (2, PageState.OPEN)
    assert register.pages.open(CODE, token_of(links[FIRST])) is None
    assert register.pages.open(CODE, token_of(fresh.link)) is not None
    again = register.pages.renew(ADMIN, CODE, FIRST, serial=1, reason="lost the paper")
    assert replace(again, opened_at=None) == fresh, "the same request, asked again"
    assert register.pages.open(CODE, token_of(links[SECOND])) is not None


def test_a_withdrawn_link_opens_nothing_and_can_be_renewed(register: Register, links: dict[str, str]) -> None:
    gone = register.pages.withdraw(ADMIN, CODE, FIRST, reason="  the family\n asked  ")
    assert (gone.state, gone.link, gone.reason) == (PageState.WITHDRAWN, "", "the family asked")
    assert register.pages.open(CODE, token_of(links[FIRST])) is None
    assert register.pages.withdraw(ADMIN, CODE, FIRST, reason="again") == gone
    kept = {row.family: row for row in register.pages.give(ADMIN, CODE).rows}
    assert kept[FIRST] == gone, "a withdrawn link does not come back by itself"
    fresh = register.pages.renew(ADMIN, CODE, FIRST, serial=1, reason="asked back")
    assert register.pages.open(CODE, token_of(fresh.link)) is not None


def test_a_link_of_one_bazaar_opens_nothing_of_another(register: Register, links: dict[str, str]) -> None:
    assert register.pages.open("OTHER", token_of(links[FIRST])) is None
    assert register.pages.open(CODE, "") is None


def test_who_may_and_what_it_wants(register: Register, links: dict[str, str]) -> None:
    del links
    pages = register.pages
    for act in (
        lambda: pages.move(ACCOUNTANT, ADDRESS),
        lambda: pages.give(ACCOUNTANT, CODE),
        lambda: pages.renew(ACCOUNTANT, CODE, FIRST, serial=1, reason="x"),
        lambda: pages.withdraw(ACCOUNTANT, CODE, FIRST, reason="x"),
        lambda: pages.pages(CASHIER, CODE),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert pages.pages(ACCOUNTANT, CODE).address == ADDRESS
    with pytest.raises(ReasonMissing):
        pages.withdraw(ADMIN, CODE, FIRST, reason=" ")
    with pytest.raises(UnknownFamily):
        pages.renew(ADMIN, CODE, "9999", serial=0, reason="x")


def test_every_act_is_in_the_trail_and_no_secret_is(register: Register, links: dict[str, str]) -> None:
    fresh = register.pages.renew(ADMIN, CODE, FIRST, serial=1, reason="lost")
    register.pages.withdraw(ADMIN, CODE, FIRST, reason="asked")
    rows = register.trail.rows(ADMIN)
    told = [(row.deed, row.subject, row.detail) for row in rows if row.deed.value.startswith("page")]
    assert told == [
        (Deed.PAGES_MOVED, ADDRESS, ""),
        (Deed.PAGE_GIVEN, CODE, "3"),
        (Deed.PAGE_RENEWED, f"{CODE} {FIRST}", "lost"),
        (Deed.PAGE_WITHDRAWN, f"{CODE} {FIRST}", "asked"),
    ]
    assert not any(
        token_of(link) in f"{row.subject}{row.detail}" for row in rows for link in (fresh.link, links[FIRST])
    )


def test_the_tills_cards_bear_the_link_until_it_is_withdrawn(register: Register, links: dict[str, str]) -> None:
    def cards() -> dict[str, str]:
        return {card.number: card.page for card in register.catalogue.families(CODE)}

    assert cards() == links
    register.pages.withdraw(ADMIN, CODE, FIRST, reason="asked")
    assert cards() == {**links, FIRST: ""}
    register.pages.move(ADMIN, "https://other.example/amana/")
    assert cards()[SECOND] == links[SECOND].replace(ADDRESS, "https://other.example/amana")
    register.pages.move(ADMIN, "")
    assert set(cards().values()) == {""}


def test_a_family_that_is_enrolled_later_gets_its_link_and_keeps_it(register: Register, links: dict[str, str]) -> None:
    ids = Ids().fork("pages")
    card = FamilyEnrolled(number=FIRST, name_ar="اسم جديد", name_en="New name", package="A")
    register.pages.withdraw(ADMIN, CODE, SECOND, reason="asked")
    register.planning.enrol(ADMIN, CODE, card, identity=ids.new())
    register.planning.enrol(ADMIN, CODE, replace(card, number=SECOND), identity=ids.new())
    fresh = family_number(77)
    register.planning.enrol(ADMIN, CODE, replace(card, number=fresh), identity=ids.new())
    pages = {card.number: card.page for card in register.catalogue.families(CODE)}
    assert pages[FIRST] == links[FIRST], "a changed card keeps its link"
    assert pages[SECOND] == "", "what was withdrawn stays so"
    assert pages[fresh].startswith(ADDRESS)


def test_a_family_that_the_screen_or_a_file_enrols_gets_its_link_too(register: Register, links: dict[str, str]) -> None:
    assert len(links) == 3
    ids = Ids().fork("screen")
    numbers = [family_number(serial) for serial in (77, 78, 79)]
    records = [
        FamilyRecord(
            card=FamilyCard(number=one, name_ar="أسرة", name_en="Family", package="A"), private=FamilyPrivate()
        )
        for one in numbers
    ]
    register.families.save(ADMIN, CODE, records[0], identity=ids.new())
    begun = register.lists.begin(ADMIN, CODE, identity=ids.new(), file="f.csv", what="families", added=2, changed=0)
    register.lists.take_families(ADMIN, CODE, begun.source, records[1:])
    pages = {row.family: row.link for row in register.pages.pages(ADMIN, CODE).rows}
    assert all(pages[number].startswith(ADDRESS) for number in numbers)
    reading = register.pages.open(CODE, token_of(pages[numbers[0]]))
    assert reading is not None
    opened = {row.family: row.opened_at for row in register.pages.pages(ADMIN, CODE).rows}
    assert (opened[numbers[0]] is not None, opened[numbers[1]]) == (True, None)


def test_before_an_address_is_said_nobody_has_a_link(register: Register) -> None:
    found = register.pages.give(ADMIN, CODE)
    assert {(row.state, row.link) for row in found.rows} == {(PageState.OPEN, "")}
    assert {card.page for card in register.catalogue.families(CODE)} == {""}


@pytest.mark.parametrize(
    "address",
    [
        "centre.example",
        "http://centre.example",
        "https://",
        "https://a b",
        "https://u:p@c",
        "https://c?x=1",
        "https://ç",
    ],
)
def test_an_address_is_https_and_a_name(register: Register, address: str) -> None:
    with pytest.raises(UnfitAddress):
        register.pages.move(ADMIN, address)


def test_the_link_follows_from_the_registers_key(register: Register, links: dict[str, str]) -> None:
    """The same key makes the same links after a restart; the database alone, with another key, makes others."""
    with register.database.reading() as connection:
        cards = register.catalogue.families(CODE)
        same = PageLinks(register.keys).with_links(connection, CODE, cards)
        other = PageLinks(replace(register.keys, signing=from_seed("another"))).with_links(connection, CODE, cards)
    assert {card.number: card.page for card in same} == links
    assert not {card.page for card in other} & set(links.values())
