"""Whoever steals the database reads no phone number and no account."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos.domain.errors import NotAllowed
from pos.domain.troubles import BookDamaged
from pos.register.personal import Field, PersonalData
from pos.register.surroundings import load_keys
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, CASHIER, FAMILIES, KEYS, Clock, on_sqlite, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

PHONE, IBAN = "+971500000001", "AE070331234567890123456"
FAMILY, OTHER, _ = FAMILIES


def test_what_is_written_is_read_by_those_who_may(register: Register) -> None:
    register.personal.write(ADMIN, FAMILY, {Field.PHONE: PHONE, Field.IBAN: IBAN})
    assert register.personal.read(ACCOUNTANT, FAMILY) == {Field.PHONE: PHONE, Field.IBAN: IBAN}
    register.personal.write(ADMIN, FAMILY, {Field.PHONE: ""})
    assert register.personal.read(ADMIN, FAMILY) == {Field.IBAN: IBAN}
    assert register.personal.read(ADMIN, OTHER) == {}


def test_others_may_not(register: Register) -> None:
    with pytest.raises(NotAllowed):
        register.personal.read(CASHIER, FAMILY)
    for person in (CASHIER, ACCOUNTANT):
        with pytest.raises(NotAllowed):
            register.personal.write(person, FAMILY, {Field.PHONE: PHONE})


@on_sqlite
def test_nothing_of_it_stands_in_the_files(register: Register, tmp_path: Path) -> None:
    register.personal.write(ADMIN, FAMILY, {Field.PHONE: PHONE, Field.IBAN: IBAN, Field.COLLECTORS: "أختها مريم"})
    register.close()
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert FAMILY.encode() in files
    for secret in (PHONE, IBAN, "أختها مريم", KEYS.fields.hex()):
        assert secret.encode() not in files
    assert KEYS.fields not in files


def test_a_value_cannot_be_moved_to_another_family_or_field(register: Register) -> None:
    register.personal.write(ADMIN, FAMILY, {Field.IBAN: IBAN})
    for statement in ("UPDATE family_private SET number = :other", "UPDATE family_private SET field = 'phone'"):
        with register.database.writing() as connection:
            connection.execute(text(statement), {"other": OTHER} if ":other" in statement else {})
        with pytest.raises(BookDamaged):
            register.personal.read(ADMIN, OTHER)


def test_another_key_reads_nothing(register: Register) -> None:
    register.personal.write(ADMIN, FAMILY, {Field.IBAN: IBAN})
    stranger = PersonalData(register.database, replace(KEYS, fields=bytes(32)), surroundings(Clock()))
    with pytest.raises(BookDamaged):
        stranger.read(ADMIN, FAMILY)


def test_the_keys_are_files_of_their_own_for_their_owner_only(tmp_path: Path) -> None:
    keys = load_keys(tmp_path / "register")
    assert load_keys(tmp_path / "register") == keys
    files = sorted((tmp_path / "register").iterdir())
    assert [path.name for path in files] == ["fields.key", "register.key", "sealing.key"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert len({keys.fields, keys.signing.secret, keys.sealing.secret}) == 3
    assert keys.fields.hex() not in repr(keys)
