"""What nobody fetched is listed with its age, the oldest run first, until it is paid or undone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy
from pos.domain.errors import NotAllowed
from pos.register.surroundings import Surroundings
from pos.register.uncollected import UncollectedMoney
from tests.unit.register.rehearsal import ACCOUNTANT, CASHIER
from tests.unit.register.settling import BANKED, CODE, FIRST, SECOND, Office, both, take_in

if TYPE_CHECKING:
    from pos.register.register import Register


def test_it_grows_old_in_sight(register: Register, office: Office) -> None:
    journal, _ = both(register)
    first = office.approve(office.draft().number)
    office.pay(first.number, FIRST)
    journal.open_shift()
    journal.sell(SECOND)
    journal.close_shift()
    take_in(register, journal)
    second = office.approve(office.draft().number)
    found = register.uncollected.rows(ACCOUNTANT, CODE)
    assert [(one.number, one.family) for one in found] == [
        (first.number, SECOND),
        (first.number, BANKED),
        (second.number, SECOND),
    ]
    assert [one.pay_by for one in found] == [PayBy.CASH, PayBy.BANK, PayBy.CASH]
    assert {one.days for one in found} == {0}
    at = found[0].approved_at + timedelta(days=41, hours=5)
    later = UncollectedMoney(register.database, Surroundings(lambda: at, lambda: 1, bytes))
    assert [one.days for one in later.rows(ACCOUNTANT, CODE)] == [41, 41, 41]
    office.reverse(first.number, BANKED)
    office.pay_all(second.number)
    assert [one.family for one in register.uncollected.rows(ACCOUNTANT, CODE)] == [SECOND]
    with pytest.raises(NotAllowed):
        register.uncollected.rows(CASHIER, CODE)
