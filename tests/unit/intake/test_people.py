"""The list of people: roles in both languages, secrets that are strong enough and never repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Person, Role
from pos.intake.findings import CellEmpty, Finding, GivenTwice, NotACode, NotAPassword, NotAPin, UnknownWord
from pos.intake.people import ROLE_WORDS, PersonRow, read_people

if TYPE_CHECKING:
    from tests.unit.intake.places import Write

HEADINGS = "code,name_ar,name_en,role,secret\n"


def test_a_row_is_read_to_the_last_cell(write: Write) -> None:
    read = read_people(write("الرمز,الاسم,name_en,الدور,الرقم السري\nC1,أمينة الصندوق 1,Cashier 1,كاشير,٠١٢٣\n"))
    assert read.findings == ()
    (row,) = read.rows
    assert row == PersonRow(
        line=2, code="C1", name_ar="أمينة الصندوق 1", name_en="Cashier 1", role=Role.CASHIER, secret="0123"
    )
    assert row.person("hash") == Person(
        code="C1", name_ar="أمينة الصندوق 1", name_en="Cashier 1", role=Role.CASHIER, secret_hash="hash"
    )


@pytest.mark.parametrize("role", Role)
def test_every_role_is_found_in_arabic_and_english(write: Write, role: Role) -> None:
    words = (role.value, *ROLE_WORDS[role])
    assert len(words) >= 3
    read = read_people(write(HEADINGS + "".join(f"p{n},x,,{word},12345678\n" for n, word in enumerate(words))))
    assert {row.role for row in read.rows} == {role}
    assert len(read.rows) == len(words)


def test_every_error_of_a_row_is_told_with_its_column(write: Write) -> None:
    read = read_people(write(HEADINGS + "أ,,,boss,\n"))
    assert read.rows == ()
    assert [(finding.column, type(finding.reason)) for finding in read.findings] == [
        ("code", NotACode),
        ("name_ar", CellEmpty),
        ("role", UnknownWord),
        ("secret", CellEmpty),
    ]


def test_a_code_belongs_to_one_person_whatever_its_case(write: Write) -> None:
    read = read_people(write(HEADINGS + "c1,A,,cashier,1111\nC1,B,,cashier,2222\n"))
    assert [row.name_ar for row in read.rows] == ["A"]
    assert read.findings == (Finding(3, "code", GivenTwice("C1", 2)),)


@pytest.mark.parametrize("secret", ["123", "1234567890123", "12a4", "secret-word"])
@pytest.mark.parametrize("role", ["cashier", "shift lead", "goods desk"])
def test_at_a_till_a_secret_is_a_pin(write: Write, role: str, secret: str) -> None:
    read = read_people(write(HEADINGS + f"C1,A,,{role},{secret}\n"))
    assert read.rows == ()
    assert read.findings == (Finding(2, "secret", NotAPin(4, 12)),)


@pytest.mark.parametrize("role", ["accountant", "approver", "administrator"])
def test_in_the_office_a_secret_is_long_digits_or_not(write: Write, role: str) -> None:
    rows = f"A1,A,,{role},١٢٣٤٥٦٧٨\nA2,B,,{role},secret-word\nA3,C,,{role},1234\nA4,D,,{role},{'x' * 129}\n"
    read = read_people(write(HEADINGS + rows))
    assert [row.secret for row in read.rows] == ["12345678", "secret-word"]
    assert read.findings == tuple(Finding(line, "secret", NotAPassword(8, 128)) for line in (4, 5))


def test_a_secret_is_in_no_finding_and_no_log(write: Write) -> None:
    read = read_people(write(HEADINGS + "C1,A,,cashier,9876\nC2,B,,cashier,98x76\nA1,C,,admin,98x76\n"))
    assert len(read.findings) == 2
    assert "98" not in repr(read)
