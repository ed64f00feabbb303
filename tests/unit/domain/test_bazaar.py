"""Cards: what travels to every till, and what must never travel with it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given

from pos.domain import bazaar as cards
from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, PayBy, Person, Role, Unsold
from pos.domain.money import CURRENCIES
from pos.ledger.codec import from_document, to_document
from tests.builders import a_bazaar, a_family, a_person, an_item
from tests.strategies import any_value_of

CARDS = [kind for kind in vars(cards).values() if is_dataclass(kind)]
PRIVATE = {"phone", "email", "iban", "bank", "account", "identity", "address", "licence", "needs", "collector"}


@pytest.mark.parametrize("kind", CARDS)
def test_no_card_has_room_for_a_familys_private_data(kind: type[Any]) -> None:
    # Until when a licence runs is no secret of the family's, and the goods desk must know it without a network.
    words = {word for part in fields(kind) if part.name != "licence_expiry" for word in part.name.split("_")}
    assert not words & PRIVATE


@pytest.mark.parametrize("card", [a_bazaar(), a_family(), an_item(), a_person()])
def test_a_card_is_a_value(card: Any) -> None:
    assert card == replace(card)
    with pytest.raises(FrozenInstanceError):
        card.name_ar = "آخر"


@pytest.mark.parametrize("kind", [Bazaar, FamilyCard, ItemCard, Person])
def test_what_is_not_said_is_the_careful_choice(kind: Any) -> None:
    defaults = {part.name: part.default for part in fields(kind)}
    all_careful: dict[Any, dict[str, Any]] = {
        Bazaar: {"commission_bp": 0, "cash_step_minor": 1, "payout_step_minor": 1, "difference_limit_minor": 0},
        FamilyCard: {"pay_by": PayBy.CASH, "rate_bp": None},
        ItemCard: {"floor_minor": 0, "unsold": Unsold.RETURN, "received": 0},
        Person: {"secret_hash": ""},
    }
    careful = all_careful[kind]
    assert {name: defaults[name] for name in careful} == careful


@given(any_value_of(Bazaar))
def test_a_plan_survives_the_journey(plan: Bazaar) -> None:
    assert from_document(Bazaar, to_document(plan)) == plan


@given(any_value_of(FamilyCard))
def test_a_familys_card_survives_the_journey(card: FamilyCard) -> None:
    assert from_document(FamilyCard, to_document(card)) == card


@given(any_value_of(ItemCard))
def test_an_items_card_survives_the_journey(card: ItemCard) -> None:
    assert from_document(ItemCard, to_document(card)) == card


def test_the_bazaar_of_the_tests_makes_sense() -> None:
    plan = a_bazaar()
    assert plan.currency in CURRENCIES
    assert plan.first_day <= plan.last_day
    assert {role.value for role in Role} == {"cashier", "lead", "goods", "accountant", "approver", "admin"}
