"""A new family that is likely one of thousands is found by its phone, however it is written, or by a like name."""

from __future__ import annotations

import pytest

from pos.domain.bazaar import FamilyCard
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.intake.likely import LikelyFamilies, phones_of


def a_family(number: str, name_ar: str, phone: str = "", name_en: str = "") -> FamilyRecord:
    card = FamilyCard(number=number, name_ar=name_ar, name_en=name_en or name_ar, package="A")
    return FamilyRecord(card=card, private=FamilyPrivate(phone=phone))


HELD = (a_family("1", "أم سالم", "050 000 0001; 06 000 0002"), a_family("2", "مشغل هدى", "", "Huda's workshop"))


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (a_family("", "أم نورة", "+971 50 000 0001"), ("1", True)),
        (a_family("", "أم نورة", "٠٦٠٠٠٠٠٠٢"), ("1", True)),
        (a_family("", "ام سالم"), ("1", False)),
        (a_family("", "هدى مشغل"), ("2", False)),
        (a_family("", "x", "", "hudas workshop"), ("2", False)),
        (a_family("", "x", "", "huda's workshops"), ("2", False)),
        (a_family("", "أم نورة", "055"), ("", False)),
    ],
)
def test_it_is_found(wish: FamilyRecord, found: tuple[str, bool]) -> None:
    assert LikelyFamilies(HELD).of(wish) == found


def test_no_phone_is_nobodys_phone() -> None:
    assert phones_of("; -") == frozenset()
