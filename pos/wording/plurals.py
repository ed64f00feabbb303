"""Which form a counted noun takes: six in Arabic, two in English (Unicode CLDR, language plural rules)."""

from __future__ import annotations

FORMS_AR = ("zero", "one", "two", "few", "many", "other")
FORMS_EN = ("one", "other")


def plural_ar(number: int) -> int:
    """Return the place of the Arabic form in `FORMS_AR`: 0, 1, 2, 3–10, 11–99, and 100 to 102, 200 to 202 and so on."""
    if number <= 2:
        return number
    if 3 <= number % 100 <= 10:
        return FORMS_AR.index("few")
    return FORMS_AR.index("many" if number % 100 >= 11 else "other")


def plural_en(number: int) -> int:
    """Return the place of the English form in `FORMS_EN`."""
    return 0 if number == 1 else 1
