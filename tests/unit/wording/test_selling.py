"""What has no name on the dashboard is called by its key, in words of both languages."""

from __future__ import annotations

import pytest

from pos.domain.selling import Chart
from pos.register.selling_sums import PAID
from pos.wording.selling import part_name


def test_every_way_of_paying_that_the_register_counts_has_a_name() -> None:
    for language in ("ar", "en"):
        assert not {part_name(Chart.METHODS, way, language) for way in PAID} & set(PAID)


@pytest.mark.parametrize(
    ("chart", "key", "arabic", "english"),
    [
        (Chart.HOURS, "09", "09:00", "09:00"),
        (Chart.PACKAGES, "", "بضاعة المركز", "The centre's own"),
        (Chart.ITEMS, "", "خارج القوائم", "On no list"),
        (Chart.TILLS, "T01", "T01", "T01"),
    ],
)
def test_a_part_is_called_by_its_key(chart: Chart, key: str, arabic: str, english: str) -> None:
    assert (part_name(chart, key, "ar"), part_name(chart, key, "en")) == (arabic, english)
