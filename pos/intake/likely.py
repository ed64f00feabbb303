"""Which family a new one likely is: the same phone, or a like name, among thousands and among the rows before it in a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos.domain.likeness import NameIndex
from pos.domain.text import fold, latin_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.families import FamilyRecord

PHONE_DIGITS_COMPARED = 8  # the last ones: with or without the country's number before them
PHONE_MARKS = re.compile(r"[;؛]")  # between two phones


class LikelyFamilies:
    """Families by phones and names.

    Args:
        records: those that are enrolled.
    """

    def __init__(self, records: Iterable[FamilyRecord] = ()) -> None:
        self._phones: dict[str, str] = {}
        self._names = NameIndex()
        for record in records:
            self.add(record)

    def add(self, record: FamilyRecord) -> None:
        """Let later ones be found to be like this one."""
        for phone in phones_of(record.private.phone):
            self._phones.setdefault(phone, record.card.number)
        for name in _names(record):
            self._names.add(name, record.card.number)

    def of(self, record: FamilyRecord) -> tuple[str, bool]:
        """Return the number of the family that this one likely is, and whether its phone says so; empty where there is none."""
        for phone in phones_of(record.private.phone):
            if phone in self._phones:
                return self._phones[phone], True
        hits = (self._names.like(name) for name in _names(record))
        return next(filter(None, hits), ""), False


def phones_of(text: str) -> frozenset[str]:
    """Return the last digits of each phone, by which two ways of writing one are the same."""
    digits = ("".join(filter(str.isdecimal, latin_digits(part))) for part in PHONE_MARKS.split(text))
    return frozenset(phone[-PHONE_DIGITS_COMPARED:] for phone in digits if phone)


def _names(record: FamilyRecord) -> frozenset[str]:
    return frozenset((fold(record.card.name_ar), fold(record.card.name_en)))
