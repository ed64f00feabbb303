"""What a bazaar is begun with has a code that a register takes, and coins that exist."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.founding import PACKAGES, code_of, smallest_coin_minor
from pos.domain.money import CURRENCIES


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Intaj Bazaar", "INTAJ-BAZAAR-2026"),
        ("بازار إنتاج", "BAZAAR-2026"),
        ("Café", "BAZAAR-2026"),
        ("Bazaar of the families", "BAZAAR-OF-TH-2026"),
        ("A long name - and more", "A-LONG-NAME-2026"),
        ("---", "BAZAAR-2026"),
    ],
)
def test_a_code_is_short_and_ascii(name: str, code: str) -> None:
    assert code_of(name, date(2026, 7, 14)) == code


def test_the_smallest_coin_is_one_that_is_counted() -> None:
    for currency in CURRENCIES.values():
        assert smallest_coin_minor(currency.code) == min(currency.notes_minor)


def test_food_asks_for_a_last_day() -> None:
    assert [package.code for package in PACKAGES if package.perishable] == ["food"]
    assert len({package.code for package in PACKAGES}) == len(PACKAGES)
