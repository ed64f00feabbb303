"""What a bazaar is begun with on one machine: its plan, its first administrator, and goods in groups that most bazaars have.

Nothing here is for ever: the plan, the people and the groups can be changed as long as nothing was sold.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from pos.domain.bazaar import Package
from pos.domain.money import CURRENCIES
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.bazaar import Bazaar, Person

FIRST_TILL = "T01"
FIRST_PERSON = "S1"
_NAME_CHARACTERS_MAX = 12

# The groups of goods that bazaars of productive families have; food has a last day.
PACKAGES = (
    Package(code="food", name_ar="أطعمة وحلويات", name_en="Food and sweets", icon="cookie", perishable=True),
    Package(code="scent", name_ar="عطور وبخور", name_en="Perfume and incense", icon="flame"),
    Package(code="clothes", name_ar="ملابس وإكسسوارات", name_en="Clothing and accessories", icon="shirt"),
    Package(code="heritage", name_ar="تراث وحرف", name_en="Heritage crafts", icon="hammer"),
    Package(code="handmade", name_ar="أعمال يدوية", name_en="Handmade", icon="palette"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A bazaar that is about to begin.

    Attributes:
        bazaar: its plan, with one till.
        admin: the first person, who adds the others.
        secret: the administrator's PIN; it is hashed and forgotten.
    """

    bazaar: Bazaar
    admin: Person
    secret: str = field(repr=False)


def smallest_coin_minor(currency: str) -> int:
    """Return the smallest coin of a currency that is still counted, in minor units."""
    return CURRENCIES[currency].notes_minor[-1]


def code_of(name: str, first_day: date) -> str:
    """Return a short name in ASCII for a bazaar: the beginning of its name, where that is Latin, and its year.

    Args:
        name: its English name.
        first_day: its first day.
    """
    words = re.findall(r"[A-Z0-9]+", name.upper()) if name.isascii() else []
    short = "-".join(words)[:_NAME_CHARACTERS_MAX].strip("-")
    return f"{short or 'BAZAAR'}-{first_day.year}"
