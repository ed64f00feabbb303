"""The office has one chain of its own, and an id for every act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import DamagedMessage
from pos.ledger.codec import decode
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
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


def test_the_office_journal_is_one_chain(register: Register, ids: Ids) -> None:
    fill_box(register, ids)
    for _ in range(3):
        register.vouchers.advance(ACCOUNTANT, CODE, FAMILIES[0], 100, reason="x", identity=ids.new())
    lines = list(register.exports.journal(ACCOUNTANT, CODE, "R01"))
    stamps = [decode(line[line.index(b'"body":') + 7 : -2])[0] for line in lines]
    assert [stamp.seq for stamp in stamps] == list(range(1, len(lines) + 1))
    assert {(stamp.device, stamp.epoch) for stamp in stamps} == {("R01", 1)}
    assert stamps[-1].by == "K01"
