"""The list of items: every piece has an owner, a price that the currency can hold, and a code of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Unsold
from pos.domain.errors import NotAnAmount, OutOfRange, UnknownFamily, WrongCheckDigit
from pos.domain.goods_facts import ReceivedLine
from pos.domain.identity import CENTRE, booth_item_code, catalogue_item_code, ean13
from pos.domain.weighing import Unit
from pos.intake import items
from pos.intake.findings import (
    AlreadyListed,
    CellEmpty,
    CodeOfOtherFamily,
    ExpiresEarly,
    Finding,
    FloorAbovePrice,
    GivenTwice,
    NameChanges,
    SameName,
)
from pos.intake.items import ItemRow, read_items

if TYPE_CHECKING:
    from tests.unit.intake.places import Write

HIND = FamilyCard(number="0427", name_ar="أم هند", name_en="Umm Hind", package="ANAQA")
RASHID = FamilyCard(number="0117", name_ar="أم راشد", name_en="Umm Rashid", package="ATAYEB")
FAMILIES = (HIND, RASHID)
HEADINGS = "code,family,name_ar,name_en,package,price,quantity,floor,expiry,unsold\n"
SHORT = "code,family,name,price\n"
COAT = catalogue_item_code("0427", 1)


def test_a_full_row_is_read_to_the_last_cell(write: Write, plan: Bazaar) -> None:
    path = write(HEADINGS + f"{COAT},٤٢٧,عباءة,Abaya,إبداع,٣٢٠٫٥٠,٦,290,٣١/١٢/٢٠٢٧,تبرّع\n")
    read = read_items(path, plan, FAMILIES)
    assert read.findings == ()
    assert read.rows == (
        ItemRow(
            line=2,
            code=COAT,
            family="0427",
            name_ar="عباءة",
            name_en="Abaya",
            package="EBDA",
            price_minor=32050,
            quantity=6,
            floor_minor=29000,
            expiry=date(2027, 12, 31),
            unsold=Unsold.DONATE,
        ),
    )


@pytest.mark.parametrize(
    ("quantity", "grams"), [("12.5", 12_500), ("١٢٫٥", 12_500), ("0.75", 750), ("3", 3_000), ("", 0)]
)
def test_what_is_sold_by_weight_is_announced_in_kilograms(
    write: Write, plan: Bazaar, quantity: str, grams: int
) -> None:
    path = write(f"family,name,price,quantity,unit\n0427,تمر,40,{quantity},كغ\n")
    (row,) = read_items(path, plan, FAMILIES).rows
    assert (row.unit, row.quantity, row.price_minor) == (Unit.GRAM, grams, 4_000)
    assert row.card(1_000, grams).unit is row.received_line().unit is Unit.GRAM


@pytest.mark.parametrize("quantity", ["1.2345", "-1", "a", "10000"])
def test_a_weight_that_cannot_be_is_refused(write: Write, plan: Bazaar, quantity: str) -> None:
    read = read_items(write(f"family,name,price,quantity,unit\n0427,تمر,40,{quantity},kg\n"), plan, FAMILIES)
    assert [finding.column for finding in read.findings] == ["quantity"]


def test_a_short_row_has_sensible_defaults(write: Write, plan: Bazaar) -> None:
    (row,) = read_items(write("family,name,price\n0427,عباءة,320\n"), plan, FAMILIES).rows
    assert (row.code, row.is_assigned) == (COAT, True)
    assert (row.package, row.quantity, row.floor_minor, row.expiry, row.unsold) == ("ANAQA", 0, 0, None, Unsold.RETURN)


def test_amounts_are_read_in_the_currency_of_the_bazaar(write: Write, plan: Bazaar) -> None:
    path = write("family,name,price\n0427,عباءة,12.405\n")
    assert read_items(path, plan, FAMILIES).findings == (Finding(2, "price", NotAnAmount("12.405", 2)),)
    (row,) = read_items(path, replace(plan, currency="KWD"), FAMILIES).rows
    assert row.price_minor == 12405


def test_every_error_of_a_row_is_told_with_its_column(write: Write, plan: Bazaar) -> None:
    read = read_items(write(HEADINGS + "123,0765,,,,0,-1,5,soon,maybe\n"), plan, FAMILIES)
    assert read.rows == ()
    assert [(finding.line, finding.column) for finding in read.findings] == [
        (2, column) for column in ("code", "family", "name_ar", "price", "quantity", "expiry", "unsold")
    ]
    assert read.findings[0].reason == WrongCheckDigit("123")


def test_an_owner_is_never_guessed(write: Write, plan: Bazaar) -> None:
    read = read_items(write(SHORT + ",,A,5\n,0128,B,5\n,0765,C,5\n"), plan, FAMILIES)
    assert [finding.reason for finding in read.findings] == [
        CellEmpty(),
        WrongCheckDigit("0128"),
        WrongCheckDigit("0765"),
    ]
    read = read_items(write(SHORT + ",0013,A,5\n"), plan, FAMILIES)
    assert read.findings == (Finding(2, "family", UnknownFamily("0013")),)


@pytest.mark.parametrize("word", ["المركز", "Centre", "center", "مركز"])
def test_the_centre_owns_what_says_so(write: Write, plan: Bazaar, word: str) -> None:
    path = write(f"family,name,price,package\n{word},تذكرة ورشة,75,طيب\n")
    (row,) = read_items(path, plan, FAMILIES).rows
    assert (row.family, row.code, row.package) == (CENTRE, catalogue_item_code(CENTRE, 1), "TEEB")


def test_the_centre_has_no_package_of_its_own_to_fall_back_on(write: Write, plan: Bazaar) -> None:
    read = read_items(write("family,name,price,package\ncentre,تذكرة ورشة,75,\n"), plan, FAMILIES)
    assert read.findings == (Finding(2, "package", CellEmpty()),)


def test_a_floor_above_the_price_is_an_error(write: Write, plan: Bazaar) -> None:
    read = read_items(write("family,name,price,floor price\n0427,A,70,75.50\n0427,B,70,70\n"), plan, FAMILIES)
    assert [row.name_ar for row in read.rows] == ["B"]
    assert read.findings == (Finding(2, "floor price", FloorAbovePrice(7000, 7550)),)


def test_goods_must_not_expire_before_the_bazaar_and_should_outlast_it(write: Write, plan: Bazaar) -> None:
    rows = "".join(f"0117,{day},5,2026-07-{day}\n" for day in (13, 14, 15, 16))
    read = read_items(write(f"family,name,price,expiry\n{rows}"), plan, FAMILIES)
    assert [row.name_ar for row in read.rows] == ["14", "15", "16"]
    assert read.findings == (
        Finding(2, "expiry", ExpiresEarly(date(2026, 7, 13), plan.first_day)),
        Finding(3, "expiry", ExpiresEarly(date(2026, 7, 14), plan.last_day), is_warning=True),
        Finding(4, "expiry", ExpiresEarly(date(2026, 7, 15), plan.last_day), is_warning=True),
    )


# -- codes ------------------------------------------------------------------------------------------------------------


def test_a_code_given_twice_is_an_error_on_the_second_line(write: Write, plan: Bazaar) -> None:
    read = read_items(write(SHORT + f"{COAT},0427,A,5\n{COAT},0427,B,5\n"), plan, FAMILIES)
    assert [row.name_ar for row in read.rows] == ["A"]
    assert read.findings == (Finding(3, "code", GivenTwice(COAT, 2)),)


def test_a_code_that_names_another_family_is_an_error(write: Write, plan: Bazaar) -> None:
    read = read_items(write(SHORT + f"{COAT},0117,A,5\n{catalogue_item_code('', 1)},0427,B,5\n"), plan, FAMILIES)
    assert [finding.reason for finding in read.findings] == [
        CodeOfOtherFamily(COAT, "0117"),
        CodeOfOtherFamily(catalogue_item_code("", 1), "0427"),
    ]


def test_a_code_that_names_no_family_belongs_to_any(write: Write, plan: Bazaar) -> None:
    booth, maker = booth_item_code("T07", 1), ean13("629100000001")
    read = read_items(write(SHORT + f"{booth},0427,A,5\n{maker},0117,B,5\n"), plan, FAMILIES)
    assert (len(read.rows), read.findings) == (2, ())


def test_codes_are_given_from_the_lowest_of_each_family_past_those_that_are_taken(write: Write, plan: Bazaar) -> None:
    known = a_card(catalogue_item_code("0427", 3), "known")
    taken = catalogue_item_code("0427", 2)
    path = write(SHORT + f",0427,A,5\n,0427,B,5\n,0117,C,5\n{taken},0427,D,free\n")
    read = read_items(path, plan, FAMILIES, [known])
    assert [(row.name_ar, row.code) for row in read.rows] == [
        ("A", catalogue_item_code("0427", 1)),
        ("B", catalogue_item_code("0427", 4)),  # 2 stands in a row that is not taken yet, 3 is known
        ("C", catalogue_item_code("0117", 1)),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(serials=st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=15))
def test_no_two_rows_ever_share_a_code(write: Write, plan: Bazaar, serials: list[int | None]) -> None:
    lines = [f"{catalogue_item_code('0427', n) if n else ''},0427,item {row},5\n" for row, n in enumerate(serials)]
    read = read_items(write(SHORT + "".join(lines)), plan, FAMILIES)
    codes = [row.code for row in read.rows]
    assert len(set(codes)) == len(codes)
    given_ones = [serial for serial in serials if serial]
    assert len(read.rows) == len(serials) - (len(given_ones) - len(set(given_ones)))


def test_when_the_codes_run_out_the_row_says_so(write: Write, plan: Bazaar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "ITEM_SERIAL_MAX", 1)
    read = read_items(write(SHORT + ",0427,A,5\n,0427,B,5\n,0117,C,5\n"), plan, FAMILIES)
    assert [row.name_ar for row in read.rows] == ["A", "C"]
    assert read.findings == (Finding(3, "code", OutOfRange("item", 2, 1, 1)),)


# -- reading again ----------------------------------------------------------------------------------------------------


def a_card(code: str, name: str, family: str = "0427") -> ItemCard:
    return ItemCard(code=code, family=family, name_ar=name, name_en="", package="ANAQA", price_minor=500, rate_bp=0)


def test_reading_a_list_twice_lists_nothing_twice(write: Write, plan: Bazaar) -> None:
    path = write(SHORT + ",0427,عباءة,320\n,0117,بزار,18.50\n")
    first = read_items(path, plan, FAMILIES)
    again = read_items(path, plan, FAMILIES, [row.card(rate_bp=1000) for row in first.rows])
    assert again.rows == ()
    assert [finding.reason for finding in again.findings] == [
        AlreadyListed(row.name_ar, row.code) for row in first.rows
    ]


def test_the_same_name_is_another_item_in_another_family(write: Write, plan: Bazaar) -> None:
    read = read_items(write(SHORT + ",0427,سلة,5\n,0117,سلة,5\n,0427,سله,6\n"), plan, FAMILIES)
    assert len(read.rows) == 3
    assert read.findings == (Finding(4, "name", SameName("سله", 2), is_warning=True),)


def test_a_known_code_changes_its_item_but_never_its_owner(write: Write, plan: Bazaar) -> None:
    maker = ean13("629100000001")
    known = [a_card(maker, "عسل", family="0117")]
    read = read_items(write(SHORT + f"{maker},0117,عسل,90\n"), plan, FAMILIES, known)
    assert (read.rows[0].price_minor, read.findings) == (9000, ())
    read = read_items(write(SHORT + f"{maker},0117,دبس,90\n"), plan, FAMILIES, known)
    assert read.findings == (Finding(2, "name", NameChanges(maker, "عسل", "دبس"), is_warning=True),)
    read = read_items(write(SHORT + f"{maker},0427,عسل,90\n"), plan, FAMILIES, known)
    assert read.errors == (Finding(2, "code", CodeOfOtherFamily(maker, "0427")),)


# -- cards and notes --------------------------------------------------------------------------------------------------


def test_the_card_and_the_line_of_the_note_say_what_the_row_says() -> None:
    row = ItemRow(
        line=2,
        code=COAT,
        family="0427",
        name_ar="عباءة",
        name_en="Abaya",
        package="ANAQA",
        price_minor=32000,
        quantity=6,
        floor_minor=29000,
        expiry=date(2027, 1, 1),
        unsold=Unsold.DONATE,
    )
    assert row.card(rate_bp=1500, received=4) == ItemCard(
        code=COAT,
        family="0427",
        name_ar="عباءة",
        name_en="Abaya",
        package="ANAQA",
        price_minor=32000,
        rate_bp=1500,
        floor_minor=29000,
        expiry=date(2027, 1, 1),
        unsold=Unsold.DONATE,
        received=4,
    )
    line = ReceivedLine(
        item=COAT,
        name_ar="عباءة",
        name_en="Abaya",
        package="ANAQA",
        quantity=6,
        price_minor=32000,
        declared=6,
        floor_minor=29000,
        expiry=date(2027, 1, 1),
        unsold=Unsold.DONATE,
    )
    assert row.received_line() == line
    assert row.received_line(counted=0) == replace(line, quantity=0)
