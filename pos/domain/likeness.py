"""Which family was meant: numbers that look like what was typed, for the question "did you mean family 0427?".

A check digit says that a number is wrong, not which one is right. People leave the check digit out, hit a neighbouring key, swap
two digits, drop one or type one twice; the numbers that are one such slip away are few enough to be asked about by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import latin_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

LIKELY_MAX = 3


def likely_numbers(typed: str, numbers: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers that one slip of a finger turns into what was typed, likeliest first.

    Args:
        typed: digits, in either set, without a fitting check digit.
        numbers: the family numbers that there are.
    """
    digits = latin_digits(typed).strip()
    if not (digits.isascii() and digits.isdigit()):
        return ()
    ranked = sorted((_slip(digits, number), number) for number in numbers)
    return tuple(number for slip, number in ranked if slip < _FAR)[:LIKELY_MAX]


_WITHOUT_CHECK, _SWAPPED, _ONE_WRONG, _ONE_LOST, _FAR = range(5)


def _slip(typed: str, number: str) -> int:
    """Return which slip turns a number into what was typed; `_FAR` where no single one does."""
    if typed.lstrip("0") == number[:-1].lstrip("0") or typed == number.lstrip("0"):
        return _WITHOUT_CHECK
    if len(typed) == len(number):
        wrong = [place for place in range(len(number)) if typed[place] != number[place]]
        if len(wrong) == 1:
            return _ONE_WRONG
        if (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and typed[wrong[0]] + typed[wrong[1]] == _swapped(number, wrong[0])
        ):
            return _SWAPPED
        return _FAR
    long, short = (number, typed) if len(number) > len(typed) else (typed, number)
    if len(long) != len(short) + 1:
        return _FAR
    return _ONE_LOST if any(long[:place] + long[place + 1 :] == short for place in range(len(long))) else _FAR


def _swapped(number: str, place: int) -> str:
    return number[place + 1] + number[place]


def similar_names(one: str, other: str) -> bool:
    """Tell whether two names may be one family's: the same words in any order, or one letter apart; letters are folded.

    Args:
        one: a name, folded (`pos.domain.text.fold`).
        other: another, folded.
    """
    first, second = one.replace(" ", ""), other.replace(" ", "")
    if not first or not second:
        return False
    if first == second or sorted(one.split()) == sorted(other.split()):
        return True
    if min(len(first), len(second)) < _LETTERS_MIN or abs(len(first) - len(second)) > 1:
        return False
    return _one_letter_apart(first, second)


_LETTERS_MIN = 6  # of a name: in a shorter one, one letter makes another name


def _one_letter_apart(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    place = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[place:] == long[place + 1 :] or short[place + 1 :] == long[place + 1 :]


class NameIndex:
    """Names among which like ones are found without comparing each with each: `similar_names` over thousands."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[str, str]]] = {}

    def add(self, name: str, owner: str) -> None:
        """Add a name, folded, with whose it is."""
        for mark in _marks(name):
            self._places.setdefault(mark, []).append((name, owner))

    def like(self, name: str) -> str | None:
        """Return whose name is like this one, folded; the one that was added first, None where there is none."""
        for mark in _marks(name):
            for other, owner in self._places.get(mark, ()):
                if similar_names(name, other):
                    return owner
        return None


def _marks(name: str) -> set[str]:
    """Return texts of which two like names share at least one: their words in order, and themselves with a letter left out."""
    joined = name.replace(" ", "")
    if not joined:
        return set()
    left_out = {joined[:at] + joined[at + 1 :] for at in range(len(joined))} if len(joined) >= _LETTERS_MIN else set()
    return {joined, " ".join(sorted(name.split())), *left_out}
