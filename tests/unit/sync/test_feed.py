"""The cards arrive as the register signed them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Package, PayBy, Person, Role, TillKey
from pos.domain.errors import DamagedMessage
from pos.ledger.keys import from_seed, is_signed
from pos.sync.feed import Feed, feed_request, pack_feed, sign_feed, unpack_feed

REGISTER = from_seed("register")
BAZAAR = Bazaar(
    code="INTAJ8",
    name_ar="بازار إنتاج",
    name_en="Intaj bazaar",
    edition=8,
    venue_ar="القاعة",
    venue_en="The hall",
    first_day=date(2026, 11, 20),
    last_day=date(2026, 11, 22),
    currency="AED",
    utc_offset_minutes=240,
    tills=("T01", "T07"),
    packages=(Package(code="A", name_ar="أطايب", name_en="Atayeb"),),
)
FEED = sign_feed(
    Feed(
        version=12,
        tills=(TillKey(till="T01", key="ab" * 32),),
        since=3,
        bazaar=BAZAAR,
        families=(
            FamilyCard(number="0427", name_ar="أسرة", name_en="Family", package="A", pay_by=PayBy.BANK, rate_bp=0),
        ),
        items=(
            ItemCard(
                code="2000042000015",
                family="0427",
                name_ar="مربى",
                name_en="Jam",
                package="A",
                price_minor=2500,
                rate_bp=1000,
                expiry=date(2027, 1, 1),
                received=12,
            ),
        ),
        people=(Person(code="C01", name_ar="أ", name_en="A", role=Role.CASHIER, secret_hash="x"),),
    ),
    REGISTER,
)


def test_a_feed_arrives_as_it_was_signed() -> None:
    got = unpack_feed(pack_feed(FEED))
    assert got == FEED
    assert is_signed(REGISTER.public, got.message(), got.signature)


@pytest.mark.parametrize(
    "altered",
    [
        replace(FEED, version=13),
        replace(FEED, since=0),
        replace(FEED, items=(replace(FEED.items[0], price_minor=1),)),
        replace(FEED, people=(replace(FEED.people[0], role=Role.ADMIN),)),
        replace(FEED, bazaar=replace(BAZAAR, commission_bp=9999)),
        sign_feed(FEED, from_seed("another")),
    ],
)
def test_an_altered_feed_is_refused(altered: Feed) -> None:
    got = unpack_feed(pack_feed(altered))
    assert not is_signed(REGISTER.public, got.message(), got.signature)


@given(st.data())
def test_no_cut_of_a_feed_goes_unseen(data: st.DataObject) -> None:
    message = pack_feed(FEED)
    with pytest.raises(DamagedMessage):
        unpack_feed(message[: data.draw(st.integers(0, len(message) - 1))])


def test_each_question_for_the_feed_is_signed_in_its_own_words() -> None:
    asked = {
        feed_request(bazaar, device, since) for bazaar in ("A", "B") for device in ("T01", "T02") for since in (0, 1)
    }
    assert len(asked) == 8
