"""The plan of a bazaar: `bazaar.toml`, with amounts and rates as people write them (`"0.25"`, `"10%"`).

The keys are those of `pos.domain.bazaar.Bazaar` without the units in their names. A file that is no TOML is refused as a
whole; a key that is wrong, missing or unknown is a finding with its line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.bazaar import Bazaar, Package, PaperLanguage, TaxCode
from pos.domain.errors import UnreadableFile
from pos.domain.identity import is_device
from pos.domain.money import CURRENCIES, Currency
from pos.domain.text import fold, latin_digits
from pos.intake.cells import price_of, read_code, read_date, read_rate, text_of, whole_of, word_of
from pos.intake.findings import (
    ColumnUnknown,
    DaysReversed,
    Finding,
    Intake,
    NamedTwice,
    NotADevice,
    NotAnOffset,
    NotARate,
    NotATaxNumber,
    NotText,
    UnknownWord,
    in_file_order,
)
from pos.intake.reading import Reading, take_names
from pos.intake.table import decode, read_content

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]  # only there where tomllib is not

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLAN_BYTES_MAX = 256 * 1024
TERMS_CHARACTERS_MAX = 4_000
EDITION_MAX = 9_999
HALL_MAX = 99_999
OFFSET_HOURS_MAX = 14

PAPER_WORDS = {
    PaperLanguage.ARABIC: ("العربية", "ar", "Arabic"),
    PaperLanguage.ENGLISH: ("الإنجليزية", "en", "English"),
    PaperLanguage.BOTH: ("اللغتان", "both"),
}
TAX_CODE_WORDS = {TaxCode.NONE: ("بلا", "none"), TaxCode.ZATCA: ("زاتكا", "zatca")}
KEYS = (
    "code",
    "name_ar",
    "name_en",
    "edition",
    "venue_ar",
    "venue_en",
    "first_day",
    "last_day",
    "utc_offset",
    "currency",
    "cash_step",
    "payout_step",
    "commission",
    "advance_limit",
    "difference_limit",
    "hall_limit",
    "paper",
    "terms",
    "terms_ar",
    "terms_en",
    "note_ar",
    "note_en",
    "tax",
    "tax_number",
    "tax_name",
    "tax_code",
)
LISTS = ("tills", "packages")
PACKAGE_KEYS = ("code", "name_ar", "name_en", "icon", "perishable")
YES, NO = ("yes", "نعم"), ("no", "لا")

_OFFSET = re.compile(r"([-+])(\d{1,2}):?(\d{2})", re.ASCII)
_ZATCA_NUMBER = re.compile(r"3\d{13}3", re.ASCII)
_KEY_LINE = re.compile(r"\s*([A-Za-z_]+)\s*=")
_TABLE_LINE = re.compile(r"\s*\[")


def read_bazaar(path: Path) -> Intake[Bazaar]:
    """Read the plan of a bazaar.

    Returns:
        An intake with the bazaar as its only row, or with none where the plan has an error.

    Raises:
        UnreadableFile: the file is no TOML.
    """
    text = decode(path.name, read_content(path, PLAN_BYTES_MAX)).replace("\r\n", "\n")
    plan = _parsed(path.name, text)
    lines = _key_lines(text)
    reading = _reading(plan, KEYS, (*KEYS, *LISTS), line=0)
    tills = _tills(reading, plan.get("tills"))
    packages, package_findings = _packages(plan.get("packages"), lines["packages"])
    bazaar = _bazaar(reading, tills, packages)
    findings = [replace(one, line=lines.get(one.column, (0,))[0]) for one in reading.findings] + package_findings
    is_good = all(finding.is_warning for finding in findings)
    return Intake(path.name, (bazaar,) if is_good else (), in_file_order(findings))


def _parsed(name: str, text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:  # a TOML error is a ValueError; so is a number beyond Python's limit
        raise UnreadableFile(name, "not_toml") from error


def _key_lines(text: str) -> dict[str, tuple[int, ...]]:
    """Return the lines of the top keys, and of each package's table under `packages`."""
    lines: dict[str, tuple[int, ...]] = {"packages": ()}
    is_top = True
    for number, line in enumerate(text.split("\n"), start=1):
        if _TABLE_LINE.match(line):
            is_top = False
            lines["packages"] += (number,) * line.strip().startswith("[[packages]]")
        elif is_top and (match := _KEY_LINE.match(line)):
            lines.setdefault(match[1], (number,))
    return lines


def _reading(table: Mapping[str, object], keys: Sequence[str], known: Sequence[str], line: int) -> Reading:
    """Make a row of a table's keys: texts, whole numbers and days; findings carry the key as their column."""
    texts = {key: _scalar(table[key]) for key in keys if key in table}
    cells = {key: text for key, text in texts.items() if text is not None}
    reading = Reading(line, cells, {key: key for key in (*known, *table)})
    for key in texts.keys() - cells.keys():
        reading.refuse(key, NotText())
    for key in table:
        if key not in known:
            reading.warn(key, ColumnUnknown(key))
    return reading


