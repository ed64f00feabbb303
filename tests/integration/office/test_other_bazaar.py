"""Two bazaars on one register, over real HTTP: the other one is settled from here, and the own one stays untouched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.payout_facts import CashPlace
from pos.domain.reports import PayoutState
from pos.ui.screens.accounts_room import OtherRoom
from pos.ui.screens.room import RegisterRoom
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, SECRETS, Ids, Journal, plan
from tests.unit.register.settling import send_both

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.client import RegisterClient
    from tests.unit.register.rehearsal import Clock

OTHER = replace(BAZAAR, code="HALL2", name_en="Second hall", tills=("T07",))
FIRST = FAMILIES[0]


def test_the_other_bazaar_is_settled_and_the_own_one_is_not(
    line: RegisterClient, address: str, register: Register, clock: Clock
) -> None:
    send_both(line)
    plan(register, OTHER)
    elsewhere = Journal(device="T07", bazaar=OTHER.code, clock=clock)
    elsewhere.open_shift()
    elsewhere.sell(FIRST, quantity=3)
    elsewhere.close_shift()
    line.push(elsewhere.batch())

    room = RegisterRoom(lambda: type(line)(address), BAZAAR.code, Ids().fork("two").new)
    room.sign_in("K01", SECRETS["K01"])
    assert [one.code for one in room.bazaars()] == [BAZAAR.code, OTHER.code]
    other = OtherRoom(room, OTHER.code)
    families, items = other.lists(OTHER.code)
    assert {card.number for card in families} >= set(FAMILIES)
    assert items == ()

    # The same number stands on both: only the desk tells them apart.
    own, run = room.desk().draft(), other.desk().draft()
    assert own.number == run.number
    assert other.approve("P01", SECRETS["P01"], run.number).state is PayoutState.APPROVED
    assert room.desk().run(own.number).state is PayoutState.DRAFTED
    other.desk().fill_box(1_000_000, CashPlace.SAFE)
    paid = other.desk().pay(run.number, FIRST)
    assert paid.state is PayoutState.PAID
    assert room.desk().run(own.number).lines == own.lines
    assert room.desk().box().balance_minor == 0
    assert other.desk().statement(FIRST, run.number).bazaar == OTHER
    assert [head.state for head in other.desk().runs()] == [PayoutState.PAID]
    room.sign_out()
