"""A line is listed with its texts as they are kept, and never with a floor above its price."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.errors import OutOfRange, WrongCheckDigit
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.register.listing import facts_of, sound_line

SALMA = family_number(42)
LINE = ListedLine(
    item=catalogue_item_code(SALMA, 1),
    family=SALMA,
    name_ar=" مربى  التين ",
    name_en="",
    package="A",
    price_minor=1_800,
    rate_bp=0,
)


def test_a_line_is_kept_tidy_and_under_the_commission_that_holds() -> None:
    kept = sound_line(LINE, 1_000)
    assert (kept.name_ar, kept.name_en, kept.rate_bp) == ("مربى التين", "مربى التين", 1_000)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"price_minor": 0}, OutOfRange),
        ({"floor_minor": 1_801}, OutOfRange),
        ({"name_ar": "", "name_en": " "}, OutOfRange),
        ({"item": "2000042000010"}, WrongCheckDigit),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], refused: type[Exception]) -> None:
    with pytest.raises(refused):
        sound_line(replace(LINE, **changes), 0)  # type: ignore[arg-type]  # the fields are the test's own


def test_a_fact_holds_so_many_lines() -> None:
    assert [len(fact.lines) for fact in facts_of([LINE] * 5, "ab", 2)] == [2, 2, 1]
