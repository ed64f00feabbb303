"""The key of the personal data is changed while the register runs, and an interruption at any point costs nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from pos.domain.identity import family_number
from pos.domain.troubles import BookDamaged
from pos.register import field_keys
from pos.register.field_keys import change_field, rotate
from pos.register.personal import Field, PersonalData
from pos.register.surroundings import load_keys
from pos.register.tables import FAMILY_CHANGE, FAMILY_PRIVATE
from tests.unit.register.rehearsal import ADMIN, Clock, open_register, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.register.register import Register

NUMBERS = tuple(family_number(serial) for serial in range(1, 6))
SEALED = 3 * len(NUMBERS)  # two values and one change of each


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db", planned=False)  # a plan's families were sealed with another key
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "keys"
    load_keys(made)
    return made


@pytest.fixture
def personal(register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch) -> PersonalData:
    monkeypatch.setattr(field_keys, "ROWS_AT_ONCE", 2)
    data = PersonalData(register.database, load_keys(folder), surroundings(Clock()))
    for number in NUMBERS:
        data.write(ADMIN, number, {Field.PHONE: f"phone of {number}", Field.IBAN: f"iban of {number}"})
    return data


def require_all(personal: PersonalData) -> None:
    for number in NUMBERS:
        assert personal.read(ADMIN, number) == {Field.PHONE: f"phone of {number}", Field.IBAN: f"iban of {number}"}


def sealed(register: Register) -> set[bytes]:
    with register.database.reading() as connection:
        return {
            bytes(one)
            for table in (FAMILY_PRIVATE, FAMILY_CHANGE)
            for one in connection.execute(select(table.c.sealed)).scalars()
        }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("fields*"))


def test_every_value_is_sealed_anew_and_the_running_register_goes_on(
    register: Register, folder: Path, personal: PersonalData
) -> None:
    before, old = sealed(register), (folder / "fields.key").read_bytes()
    assert rotate(register.database, folder, os.urandom) == SEALED
    assert not before & sealed(register)
    assert (folder / "fields.key").read_bytes() != old
    retired = [name for name in names(folder) if name != "fields.key"]
    assert [(folder / name).read_bytes() for name in retired] == [old]
    require_all(personal)  # the register that was opened before
    personal.write(ADMIN, NUMBERS[0], {Field.NEEDS: "a chair"})
    (folder / retired[0]).unlink()
    assert personal.read(ADMIN, NUMBERS[0])[Field.NEEDS] == "a chair"


@pytest.mark.parametrize("after", [0, 1, 8, 10, 11, 14, 15])
def test_killed_at_any_value_it_goes_on_where_it_stood(
    register: Register, folder: Path, personal: PersonalData, after: int
) -> None:
    left = after

    def dying(size: int) -> bytes:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        return os.urandom(size)

    if after < SEALED:
        with pytest.raises(KeyboardInterrupt):
            rotate(register.database, folder, dying)
        assert names(folder) == ["fields.key", "fields.next.key"]
    require_all(personal)
    personal.write(ADMIN, NUMBERS[1], {Field.PHONE: f"phone of {NUMBERS[1]}"})
    rotate(register.database, folder, os.urandom)
    assert "fields.next.key" not in names(folder)
    require_all(personal)
    only_new = field_keys.FieldKeys((folder / "fields.key").read_bytes())
    with register.database.reading() as connection:
        for number, field, value in connection.execute(select(FAMILY_PRIVATE)):
            assert only_new.open(number, field, bytes(value))
        for row in connection.execute(select(FAMILY_CHANGE)):
            assert only_new.open(row.number, change_field(row.n), bytes(row.sealed))


@pytest.mark.parametrize("step", ["write_durably", "sync_folder"])
def test_killed_while_the_keys_change_places(
    register: Register, folder: Path, personal: PersonalData, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(field_keys, step, die)
        with pytest.raises(KeyboardInterrupt):
            rotate(register.database, folder, os.urandom)
    require_all(personal)
    rotate(register.database, folder, os.urandom)
    require_all(personal)


@pytest.mark.usefixtures("personal")
def test_a_value_that_no_key_opens_stops_the_rotation(register: Register, folder: Path) -> None:
    old = (folder / "fields.key").read_bytes()
    with register.database.writing() as connection:
        connection.execute(text("UPDATE family_private SET field = 'needs' WHERE field = 'iban'"))
    with pytest.raises(BookDamaged):
        rotate(register.database, folder, os.urandom)
    assert (folder / "fields.key").read_bytes() == old
