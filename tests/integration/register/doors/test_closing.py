"""The books are closed and opened again over the wire, by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import NothingToClose, NotReopenable
from pos.domain.errors import WrongSecret
from pos.office.acting import Acting
from pos.office.desk import Desk
from tests.unit.register.rehearsal import SECRETS, Ids
from tests.unit.register.settling import CODE, send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def test_the_books_are_closed_and_opened_again(line: RegisterClient, office: SignIn) -> None:
    send_both(line)
    desk = Desk(office("K01"), CODE, Acting(Ids().fork("closing").new))
    assert desk.periods() == ()
    whole = desk.open_period()
    assert (whole.since, whole.facts > 0) == (None, True)
    with pytest.raises(WrongSecret):
        desk.close_period("P01", "guessed")
    closed = desk.close_period("P01", SECRETS["P01"])
    assert (closed.by, closed.approved_by, desk.periods()) == ("K01", "P01", (closed,))
    assert desk.open_period().facts == 0
    assert sum(one.balance_minor for one in closed.totals) == 0
    assert desk.fact("R01", closed.epoch, closed.seq).number == closed.number
    proof = desk.periods_proof()
    assert (proof.proven, proof.broken) == ((closed.number,), "")
    with pytest.raises(NothingToClose):
        desk.close_period("P01", SECRETS["P01"], "again")
    opened = desk.reopen_period(closed.number, "A till was found", "P01", SECRETS["P01"])
    assert (opened.why, opened.is_reopenable) == ("A till was found", False)
    with pytest.raises(NotReopenable):
        desk.reopen_period(closed.number, "Again", "P01", SECRETS["P01"])
