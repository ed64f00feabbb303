"""Goods by weight: what grams are worth at a price per kilogram.

A weighed line keeps whole grams as its quantity and the price of one kilogram as its price. Its worth is rounded once, when
the line is made, to whole minor units, halves away from zero; the customer, the family and every later reader work out the same
amount from the same two numbers. What was weighed comes back whole: half a bag cannot be weighed again honestly.
"""

from __future__ import annotations

import re
from enum import Enum

from pos.domain.errors import NotANumber
from pos.domain.text import latin_digits

GRAMS_PER_KILOGRAM = 1_000
_WEIGHT = re.compile(r"(\d{1,6})(?:(\.)(\d{0,3}))?", re.ASCII)


class Unit(str, Enum):
    """What a quantity counts: pieces at the price of one, or grams at the price of a kilogram."""

    PIECE = "piece"
    GRAM = "gram"


_PIECE = Unit.PIECE  # below Python 3.12 looking a member up costs more than the product


def worth(quantity: int, price_minor: int, unit: Unit = _PIECE) -> int:
    """Return what a quantity is worth in minor units; grams are rounded once, halves away from zero.

    Args:
        quantity: pieces or grams, not negative.
        price_minor: the price of one piece or of one kilogram, not negative.
        unit: what the quantity counts.
    """
    if unit is _PIECE:
        return quantity * price_minor
    return (quantity * price_minor * 2 + GRAMS_PER_KILOGRAM) // (2 * GRAMS_PER_KILOGRAM)


def read_grams(text: str) -> int:
    """Read a weight as typed at the counter, in either digit set: `750` are grams, `0.75` and `1.` are kilograms.

    Raises:
        NotANumber: it is no weight, or finer than a gram.
    """
    match = _WEIGHT.fullmatch(latin_digits(text).strip())
    if match is None:
        raise NotANumber(text)
    if not match[2]:
        return int(match[1])
    return int(match[1]) * GRAMS_PER_KILOGRAM + int(match[3].ljust(3, "0"))
