"""The list of families: who takes part, in which package, and how they are paid.

This is the one list with personal data. It stays in the office: what travels to the tills is the card (`FamilyRow.card`),
and what enters the register's journal is the enrolment (`FamilyRow.enrolled`); neither has a phone number or an account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.bank import is_iban
from pos.domain.bazaar import Bazaar, FamilyCard, FamilyKind, PayBy
from pos.domain.errors import OutOfRange
from pos.domain.families import FamilyPrivate, enrolment_of
from pos.domain.identity import family_number
from pos.domain.limits import FAMILY_SERIAL_MAX
from pos.domain.text import clean, fold, latin_digits
from pos.intake.cells import (
    is_identity,
    is_phone,
    package_of,
    read_date,
    read_number_of_family,
    read_rate,
    text_of,
    word_of,
)
from pos.intake.findings import (
    AlreadyListed,
    CellEmpty,
    GivenTwice,
    Intake,
    LicenceExpires,
    NameChanges,
    NotAnIban,
    NotAnIdentity,
    NotAPhone,
    RateSmall,
    SameName,
    TextTooLong,
    in_file_order,
)
from pos.intake.headers import Column, read_rows
from pos.intake.reading import Reading, given_in, take_names
from pos.intake.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from pos.domain.office_facts import FamilyEnrolled
    from pos.intake.headers import Layout
    from pos.intake.table import Table


KIND_WORDS = {
    FamilyKind.HOUSEHOLD: ("أسرة منزلية", "household", "أسرة", "أسرة منتجة", "منزلية", "family"),
    FamilyKind.INDIVIDUAL: ("فرد", "individual", "فردي", "person"),
    FamilyKind.UNIT: ("وحدة إنتاجية", "production unit", "وحدة إنتاج", "وحدة", "ورشة", "workshop"),
}
PAY_WORDS = {
    PayBy.CASH: ("نقدًا", "cash", "نقد", "نقدي", "كاش"),
    PayBy.BANK: ("بنك", "bank", "تحويل", "تحويل بنكي", "حساب بنكي", "bank transfer", "transfer", "iban"),
}
READ_KIND, READ_PAY = word_of(KIND_WORDS), word_of(PAY_WORDS)
COLUMNS = (
    Column("number", "رقم الأسرة", "Family number", ("رقم", "family", "family no", "no", "id")),
    Column(
        "name_ar",
        "الاسم بالعربية",
        "Arabic name",
        ("الاسم", "اسم الأسرة", "الاسم العربي", "name", "name in Arabic", "family name"),
        is_needed=True,
    ),
    Column("name_en", "الاسم بالإنجليزية", "English name", ("الاسم الإنجليزي", "name in English", "Latin name")),
    Column("package", "الباقة", "Package", ("اسم الباقة", "التصنيف", "category", "classification"), is_needed=True),
    Column("kind", "النوع", "Kind", ("نوع الأسرة", "type", "family type")),
    Column("phone", "الهاتف", "Phone", ("رقم الهاتف", "الجوال", "رقم الجوال", "المتحرك", "mobile", "phone number")),
    Column("pay_by", "طريقة الصرف", "Paid by", ("طريقة الدفع", "الصرف", "pay by", "payment", "payment method")),
    Column("iban", "الآيبان", "IBAN", ("رقم الآيبان", "رقم الحساب", "الحساب البنكي", "account", "bank account")),
    Column(
        "licence", "رخصة اعتماد", "Licence", ("الرخصة", "رقم الرخصة", "اعتماد", "etimad", "license", "licence number")
    ),
    Column(
        "licence_expiry",
        "انتهاء الرخصة",
        "Licence expiry",
        ("تاريخ انتهاء الرخصة", "license expiry", "licence until", "etimad expiry"),
    ),
    Column("commission", "العمولة %", "Commission %", ("نسبة العمولة", "rate", "commission rate")),
    Column("more_packages", "باقات أخرى", "Other packages", ("الباقات الأخرى", "more packages", "also in")),
    Column("branch", "الفرع", "Branch", ("فرع", "office")),
    Column("governorate", "المحافظة", "Governorate", ("الإمارة", "المنطقة", "emirate", "region", "province")),
    Column(
        "identity",
        "رقم الهوية",
        "ID number",
        ("الهوية", "رقم بطاقة الهوية", "identity", "Emirates ID", "national ID", "identity number"),
    ),
    Column("address", "العنوان", "Address", ("عنوان السكن", "home address")),
    Column("other_account", "حساب آخر", "Other account", ("محفظة", "wallet")),
    Column("needs", "الاحتياجات", "Needs", ("احتياجات الأسرة", "follow-up")),
    Column("services", "الخدمات", "Services", ("خدمات المركز", "services received")),
    Column("notes", "ملاحظات", "Notes", ("ملاحظة", "remarks", "note")),
    Column(
        "collectors",
        "المفوضون بالاستلام",
        "Collectors",
        ("المفوض", "المفوضون", "المستلم", "collector", "authorised collectors", "authorized collectors"),
    ),
)
WHOLE_PERCENT_BP = 100
_NAMES = tuple(column.name for column in COLUMNS)
LONG_CHARACTERS_MAX = 2_000
BETWEEN_COLLECTORS = "؛ "

_COLLECTORS = re.compile(r"[;؛|،\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family as the office's list describes it; phone, account and collectors are for the office only.

    Attributes:
        line: where it stands in the file.
        number: given, or assigned while reading.
        is_assigned: the number was not in the file.
        phone: as written, Latin digits; empty when there is none.
        iban: without spaces, upper case; empty when there is none.
        licence: the number of the home-production licence (اعتماد).
        rate_bp: the family's own commission in basis points; None where the bazaar's holds.
        collectors: who else may take its money and goods.
        given: the columns that say something in this row; what an empty cell stands for is not known of the family.
    """

    line: int
    number: str
    name_ar: str
    name_en: str
    package: str
    family_kind: FamilyKind = FamilyKind.HOUSEHOLD
    phone: str = field(default="", repr=False)
    pay_by: PayBy = PayBy.CASH
    iban: str = field(default="", repr=False)
    licence: str = ""
    licence_expiry: date | None = None
    rate_bp: int | None = None
    collectors: tuple[str, ...] = field(default=(), repr=False)
    is_assigned: bool = False
    more_packages: tuple[str, ...] = ()
    branch: str = ""
    governorate: str = ""
    identity: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    needs: str = field(default="", repr=False)
    services: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    given: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def card(self) -> FamilyCard:
        """Return what a till may know of the family."""
        return FamilyCard(
            number=self.number,
            name_ar=self.name_ar,
            name_en=self.name_en,
            package=self.package,
            pay_by=self.pay_by,
            rate_bp=self.rate_bp,
            licence_expiry=self.licence_expiry,
            family_kind=self.family_kind,
            more_packages=self.more_packages,
            branch=self.branch,
            governorate=self.governorate,
        )

    def enrolled(self) -> FamilyEnrolled:
        """Return the fact that enrols the family at the register."""
        return enrolment_of(self.card())

    def private(self) -> FamilyPrivate:
        """Return what stays in the office, whole."""
        return FamilyPrivate(
            phone=self.phone,
            iban=self.iban,
            identity=self.identity,
            address=self.address,
            licence=self.licence,
            collectors=BETWEEN_COLLECTORS.join(self.collectors),
            needs=self.needs,
            account=self.account,
            services=self.services,
            notes=self.notes,
        )


