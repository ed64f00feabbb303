"""Wording: the one place where a refusal, a trouble or a finding in a file becomes a sentence, in Arabic and in English.

The sentences are tables by class name (`pos.wording.ar`, `pos.wording.en`), so that wording needs to know no room but the
domain. A placeholder is a field of the class; what it is written like follows from its name and value:

* `…_minor` is money, written by the currency; `…_bp` a percentage; a day is `2026-07-14`;
* a whole number may name what it counts, `{left:piece}`, and takes the plural form of the language;
* a field that holds a word of the code (an act, a state, why a file cannot be read) has a table of words.

Every number, code and name is isolated (U+2066 … U+2069), so that text around it in the other direction cannot reorder it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol

from pos.domain.text import FSI, PDI, clean, isolate
from pos.wording.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

    from pos.domain.errors import Refusal
    from pos.domain.money import Currency
    from pos.domain.troubles import Trouble
    from pos.wording.tongue import Tongue

SHOWN_CHARACTERS_MAX = 60  # of a text that is quoted back to the person
SECONDS_TOLD_MAX = 120  # a longer wait is told in minutes

# The unit of what `OutOfRange` names, where it is no plain number.
_UNITS = dict.fromkeys(("amount", "floor", "limit", "price", "step"), "minor") | {"rate": "bp"}


class Found(Protocol):
    """What a finding in a file has: its place, and the refusal that is its reason."""

    @property
    def line(self) -> int:
        """The line, from 1; 0 where there is none."""

    @property
    def column(self) -> str:
        """The heading as it stands in the file; empty for the whole line."""

    @property
    def reason(self) -> Refusal:
        """What is wrong."""


@cache
def tongue_of(language: str) -> Tongue:
    """Return all words of a language; they are loaded when the first is asked for, which no start does.

    Args:
        language: `ar` or `en`.
    """
    if language == "ar":
        from pos.wording.ar import ARABIC

        return ARABIC
    from pos.wording.en import ENGLISH

    return ENGLISH


def say(error: Refusal | Trouble, language: str, currency: Currency | None = None) -> str:
    """Return the sentence that tells a person what happened and what to do next.

    Args:
        error: the refusal or trouble.
        language: `ar` or `en`.
        currency: the bazaar's; without one, amounts are told in minor units.
    """
    sentences = tongue_of(language).sentences
    named = next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in sentences)
    facts = error.facts()
    unit = _UNITS.get(str(facts.get("name"))) if named == "OutOfRange" else None
    if unit:
        facts = {f"{key}_{unit}" if isinstance(value, int) else key: value for key, value in facts.items()}
        named = f"OutOfRange.{unit}"
    values = {key: _Told(_word(named, key, value, language), key, language, currency) for key, value in facts.items()}
    return sentences[named].format_map(values)


def say_finding(finding: Found, language: str, currency: Currency | None = None) -> str:
    """Return what is wrong in a file and where: `Line 12, “Price”: …`.

    Args:
        finding: a finding of the intake.
        language: `ar` or `en`.
        currency: the bazaar's; without one, amounts are told in minor units.
    """
    known = ("line" if finding.line else "") + ("column" if finding.column else "")
    column = _isolated(_shortened(finding.column))
    place = tongue_of(language).places[known].format(line=isolate(str(finding.line)), column=column)
    return place + say(finding.reason, language, currency)


def name_of(member: Enum, language: str) -> str:
    """Return the short name of one of the domain's words, such as a role or a way to pay, for a title or a list.

    Args:
        member: of an enum of `pos.domain` or `pos.intake`.
        language: `ar` or `en`.
    """
    name = f"{type(member).__name__}.{member.name}"
    return ROLES[language].get(name) or tongue_of(language).names[name]


def count_of(number: int, noun: str, language: str) -> str:
    """Return a number with what it counts, in the right form: `3 قطع`, `3 pieces`.

    Args:
        number: at least 0.
        noun: one of the nouns that both languages know, such as `piece` or `receipt`.
        language: `ar` or `en`.
    """
    tongue = tongue_of(language)
    return tongue.nouns[noun][tongue.plural(number)].format(n=isolate(f"{number:,}"))


def money_of(minor: int, language: str, currency: Currency | None) -> str:
    """Return an amount with its unit, isolated: `12.50 د.إ`, `AED 12.50`.

    Args:
        minor: the amount in minor units.
        language: `ar` or `en`.
        currency: the bazaar's; without one, the minor units themselves are told.
    """
    if currency is None:
        return f"{isolate(f'{minor:,}')} {tongue_of(language).minor_unit}"
    amount = currency.format(minor)
    if language == "ar":
        return f"{isolate(amount)}\u00a0{currency.symbol_ar}"
    return isolate(f"{currency.code}\u00a0{amount}")


class _Told:
    """A value as a sentence shows it; the format of a placeholder may name a noun to count."""

    def __init__(self, value: object, key: str, language: str, currency: Currency | None) -> None:
        self._value = value
        self._key = key
        self._language = language
        self._currency = currency

    def __format__(self, noun: str) -> str:
        value = self._value
        if isinstance(value, int):
            return self._number(value, noun)
        if isinstance(value, date):
            return isolate(value.isoformat())
        if isinstance(value, tuple):
            return tongue_of(self._language).comma.join(_isolated(str(part)) for part in value)
        return str(value) if isinstance(value, _Word) else _isolated(_shortened(str(value)))

    def _number(self, value: int, noun: str) -> str:
        if self._key.endswith("_minor"):
            return money_of(value, self._language, self._currency)
        if self._key.endswith("_bp"):
            whole, rest = divmod(value, 100)
            return isolate((f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)) + "%")
        if noun == "wait":
            is_long = value > SECONDS_TOLD_MAX
            return count_of(-(-value // 60) if is_long else value, "minute" if is_long else "second", self._language)
        return count_of(value, noun, self._language) if noun else isolate(f"{value:,}")


class _Word(str):
    """A word of ours, which needs no isolation in its own language."""

    __slots__ = ()


def _word(named: str, key: str, value: object, language: str) -> object:
    """Replace a word of the code by a word of the language, where there is a table for it."""
    words: Mapping[str, str] = tongue_of(language).words.get(f"{named.partition('.')[0]}.{key}", {})
    return _Word(words[value]) if isinstance(value, str) and value in words else value


def _isolated(text: str) -> str:
    """Isolate a code from left to right, and other text in its own direction."""
    return isolate(text) if text.isascii() else f"{FSI}{text}{PDI}"


def _shortened(text: str) -> str:
    """Return a text as it can be quoted in one line: marks of direction, which could break out of its isolate, taken out."""
    text = clean(text)
    return text if len(text) <= SHOWN_CHARACTERS_MAX else f"{text[: SHOWN_CHARACTERS_MAX - 1]}…"
