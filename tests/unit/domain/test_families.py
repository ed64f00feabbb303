"""What a history says of a family can be read back to what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import FamilyCard, FamilyKind, PayBy
from pos.domain.families import (
    CARD_FIELDS,
    FamilyPrivate,
    card_of,
    changes_between,
    enrolment_of,
    restored,
    texts_of,
)

SALMA = FamilyCard(number="0427", name_ar="أم سالم", name_en="Umm Salem", package="A")
NOTHING = FamilyPrivate()
CARDS = st.builds(
    FamilyCard,
    number=st.just("0427"),
    name_ar=st.text(min_size=1, max_size=9),
    name_en=st.text(max_size=9),
    package=st.sampled_from(("A", "T")),
    pay_by=st.sampled_from(PayBy),
    rate_bp=st.none() | st.integers(0, 10_000),
    licence_expiry=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    left=st.booleans(),
    family_kind=st.sampled_from(FamilyKind),
    more_packages=st.lists(st.sampled_from(("T", "B")), unique=True).map(tuple),
    branch=st.text(max_size=9),
)
PRIVATE = st.builds(FamilyPrivate, phone=st.text(max_size=9), notes=st.text(max_size=9))


@given(CARDS, PRIVATE, CARDS, PRIVATE)
def test_whatever_changed_can_be_put_back(
    old: FamilyCard, own: FamilyPrivate, new: FamilyCard, now: FamilyPrivate
) -> None:
    changes = changes_between(texts_of(old, own), texts_of(new, now))
    assert restored(new, now, {each.name: each.before for each in changes}) == (old, own)


def test_a_commission_of_nothing_is_not_the_bazaars() -> None:
    none, zero = (texts_of(replace(SALMA, rate_bp=rate), NOTHING) for rate in (None, 0))
    assert [(each.before, each.after) for each in changes_between(none, zero)] == [("", "0")]


def test_a_card_and_its_enrolment_say_the_same() -> None:
    card = replace(SALMA, left=True, family_kind=FamilyKind.UNIT, more_packages=("T",), branch="دبا", rate_bp=0)
    assert card_of(enrolment_of(card)) == card
    assert {"left", "family_kind", "governorate"} <= set(CARD_FIELDS)


def test_nothing_of_anybody_is_shown_by_accident() -> None:
    private = FamilyPrivate(phone="050 000 0001", identity="784", notes="secret")
    assert not [secret for secret in ("050", "784", "secret") if secret in repr(private)]
    changes = changes_between({}, texts_of(None, private))
    assert "050" not in repr(changes)
