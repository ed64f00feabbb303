"""Texts to values: what one cell says, in either digit set and the spellings that people use.

Each reader takes the text of a cell that is not empty and raises a refusal that says why it cannot be read.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from pos.domain.errors import NotAnAmount, NotANumber, OutOfRange, WrongCheckDigit
from pos.domain.identity import read_family_number, read_item_code
from pos.domain.limits import NAME_CHARACTERS_MAX, PRICE_MINOR_MAX, RATE_BP_MAX
from pos.domain.text import clean, fold, latin_digits
from pos.domain.weighing import GRAMS_PER_KILOGRAM
from pos.intake.findings import DigitsLost, NotACode, NotADate, NotARate, TextTooLong, UnknownPackage, UnknownWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pos.domain.bazaar import Package
    from pos.domain.money import Currency

YEAR_MIN, YEAR_MAX = 2000, 2100
FAMILY_DIGITS_MIN = 4
AMOUNT_CHARACTERS_MAX = 40  # far beyond any amount, far below the digits at which int() gives up
PHONE_DIGITS_MIN, PHONE_DIGITS_MAX = 7, 15  # the longest international number has 15 digits (ITU-T E.164)

_WHOLE = re.compile(r"([-+]?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0*)?", re.ASCII)
_KILOGRAMS = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{0,3})0*)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ T]00:00(?::00)?)?", re.ASCII)
_RATE = re.compile(r"(\d{1,3})(?:\.(\d{1,2})0*)?%?", re.ASCII)
_POWER = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_EMIRATES, _SAUDI = re.compile(r"784(?:19|20)\d{10}", re.ASCII), re.compile(r"[12]\d{9}", re.ASCII)
_ID_MARKS = re.compile(r"[ -]")
_PHONE = re.compile(r"\+?[\d ()/-]+", re.ASCII)

Member = TypeVar("Member", bound=Enum)


def text_of(maximum: int = NAME_CHARACTERS_MAX) -> Callable[[str], str]:
    """Make a reader of texts of at most so many characters."""

    def read(text: str) -> str:
        cleaned = clean(text)
        if len(cleaned) > maximum:
            raise TextTooLong(len(cleaned), maximum)
        return cleaned

    return read


def price_of(currency: Currency, name: str, minimum_minor: int = 0) -> Callable[[str], int]:
    """Make a reader of prices in a currency, in minor units; `name` says in a refusal what was out of range."""

    def read(text: str) -> int:
        amount = _without_unit(text, currency)
        if len(amount) > AMOUNT_CHARACTERS_MAX:
            raise NotAnAmount(text, currency.exponent)
        return _within(name, currency.parse(amount), minimum_minor, PRICE_MINOR_MAX)

    return read


def whole_of(name: str, minimum: int, maximum: int) -> Callable[[str], int]:
    """Make a reader of whole numbers within limits; `name` says in a refusal what was out of range."""

    def read(text: str) -> int:
        match = _WHOLE.fullmatch(latin_digits(clean(text)).replace(" ", "").replace("\u2212", "-"))
        if match is None:
            raise NotANumber(text)
        number = int(match[2].replace(",", ""))
        return _within(name, -number if match[1] == "-" else number, minimum, maximum)

    return read


def weight_of(maximum_grams: int) -> Callable[[str], int]:
    """Make a reader of kilograms with at most three decimals, in grams: `12.5` is 12 500."""

    def read(text: str) -> int:
        match = _KILOGRAMS.fullmatch(latin_digits(clean(text)).replace(" ", ""))
        if match is None:
            raise NotANumber(text)
        grams = int(match[1].replace(",", "")) * GRAMS_PER_KILOGRAM + int((match[2] or "").ljust(3, "0"))
        return _within("weight", grams, 0, maximum_grams)

    return read


def word_of(words: Mapping[Member, tuple[str, ...]]) -> Callable[[str], Member]:
    """Make a reader of one of a few words; the first word of each member is Arabic, the second English."""
    members = {fold(word): member for member, spellings in words.items() for word in (member.value, *spellings)}

    def read(text: str) -> Member:
        member = members.get(fold(text))
        if member is None:
            arabic = "، ".join(spellings[0] for spellings in words.values())
            raise UnknownWord(text, arabic, ", ".join(spellings[1] for spellings in words.values()))
        return member

    return read


def package_of(packages: Iterable[Package]) -> Callable[[str], str]:
    """Make a reader of the packages' names and codes that returns the package's code."""
    codes = {fold(name): one.code for one in packages for name in (one.name_en, one.name_ar, one.code) if name}

    def read(text: str) -> str:
        code = codes.get(fold(text))
        if code is None:
            raise UnknownPackage(text)
        return code

    return read


def read_date(text: str) -> date:
    """Read a day written year first or day first, as `2026-07-14`, `14/07/2026` or `14.7.2026`.

    Raises:
        NotADate: it has another form, or there is no such day from 2000 to 2100.
    """
    plain = latin_digits(clean(text))
    year_first, day_first = _YEAR_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    if year_first:
        year, month, day = int(year_first[1]), int(year_first[3]), int(year_first[4])
    elif day_first:
        year, month, day = int(day_first[4]), int(day_first[3]), int(day_first[1])
    else:
        raise NotADate(text)
    if not YEAR_MIN <= year <= YEAR_MAX:
        raise NotADate(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADate(text) from error


def read_rate(text: str) -> int:
    """Read a percentage, with or without its sign, and return it in basis points: `12.5%` is 1 250.

    Raises:
        NotARate: it is none, or not from 0 to 100.
    """
    match = _RATE.fullmatch(latin_digits(clean(text)).replace("\u066a", "%").replace(" ", ""))
    if match is None:
        raise NotARate(text)
    rate_bp = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    if rate_bp > RATE_BP_MAX:
        raise NotARate(text)
    return rate_bp


def read_number_of_family(text: str) -> str:
    """Read a family number, also where a spreadsheet has eaten its leading zeros.

    A leading zero does not change a Damm check digit, so it can be put back and the digit still guards the number.

    Raises:
        WrongCheckDigit: it is no family number, or its check digit does not fit.
    """
    try:
        return read_family_number(_whole_digits(text).zfill(FAMILY_DIGITS_MIN))
    except WrongCheckDigit as error:
        raise WrongCheckDigit(text) from error  # as it was written


def read_code_of_item(text: str) -> str:
    """Read an item code.

    Raises:
        WrongCheckDigit: it is no EAN-13, or its check digit does not fit.
        DigitsLost: a spreadsheet has shortened it.
    """
    return read_item_code(_whole_digits(text))


def read_code(text: str) -> str:
    """Read a short name of Latin letters, digits, points, dashes and underscores.

    Raises:
        NotACode: it has other characters, or more than 32.
    """
    code = latin_digits(clean(text))
    if _CODE.fullmatch(code) is None:
        raise NotACode(text)
    return code


def is_phone(text: str) -> bool:
    """Tell whether a text may be a phone number: seven to fifteen digits, a plus, brackets, strokes and spaces."""
    digits = sum(letter.isdigit() for letter in text)
    return _PHONE.fullmatch(text) is not None and PHONE_DIGITS_MIN <= digits <= PHONE_DIGITS_MAX


def is_identity(text: str) -> bool:
    """Tell whether a text may be an Emirates (784-…, 15 digits) or a Saudi (1 or 2 …, 10 digits) identity number.

    Both end in the check digit of ISO/IEC 7812-1, which Luhn's sum over all digits proves.
    """
    digits = _ID_MARKS.sub("", latin_digits(text))
    if _EMIRATES.fullmatch(digits) is None and _SAUDI.fullmatch(digits) is None:
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _within(name: str, value: int, minimum: int, maximum: int) -> int:
    if not minimum <= value <= maximum:
        raise OutOfRange(name, value, minimum, maximum)
    return value


def _without_unit(text: str, currency: Currency) -> str:
    """Take the currency's code or sign from an amount: `25 AED`, `د.إ 25`."""
    plain = clean(text)
    for unit in (currency.code, currency.code.lower(), currency.symbol_ar):
        plain = plain.removeprefix(unit).removesuffix(unit).strip()
    return plain


def _whole_digits(text: str) -> str:
    """Write out a number that a spreadsheet has saved in powers of ten, when no digit was lost."""
    plain = latin_digits(clean(text)).replace(" ", "")
    match = _POWER.fullmatch(plain)
    if match is None:
        return plain.removesuffix(".0")
    digits = match[1] + (match[2] or "")
    if len(digits) != int(match[3]) + 1:
        raise DigitsLost(text)
    return digits
