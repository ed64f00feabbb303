"""A code admits one device, for ten minutes, once; and a device can be sent away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import (
    BadSignature,
    DamagedMessage,
    NotAllowed,
    ReasonMissing,
    UnknownBazaar,
    UnknownDevice,
)
from pos.domain.office_facts import DeviceAdmitted, DeviceRevoked
from pos.domain.ways import CodeExpired, CodeUsed
from pos.ledger.codec import decode
from pos.ledger.keys import from_seed
from pos.register.tables import ENROLMENT, FACT
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, CASHIER, FAMILIES, Clock, Journal

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact
    from pos.register.register import Register

KEY = from_seed("T07").public


def recorded(register: Register, kind: type[Fact]) -> list[Fact]:
    with register.database.reading() as connection:
        bodies = connection.execute(select(FACT.c.body).where(FACT.c.kind == kind.KIND).order_by(FACT.c.seq)).scalars()
        return [decode(bytes(body))[1] for body in bodies]


def test_a_code_admits_one_device_and_the_journal_says_so(register: Register) -> None:
    enrolment = register.devices.issue_code(ADMIN, BAZAAR.code, "T07")
    admission = register.devices.admit(enrolment.code, KEY, "the corner")
    assert (admission.device, admission.generation) == ("T07", 1)
    assert recorded(register, DeviceAdmitted)[-1] == DeviceAdmitted(till="T07", public_key=KEY, name="the corner")


def test_a_code_may_be_typed_with_spaces_and_in_either_digits(register: Register) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert register.devices.admit(f" {arabic[:5]} {arabic[5:]}", KEY).device == "T07"


def test_a_code_is_worth_nothing_after_ten_minutes(register: Register, clock: Clock) -> None:
    enrolment = register.devices.issue_code(ADMIN, BAZAAR.code, "T07")
    clock.at = enrolment.ends_at
    with pytest.raises(CodeExpired):
        register.devices.admit(enrolment.code, KEY)


def test_a_used_code_repeats_its_answer_to_the_same_key_only(register: Register) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    first = register.devices.admit(code, KEY)
    assert register.devices.admit(code, KEY) == first
    assert len([fact for fact in recorded(register, DeviceAdmitted) if getattr(fact, "till", "") == "T07"]) == 1
    with pytest.raises(CodeUsed):
        register.devices.admit(code, from_seed("thief").public)


def test_codes_are_not_in_the_database(register: Register) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    with register.database.reading() as connection:
        kept = connection.execute(select(ENROLMENT.c.code_hash)).scalars().all()
    assert all(code.encode() not in bytes(one) for one in kept)


def test_the_next_free_name_is_given_where_none_is_asked_for(register: Register) -> None:
    names = [register.devices.issue_code(ADMIN, BAZAAR.code).device for _ in range(3)]
    assert names == ["T03", "T04", "T05"]


@pytest.mark.parametrize("name", ["R01", "till", "T1", "T0001", "t01"])
def test_a_till_has_a_tills_name(register: Register, name: str) -> None:
    with pytest.raises(UnknownDevice):
        register.devices.issue_code(ADMIN, BAZAAR.code, name)


@pytest.mark.parametrize("key", ["", "00", "zz" * 32, KEY.upper(), KEY + "00"])
def test_a_key_is_a_key(register: Register, key: str) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    with pytest.raises(DamagedMessage):
        register.devices.admit(code, key)


def test_only_the_administrator_admits_and_revokes(register: Register) -> None:
    for person in (ACCOUNTANT, CASHIER):
        with pytest.raises(NotAllowed):
            register.devices.issue_code(person, BAZAAR.code)
        with pytest.raises(NotAllowed):
            register.devices.revoke(person, BAZAAR.code, "T01", "x")
    with pytest.raises(UnknownBazaar):
        register.devices.issue_code(ADMIN, "NOWHERE")


def test_a_revocation_has_a_device_and_a_reason(register: Register) -> None:
    with pytest.raises(UnknownDevice):
        register.devices.revoke(ADMIN, BAZAAR.code, "T09", "stolen")
    with pytest.raises(ReasonMissing):
        register.devices.revoke(ADMIN, BAZAAR.code, "T01", " ")
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    assert recorded(register, DeviceRevoked) == [DeviceRevoked(till="T01", reason="stolen")]


def test_a_till_whose_disk_died_comes_back_with_a_new_key(register: Register) -> None:
    old = Journal()
    old.sell(FAMILIES[0])
    register.intake.take_in(old.batch())
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    register.devices.admit(code, from_seed("T01").public)
    assert register.intake.take_in(old.batch()).exists == old.seq


def test_a_till_that_is_replaced_begins_after_the_old_epochs_and_numbers(register: Register) -> None:
    old = Journal()
    old.receive(FAMILIES[0])
    old.open_shift()
    old.sell(FAMILIES[0])
    register.intake.take_in(old.batch())
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    admitted = register.devices.admit(code, from_seed("new machine").public)
    assert (admitted.device, admitted.epoch, admitted.serial) == ("T01", 1, 2)


def test_what_lay_unsent_on_the_old_machine_is_taken_in_whenever_it_turns_up(register: Register) -> None:
    old = Journal()
    old.open_shift()
    register.intake.take_in(old.batch())
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    register.devices.admit(code, from_seed("new machine").public)
    held = old.seq
    old.sell(FAMILIES[0])
    assert register.intake.take_in(old.batch(held)).created == 1
    later = Journal(epoch=2)
    with pytest.raises(BadSignature):
        register.intake.take_in(later.batch())


def test_the_key_of_a_stolen_machine_stays_revoked_when_its_till_is_replaced(register: Register) -> None:
    old = Journal()
    register.intake.take_in(old.batch())
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    register.devices.admit(code, from_seed("new machine").public)
    held = old.seq
    old.open_shift()
    with pytest.raises(UnknownDevice):
        register.intake.take_in(old.batch(held))


def test_the_administrator_sees_every_device_and_calls_it_what_people_call_it(register: Register) -> None:
    journal = Journal()
    register.intake.take_in(journal.batch())
    register.devices.rename(ADMIN, BAZAAR.code, "T01", "  the   door ")
    register.devices.revoke(ADMIN, BAZAAR.code, "T02", "stolen")
    first, second = register.devices.cards(ADMIN, BAZAAR.code)
    assert (first.device, first.label, first.epoch, first.facts) == ("T01", "the door", 1, journal.seq)
    assert from_seed("T01").public.startswith(first.key)
    assert (second.device, second.revoked, second.facts, second.skew_ms) == ("T02", "stolen", 0, None)
    with pytest.raises(NotAllowed):
        register.devices.cards(CASHIER, BAZAAR.code)
    with pytest.raises(NotAllowed):
        register.devices.rename(CASHIER, BAZAAR.code, "T01", "mine")
    with pytest.raises(UnknownDevice):
        register.devices.rename(ADMIN, BAZAAR.code, "T09", "nobody")
