"""The plan of a bazaar: amounts as people write them, every wrong key with its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import Bazaar, Package, PaperLanguage, TaxCode
from pos.domain.errors import NotAnAmount, OutOfRange, Refusal, UnreadableFile
from pos.domain.money import CURRENCIES
from pos.intake.bazaar import KEYS, LISTS, read_bazaar
from pos.intake.findings import (
    CellEmpty,
    ColumnUnknown,
    DaysReversed,
    Finding,
    Intake,
    NamedTwice,
    NotADate,
    NotADevice,
    NotAnOffset,
    NotARate,
    NotATaxNumber,
    NotText,
    UnknownWord,
)

SMALL = """
code = "B1"
name_ar = "بازار"
edition = 1
venue_ar = "القاعة"
first_day = 2026-07-14
last_day = 2026-07-16
utc_offset = "+04:00"
currency = "AED"
tills = ["T01", "T02"]

[[packages]]
code = "TEEB"
name_ar = "طيب"

[[packages]]
code = "EBDA"
name_ar = "إبداع"
name_en = "Ebda"
icon = "palette"
"""

Write = Callable[[str], Path]


@pytest.fixture
def write_plan(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "bazaar.toml"
        path.write_bytes(text.encode())
        return path

    return write


def test_a_small_plan_has_sensible_defaults(write_plan: Write) -> None:
    read = read_bazaar(write_plan(SMALL))
    assert read.findings == ()
    assert read.rows == (
        Bazaar(
            code="B1",
            name_ar="بازار",
            name_en="بازار",
            edition=1,
            venue_ar="القاعة",
            venue_en="القاعة",
            first_day=date(2026, 7, 14),
            last_day=date(2026, 7, 16),
            currency="AED",
            utc_offset_minutes=240,
            tills=("T01", "T02"),
            packages=(
                Package(code="TEEB", name_ar="طيب", name_en="طيب"),
                Package(code="EBDA", name_ar="إبداع", name_en="Ebda", icon="palette"),
            ),
        ),
    )


def test_a_full_plan_is_read_to_the_last_key(write_plan: Write) -> None:
    more = """