def _scalar(value: object) -> str | None:
    """Return a value as it would stand in a cell; None for a list, a table or a truth value."""
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _tills(reading: Reading, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else []
    tills: list[str] = []
    if not names:
        reading.refuse("tills", NotText())
    for name in names:
        till = latin_digits(str(name)).strip().upper()
        if not is_device(till):
            reading.refuse("tills", NotADevice(str(name)))
        elif till in tills:
            reading.refuse("tills", NamedTwice(till))
        tills.append(till)
    return tuple(tills)


def _packages(value: object, lines: Sequence[int]) -> tuple[tuple[Package, ...], list[Finding]]:
    tables = value if isinstance(value, list) else []
    packages: list[Package] = []
    findings: list[Finding] = []
    for index, table in enumerate(tables):
        line = lines[index] if index < len(lines) else 0
        is_table = isinstance(table, Mapping)
        reading = _reading(table if is_table else {}, PACKAGE_KEYS, PACKAGE_KEYS, line)
        package = _package(reading)
        if any(package.code == other.code for other in packages):
            reading.refuse("code", NamedTwice(package.code))
        packages.append(package)
        findings += reading.findings
    if not tables:
        findings.append(Finding(0, "packages", NotText()))
    return tuple(packages), findings


def _package(reading: Reading) -> Package:
    name_ar, name_en = take_names(reading)
    code = reading.need("code", read_code, "")
    icon, perishable = reading.take("icon", read_code, ""), reading.take("perishable", _read_flag, default=False)
    return Package(code=code, name_ar=name_ar, name_en=name_en, icon=icon, perishable=perishable)


def _bazaar(reading: Reading, tills: tuple[str, ...], packages: tuple[Package, ...]) -> Bazaar:
    currency = reading.need("currency", _read_currency, CURRENCIES["AED"])
    name_ar, name_en = take_names(reading)
    venue_ar = reading.need("venue_ar", text_of(), "")
    first_day = reading.need("first_day", read_date, date.min)
    last_day = reading.need("last_day", read_date, date.max)
    if last_day < first_day:
        reading.refuse("last_day", DaysReversed(first_day, last_day))
    terms_ar = reading.take("terms_ar", text_of(TERMS_CHARACTERS_MAX), "")
    note_ar = reading.take("note_ar", text_of(), "")
    tax_bp, tax_number, tax_name, tax_code = _tax(reading)
    return Bazaar(
        code=reading.need("code", read_code, ""),
        name_ar=name_ar,
        name_en=name_en,
        edition=reading.need("edition", whole_of("edition", 1, EDITION_MAX), 1),
        venue_ar=venue_ar,
        venue_en=reading.take("venue_en", text_of(), "") or venue_ar,
        first_day=first_day,
        last_day=last_day,
        currency=currency.code,
        utc_offset_minutes=reading.need("utc_offset", _read_offset, 0),
        tills=tills,
        packages=packages,
        cash_step_minor=reading.take("cash_step", price_of(currency, "step", 1), 1),
        payout_step_minor=reading.take("payout_step", price_of(currency, "step", 1), 1),
        commission_bp=reading.take("commission", read_rate, 0),
        advance_limit_minor=reading.take("advance_limit", price_of(currency, "limit"), 0),
        difference_limit_minor=reading.take("difference_limit", price_of(currency, "limit"), 0),
        hall_limit=reading.take("hall_limit", whole_of("hall", 0, HALL_MAX), 0),
        paper=reading.take("paper", word_of(PAPER_WORDS), PaperLanguage.BOTH),
        terms=reading.take("terms", text_of(), "1"),
        terms_ar=terms_ar,
        terms_en=reading.take("terms_en", text_of(TERMS_CHARACTERS_MAX), "") or terms_ar,
        note_ar=note_ar,
        note_en=reading.take("note_en", text_of(), "") or note_ar,
        tax_bp=tax_bp,
        tax_number=tax_number,
        tax_name=tax_name,
        tax_code=tax_code,
    )


def _read_flag(text: str) -> bool:
    word = fold(text)
    if word not in map(fold, (*YES, *NO)):
        raise UnknownWord(text, f"{YES[1]}، {NO[1]}", f"{YES[0]}, {NO[0]}")
    return word in map(fold, YES)


def _tax(reading: Reading) -> tuple[int, str, str, TaxCode]:
    """Read what receipts say of tax; a code needs the rate, the number and the name that stand in it."""
    code = reading.take("tax_code", word_of(TAX_CODE_WORDS), TaxCode.NONE)
    if code is TaxCode.NONE:
        rate_bp = reading.take("tax", read_rate, 0)
        return rate_bp, reading.take("tax_number", text_of(), ""), reading.take("tax_name", text_of(), ""), code
    rate_bp = reading.need("tax", _read_taxed, 0)
    return rate_bp, reading.need("tax_number", _read_zatca_number, ""), reading.need("tax_name", text_of(), ""), code


def _read_taxed(text: str) -> int:
    rate_bp = read_rate(text)
    if not rate_bp:
        raise NotARate(text)
    return rate_bp


def _read_zatca_number(text: str) -> str:
    number = latin_digits(text).replace(" ", "")
    if _ZATCA_NUMBER.fullmatch(number) is None:
        raise NotATaxNumber(text)
    return number


def _read_currency(text: str) -> Currency:
    currency = CURRENCIES.get(text.strip().upper())
    if currency is None:
        codes = ", ".join(CURRENCIES)
        raise UnknownWord(text, codes, codes)
    return currency


def _read_offset(text: str) -> int:
    match = _OFFSET.fullmatch(latin_digits(text).strip().replace("\u2212", "-"))
    if match is None or int(match[2]) > OFFSET_HOURS_MAX or int(match[3]) >= 60:
        raise NotAnOffset(text)
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes
