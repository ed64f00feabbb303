"""Numbers, money and dates as the screen shows them, in the language that is spoken there right now.

Every number is wrapped in U+2066 … U+2069, so that Arabic around it reorders neither its sign nor its separators. Digits
are Latin in both languages, as on the notes and price labels of the Gulf, unless Arabic-Indic digits are chosen.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDate, QLocale, QObject, QTime

from pos.domain.money import CURRENCIES, Currency
from pos.domain.text import FSI, PDI, isolate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pos.ui.rows.names import Name

LANGUAGES = ("ar", "en")
MINUS = "\u2212"
When = Literal["time", "day", "moment"]
# Of all days and hours those whose words take the most room in our typeface: the first in English, the second in Arabic.
_WIDE_MOMENTS = tuple(datetime(2026, month, 13, tzinfo=timezone.utc) for month in (5, 8))
_ARABIC_DIGITS = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")


class Speech(QObject):
    """The language, currency and digits in which values are spoken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = "ar"
        self._currency = CURRENCIES["AED"]
        self._arabic_digits = False
        self._locale = QLocale("ar_AE")

    @property
    def language(self) -> str:
        """`ar` or `en`."""
        return self._language

    @property
    def currency(self) -> Currency:
        """The bazaar's currency."""
        return self._currency

    @property
    def locale(self) -> QLocale:
        """The locale of the language in the Emirates, whose digits are Latin."""
        return self._locale

    @property
    def digits_locale(self) -> QLocale:
        """The locale in whose digits Qt writes the numbers of a plural: the language's, or one with Arabic-Indic digits."""
        return QLocale("ar_EG") if self._uses_arabic_digits else self._locale

    def change(
        self,
        *,
        language: str | None = None,
        currency: Currency | None = None,
        arabic_digits: bool | None = None,
    ) -> None:
        """Speak another language, currency or digit set; Qt's own events tell the widgets."""
        if language is not None:
            self._language = language
            self._locale = QLocale(f"{language}_AE")
        self._currency = self._currency if currency is None else currency
        if arabic_digits is not None:
            self._arabic_digits = arabic_digits

    def name(self, name: Name) -> str:
        """Return a name in the current language."""
        return name.text(self._language)

    def number(self, minor: int) -> str:
        """Return an amount without its unit: `1,234.50`, `−1,234.50`."""
        text = self._currency.format(minor, arabic_digits=self._uses_arabic_digits)
        return isolate(text.replace("-", MINUS))

    def unit(self) -> str:
        """Return the currency's sign: `د.إ` or `AED`."""
        return self._currency.symbol_ar if self._language == "ar" else self._currency.code

    def money(self, minor: int) -> str:
        """Return an amount with its unit: `1,234.50 د.إ` or `AED 1,234.50`."""
        number = self.number(minor)
        if self._language == "ar":
            return f"{number}\u00a0{self.unit()}"
        return isolate(f"{self.unit()}\u00a0{number}")

    def short(self, minor: int) -> str:
        """Return an amount without decimals where it has none, as notes are named: `50`, `0.25`."""
        whole, rest = divmod(minor, self._currency.unit_minor)
        return self.count(whole) if rest == 0 else self.number(minor)

    def count(self, number: int) -> str:
        """Return a whole number with grouped thousands: `1,234`, `−1,234`."""
        return isolate(self._digits(f"{number:,}".replace("-", MINUS)))

    def signed(self, minor: int) -> str:
        """Return a difference with its sign, also when it is positive: `+5.00`."""
        text = self._currency.format(abs(minor), arabic_digits=self._uses_arabic_digits)
        sign = "" if minor == 0 else "+" if minor > 0 else MINUS
        return isolate(f"{sign}{text}")

    def weight(self, grams: int) -> str:
        """Return a weight in kilograms to the gram, with its unit: `0.750 kg`."""
        kilograms, rest = divmod(abs(grams), 1000)
        number = self._digits(f"{MINUS if grams < 0 else ''}{kilograms:,}.{rest:03d}")
        if self._language == "ar":
            return f"{isolate(number)}\u00a0{self.kilogram()}"
        return isolate(f"{number}\u00a0{self.kilogram()}")

    def quantity(self, amount: int, *, is_weighed: bool) -> str:
        """Return pieces as a count, grams of what is sold by weight in kilograms."""
        return self.weight(amount) if is_weighed else self.count(amount)

    def weight_about(self, grams: int) -> str:
        """Return a weight in kilograms to a tenth, as a shelf shows it: `12.8 kg`."""
        whole, tenth = divmod((abs(grams) + 50) // 100, 10)
        number = isolate(self._digits(f"{MINUS if grams < 0 else ''}{whole:,}.{tenth}"))
        return f"{number}\u00a0{self.kilogram()}"

    def kilogram(self) -> str:
        """Return the sign of the kilogram: `كغ` or `kg`."""
        return "كغ" if self._language == "ar" else "kg"

    def percent(self, rate_bp: int) -> str:
        """Return a rate in basis points as a percentage: 1 250 is `12.5%`."""
        whole, rest = divmod(rate_bp, 100)
        decimals = f".{rest:02d}".rstrip("0") if rest else ""
        return isolate(self._digits(f"{whole}{decimals}%"))

    def code(self, text: str) -> str:
        """Return a code, phone or number of a thing so that it is never reordered."""
        return isolate(text)

    def codes(self, texts: Iterable[str]) -> str:
        """Return codes as a list, with the comma of the language between them."""
        return self._comma.join(map(self.code, texts))

    def written(self, text: str) -> str:
        """Return what somebody wrote, so that its direction is its own in any sentence."""
        return _apart(text)

    def both(self, one: str, other: str) -> str:
        """Return two short texts as one, with the comma of the language."""
        return f"{one}{self._comma}{other}"

    def line(self, parts: Iterable[str]) -> str:
        """Return short texts in one line, in the direction of the language even when they are all numbers."""
        mark = "\u200f" if self._language == "ar" else "\u200e"
        return mark + "  ·  ".join(parts)

    def day(self, day: date) -> str:
        """Return a day in full: `Saturday, 21 November 2026`."""
        comma = "،" if self._language == "ar" else ","
        return self._date(day, f"dddd'{comma}' d MMMM yyyy")

    def day_short(self, day: date) -> str:
        """Return a day as in a heading: `Sat 21 Nov`."""
        return self._date(day, "ddd d MMM" if self._language == "en" else "dddd d MMMM")

    def time(self, moment: datetime) -> str:
        """Return the time of day of a moment, in the zone it carries."""
        clock = QTime(moment.hour, moment.minute)
        return _apart(self._digits(self._locale.toString(clock, "h:mm AP")))

    def moment(self, moment: datetime) -> str:
        """Return the day and the time of a moment, in the zone it carries."""
        return f"{self.day_short(moment.date())} {self.time(moment)}"

    def widest(self, when: When) -> tuple[str, ...]:
        """Return the texts of which one takes as much room as any time, short day or moment, in whatever language."""
        if when == "time":
            return tuple(map(self.time, _WIDE_MOMENTS))
        return tuple(self.day_short(each.date()) if when == "day" else self.moment(each) for each in _WIDE_MOMENTS)

    @property
    def _comma(self) -> str:
        return "، " if self._language == "ar" else ", "

    @property
    def _uses_arabic_digits(self) -> bool:
        return self._arabic_digits and self._language == "ar"

    def _digits(self, text: str) -> str:
        return text.translate(_ARABIC_DIGITS) if self._uses_arabic_digits else text

    def _date(self, day: date, pattern: str) -> str:
        return _apart(self._digits(self._locale.toString(QDate(day.year, day.month, day.day), pattern)))


def _apart(text: str) -> str:
    """Wrap a text of letters and digits so that its neighbours in a line cannot mingle with it."""
    return f"{FSI}{text}{PDI}"
