"""The facts of the office: no personal data, and a payout whose rows add up as they are printed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given

from pos.domain.facts import TillFact
from pos.domain.office_facts import Fact, OfficeFact, SettlementLine
from tests.strategies import settlement_lines

OFFICE: tuple[Any, ...] = get_args(OfficeFact)
PRIVATE = {"phone", "email", "iban", "bank", "account", "identity", "address", "needs", "secret", "pin"}


@pytest.mark.parametrize("kind", OFFICE, ids=lambda kind: kind.KIND)
def test_no_fact_has_room_for_private_data(kind: Any) -> None:
    words = {word for part in fields(kind) for word in part.name.split("_")}
    assert not words & PRIVATE


def test_a_journal_holds_the_facts_of_tills_and_office_and_no_others() -> None:
    assert set(get_args(Fact)) == set(get_args(TillFact)) | set(OFFICE)
    assert not set(get_args(TillFact)) & set(OFFICE)


@given(settlement_lines)
def test_a_settled_line_adds_up_as_it_is_printed(line: SettlementLine) -> None:
    assert line.commission_minor == sum(share.commission_minor for share in line.shares)
    assert line.gross_minor - line.refunds_minor == sum(share.base_minor for share in line.shares)
    assert line.net_minor == line.paid_minor + line.carried_minor
