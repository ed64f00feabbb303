"""PINs that somebody chooses: long enough, digits only, and none that a stranger would try first.

Nobody is handed a PIN that stands in a manual. What a stranger at the counter tries first, with five attempts before a wait, is
one digit repeated, a row of the keyboard and a short pattern twice; those are refused, each in words of its own.
"""

from __future__ import annotations

from typing import Literal

from pos.domain.errors import OutOfRange, Refusal
from pos.domain.limits import PIN_DIGITS_MAX, PIN_DIGITS_MIN
from pos.domain.text import latin_digits
from pos.domain.values import dataclass

OFFICE_PIN_DIGITS_MIN = 8  # it also opens the register, which can be asked from elsewhere
_ROWS = ("01234567890", "09876543210")  # as keys stand in a row, the nought at either end

Weakness = Literal["same", "row", "pattern"]


@dataclass(unsafe_hash=True)
class PinTooWeak(Refusal):
    """A PIN that a stranger would try first.

    Attributes:
        weakness: why, as `weakness_of` says it: one digit only, digits as they stand in a row, a short pattern again and again.
    """

    weakness: str


@dataclass(unsafe_hash=True)
class PinNotDigits(Refusal):
    """A PIN is typed on a pad of digits, so it can hold nothing else."""


@dataclass(unsafe_hash=True)
class PinsDiffer(Refusal):
    """A PIN was typed twice, and not the same."""


def read_new_pin(text: str, again: str, *, digits_min: int = PIN_DIGITS_MIN) -> str:
    """Return a PIN that somebody chose, in Latin digits.

    Args:
        text: as it was typed, in either digit set.
        again: as it was typed a second time.
        digits_min: how short it may be.

    Raises:
        PinNotDigits: there is something else in it.
        OutOfRange: it is too short or too long.
        PinTooWeak: a stranger would try it first.
        PinsDiffer: the second time was another one.
    """
    pin = latin_digits(text).strip()
    if not (pin.isascii() and (pin.isdecimal() or not pin)):
        raise PinNotDigits
    if not digits_min <= len(pin) <= PIN_DIGITS_MAX:
        raise OutOfRange("secret", len(pin), digits_min, PIN_DIGITS_MAX)
    weakness = weakness_of(pin)
    if weakness is not None:
        raise PinTooWeak(weakness)
    if pin != latin_digits(again).strip():
        raise PinsDiffer
    return pin


def weakness_of(pin: str) -> Weakness | None:
    """Tell why a stranger would try a PIN first; None where no stranger would."""
    if len(set(pin)) == 1:
        return "same"
    if any(pin in row for row in _ROWS):
        return "row"
    lengths = range(2, len(pin) // 2 + 1)
    if any(pin == (pin[:length] * len(pin))[: len(pin)] for length in lengths):
        return "pattern"
    return None