def read_families(path: Path, bazaar: Bazaar, known: Iterable[FamilyCard] = ()) -> Intake[FamilyRow]:
    """Read a list of families; where a row has no number, give it the lowest one that is free.

    Args:
        path: a CSV or XLSX file.
        bazaar: names the packages and the last day.
        known: the families that are enrolled already. A row with one of their numbers changes that family; a row without
            number but with one of their names is refused, so that reading a list twice enrols nobody twice.

    Raises:
        UnreadableFile: the file is no such table.
    """
    return families_in(read_table(path), bazaar, known)


def families_in(
    table: Table, bazaar: Bazaar, known: Iterable[FamilyCard] = (), layout: Layout | None = None
) -> Intake[FamilyRow]:
    """Read families from a table, as `read_families` does from its file.

    Args:
        table: a file's.
        bazaar: names the packages and the last day.
        known: the families that are enrolled already.
        layout: which column means what, where a person has said so.

    Raises:
        UnreadableFile: the table has no headings.
    """
    readings, findings = read_rows(table, COLUMNS, layout)
    cards = tuple(known)
    lines: dict[str, int] = {}
    numbers = [_given_number(reading, lines) for reading in readings]
    free = _free_numbers({*lines, *(card.number for card in cards)})
    names = _Names(cards)
    read_package = package_of(bazaar.packages)
    rows = []
    for reading, number in zip(readings, numbers, strict=True):
        row = row_of(reading, read_package, bazaar.last_day, number)
        names.check(reading, row)
        if reading.is_good:
            row = row if number else _numbered(reading, row, free)
        if reading.is_good:
            rows.append(row)
        findings += reading.findings
    return Intake(table.file, tuple(rows), in_file_order(findings))


def _given_number(reading: Reading, lines: dict[str, int]) -> str:
    """Read the number of a row and note its line; also the numbers of rows that are not taken stay reserved."""
    number = reading.take("number", read_number_of_family, "")
    if number in lines:
        reading.refuse("number", GivenTwice(number, lines[number]))
    elif number:
        lines[number] = reading.line
    return number


