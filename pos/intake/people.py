"""The list of people who may sign in, with the secret that each begins with.

A secret is read once, to be hashed where people are kept (`PersonRow.person`); it is in no finding and in no `repr`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.domain.bazaar import Person, Role
from pos.domain.limits import PIN_DIGITS_MAX, PIN_DIGITS_MIN
from pos.domain.text import clean, latin_digits
from pos.intake.cells import read_code, word_of
from pos.intake.findings import GivenTwice, Intake, NotAPassword, NotAPin, in_file_order
from pos.intake.headers import Column, read_rows
from pos.intake.reading import Reading, take_names
from pos.intake.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

ROLE_WORDS = {
    Role.CASHIER: ("أمين صندوق", "cashier", "أمينة صندوق", "أمينة الصندوق", "كاشير", "بائع", "بائعة"),
    Role.LEAD: ("مشرف وردية", "shift lead", "مشرفة وردية", "مشرف", "مشرفة", "supervisor", "shift supervisor"),
    Role.GOODS: ("مكتب البضاعة", "goods desk", "استلام البضاعة", "أمين مخزن", "أمينة مخزن", "goods"),
    Role.ACCOUNTANT: ("محاسب", "accountant", "محاسبة"),
    Role.APPROVER: ("معتمد الصرف", "approver", "معتمدة الصرف", "مدير", "مديرة", "manager"),
    Role.ADMIN: ("مسؤول النظام", "administrator", "مسؤولة النظام", "admin"),
}
READ_ROLE = word_of(ROLE_WORDS)
AT_THE_TILL = frozenset({Role.CASHIER, Role.LEAD, Role.GOODS})
PASSWORD_CHARACTERS_MIN = 8
PASSWORD_CHARACTERS_MAX = 128
COLUMNS = (
    Column("code", "الرمز", "Code", ("رمز الموظف", "person", "user", "id"), is_needed=True),
    Column("name_ar", "الاسم بالعربية", "Arabic name", ("الاسم", "name", "name in Arabic"), is_needed=True),
    Column("name_en", "الاسم بالإنجليزية", "English name", ("name in English",)),
    Column("role", "الدور", "Role", ("الوظيفة", "الصلاحية", "job", "position"), is_needed=True),
    Column("secret", "الرقم السري", "PIN or password", ("كلمة المرور", "PIN", "password"), is_needed=True),
)

_PIN = re.compile(rf"[0-9]{{{PIN_DIGITS_MIN},{PIN_DIGITS_MAX}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person who may sign in.

    Attributes:
        line: where it stands in the file.
        secret: a PIN, or in the office a password; to be hashed and forgotten.
    """

    line: int
    code: str
    name_ar: str
    name_en: str
    role: Role
    secret: str = field(repr=False)

    def person(self, secret_hash: str) -> Person:
        """Return the person as the book keeps them.

        Args:
            secret_hash: the argon2id hash of `secret`.
        """
        return Person(
            code=self.code, name_ar=self.name_ar, name_en=self.name_en, role=self.role, secret_hash=secret_hash
        )


def read_people(path: Path) -> Intake[PersonRow]:
    """Read the list of people.

    Args:
        path: a CSV or XLSX file.

    Raises:
        UnreadableFile: the file is no such table.
    """
    table = read_table(path)
    readings, findings = read_rows(table, COLUMNS)
    lines: dict[str, int] = {}
    rows = []
    for reading in readings:
        row = _row(reading, lines)
        if reading.is_good:
            rows.append(row)
        findings += reading.findings
    return Intake(table.file, tuple(rows), in_file_order(findings))


def _row(reading: Reading, lines: dict[str, int]) -> PersonRow:
    code = reading.need("code", read_code, "")
    if code.casefold() in lines:
        reading.refuse("code", GivenTwice(code, lines[code.casefold()]))
    elif code:
        lines[code.casefold()] = reading.line
    name_ar, name_en = take_names(reading)
    role = reading.need("role", READ_ROLE, Role.CASHIER)
    return PersonRow(
        line=reading.line,
        code=code,
        name_ar=name_ar,
        name_en=name_en,
        role=role,
        secret=reading.need("secret", _read_pin if role in AT_THE_TILL else _read_password, ""),
    )


def _read_pin(text: str) -> str:
    pin = latin_digits(clean(text))
    if _PIN.fullmatch(pin) is None:
        raise NotAPin(PIN_DIGITS_MIN, PIN_DIGITS_MAX)
    return pin


def _read_password(text: str) -> str:
    """Read what opens the office: digits alone will do, but not a short PIN."""
    digits = latin_digits(clean(text))
    password = digits if _PIN.fullmatch(digits) else text
    if not PASSWORD_CHARACTERS_MIN <= len(password) <= PASSWORD_CHARACTERS_MAX:
        raise NotAPassword(PASSWORD_CHARACTERS_MIN, PASSWORD_CHARACTERS_MAX)
    return password
