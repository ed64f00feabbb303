"""People over the wire: in by secret, out by time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    LockedOut,
    NotAllowed,
    SessionEnded,
    WrongSecret,
)
from pos.domain.pins import PinTooWeak
from tests.unit.register.rehearsal import (
    BAZAAR,
    CASHIER,
    Clock,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


def test_sessions_end_and_wrong_secrets_lock(line: RegisterClient, office: SignIn, clock: Clock) -> None:
    accountant = office("K01")
    assert accountant.board(CODE).sales == 0
    clock.advance(hours=13)
    with pytest.raises(SessionEnded):
        accountant.board(CODE)
    for _ in range(4):
        with pytest.raises(WrongSecret):
            line.sign_in("K01", "wrong")
    with pytest.raises(LockedOut) as locked:
        line.sign_in("K01", "wrong")
    assert locked.value.seconds == 60
    again = office("P01")
    again.sign_out()
    with pytest.raises(SessionEnded):
        again.board(CODE)


def test_people_are_changed_over_the_wire(office: SignIn) -> None:
    admin = office("A01")
    added = replace(CASHIER, code="C02")
    assert admin.put_person(added, "2468") == added
    with pytest.raises(PinTooWeak) as refused:
        admin.put_person(added, "1234")
    assert refused.value == PinTooWeak("row")
    with pytest.raises(NotAllowed):
        office("K01").remove_person("C02")
    admin.remove_person("C02")
    assert "C02" not in {person.code for person in admin.people()}
