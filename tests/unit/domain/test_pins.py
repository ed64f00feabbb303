"""A PIN that somebody chooses is long enough, has digits only, and is none that a stranger would try first."""

from __future__ import annotations

import pytest

from pos.domain.errors import OutOfRange, Refusal
from pos.domain.pins import PinNotDigits, PinsDiffer, PinTooWeak, read_new_pin, weakness_of


@pytest.mark.parametrize(
    ("pin", "weakness"),
    [
        ("0000", "same"),
        ("11111111", "same"),
        ("1234", "row"),
        ("12345678", "row"),
        ("7890", "row"),
        ("9876", "row"),
        ("1212", "pattern"),
        ("12312312", "pattern"),
        ("88008800", "pattern"),
        ("1357", None),
        ("83920174", None),
        ("1124", None),
    ],
)
def test_what_a_stranger_tries_first_is_known(pin: str, weakness: str | None) -> None:
    assert weakness_of(pin) == weakness


def test_a_good_pin_is_read_in_either_digit_set() -> None:
    assert read_new_pin("٨٣٩٢ ".strip(), "8392") == "8392"


@pytest.mark.parametrize(
    ("pin", "again", "refusal"),
    [
        ("83x2", "83x2", PinNotDigits()),
        ("839", "839", OutOfRange("secret", 3, 4, 12)),
        ("", "", OutOfRange("secret", 0, 4, 12)),
        ("8392017465012", "8392017465012", OutOfRange("secret", 13, 4, 12)),
        ("1234", "1234", PinTooWeak("row")),
        ("8392", "8393", PinsDiffer()),
    ],
)
def test_every_way_to_choose_a_bad_one_is_refused(pin: str, again: str, refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as refused:
        read_new_pin(pin, again)
    assert refused.value == refusal


def test_the_office_asks_for_more_digits() -> None:
    with pytest.raises(OutOfRange):
        read_new_pin("8392", "8392", digits_min=8)
