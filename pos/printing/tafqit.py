"""Tafqit (تفقيط): an amount in words, so that nobody can add a digit to a voucher.

Arabic counts its nouns by rules that no general library gets right for these currencies: one and two are the noun itself
(درهم واحد، درهمان); three to ten take a plural and a number of the opposite gender (ثلاثة دراهم، ثلاث هللات); eleven to
ninety-nine an accusative singular (أحد عشر درهمًا); hundreds and thousands a genitive singular (مائة درهم، مئتا درهم); and
the last two digits decide. Amounts come as whole minor units. Checked in the tests against an independent
implementation over tens of thousands of numbers and against a table of hard cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.domain.money import Currency

MAJOR_MAX = 999_999_999_999


@dataclass(frozen=True, slots=True)
class _Noun:
    """A counted noun.

    Attributes:
        one, two, few, many: its forms after 1, 2, 3–10 and 11–99; after whole hundreds it is `one` again.
        feminine: its grammatical gender, which numbers answer to.
    """

    one: str
    two: str
    few: str
    many: str
    feminine: bool = False


_FILS = _Noun("فلس", "فلسان", "فلوس", "فلسًا")
_DINAR = _Noun("دينار", "ديناران", "دنانير", "دينارًا")
_RIYAL = _Noun("ريال", "ريالان", "ريالات", "ريالًا")
_ARABIC = {
    "AED": (_Noun("درهم", "درهمان", "دراهم", "درهمًا"), _FILS),
    "SAR": (_RIYAL, _Noun("هللة", "هللتان", "هللات", "هللة", feminine=True)),
    "SYP": (_Noun("ليرة", "ليرتان", "ليرات", "ليرة", feminine=True), _Noun("قرش", "قرشان", "قروش", "قرشًا")),
    "KWD": (_DINAR, _FILS),
    "BHD": (_DINAR, _FILS),
    "OMR": (_RIYAL, _Noun("بيسة", "بيستان", "بيسات", "بيسة", feminine=True)),
}
_ENGLISH = {
    "AED": (("dirham", "dirhams"), ("fils", "fils")),
    "SAR": (("riyal", "riyals"), ("halala", "halalas")),
    "SYP": (("pound", "pounds"), ("piastre", "piastres")),
    "KWD": (("dinar", "dinars"), ("fils", "fils")),
    "BHD": (("dinar", "dinars"), ("fils", "fils")),
    "OMR": (("rial", "rials"), ("baisa", "baisas")),
}

_MASCULINE_UNITS = (
    "", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
    "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
)  # fmt: skip
_FEMININE_UNITS = (
    "", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر",
    "إحدى عشرة", "اثنتا عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة",
)  # fmt: skip
_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_HUNDREDS = (
    "", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة",
)  # fmt: skip
_THOUSANDS = (
    _Noun("مليار", "ملياران", "مليارات", "مليارًا"),
    _Noun("مليون", "مليونان", "ملايين", "مليونًا"),
    _Noun("ألف", "ألفان", "آلاف", "ألفًا"),
)
_AND = " و"


def amount_in_words(minor: int, currency: Currency, language: str) -> str:
    """Write an amount in words, closed on both sides as cheques are.

    Args:
        minor: the amount in minor units.
        currency: one of the currencies that Amana knows.
        language: `ar` or `en`.

    Raises:
        KeyError: a currency without words.
        ValueError: an amount beyond `MAJOR_MAX` major units.
    """
    major, rest = divmod(abs(minor), currency.unit_minor)
    if major > MAJOR_MAX:
        raise ValueError(f"{minor} is beyond what is put into words")
    if language == "ar":
        return f"فقط {'سالب ' if minor < 0 else ''}{_arabic(major, rest, currency.code)} لا غير"
    return f"{'Minus ' if minor < 0 else ''}{_english(major, rest, currency.code)} only".capitalize()


def _arabic(major: int, rest: int, code: str) -> str:
    whole, part = _ARABIC[code]
    parts = [_counted(number, noun) for number, noun in ((major, whole), (rest, part)) if number]
    return _AND.join(parts) or f"صفر {whole.one}"


def _counted(number: int, noun: _Noun) -> str:
    """Count a noun: `مائة درهم ودرهم واحد` for 101."""
    last = number % 100
    if last in {1, 2}:
        single = f"{noun.one} {'واحدة' if noun.feminine else 'واحد'}" if last == 1 else noun.two
        if number == last:
            return single
        return f"{_cardinal(number - last, feminine=noun.feminine, bound=True)} {noun.one}{_AND}{single}"
    return f"{_cardinal(number, feminine=noun.feminine, bound=last == 0)} {_form(last, noun)}"


def _form(last: int, noun: _Noun) -> str:
    """Return the form of a noun that the last two digits ask for, other than 1 and 2."""
    if 3 <= last <= 10:  # the grammar's own numbers
        return noun.few
    return noun.many if last > 10 else noun.one  # the grammar's own numbers


def _cardinal(number: int, *, feminine: bool, bound: bool) -> str:
    """Spell a number from 1.

    Args:
        number: what to spell.
        feminine: the gender of what is counted.
        bound: whether a noun follows in the genitive, before which duals drop their last letter (مائتا درهم).
    """
    groups = [number // 10**power % 1000 for power in (9, 6, 3, 0)]
    parts: list[str] = []
    for index, noun in enumerate(_THOUSANDS):
        if groups[index]:
            ends_the_number = bound and not any(groups[index + 1 :])
            parts.append(_scaled(groups[index], noun, bound=ends_the_number))
    if groups[3]:
        parts.append(_below_thousand(groups[3], feminine=feminine, bound=bound))
    return _AND.join(parts)


def _scaled(number: int, noun: _Noun, *, bound: bool) -> str:
    """Count thousands, millions or milliards: like any masculine noun, but one is the bare word."""
    if number == 1:
        return noun.one
    if number == 2:  # the dual
        return _bind(noun.two) if bound else noun.two
    last = number % 100
    if last == 1:
        return f"{_scaled(number - 1, noun, bound=True)}{_AND}{noun.one}"  # مائة ألف وألف, never وألف واحد
    spelt = _counted(number, noun)
    if bound and spelt.endswith(noun.many):
        return spelt.removesuffix(noun.many) + noun.one  # عشرون ألف درهم: no nunation before a genitive
    return _bind(spelt) if bound and spelt.endswith(noun.two) else spelt


def _bind(dual: str) -> str:
    return dual.removesuffix("ن")


def _below_thousand(number: int, *, feminine: bool, bound: bool) -> str:
    hundreds, rest = divmod(number, 100)
    word = _HUNDREDS[hundreds]
    if not rest:
        return _bind(word) if bound and hundreds == 2 else word  # the dual
    return _AND.join(part for part in (word, _below_hundred(rest, feminine=feminine)) if part)


def _below_hundred(number: int, *, feminine: bool) -> str:
    units = _FEMININE_UNITS if feminine else _MASCULINE_UNITS
    if number < 20:  # the words above end here
        return units[number]
    tens, unit = divmod(number, 10)
    if not unit:
        return _TENS[tens]
    spelt = {1: "إحدى", 8: "ثمانٍ"}.get(unit, units[unit]) if feminine else units[unit]
    return spelt + _AND + _TENS[tens]


_ENGLISH_UNITS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _english(major: int, rest: int, code: str) -> str:
    parts = [
        f"{_english_cardinal(number)} {forms[number != 1]}"
        for number, forms in zip((major, rest), _ENGLISH[code], strict=True)
        if number
    ]
    return " and ".join(parts) or f"zero {_ENGLISH[code][0][1]}"


def _english_cardinal(number: int) -> str:
    parts = [
        f"{_english_below_thousand(number // 10**power % 1000)} {name}".strip()
        for power, name in ((9, "billion"), (6, "million"), (3, "thousand"), (0, ""))
        if number // 10**power % 1000
    ]
    return " ".join(parts)


def _english_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{_ENGLISH_UNITS[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, unit = divmod(rest, 10)
        below_twenty = rest < len(_ENGLISH_UNITS)
        spelt = (
            _ENGLISH_UNITS[rest]
            if below_twenty
            else "-".join(filter(None, (_ENGLISH_TENS[tens], _ENGLISH_UNITS[unit])))
        )
        parts.append(spelt)
    return " ".join(parts)
