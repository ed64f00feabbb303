"""An item's card is the fold of what facts said about it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import ItemCard
from pos.ledger.codec import to_document
from pos.register.projecting import fold_card
from tests.unit.register.rehearsal import (
    PRICE_MINOR,
)

JAM = ItemCard(
    code="1", family="0427", name_ar="", name_en="", package="A", price_minor=PRICE_MINOR, rate_bp=0, received=3
)


CONSIGNED = st.integers(1, 9).map(lambda pieces: to_document(replace(JAM, received=pieces)))


REPRICED = st.just({"price": 7, "floor": 5})


@given(st.lists(st.one_of(CONSIGNED, REPRICED)))
def test_an_items_card_adds_pieces_up_and_takes_the_last_price(terms: list[dict[str, object]]) -> None:
    card = fold_card(terms)
    consignments = [term for term in terms if "code" in term]
    if not consignments:
        assert card is None
        return
    assert card is not None
    assert card.received == sum(int(str(term["received"])) for term in consignments)
    first = terms.index(consignments[0])
    assert card.price_minor == next(term["price"] for term in reversed(terms[first:]))
