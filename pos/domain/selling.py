"""What was sold, counted for the dashboard: by hour, package, family, till, item and way of paying, beside what was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Chart(str, Enum):
    """What a chart counts by."""

    HOURS = "hours"
    PACKAGES = "packages"
    FAMILIES = "families"
    TILLS = "tills"
    ITEMS = "items"
    METHODS = "methods"
    DIFFERENCES = "differences"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTotal:
    """What the families of one package sold, less what came back. The centre's own goods have an empty code."""

    package: str
    families: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One bar of a chart.

    Attributes:
        key: the hour (`09`), the code of the package, item or way of paying, the family's number, the till's name; a package that
            nobody has is `?`, and the centre's own is empty.
        name_ar, name_en: what it is called; empty where the key is all.
        amount_minor: what it came to, refunds and voids taken off.
        before_minor: what it came to in what is compared with.
    """

    key: str
    amount_minor: int
    before_minor: int = 0
    name_ar: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is compared with: a former day of the same bazaar, or a former bazaar.

    Attributes:
        day: the day; None where it is a bazaar.
    """

    bazaar: str
    name_ar: str
    name_en: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SellingFigures:
    """What was sold in a bazaar, or on one of its days.

    Attributes:
        days: all days on which anything was sold, by the clock of the hall.
        day: the one that is counted; None for all.
        compared: with what; None where there is nothing before.
        takings_minor: what customers paid, less what they got back.
        receipts: sales; voided ones count too.
        hours, packages, families, tills, items, methods: parts of what was sold. Hours, tills and ways of paying add up to the
            takings; packages and families to what was credited for goods, which a promotion or a rounding makes another sum.
            Packages and families that sold only before are there, at the end; items are those that sold best now.
        differences: cash counted less expected, by till.
        bazaar, name_ar, name_en: whose figures they are; empty from an older register.
    """

    at: datetime
    currency: str
    days: tuple[date, ...]
    day: date | None
    compared: Compared | None
    takings_minor: int
    takings_before_minor: int
    receipts: int
    receipts_before: int
    hours: tuple[Part, ...]
    packages: tuple[Part, ...]
    families: tuple[Part, ...]
    tills: tuple[Part, ...]
    items: tuple[Part, ...]
    methods: tuple[Part, ...]
    differences: tuple[Part, ...]
    bazaar: str = ""
    name_ar: str = ""
    name_en: str = ""

    def parts(self, chart: Chart) -> tuple[Part, ...]:
        """Return the parts of one chart."""
        parts: tuple[Part, ...] = getattr(self, chart.value)
        return parts
