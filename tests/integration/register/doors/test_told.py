"""Devices are listed and renamed by the administrator; the roll is for tills, over real HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, NotAllowed, SessionEnded
from pos.ledger.keys import from_seed
from pos.sync.told import RollCall
from tests.unit.register.rehearsal import BAZAAR, Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

CODE = BAZAAR.code


def test_the_administrator_lists_and_renames(line: RegisterClient, office: Callable[[str], RegisterClient]) -> None:
    admin = office("A01")
    admin.rename_device(CODE, "T01", "باب القاعة")
    assert [(card.device, card.label) for card in admin.devices(CODE)] == [("T01", "باب القاعة"), ("T02", "Till T02")]
    with pytest.raises(NotAllowed):
        office("K01").devices(CODE)
    with pytest.raises(SessionEnded):
        line.devices(CODE)


def test_the_roll_is_for_tills(line: RegisterClient) -> None:
    told = RollCall(bazaar=CODE, device="T01", at=Clock().at, facts=0, waiting=0)
    assert [row.device for row in line.roll(told, from_seed("T01")).tills] == ["T01", "T02"]
    with pytest.raises(BadSignature):
        line.roll(told, from_seed("thief"))
