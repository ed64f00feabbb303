"""Goods by weight: what grams are worth at a price per kilogram.

A weighed line keeps whole grams as its quantity and the price of one kilogram as its price. Its worth is rounded once, when
the line is made, to whole minor units, halves away from zero; the customer, the family and every later reader work out the same
amount from the same two numbers. What was weighed comes back whole: half a bag cannot be weighed again honestly.
"""

from __future__ import annotations

from enum import Enum

GRAMS_PER_KILOGRAM = 1_000


class Unit(str, Enum):
    """What a quantity counts: pieces at the price of one, or grams at the price of a kilogram."""

    PIECE = "piece"
    GRAM = "gram"


def worth(quantity: int, price_minor: int, unit: Unit = Unit.PIECE) -> int:
    """Return what a quantity is worth in minor units; grams are rounded once, halves away from zero.

    Args:
        quantity: pieces or grams, not negative.
        price_minor: the price of one piece or of one kilogram, not negative.
        unit: what the quantity counts.
    """
    if unit is Unit.PIECE:
        return quantity * price_minor
    return (quantity * price_minor * 2 + GRAMS_PER_KILOGRAM) // (2 * GRAMS_PER_KILOGRAM)
