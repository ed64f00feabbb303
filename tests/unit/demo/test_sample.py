"""The sample bazaar is as believable as it claims, and grows to any rehearsal."""

from __future__ import annotations

import pytest

from pos import settings
from pos.demo.crowd import portions
from pos.demo.sample import Sample, read_sample, resized
from pos.domain.bazaar import Role, Unsold
from pos.domain.errors import OutOfRange, UnreadableFile
from pos.domain.identity import read_family_number, read_item_code
from pos.domain.text import fold
from pos.domain.weighing import Unit


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_sample(settings.assets() / "sample")


def test_the_sample_is_the_bazaar_it_claims_to_be(sample: Sample) -> None:
    assert (sample.bazaar.name_ar, sample.bazaar.edition) == ("بازار إنتاج", 8)
    assert (sample.bazaar.first_day.day, sample.bazaar.last_day.day, sample.bazaar.first_day.month) == (14, 16, 7)
    assert "الرحمانية" in sample.bazaar.venue_ar
    assert len(sample.bazaar.packages) == 5
    assert len(sample.families) == 21
    assert len(sample.items) >= 120
    assert {row.package for row in sample.families} == {package.code for package in sample.bazaar.packages}
    assert any(item.expiry for item in sample.items)
    assert any(item.floor_minor for item in sample.items)
    assert any(item.unsold is Unsold.DONATE for item in sample.items)
    assert [item for item in sample.items if not item.family]
    assert any(item.unit is Unit.GRAM and item.floor_minor for item in sample.items)
    assert all(item.name_ar and item.name_en for item in sample.items)
    assert {person.role for person in sample.people} == set(Role)


def test_names_that_people_type_without_their_hamza_or_ta_marbuta_can_be_tried_in_it(sample: Sample) -> None:
    families = [row for row in sample.families if "أحمد" in row.name_ar]
    items = [row for row in sample.items if "مدرسة" in row.name_ar]
    assert all(fold("احمد") in fold(row.name_ar) for row in families)
    assert all(fold("مدرسه") in fold(row.name_ar) for row in items)
    assert families
    assert items


@pytest.mark.parametrize(("tills", "families", "sales"), [(2, 1, 1), (5, 21, 240), (8, 60, 4_000)])
def test_a_rehearsal_of_any_size_has_tills_families_and_goods_enough(
    sample: Sample, tills: int, families: int, sales: int
) -> None:
    grown = resized(sample, tills=tills, families=families, sales=sales)
    assert len(grown.bazaar.tills) == tills
    assert len(grown.families) == len({read_family_number(row.number) for row in grown.families}) == families
    assert len(grown.items) == len({read_item_code(item.code) for item in grown.items})
    assert {item.family for item in grown.items} - {""} <= {row.number for row in grown.families}
    assert sum(portions(item.unit, item.quantity) for item in grown.items) >= 2 * sales


@pytest.mark.parametrize("wrong", [{"tills": 1}, {"tills": 65}, {"families": 0}, {"sales": 0}])
def test_a_size_that_cannot_be_played_is_refused(sample: Sample, wrong: dict[str, int]) -> None:
    with pytest.raises(OutOfRange):
        resized(sample, **({"tills": 2, "families": 2, "sales": 2} | wrong))


def test_files_that_are_not_there_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_sample(settings.assets() / "fonts")
