"""The list of families: numbers given and found, doubts told, personal data kept in the office."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import Bazaar, FamilyCard, FamilyKind, PayBy
from pos.domain.errors import OutOfRange, WrongCheckDigit
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.intake import families
from pos.intake.families import FamilyRow, read_families
from pos.intake.findings import (
    AlreadyListed,
    CellEmpty,
    Finding,
    GivenTwice,
    LicenceExpires,
    NameChanges,
    NotAnIban,
    NotAPhone,
    RateSmall,
    SameName,
    TextTooLong,
    UnknownPackage,
    UnknownWord,
)

if TYPE_CHECKING:
    from tests.unit.intake.places import Write

HEADINGS = "number,name_ar,name_en,package,kind,phone,pay_by,iban,licence,licence_expiry,commission,collectors\n"
HIND = FamilyCard(number="0427", name_ar="أم هند", name_en="Umm Hind", package="ANAQA")


def test_a_full_row_is_read_to_the_last_cell(write: Write, plan: Bazaar) -> None:
    path = write(
        HEADINGS + "٠٤٢٧,أم هند,Umm Hind,أناقة,وحدة إنتاجية,٠٥٠ ٠٠٠ ٠٠٠١,bank,"
        "ae09 0000 0000 0000 0000 002,ETM-0042,31/1/2027,٧٫٥٪,الأخت؛ الابنة;  الزوج\n"
    )
    read = read_families(path, plan)
    assert read.findings == ()
    assert read.file == "table.csv"
    assert read.rows == (
        FamilyRow(
            line=2,
            number="0427",
            name_ar="أم هند",
            name_en="Umm Hind",
            package="ANAQA",
            family_kind=FamilyKind.UNIT,
            phone="050 000 0001",
            pay_by=PayBy.BANK,
            iban="AE090000000000000000002",
            licence="ETM-0042",
            licence_expiry=date(2027, 1, 31),
            rate_bp=750,
            collectors=("الأخت", "الابنة", "الزوج"),
        ),
    )


def test_a_short_row_has_sensible_defaults(write: Write, plan: Bazaar) -> None:
    (row,) = read_families(write("الاسم,الباقة\nأم هند,أناقة\n"), plan).rows
    assert (row.number, row.is_assigned) == (family_number(1), True)
    assert (row.name_en, row.family_kind, row.pay_by, row.rate_bp) == ("أم هند", FamilyKind.HOUSEHOLD, PayBy.CASH, None)


def test_a_commission_of_nought_is_not_a_missing_one(write: Write, plan: Bazaar) -> None:
    read = read_families(write("name,package,commission\nA,TEEB,0\nB,TEEB,\n"), plan)
    assert [row.rate_bp for row in read.rows] == [0, None]
    assert read.findings == ()


def test_every_error_of_a_row_is_told_with_its_column(write: Write, plan: Bazaar) -> None:
    read = read_families(write(HEADINGS + f"0765,,{'x' * 121},سجاد,شركة,,شيك,,,,,\n"), plan)
    assert read.rows == ()
    assert read.findings == (
        Finding(2, "number", WrongCheckDigit("0765")),
        Finding(2, "name_ar", CellEmpty()),
        Finding(2, "name_en", TextTooLong(121, 120)),
        Finding(2, "package", UnknownPackage("سجاد")),
        Finding(
            2, "kind", UnknownWord("شركة", "أسرة منزلية، فرد، وحدة إنتاجية", "household, individual, production unit")
        ),
        Finding(2, "pay_by", UnknownWord("شيك", "نقدًا، بنك", "cash, bank")),
    )


def test_doubts_are_told_and_the_row_is_taken(write: Write, plan: Bazaar) -> None:
    read = read_families(
        write(HEADINGS + "0427,أم هند,,أناقة,,at home,bank,AE00,,2026-07-15,0.1,\n0765,,,,,,,,,,,\n"), plan
    )
    (row,) = read.rows
    assert (row.phone, row.iban, row.rate_bp) == ("at home", "AE00", 10)
    assert read.warnings == (
        Finding(2, "phone", NotAPhone("at home"), is_warning=True),
        Finding(2, "iban", NotAnIban("AE00"), is_warning=True),
        Finding(2, "licence_expiry", LicenceExpires(date(2026, 7, 15), date(2026, 7, 16)), is_warning=True),
        Finding(2, "commission", RateSmall(10), is_warning=True),
    )
    assert {finding.line for finding in read.errors} == {3}


def test_a_family_paid_by_bank_without_an_account_is_a_doubt(write: Write, plan: Bazaar) -> None:
    read = read_families(write("name,package,paid by,iban\nA,TEEB,bank,\nB,TEEB,cash,\n"), plan)
    assert len(read.rows) == 2
    assert read.findings == (Finding(2, "iban", CellEmpty(), is_warning=True),)


def test_a_licence_that_ends_with_the_bazaar_is_good(write: Write, plan: Bazaar) -> None:
    assert read_families(write("name,package,licence expiry\nA,TEEB,2026-07-16\n"), plan).findings == ()


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_a_number_given_twice_is_an_error_on_the_second_line(write: Write, plan: Bazaar) -> None:
    read = read_families(write("number,name,package\n0427,A,TEEB\n427,B,TEEB\n"), plan)
    assert [row.name_ar for row in read.rows] == ["A"]
    assert read.findings == (Finding(3, "number", GivenTwice("0427", 2)),)


def test_numbers_are_given_from_the_lowest_past_those_that_are_taken(write: Write, plan: Bazaar) -> None:
    taken = family_number(2)
    path = write(
        f"number,name,package\n,A,TEEB\n{family_number(1)},B,TEEB\n,C,TEEB\n{family_number(4)},,nothing\n,D,TEEB\n"
    )
    known = (FamilyCard(number=taken, name_ar="م", name_en="", package="TEEB"),)
    read = read_families(path, plan, known)
    assert [(row.name_ar, row.number, row.is_assigned) for row in read.rows] == [
        ("A", family_number(3), True),
        ("B", family_number(1), False),
        ("C", family_number(5), True),  # 4 stands in a row that is not taken yet
        ("D", family_number(6), True),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(serials=st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=15))
def test_no_two_rows_ever_share_a_number(write: Write, plan: Bazaar, serials: list[int | None]) -> None:
    lines = [f"{family_number(serial) if serial else ''},family {n},TEEB\n" for n, serial in enumerate(serials)]
    read = read_families(write("number,name,package\n" + "".join(lines)), plan)
    numbers = [row.number for row in read.rows]
    assert len(set(numbers)) == len(numbers)
    given_ones = [serial for serial in serials if serial]
    assert len(read.rows) == len(serials) - (len(given_ones) - len(set(given_ones)))


def test_when_the_numbers_run_out_the_row_says_so(write: Write, plan: Bazaar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "FAMILY_SERIAL_MAX", 2)
    read = read_families(write("number,name,package\n,A,TEEB\n,B,TEEB\n,C,TEEB\n"), plan)
    assert [row.name_ar for row in read.rows] == ["A", "B"]
    assert read.findings == (Finding(4, "number", OutOfRange("family", 3, 1, 2)),)


# -- reading again ----------------------------------------------------------------------------------------------------


def test_reading_a_list_twice_enrols_nobody_twice(write: Write, plan: Bazaar) -> None:
    path = write("name,package\nأم هند,أناقة\nأم علي,طيب\n")
    first = read_families(path, plan)
    again = read_families(path, plan, [row.card() for row in first.rows])
    assert again.rows == ()
    assert [finding.reason for finding in again.findings] == [
        AlreadyListed(row.name_ar, row.number) for row in first.rows
    ]


def test_a_known_number_changes_its_family_and_another_name_is_a_doubt(write: Write, plan: Bazaar) -> None:
    read = read_families(write("number,name,package\n0427,ام هند,طيب\n"), plan, [HIND])
    assert (read.rows[0].package, read.findings) == ("TEEB", ())
    read = read_families(write("number,name,package\n0427,أم علي,طيب\n"), plan, [HIND])
    assert read.rows[0].number == "0427"
    assert read.findings == (Finding(2, "name", NameChanges("0427", "أم هند", "أم علي"), is_warning=True),)


def test_two_of_a_name_without_numbers_are_a_doubt(write: Write, plan: Bazaar) -> None:
    read = read_families(write("name,package\nأم هند,أناقة\nام هند,طيب\n"), plan)
    assert len(read.rows) == 2
    assert read.findings == (Finding(3, "name", SameName("ام هند", 2), is_warning=True),)


# -- what leaves the office -----------------------------------------------------------------------------------------


@pytest.fixture
def full_row() -> FamilyRow:
    return FamilyRow(
        line=2,
        number="0427",
        name_ar="أم هند",
        name_en="Umm Hind",
        package="ANAQA",
        phone="050 000 0099",
        pay_by=PayBy.BANK,
        iban="AE090000000000000000002",
        licence_expiry=date(2027, 1, 31),
        rate_bp=500,
        collectors=("الأخت",),
    )


def test_neither_card_nor_fact_nor_log_has_personal_data(full_row: FamilyRow) -> None:
    for told in (repr(full_row.card()), repr(full_row.enrolled()), repr(full_row)):
        assert "0099" not in told
        assert "AE09" not in told
        assert "الأخت" not in told


def test_the_card_and_the_fact_say_what_the_row_says(full_row: FamilyRow) -> None:
    for told in (full_row.card(), full_row.enrolled()):
        names = [field.name for field in fields(told) if field.name not in {"left", "page"}]  # no file tells them
        assert {name: getattr(told, name) for name in names} == {name: getattr(full_row, name) for name in names}
    assert isinstance(full_row.enrolled(), FamilyEnrolled)


def test_every_kind_and_every_way_of_payment_has_words() -> None:
    assert set(families.KIND_WORDS) == set(FamilyKind)
    assert set(families.PAY_WORDS) == set(PayBy)
    assert all(
        len(list(islice(words, 2))) == 2 for words in (*families.KIND_WORDS.values(), *families.PAY_WORDS.values())
    )
