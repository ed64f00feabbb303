"""Words: what is printed on paper, in the languages of the bazaar, whatever the screen speaks.

The words are data: `assets/paper/ar.toml` and `assets/paper/en.toml` hold the same keys, which a test proves. A paper
asks a `Wording` for them. On a paper in both languages Arabic comes first and English follows, smaller or after a stroke.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.bazaar import PaperLanguage
from pos.domain.text import FSI, PDI, RLI, isolate
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit
from pos.printing.lettering import Direction

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from pos.domain.money import Currency

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        language: `ar` or `en`.
        table: the sentences by their dotted keys (`receipt.total`).
    """

    language: str
    table: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """Return a sentence with its values put in.

        Raises:
            KeyError: there is no such sentence, or a value is missing (a bug).
        """
        return self.table[key].format(**values)


def load_words(folder: Path, language: str) -> Words:
    """Read the words of one language.

    Args:
        folder: `assets/paper`.
        language: `ar` or `en`.
    """
    with (folder / f"{language}.toml").open("rb") as file:
        sections = tomllib.load(file)
    table = {f"{section}.{key}": text for section, entries in sections.items() for key, text in entries.items()}
    return Words(language, table)


@dataclass(frozen=True, slots=True)
class Label:
    """A text in the paper's first language and, on a paper in both, in its second.

    Attributes:
        first: the text in the first language.
        second: the text in the second; empty on a paper in one language.
    """

    first: str
    second: str = ""

    def line(self) -> str:
        """Return both on one line, the second isolated, so that its own words and numbers keep their order."""
        return f"{self.first} / {FSI}{self.second}{PDI}" if self.second and self.second != self.first else self.first

    def lines(self) -> tuple[str, ...]:
        """Return each that is not empty, first language first."""
        return tuple(dict.fromkeys(text for text in (self.first, self.second) if text))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a paper speaks: one language or two, and which digits.

    Attributes:
        first: the words that lead.
        second: the words that follow; None on a paper in one language.
        arabic_digits: whether amounts, counts and dates are written with Arabic-Indic digits. Codes, receipt numbers and
            whatever is typed back or scanned always keep Latin ones.
    """

    first: Words
    second: Words | None = None
    arabic_digits: bool = False

    @property
    def direction(self) -> Direction:
        """The side that the paper begins on."""
        return Direction.RTL if self.first.language == "ar" else Direction.LTR

    def label(self, key: str, **values: str) -> Label:
        """Return a sentence in the paper's languages."""
        return Label(self.first.say(key, **values), "" if self.second is None else self.second.say(key, **values))

    def each(self, key: str, values: Callable[[str], Mapping[str, str]]) -> Label:
        """Return a sentence whose values differ by language; `values` is asked with `ar` or `en`."""
        first = self.first.say(key, **values(self.first.language))
        return Label(first, "" if self.second is None else self.second.say(key, **values(self.second.language)))

    def line(self, key: str, **values: str) -> str:
        """Return a sentence in the paper's languages on one line."""
        return self.label(key, **values).line()

    def choose(self, arabic: str, english: str) -> Label:
        """Return a name that exists in both languages; where one is empty the other stands in for it."""
        names = {"ar": arabic or english, "en": english or arabic}
        second = "" if self.second is None else names[self.second.language]
        first = names[self.first.language]
        return Label(first, second if second != first else "")

    def digits(self, text: str) -> str:
        """Return a text with the paper's digits."""
        return text.translate(_ARABIC_INDIC) if self.arabic_digits else text

    def bare(self, currency: Currency, minor: int) -> str:
        """Return an amount with the paper's digits, not isolated: to be put into a larger isolate."""
        return currency.format(minor, arabic_digits=self.arabic_digits)

    def amount(self, currency: Currency, minor: int) -> str:
        """Return an amount, isolated, so that it may stand inside Arabic."""
        return isolate(self.bare(currency, minor))

    def price(self, currency: Currency, minor: int) -> str:
        """Return an amount with its currency, as the leading language writes it: `534.41 د.إ` or `AED 534.41`."""
        amount = self.amount(currency, minor)
        return f"{amount} {currency.symbol_ar}" if self.first.language == "ar" else f"{currency.code} {amount}"

    def times(self, quantity: int, currency: Currency, price_minor: int, unit: Unit = Unit.PIECE) -> str:
        """Return a quantity times a price, isolated: `2 × 35.00`, `0.750 kg × 40.00`."""
        price = self.bare(currency, price_minor)
        if unit is Unit.PIECE:
            return isolate(f"{self.digits(f'{quantity:,}')} × {price}")
        return f"{self.quantity(quantity, unit)} × {isolate(price)}"

    def quantity(self, quantity: int, unit: Unit = Unit.PIECE, *, sign: str = "") -> str:
        """Return pieces as a count, grams as kilograms to three places with their unit: `12`, `0.750 kg`.

        Args:
            quantity: pieces or grams.
            unit: which of the two.
            sign: stands before the number and stays with it, so that in Arabic the unit comes after both.
        """
        sign = sign or ("-" if quantity < 0 else "")
        if unit is Unit.PIECE:
            return isolate(self.digits(f"{sign}{abs(quantity):,}"))
        kilograms, grams = divmod(abs(quantity), GRAMS_PER_KILOGRAM)
        text = f"{sign}{kilograms:,}.{grams:03d}"
        return f"{isolate(self.digits(text))} {self.label('paper.kilogram').first}"

    def price_of(self, currency: Currency, minor: int, unit: Unit = Unit.PIECE) -> str:
        """Return the price of one piece, or of a kilogram with the unit after a stroke: `AED 40.00 / kg`."""
        price = self.price(currency, minor)
        return price if unit is Unit.PIECE else f"{price} / {self.label('paper.kilogram').first}"

    def count(self, number: int) -> str:
        """Return a whole number with grouped thousands, isolated."""
        return isolate(self.digits(f"{number:,}"))

    def rate(self, rate_bp: int) -> str:
        """Return a rate as a percentage, isolated: 1 250 basis points are `12.5%`."""
        whole, part = divmod(abs(rate_bp), 100)
        decimals = f".{part:02d}".rstrip("0") if part else ""
        return isolate(self.digits(f"{'-' if rate_bp < 0 else ''}{whole}{decimals}%"))

    def day(self, day: date) -> str:
        """Return a day as `2026-11-14`, isolated: the one order that no reader mistakes."""
        return isolate(self._day(day))

    def time(self, moment: datetime) -> str:
        """Return a time to the minute, isolated, in the offset that the moment carries."""
        return isolate(self.digits(f"{moment:%H:%M}"))

    def moment(self, moment: datetime) -> str:
        """Return a day and a time to the minute, isolated, in the offset that the moment carries."""
        text = f"{self._day(moment)} {self.digits(f'{moment:%H:%M}')}"
        return f"{RLI}{text}{PDI}" if self.arabic_digits else isolate(text)

    def _day(self, day: date) -> str:
        # Only a stroke keeps Arabic-Indic digits together (UAX #9, W4); a hyphen would turn the date around.
        return self.digits(f"{day:%Y/%m/%d}" if self.arabic_digits else f"{day:%Y-%m-%d}")


def wording(folder: Path, language: PaperLanguage, *, arabic_digits: bool = False) -> Wording:
    """Make the wording of a bazaar's papers.

    Args:
        folder: `assets/paper`.
        language: the bazaar's choice.
        arabic_digits: whether amounts, counts and dates use Arabic-Indic digits.
    """
    if language is PaperLanguage.BOTH:
        return Wording(load_words(folder, "ar"), load_words(folder, "en"), arabic_digits)
    return Wording(load_words(folder, language.value), None, arabic_digits)
