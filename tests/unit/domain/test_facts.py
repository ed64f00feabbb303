"""Facts: frozen, self-contained, each of its own kind, and written under keys that never meet."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any, get_args

import pytest

from pos.domain.facts import Bearer, Counted, ShiftClosed, ShiftCounted
from pos.domain.office_facts import Fact
from tests.builders import DAY, a_line, a_refund, a_sale, a_void, card, cash

KINDS: tuple[Any, ...] = get_args(Fact)


def journal_keys(kind: Any) -> list[str]:
    """The keys under which a fact's fields stand in the journal, by the rule that the format states."""
    return [part.name.removesuffix("_minor").removesuffix("_bp") for part in fields(kind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_no_two_fields_of_a_fact_or_its_stamp_share_a_key_in_the_journal(kind: Any) -> None:
    keys = journal_keys(kind)
    assert len(set(keys)) == len(keys), keys
    assert not set(keys) & {"v", "kind", "id", "device", "epoch", "seq", "at", "by"}, keys


def test_each_kind_has_a_name_of_its_own() -> None:
    names = [kind.KIND for kind in KINDS]
    assert len(set(names)) == len(names)


def test_a_fact_cannot_be_changed() -> None:
    sale = a_sale()
    with pytest.raises(FrozenInstanceError):
        sale.number = "T01-000009-9"  # type: ignore[misc]  # the very thing that must be impossible


def test_a_discount_of_the_family_lowers_what_it_is_credited() -> None:
    line = a_line(discount_minor=300, borne_by=Bearer.FAMILY)
    assert (line.gross_minor, line.charged_minor, line.credited_minor) == (5_000, 4_700, 4_700)


def test_a_promotion_of_the_centre_does_not() -> None:
    line = a_line(discount_minor=300, borne_by=Bearer.CENTRE)
    assert (line.gross_minor, line.charged_minor, line.credited_minor) == (5_000, 4_700, 5_000)


def test_a_sale_knows_what_was_charged_and_what_was_paid() -> None:
    sale = a_sale(a_line(), a_line(quantity=1, price_minor=735), payments=(*card(2_000), *cash(3_725)))
    assert sale.charged_minor == 5_735
    assert sale.paid_minor == 5_725


def test_refunds_and_voids_know_what_was_given_back() -> None:
    sale = a_sale()
    assert a_void(sale).paid_minor == 5_000
    assert a_refund(sale, 1).paid_minor == 2_500


def test_a_count_comes_to_its_pieces() -> None:
    fact = ShiftCounted(
        shift=1, counted=(Counted(denomination_minor=5_000, pieces=3), Counted(denomination_minor=25, pieces=7))
    )
    assert fact.counted_minor == 15_175


def test_a_z_report_tells_difference_and_takings() -> None:
    z = ShiftClosed(
        number="T01-000001-1",
        shift=1,
        day=DAY,
        sales=2,
        voids=0,
        refunds=0,
        gross_minor=9_000,
        voided_minor=0,
        refunded_minor=0,
        rounding_minor=0,
        cash_minor=5_000,
        card_minor=4_000,
        float_minor=1_000,
        moved_minor=-500,
        expected_minor=5_500,
        counted_minor=5_425,
        first_seq=2,
        last_seq=5,
        head="00",
    )
    assert z.difference_minor == -75
    assert z.takings_minor == 9_000
