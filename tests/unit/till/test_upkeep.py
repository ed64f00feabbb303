"""While the bazaar is on: another price needs the family's word and touches nothing sold, a loss is paid or borne as agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import MoreThanOnHand, OutOfRange, ReasonMissing, UnknownItem
from pos.domain.facts import Sale
from pos.domain.goods_errors import ConsentMissing, SamePrice
from pos.domain.goods_facts import Cause, GoodsWrittenOff, ItemRepriced
from pos.domain.postings import Account, postings
from pos.till.upkeep import Upkeep
from tests.builders import CAKE, COFFEE, JAM, SALMA

if TYPE_CHECKING:
    from tests.builders import Till


@pytest.fixture
def upkeep(till: Till) -> Upkeep:
    return Upkeep(till.book, till.goods)


def test_a_new_price_holds_for_the_next_customer_and_not_for_the_one_at_the_counter(till: Till, upkeep: Upkeep) -> None:
    till.checkout.scan(JAM)
    recorded = upkeep.reprice(JAM, 2_200, 1_900, by="G1", reason=" last day ", consent_by="Umm Salem, by phone")
    assert recorded.fact == ItemRepriced(
        item=JAM, price_minor=2_200, reason="last day", floor_minor=1_900, consent_by="Umm Salem, by phone"
    )
    assert recorded.stamp.by == "G1"
    old = till.checkout.pay(by="C1", tendered_minor=2_500).fact
    new = till.sell(JAM).fact
    assert isinstance(old, Sale)
    assert isinstance(new, Sale)
    assert (old.lines[0].price_minor, new.lines[0].price_minor) == (2_500, 2_200)
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert (card.received, card.floor_minor, upkeep.left(card)) == (40, 1_900, 38)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ((JAM, 2_500, 2_000, "why", "her"), SamePrice(JAM)),
        ((JAM, 2_400, 2_000, " ", "her"), ReasonMissing()),
        ((JAM, 2_400, 2_000, "why", " "), ConsentMissing(SALMA)),
        ((JAM, 2_400, 2_401, "why", "her"), OutOfRange("floor", 2_401, 0, 2_400)),
        ((JAM, -1, 0, "why", "her"), OutOfRange("price", -1, 0, 9_999_999)),
        (("2000000000000", 100, 0, "why", "her"), UnknownItem("2000000000000")),
    ],
)
def test_a_price_is_refused_in_words(
    till: Till, upkeep: Upkeep, wish: tuple[str, int, int, str, str], refusal: Exception
) -> None:
    item, price, floor, reason, consent = wish
    before = till.book.journal.count()
    with pytest.raises(type(refusal)) as refused:
        upkeep.reprice(item, price, floor, by="G1", reason=reason, consent_by=consent)
    if not isinstance(refusal, OutOfRange) or refusal.name != "price":
        assert refused.value == refusal
    assert till.book.journal.count() == before


def test_nobody_need_agree_for_the_centres_own(till: Till, upkeep: Upkeep) -> None:
    upkeep.reprice(COFFEE, 900, 0, by="G1", reason="evening")
    card = till.book.catalogue.item(COFFEE)
    assert card is not None
    assert card.price_minor == 900


@pytest.mark.parametrize("paid", [True, False])
def test_a_loss_is_paid_by_the_centre_or_borne_by_the_family(till: Till, upkeep: Upkeep, *, paid: bool) -> None:
    lost = upkeep.lose(
        JAM, 3, Cause.DAMAGED, by="G1", reason="a shelf fell", approved_by="L1", paid_by_centre=paid
    ).fact
    assert isinstance(lost, GoodsWrittenOff)
    credited = {row.account: row.amount_minor for row in postings(lost)}
    assert credited == ({Account.LOSS: 7_500, Account.FAMILY: -7_500} if paid else {})
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert upkeep.left(card) == 37


def test_what_is_not_there_cannot_be_lost(till: Till, upkeep: Upkeep) -> None:
    till.sell(*[CAKE] * 3)
    with pytest.raises(MoreThanOnHand) as refused:
        upkeep.lose(CAKE, 38, Cause.LOST, by="G1", reason="gone", approved_by="L1", paid_by_centre=False)
    assert refused.value == MoreThanOnHand(CAKE, 38, 37)
    with pytest.raises(OutOfRange):
        upkeep.require_loss(CAKE, 0, reason="gone")
    with pytest.raises(ReasonMissing):
        upkeep.require_loss(CAKE, 1, reason=" ")


def test_the_centre_pays_nobody_for_its_own_losses(upkeep: Upkeep) -> None:
    lost = upkeep.lose(COFFEE, 1, Cause.LOST, by="G1", reason="spilt", approved_by="L1", paid_by_centre=True).fact
    assert postings(lost) == ()
