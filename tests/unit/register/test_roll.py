"""The roll: each till says of itself what only it can know, and the register what it holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, DamagedMessage, Forked, UnknownBazaar, UnknownDevice
from pos.ledger.keys import from_seed
from pos.sync.told import RollCall, SendWish
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, Journal
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from pos.domain.access import Roll, RollRow
    from pos.register.register import Register
    from tests.unit.register.rehearsal import Clock


def call(register: Register, clock: Clock, device: str = "T01", **changes: object) -> Roll:
    said = {"bazaar": BAZAAR.code, "device": device, "at": clock.at, "facts": 0, "waiting": 0} | changes
    told = RollCall(**said)  # type: ignore[arg-type]  # each test names what it changes
    return register.roll.call(BAZAAR.code, told.message(), from_seed(device).sign(told.message()))


def row_of(roll: Roll, device: str) -> RollRow:
    return next(row for row in roll.tills if row.device == device)


def test_a_closed_till_is_in_and_a_silent_one_is_missing(register: Register, clock: Clock) -> None:
    journal = closed_day()
    register.intake.take_in(journal.batch())
    roll = call(register, clock, facts=journal.seq)
    first, second = row_of(roll, "T01"), row_of(roll, "T02")
    assert (first.standing, first.facts, first.waiting, first.shifts) == ("closed", journal.seq, 0, 1)
    assert first.takings_minor > 0
    assert (second.standing, second.facts, second.expected) == ("missing", 0, True)
    assert (roll.has_centre, roll.relayed_at, first.relayed) == (False, None, journal.seq)


def test_of_an_open_drawer_no_figure_is_told(register: Register, clock: Clock) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    register.intake.take_in(journal.batch())
    first = row_of(call(register, clock), "T01")
    assert (first.standing, first.open_by) == ("open", "C01")
    assert (first.sales, first.takings_minor) == (0, 0)


def test_a_till_says_what_is_only_on_it_and_shows_its_clock(register: Register, clock: Clock) -> None:
    journal = Journal()
    register.intake.take_in(journal.batch())
    call(register, clock, facts=9, waiting=8, at=clock.at + timedelta(minutes=-5))
    first = row_of(call(register, clock, device="T02"), "T01")
    assert first.waiting == 8
    assert first.skew_ms is not None
    assert abs(first.skew_ms + 300_000) < 100
    journal.open_shift()
    register.intake.take_in(journal.batch())
    assert row_of(call(register, clock, device="T02"), "T01").waiting == 7
    (card, _) = register.devices.cards(ADMIN, BAZAAR.code)
    assert (card.waiting, card.skew_ms) == (8, first.skew_ms)


def test_two_books_of_one_till_are_named(register: Register, clock: Clock) -> None:
    journal, other = Journal(), Journal()
    journal.open_shift()
    register.intake.take_in(journal.batch())
    other.sell(FAMILIES[0])
    with pytest.raises(Forked):
        register.intake.take_in(other.batch())
    assert row_of(call(register, clock), "T01").standing == "forked"


def test_only_an_admitted_till_is_told(register: Register, clock: Clock) -> None:
    with pytest.raises(UnknownDevice):
        call(register, clock, device="T09")
    told = RollCall(bazaar=BAZAAR.code, device="T01", at=clock.at, facts=0, waiting=0)
    with pytest.raises(BadSignature):
        register.roll.call(BAZAAR.code, told.message(), from_seed("T02").sign(told.message()))
    with pytest.raises(UnknownBazaar):
        call_elsewhere(register, clock)
    with pytest.raises(UnknownDevice):
        register.roll.call("OTHER", told.message(), from_seed("T01").sign(told.message()))
    with pytest.raises(DamagedMessage):
        register.roll.call(BAZAAR.code, b"{}", bytes(64))
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    with pytest.raises(UnknownDevice):
        call(register, clock)


def call_elsewhere(register: Register, clock: Clock) -> None:
    told = RollCall(bazaar="OTHER", device="T01", at=clock.at, facts=0, waiting=0)
    register.roll.call("OTHER", told.message(), from_seed("T01").sign(told.message()))


def wish(register: Register, clock: Clock, device: str = "T01", key: str = "") -> Roll:
    told = SendWish(bazaar=BAZAAR.code, device=device, at=clock.at)
    return register.roll.wish(BAZAAR.code, told.message(), from_seed(key or device).sign(told.message()))


def test_a_wish_that_all_send_reaches_each_till_with_its_next_word(register: Register, clock: Clock) -> None:
    assert call(register, clock).wished_at is None
    said = wish(register, clock)
    assert said.wished_from == "T01"
    heard = call(register, clock, device="T02")
    assert heard.wished_at == said.wished_at
    first, second = row_of(heard, "T01"), row_of(heard, "T02")
    assert first.told_at is not None
    assert second.told_at is not None
    assert heard.wished_at is not None
    assert first.told_at < heard.wished_at <= second.told_at
    assert register.roll.wished_at(BAZAAR.code) != ""


def test_only_an_admitted_till_may_wish(register: Register, clock: Clock) -> None:
    with pytest.raises(BadSignature):
        wish(register, clock, key="T02")
    with pytest.raises(UnknownDevice):
        wish(register, clock, device="T09")
    with pytest.raises(DamagedMessage):
        register.roll.wish(BAZAAR.code, b"{}", bytes(64))
    told = SendWish(bazaar="OTHER", device="T01", at=clock.at)
    with pytest.raises(UnknownDevice):
        register.roll.wish(BAZAAR.code, told.message(), from_seed("T01").sign(told.message()))
    assert register.roll.wished_at(BAZAAR.code) == ""
