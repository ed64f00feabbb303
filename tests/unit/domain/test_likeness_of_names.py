"""Which names may be one family's."""

from __future__ import annotations

import pytest

from pos.domain.likeness import similar_names
from pos.domain.text import fold


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("أم سالم", "ام سالم", True),
        ("أم سالم", "أمسالم", True),
        ("مشغل هدى", "هدى مشغل", True),
        ("Umm Salem", "Umm Saleem", True),
        ("Umm Salem", "Umm Salim", True),
        ("أم سالم", "أم سلامة", False),
        ("أم علي", "أم عبد", False),
        ("هدى", "ندى", False),
        ("", "", False),
        ("Umm Salem", "Umm Rashid", False),
    ],
)
def test_one_letter_or_another_order_is_alike(one: str, other: str, *, is_alike: bool) -> None:
    assert similar_names(fold(one), fold(other)) is is_alike
    assert similar_names(fold(other), fold(one)) is is_alike
