"""A mistyped number leads to the families that may have been meant, and to no crowd of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.identity import family_number
from pos.domain.likeness import LIKELY_MAX, NameIndex, likely_numbers, similar_names

NUMBERS = tuple(family_number(serial) for serial in (1, 2, 42, 75, 756, 765, 1234))
OF_42, OF_756, OF_765 = family_number(42), family_number(756), family_number(765)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("042", OF_42),
        ("42", OF_42),
        ("٠٤٢", OF_42),
        (OF_42.lstrip("0"), OF_42),
        (OF_756[1] + OF_756[0] + OF_756[2:], OF_756),
        (OF_756[:2] + OF_756[3] + OF_756[2], OF_756),
        ("9" + OF_765[1:], OF_765),
        (OF_765 + "5", OF_765),
        (OF_765[:2] + OF_765[3:], OF_765),
    ],
)
def test_one_slip_leads_back(typed: str, first: str) -> None:
    assert first in likely_numbers(typed, NUMBERS)
    assert len(likely_numbers(typed, NUMBERS)) <= LIKELY_MAX


def test_the_serial_without_its_check_digit_comes_first() -> None:
    assert likely_numbers("756", NUMBERS)[0] == OF_756


@pytest.mark.parametrize("typed", ["", "abc", "9999999", "88", "-42", "4.2"])
def test_what_is_far_from_all_leads_nowhere(typed: str) -> None:
    assert likely_numbers(typed, NUMBERS) == ()


SHORT = st.text("ab ", max_size=9).map(lambda text: " ".join(text.split()))


@given(names=st.lists(SHORT, max_size=6), sought=SHORT)
def test_the_index_finds_a_like_name_exactly_where_there_is_one(names: list[str], sought: str) -> None:
    index = NameIndex()
    for name in names:
        index.add(name, name)
    found = index.like(sought)
    assert (found is not None) == any(similar_names(sought, name) for name in names)
    assert found is None or similar_names(sought, found)
