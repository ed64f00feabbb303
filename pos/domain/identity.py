"""Numbers that people read, type and scan, each with a check digit; and the ids that facts carry.

* Family number: a serial of at least three digits and a Damm check digit. 0765 is never mistaken for 0756: Damm's
  digit finds every single wrong digit and every swap of neighbours (H. M. Damm, 2004).
* Item code: EAN-13 in the in-store range 20–29, digits only, so that any scanner and any keyboard layout will do.
* Receipt and note numbers: device, serial and Damm digit, as `T01-000123-4`; never reused.
* Fact id: UUIDv7 (RFC 9562), made when the basket is opened and kept with it, so that one sale is committed once.
"""

from __future__ import annotations

import re
from uuid import UUID

from pos.domain.errors import OutOfRange, UnknownFamily, WrongCheckDigit
from pos.domain.limits import FAMILY_SERIAL_MAX, ITEM_SERIAL_MAX, RECEIPT_SERIAL_MAX
from pos.domain.text import latin_digits

CENTRE = ""  # stands where a family number would, for goods and income of the centre itself
UNASSIGNED = "0000"  # stands there for what is sold before anyone knows whose it is; serial 0 is no family's
# What a line bears instead of a name of its own where it is theirs, in Arabic and in English, as a family's line her names.
CENTRE_NAMES = ("المركز", "The centre")
UNASSIGNED_NAMES = ("غير منسوب", "Not assigned")
CATALOGUE_PREFIX = "20"  # item codes given by the centre's list
BOOTH_PREFIX = "21"  # item codes made at a till; they carry the till's number, so two tills never collide

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_TILL_LETTER, _LETTERS, _LONG_NAME = "T", 26, 3  # devices are a letter and two or three digits
_DEVICE = re.compile(r"[A-Z]\d{2,3}", re.ASCII)
_NUMBER = re.compile(r"([A-Z]\d{2,3})-(\d{6}|[1-9]\d{6,7})-(\d)", re.ASCII)


def damm(digits: str) -> int:
    """Return the Damm check digit of a string of digits; 0 when the string ends in its own check digit."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state


def family_number(serial: int) -> str:
    """Make a family number from its serial: 42 becomes `0427` (three digits and the check digit)."""
    if not 1 <= serial <= FAMILY_SERIAL_MAX:
        raise OutOfRange("family", serial, 1, FAMILY_SERIAL_MAX)
    digits = f"{serial:03d}"
    return f"{digits}{damm(digits)}"


def read_family_number(text: str) -> str:
    """Read a family number as typed, in either digit set.

    Raises:
        WrongCheckDigit: it is no family number, or its check digit does not fit.
    """
    digits = latin_digits(text).strip()
    well_formed = digits.isascii() and digits.isdigit() and 4 <= len(digits) <= 6
    # Damm does not see leading zeros, so 00427 would be a second way to write 0427.
    if not well_formed or family_serial(digits) < 1 or family_number(family_serial(digits)) != digits:
        raise WrongCheckDigit(text)
    return digits


def read_typed_family(text: str) -> str:
    """Read a family's number where a person may have typed its name instead.

    Raises:
        UnknownFamily: it is a word without any digit, which is a name that finds nobody.
        WrongCheckDigit: it is a number that was mistyped.
    """
    word = text.strip()
    if word and not any(each.isdigit() for each in word):
        raise UnknownFamily(word)
    return read_family_number(text)


def family_serial(number: str) -> int:
    """Return the serial inside a family number."""
    return int(number[:-1])


def ean13(digits: str) -> str:
    """Append the EAN-13 check digit to twelve digits (GS1 General Specifications, 7.9)."""
    odd, even = sum(map(int, digits[0::2])), sum(map(int, digits[1::2]))
    return f"{digits}{-(odd + 3 * even) % 10}"


def catalogue_item_code(family: str, serial: int) -> str:
    """Make the code of an item on the centre's list: prefix, family serial (0 for the centre), item serial, check."""
    if not 1 <= serial <= ITEM_SERIAL_MAX:
        raise OutOfRange("item", serial, 1, ITEM_SERIAL_MAX)
    owner = family_serial(family) if family else 0
    return ean13(f"{CATALOGUE_PREFIX}{owner:05d}{serial:05d}")


def booth_item_code(device: str, serial: int) -> str:
    """Make the code of an item that was first seen at a till: prefix, the till's number, a serial, check."""
    if not 1 <= serial <= ITEM_SERIAL_MAX:
        raise OutOfRange("item", serial, 1, ITEM_SERIAL_MAX)
    return ean13(f"{booth_prefix(device)}{serial:05d}")


def booth_prefix(device: str) -> str:
    """Return the seven digits that begin the codes of one till's items: no other letter or number of a till has them.

    A block of a thousand numbers stands for each letter, the first for T, and as many again for names of three digits
    that begin with a zero.
    """
    letter, digits = device[0], device[1:]
    block = (ord(letter) - ord(_TILL_LETTER)) % _LETTERS
    if len(digits) == _LONG_NAME and digits[0] == "0":
        block += _LETTERS
    return f"{BOOTH_PREFIX}{block * 10**_LONG_NAME + int(digits):05d}"


def is_booth_code(code: str) -> bool:
    """Tell whether an item's code was made at a till, so that other tills may not have heard of it yet."""
    return code.startswith(BOOTH_PREFIX)


def read_item_code(text: str) -> str:
    """Read an item code as typed or scanned, in either digit set.

    Raises:
        WrongCheckDigit: it is no EAN-13, or its check digit does not fit.
    """
    digits = latin_digits(text).strip()
    if not is_item_code(digits):
        raise WrongCheckDigit(text)
    return digits


def is_item_code(text: str) -> bool:
    """Tell whether a text is an item's code in Latin digits: an EAN-13 whose check digit fits."""
    return text.isascii() and text.isdigit() and len(text) == 13 and ean13(text[:12]) == text


def is_device(text: str) -> bool:
    """Tell whether a text is a device's name, such as `T07`: a letter and two or three digits."""
    return _DEVICE.fullmatch(text) is not None


def paper_number(device: str, serial: int) -> str:
    """Make the number of a receipt, note or voucher: `T07-000123-4`."""
    if not 1 <= serial <= RECEIPT_SERIAL_MAX:
        raise OutOfRange("receipt", serial, 1, RECEIPT_SERIAL_MAX)
    return f"{device}-{serial:06d}-{damm(f'{device[1:]}{serial:06d}')}"


def read_paper_number(text: str) -> str:
    """Read a receipt, note or voucher number as typed or scanned, in either digit set.

    Raises:
        WrongCheckDigit: it has another form, or its check digit does not fit.
    """
    number = latin_digits(text).strip().upper()
    match = _NUMBER.fullmatch(number)
    if match is None or damm(match.group(1)[1:] + match.group(2) + match.group(3)) != 0:
        raise WrongCheckDigit(text)
    return number


def uuid7(milliseconds: int, randomness: int) -> UUID:
    """Make a UUIDv7 from a Unix time and 74 random bits (RFC 9562, 5.7).

    Args:
        milliseconds: milliseconds since 1970-01-01 UTC.
        randomness: a number below 2**74; the caller owns the source, so that a seed repeats a book.
    """
    high, low = divmod(randomness, 1 << 62)
    return UUID(int=(milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)