name_en = "Bazaar"
venue_en = "Hall"
cash_step = "0.25"
payout_step = 1
commission = "12.5%"
difference_limit = 10.50
hall_limit = 20
paper = "ar"
terms = 3
terms_ar = "الشروط"
terms_en = "The terms"
note_ar = "شكرًا"
tax = "15%"
tax_number = 310122393500003
tax_name = "مركز"
tax_code = "زاتكا"
"""
    read = read_bazaar(write_plan(more + SMALL))
    assert read.findings == ()
    (bazaar,) = read.rows
    assert (bazaar.name_en, bazaar.venue_en) == ("Bazaar", "Hall")
    assert (bazaar.cash_step_minor, bazaar.payout_step_minor, bazaar.difference_limit_minor) == (25, 100, 1050)
    assert (bazaar.commission_bp, bazaar.hall_limit, bazaar.paper) == (1250, 20, PaperLanguage.ARABIC)
    assert (bazaar.terms, bazaar.terms_ar, bazaar.terms_en) == ("3", "الشروط", "The terms")
    assert (bazaar.note_ar, bazaar.note_en) == ("شكرًا", "شكرًا")
    assert (bazaar.tax_bp, bazaar.tax_number, bazaar.tax_name) == (1_500, "310122393500003", "مركز")
    assert bazaar.tax_code is TaxCode.ZATCA


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ('tax = "0%"\ntax_number = "310122393500003"\ntax_name = "x"', "tax", NotARate("0%")),
        ('tax = "15%"\ntax_number = "100122393500003"\ntax_name = "x"', "tax_number", NotATaxNumber("100122393500003")),
        ('tax = "15%"\ntax_number = "310122393500003"', "tax_name", CellEmpty()),
    ],
)
def test_a_tax_code_needs_what_stands_in_it(write_plan: Write, more: str, column: str, reason: Refusal) -> None:
    read = read_bazaar(write_plan(f'tax_code = "zatca"\n{more}\n{SMALL}'))
    assert [(finding.column, finding.reason) for finding in read.findings] == [(column, reason)]


def test_tax_without_a_code_needs_no_number(write_plan: Write) -> None:
    (bazaar,) = read_bazaar(write_plan(f'tax = "5%"\n{SMALL}')).rows
    assert (bazaar.tax_bp, bazaar.tax_code) == (500, TaxCode.NONE)


def test_every_field_of_a_bazaar_has_its_key() -> None:
    names = {field.name.removesuffix("_minor").removesuffix("_bp").removesuffix("_minutes") for field in fields(Bazaar)}
    assert names == {*KEYS, *LISTS}


@pytest.mark.parametrize("currency", CURRENCIES)
def test_amounts_are_read_in_the_currency_of_the_plan(write_plan: Write, currency: str) -> None:
    exponent = CURRENCIES[currency].exponent
    text = SMALL.replace('"AED"', f'"{currency}"')
    finest = f'cash_step = "0.{"1".zfill(exponent)}"\n'
    assert read_bazaar(write_plan(finest + text)).rows[0].cash_step_minor == 1
    read = read_bazaar(write_plan(f'cash_step = "0.{"1".zfill(exponent + 1)}"\n' + text))
    assert isinstance(read.findings[0].reason, NotAnAmount)


@pytest.mark.parametrize(
    ("offset", "minutes"), [("+04:00", 240), ("-3:30", -210), ("+0000", 0), ("٠٤:٠٠", None), ("+15:00", None)]
)
def test_the_offset_is_in_minutes(write_plan: Write, offset: str, minutes: int | None) -> None:
    read = read_bazaar(write_plan(SMALL.replace("+04:00", offset)))
    if minutes is None:
        assert read.findings == (Finding(8, "utc_offset", NotAnOffset(offset)),)
    else:
        assert read.rows[0].utc_offset_minutes == minutes


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('code = "B1"\n', "\n", Finding(0, "code", CellEmpty())),
        ("edition = 1", "edition = 0", Finding(4, "edition", OutOfRange("edition", 0, 1, 9_999))),
        ('"القاعة"', "true", Finding(5, "venue_ar", NotText())),
        ("2026-07-14", '"soon"', Finding(6, "first_day", NotADate("soon"))),
        ("2026-07-16", "2026-07-13", Finding(7, "last_day", DaysReversed(date(2026, 7, 14), date(2026, 7, 13)))),
        ('"AED"', '"USD"', Finding(9, "currency", UnknownWord("USD", ", ".join(CURRENCIES), ", ".join(CURRENCIES)))),
        ('["T01", "T02"]', '["T01", "till"]', Finding(10, "tills", NotADevice("till"))),
        ('["T01", "T02"]', '["T01", "t01"]', Finding(10, "tills", NamedTwice("T01"))),
        ('["T01", "T02"]', "[]", Finding(10, "tills", NotText())),
        ('["T01", "T02"]', '"T01"', Finding(10, "tills", NotText())),
        ('code = "EBDA"', 'code = "TEEB"', Finding(16, "code", NamedTwice("TEEB"))),
        ('name_ar = "إبداع"', "", Finding(16, "name_ar", CellEmpty())),
        ('icon = "palette"', 'icon = ["palette"]', Finding(16, "icon", NotText())),
    ],
)
def test_a_wrong_key_is_found_on_its_line_and_keeps_the_plan_out(
    write_plan: Write, old: str, new: str, finding: Finding
) -> None:
    assert old in SMALL
    read = read_bazaar(write_plan(SMALL.replace(old, new, 1)))
    assert read.rows == ()
    assert finding in read.findings
    assert len([one for one in read.findings if one.column == finding.column]) == 1


def test_every_wrong_key_is_told_at_once(write_plan: Write) -> None:
    read = read_bazaar(write_plan('commission = "110%"\ncash_step = "0"\n'))
    assert Finding(1, "commission", NotARate("110%")) in read.findings
    assert Finding(2, "cash_step", OutOfRange("step", 0, 1, 100_000_000)) in read.findings
    needed = {finding.column for finding in read.findings if finding.line == 0}
    assert needed >= {"code", "name_ar", "first_day", "last_day", "currency", "tills", "packages"}


def test_a_missing_list_of_packages_is_told(write_plan: Write) -> None:
    read = read_bazaar(write_plan(SMALL.partition("[[packages]]")[0]))
    assert read.findings == (Finding(0, "packages", NotText()),)


def test_packages_that_are_no_tables_are_told(write_plan: Write) -> None:
    read = read_bazaar(write_plan('packages = ["TEEB"]\n' + SMALL.partition("[[packages]]")[0]))
    assert read.rows == ()
    assert read.findings == (Finding(0, "name_ar", CellEmpty()), Finding(0, "code", CellEmpty()))


def test_an_unknown_key_is_a_warning(write_plan: Write) -> None:
    read = read_bazaar(write_plan('comission = "10%"\n' + SMALL + 'colour = "gold"\n'))
    assert len(read.rows) == 1
    assert read.findings == (
        Finding(1, "comission", ColumnUnknown("comission"), is_warning=True),
        Finding(17, "colour", ColumnUnknown("colour"), is_warning=True),
    )


@pytest.mark.parametrize("text", ["code = ", "[[[[", "x = " + "[" * 5_000, "x = " + "9" * 5_000, 'a = "1"\na = "2"'])
def test_what_is_no_toml_is_refused(write_plan: Write, text: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bazaar(write_plan(text))
    assert caught.value == UnreadableFile("bazaar.toml", "not_toml")


def read_or_refused(path: Path) -> Intake[Bazaar] | UnreadableFile:
    """What was read, or why the file was refused."""
    try:
        return read_bazaar(path)
    except UnreadableFile as refused:
        return refused


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), place=st.integers(0, len(SMALL)))
def test_any_bytes_are_findings_or_refused(tmp_path: Path, content: bytes, place: int) -> None:
    path = tmp_path / "bazaar.toml"
    for text in (content, SMALL[:place].encode() + content + SMALL[place:].encode()):
        path.write_bytes(text)
        read = read_or_refused(path)
        if isinstance(read, UnreadableFile):
            assert read.name == "bazaar.toml"
        else:
            assert bool(read.rows) != bool(read.errors)
