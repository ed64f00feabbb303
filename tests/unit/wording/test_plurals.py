"""Arabic counts in six forms, English in two."""

from __future__ import annotations

import pytest

from pos.wording.plurals import FORMS_AR, FORMS_EN, plural_ar, plural_en


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("zero", [0]),
        ("one", [1]),
        ("two", [2]),
        ("few", [3, 4, 10, 103, 110, 203, 1003, 1_000_010]),
        ("many", [11, 12, 13, 99, 111, 199, 1011, 9_999]),
        ("other", [100, 101, 102, 200, 202, 1000, 1_000_002]),
    ],
)
def test_arabic_has_six_forms(form: str, numbers: list[int]) -> None:
    assert {FORMS_AR[plural_ar(number)] for number in numbers} == {form}


def test_english_has_two_forms() -> None:
    assert [FORMS_EN[plural_en(number)] for number in (0, 1, 2, 101)] == ["other", "one", "other", "other"]
