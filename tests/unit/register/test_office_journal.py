"""The office has one chain of its own, and an id for every act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import DamagedMessage
from pos.domain.payout_facts import CashPlace
from pos.ledger.codec import decode
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    FAMILIES,
    Ids,
)
from tests.unit.register.settling import fill_box

if TYPE_CHECKING:
    from pos.register.register import Register


CODE = BAZAAR.code


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("planning")


def test_an_id_that_was_used_for_another_act_is_refused(register: Register, ids: Ids) -> None:
    fill_box(register, ids)
    identity = ids.new()
    register.vouchers.advance(ACCOUNTANT, CODE, FAMILIES[0], 100, reason="x", identity=identity)
    with pytest.raises(DamagedMessage):
        register.planning.plan(ADMIN, BAZAAR, identity=identity)


@pytest.mark.parametrize(
    ("act", "other"),
    [
        (("advance", FAMILIES[0], 100), ("advance", FAMILIES[1], 100)),
        (("advance", FAMILIES[0], 100), ("advance", FAMILIES[0], 900)),
        (("adjust", FAMILIES[0], 100), ("adjust", FAMILIES[1], 100)),
        (("adjust", FAMILIES[0], 100), ("adjust", FAMILIES[0], -100)),
        (("fill", "safe", 100), ("fill", "safe", 900)),
        (("fill", "safe", 100), ("fill", "bank", 100)),
        (("empty", "safe", 100), ("empty", "safe", 900)),
        (("empty", "safe", 100), ("empty", "bank", 100)),
    ],
)
def test_an_id_stands_for_one_family_one_place_and_one_amount(
    register: Register, ids: Ids, act: tuple[str, str, int], other: tuple[str, str, int]
) -> None:
    """Asked again with it, nothing more happens; and nobody is told that something else was done."""
    fill_box(register, ids)
    identity = ids.new()

    def ask(what: str, whom: str, amount_minor: int) -> object:
        vouchers, box = register.vouchers, register.cash_box
        match what:
            case "advance":
                return vouchers.advance(ACCOUNTANT, CODE, whom, amount_minor, reason="x", identity=identity)
            case "adjust":
                return vouchers.adjust(
                    ACCOUNTANT, CODE, whom, amount_minor, reason="x", approver=APPROVER, identity=identity
                )
            case "fill":
                return box.fill(ACCOUNTANT, CODE, amount_minor, CashPlace(whom), identity=identity)
            case _:
                return box.empty(ACCOUNTANT, CODE, amount_minor, CashPlace(whom), identity=identity)

    once = ask(*act)
    assert ask(*act) == once
    with pytest.raises(DamagedMessage):
        ask(*other)
    assert ask(*act) == once


def test_the_office_journal_is_one_chain(register: Register, ids: Ids) -> None:
    fill_box(register, ids)
    for _ in range(3):
        register.vouchers.advance(ACCOUNTANT, CODE, FAMILIES[0], 100, reason="x", identity=ids.new())
    lines = list(register.exports.journal(ACCOUNTANT, CODE, "R01"))
    stamps = [decode(line[line.index(b'"body":') + 7 : -2])[0] for line in lines]
    assert [stamp.seq for stamp in stamps] == list(range(1, len(lines) + 1))
    assert {(stamp.device, stamp.epoch) for stamp in stamps} == {("R01", 1)}
    assert stamps[-1].by == "K01"
