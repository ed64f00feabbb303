"""Money: whole minor units and a currency that knows how they are written.

Inside Amana an amount is an `int` of minor units (fils, halalas, piastres) in a name that ends in `_minor`; there is no
float and no Decimal. A bazaar has one currency, so amounts travel bare and the currency stands at the border: where
text is parsed and shown. Exponents are those of ISO 4217.
"""

from __future__ import annotations

import re

from pos.domain.errors import NotAnAmount, OutOfRange
from pos.domain.limits import AMOUNT_MINOR_MAX
from pos.domain.text import latin_digits
from pos.domain.values import dataclass

_ARABIC_INDIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
_AMOUNT = re.compile(r"([-+\u2212]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and how its amounts are written.

    Attributes:
        code: the ISO 4217 code.
        exponent: how many decimals; one major unit is `10 ** exponent` minor units.
        symbol_ar: what stands after an amount in Arabic.
        notes_minor: the denominations that are counted, largest first, in minor units.
    """

    code: str
    exponent: int
    symbol_ar: str
    notes_minor: tuple[int, ...]

    @property
    def unit_minor(self) -> int:
        """Minor units in one major unit."""
        return int(10**self.exponent)

    def format(self, minor: int, *, arabic_digits: bool = False) -> str:
        """Write an amount with grouped thousands and all decimals: `-1,234.50`."""
        major, rest = divmod(abs(minor), self.unit_minor)
        text = f"{'-' if minor < 0 else ''}{major:,}"
        if self.exponent:
            text = f"{text}.{rest:0{self.exponent}d}"
        return text.translate(_ARABIC_INDIC) if arabic_digits else text

    def parse(self, text: str) -> int:
        """Read an amount in either digit set, with or without grouping; the inverse of `format`.

        Returns:
            The amount in minor units.

        Raises:
            NotAnAmount: the text is no amount, or has more decimals than the currency.
            OutOfRange: the amount is too large to be exact everywhere.
        """
        plain = latin_digits(text).replace("\u00a0", "").replace("\u2066", "").replace("\u2069", "").strip()
        match = _AMOUNT.fullmatch(plain)
        if match is None:
            raise NotAnAmount(text, self.exponent)
        sign, major, decimals = (
            match.group(1),
            match.group(2).replace(",", ""),
            match.group(3) or "",
        )
        if not major + decimals or len(decimals.rstrip("0")) > self.exponent:
            raise NotAnAmount(text, self.exponent)
        if len(major.lstrip("0")) > len(str(AMOUNT_MINOR_MAX)):  # Python converts no text of thousands of digits
            raise OutOfRange("amount", AMOUNT_MINOR_MAX + 1, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
        minor = int(major or "0") * self.unit_minor + int(decimals[: self.exponent].ljust(self.exponent, "0") or "0")
        if minor > AMOUNT_MINOR_MAX:
            raise OutOfRange("amount", minor, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
        return -minor if sign in {"-", "\u2212"} else minor


_HUNDREDS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 50, 25)
CURRENCIES = {
    currency.code: currency
    for currency in (
        Currency("AED", 2, "د.إ", (100000, *_HUNDREDS)),
        Currency("SAR", 2, "ر.س", (50000, 20000, 10000, 5000, 1000, 500, 200, 100, 50, 25)),
        Currency("SYP", 2, "ل.س", (50000, 20000, 10000, 5000, 2500, 1000)),
        Currency("KWD", 3, "د.ك", (20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5)),
        Currency("BHD", 3, "د.ب", (20000, 10000, 5000, 1000, 500, 100, 50, 25, 10, 5)),
        Currency("OMR", 3, "ر.ع.", (50000, 20000, 10000, 5000, 1000, 500, 100, 50, 25, 10, 5)),
    )
}


def round_to_step(minor: int, step_minor: int) -> int:
    """Round an amount to the nearest multiple of a step, halves away from zero: how cash is rounded."""
    if step_minor <= 1:
        return minor
    rounded = (abs(minor) * 2 + step_minor) // (2 * step_minor) * step_minor
    return -rounded if minor < 0 else rounded


def part_of(minor: int, rate_bp: int) -> int:
    """Return a rate of an amount, rounded once to whole minor units, halves away from zero.

    Args:
        minor: the amount in minor units, of either sign.
        rate_bp: the rate in basis points; 1 500 is 15 %.
    """
    part = (abs(minor) * rate_bp * 2 + 10_000) // 20_000
    return -part if minor < 0 else part


def split(minor: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Split an amount over weights so that the parts add up exactly (largest remainder, first wins a tie).

    Args:
        minor: a non-negative amount in minor units.
        weights: non-negative weights, at least one of them positive.
    """
    whole = sum(weights)
    parts = [minor * weight // whole for weight in weights]
    remainders = [minor * weight % whole for weight in weights]
    for index in sorted(range(len(weights)), key=lambda n: -remainders[n])[: minor - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