def _free_numbers(taken: Collection[str]) -> Iterator[str]:
    """Yield the numbers that nobody has, lowest first."""
    return (number for number in map(family_number, range(1, FAMILY_SERIAL_MAX + 1)) if number not in taken)


def _numbered(reading: Reading, row: FamilyRow, free: Iterator[str]) -> FamilyRow:
    number = next(free, "")
    if not number:
        reading.refuse("number", OutOfRange("family", FAMILY_SERIAL_MAX + 1, 1, FAMILY_SERIAL_MAX))
    return replace(row, number=number, is_assigned=True)


class _Names:
    """The names that are enrolled, and those of earlier rows without a number."""

    def __init__(self, known: Collection[FamilyCard]) -> None:
        self._names = {card.number: card.name_ar for card in known}
        self._numbers = {fold(card.name_ar): card.number for card in known}
        self._lines: dict[str, int] = {}

    def check(self, reading: Reading, row: FamilyRow) -> None:
        """Find the row that would enrol a family twice, and the one that would change another."""
        name = fold(row.name_ar)
        if row.number:
            old = self._names.get(row.number, row.name_ar)
            if name and fold(old) != name:
                reading.warn("name_ar", NameChanges(row.number, old, row.name_ar))
        elif name in self._numbers:
            reading.refuse("name_ar", AlreadyListed(row.name_ar, self._numbers[name]))
        elif name in self._lines:
            reading.warn("name_ar", SameName(row.name_ar, self._lines[name]))
        elif name:
            self._lines[name] = row.line


def row_of(reading: Reading, read_package: Callable[[str], str], last_day: date, number: str) -> FamilyRow:
    """Read the cells of one family; what is wrong with them is noted at the reading."""
    name_ar, name_en = take_names(reading)
    long = text_of(LONG_CHARACTERS_MAX)
    return FamilyRow(
        line=reading.line,
        number=number,
        name_ar=name_ar,
        name_en=name_en,
        package=reading.need("package", read_package, ""),
        family_kind=reading.take("kind", READ_KIND, FamilyKind.HOUSEHOLD),
        phone=_phone(reading),
        pay_by=(pay_by := reading.take("pay_by", READ_PAY, PayBy.CASH)),
        iban=_iban(reading, pay_by),
        licence=reading.take("licence", text_of(), ""),
        licence_expiry=_licence_expiry(reading, last_day),
        rate_bp=_rate(reading),
        collectors=reading.take("collectors", _read_collectors, ()),
        more_packages=reading.take("more_packages", _several(read_package), ()),
        branch=reading.take("branch", text_of(), ""),
        governorate=reading.take("governorate", text_of(), ""),
        identity=_identity(reading),
        address=reading.take("address", long, ""),
        account=reading.take("other_account", text_of(), ""),
        needs=reading.take("needs", long, ""),
        services=reading.take("services", long, ""),
        notes=reading.take("notes", long, ""),
        given=given_in(reading, _NAMES),
    )


def _several(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Make a reader of several packages in one cell."""
    return lambda text: tuple(dict.fromkeys(read(name.strip()) for name in _COLLECTORS.split(text) if clean(name)))


def _identity(reading: Reading) -> str:
    """Read an identity card's number; one whose check digit does not fit is taken with a warning."""
    number = latin_digits(reading.take("identity", text_of(), ""))
    if number and not is_identity(number):
        reading.warn("identity", NotAnIdentity(number))
    return number


def _phone(reading: Reading) -> str:
    phone = latin_digits(reading.take("phone", text_of(), ""))
    if phone and not is_phone(phone):
        reading.warn("phone", NotAPhone(phone))
    return phone


def _iban(reading: Reading, pay_by: PayBy) -> str:
    iban = latin_digits(reading.take("iban", text_of(), "")).replace(" ", "").upper()
    if iban and not is_iban(iban):
        reading.warn("iban", NotAnIban(iban))
    if pay_by is PayBy.BANK and not (reading.text("iban") or reading.text("other_account")):
        reading.warn("iban", CellEmpty())
    return iban


def _licence_expiry(reading: Reading, last_day: date) -> date | None:
    expiry = reading.take("licence_expiry", read_date, None)
    if expiry and expiry < last_day:
        reading.warn("licence_expiry", LicenceExpires(expiry, last_day))
    return expiry


def _rate(reading: Reading) -> int | None:
    rate_bp = reading.take("commission", read_rate, None)
    if rate_bp and rate_bp < WHOLE_PERCENT_BP:
        reading.warn("commission", RateSmall(rate_bp))
    return rate_bp


def _read_collectors(text: str) -> tuple[str, ...]:
    read = text_of()
    names = tuple(read(name) for name in _COLLECTORS.split(text) if clean(name))
    if len(joined := BETWEEN_COLLECTORS.join(names)) > LONG_CHARACTERS_MAX:
        raise TextTooLong(len(joined), LONG_CHARACTERS_MAX)
    return names
