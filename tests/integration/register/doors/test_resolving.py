"""Exceptions are dealt with over the wire: by two people, once, and told with who, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, WrongSecret
from pos.domain.identity import UNASSIGNED
from pos.domain.oddities import Oddity, Resolve
from pos.domain.resolving_errors import ExceptionGone, SecondPersonNeeded
from pos.office.acting import Acting
from pos.office.desk import Desk
from pos.sync.resolving_calls import ResolvingCalls
from tests.unit.register.rehearsal import SECRETS, Ids
from tests.unit.register.settling import CODE, FIRST, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def test_an_exception_is_taken_on_and_dealt_with_by_two_people(line: RegisterClient, office: SignIn) -> None:
    line.push(day("T01", (FIRST, UNASSIGNED)).batch())
    accountant = office("K01")
    assert isinstance(accountant, ResolvingCalls)
    desk = Desk(accountant, CODE, Acting(Ids().fork("resolving").new))
    (row,) = [one for one in desk.exceptions() if one.kind is Oddity.UNASSIGNED]
    assert (row.acts, row.needs_two, row.by) == (("assigned", "written_off"), True, "C01")
    assert desk.take_exception(row.key).owner == "K01"
    wish = Resolve(about=row.key, act="assigned", reason="Her label was found", family=FIRST)
    with pytest.raises(SecondPersonNeeded) as needed:
        desk.resolve(wish)
    assert (needed.value.amount_minor, needed.value.limit_minor) == (row.amount_minor, 0)
    with pytest.raises(WrongSecret):
        desk.resolve(wish, approver="P01", approver_secret="guessed")
    decided = desk.resolve(wish, approver="P01", approver_secret=SECRETS["P01"])
    assert (decided.act, decided.family, decided.approved_by, decided.reason) == (
        "assigned",
        FIRST,
        "P01",
        "Her label was found",
    )
    assert desk.resolved_exceptions() == (decided,)
    assert not [one for one in desk.exceptions() if one.kind is Oddity.UNASSIGNED]
    with pytest.raises(ExceptionGone):
        desk.resolve(wish, approver="P01", approver_secret=SECRETS["P01"])
    with pytest.raises(NotAllowed):
        office("C01").resolved_exceptions(CODE)
