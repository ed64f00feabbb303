"""Whoever does something to people, keys or copies leaves a line that cannot be taken back, and no secret in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos.domain.access import Deed
from pos.domain.bazaar import Person, Role
from pos.domain.errors import DamagedMessage, LockedOut, NotAllowed, WrongSecret
from pos.domain.service_errors import BrokenTrail
from pos.register.backups import back_up
from pos.register.personal import Field
from pos.register.trail import OWNER
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, BAZAAR, CASHIER, FAMILIES, SECRETS, Ids

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

PHONE = "+971500000000"
NEW = Person(code="C09", name_ar="موظف", name_en="Newcomer", role=Role.CASHIER)


def told(register: Register, after: int = 0) -> list[tuple[str, Deed, str, str]]:
    return [(row.by, row.deed, row.subject, row.detail) for row in register.trail.rows(ACCOUNTANT, after)]


def last(register: Register) -> int:
    return max((row.seq for row in register.trail.proven()), default=0)


def test_every_sensitive_deed_leaves_its_line(register: Register) -> None:
    before = last(register)
    token = register.people.sign_in("A01", SECRETS["A01"]).token
    with pytest.raises(WrongSecret):
        register.people.sign_in("P01", "a wrong secret")
    register.people.sign_out(token)
    register.people.sign_out(token)
    register.people.put(ADMIN, NEW, "24681357")
    register.people.put(ADMIN, NEW)
    register.people.put(ADMIN, NEW, "86427531")
    register.people.remove(ADMIN, "C09")
    register.personal.write(ADMIN, FAMILIES[0], {Field.PHONE: PHONE, Field.IBAN: ""})
    register.personal.read(ACCOUNTANT, FAMILIES[0])
    list(register.exports.journal(APPROVER, BAZAAR.code, "R01"))
    register.devices.issue_code(ADMIN, BAZAAR.code, "T07")
    register.devices.rename(ADMIN, BAZAAR.code, "T01", "By the door")
    register.trail.note(OWNER, Deed.KEY_ROTATED, detail="3 values")
    register.planning.plan(ADMIN, replace(BAZAAR, edition=9, name_en="Another"), identity=Ids().fork("trail").new())
    register.planning.plan(ADMIN, replace(BAZAAR, code="INTAJ9"), identity=Ids().fork("next").new())
    register.exports.note_file(ACCOUNTANT, BAZAAR.code, "statements")
    register.begin_next_life()
    assert told(register, before) == [
        ("A01", Deed.SIGNED_IN, "", ""),
        ("P01", Deed.SIGN_IN_FAILED, "", "1"),
        ("A01", Deed.SIGNED_OUT, "", ""),
        ("A01", Deed.PERSON_ADDED, "C09", "cashier"),
        ("A01", Deed.PERSON_CHANGED, "C09", "cashier"),
        ("A01", Deed.SECRET_CHANGED, "C09", "cashier"),
        ("A01", Deed.PERSON_REMOVED, "C09", ""),
        ("A01", Deed.PERSONAL_WRITTEN, FAMILIES[0], "iban,phone"),
        ("K01", Deed.PERSONAL_READ, FAMILIES[0], "phone"),
        ("P01", Deed.JOURNAL_EXPORTED, "INTAJ8 R01", ""),
        ("A01", Deed.CODE_ISSUED, "INTAJ8 T07", ""),
        ("A01", Deed.DEVICE_RENAMED, "INTAJ8 T01", "By the door"),
        ("OWNER", Deed.KEY_ROTATED, "", "3 values"),
        ("A01", Deed.PLAN_CHANGED, "INTAJ8", "name_en, edition"),
        ("A01", Deed.PLAN_CHANGED, "INTAJ9", "new"),
        ("K01", Deed.FILE_EXPORTED, "INTAJ8", "statements"),
        ("OWNER", Deed.RESTORED, "", "life 2"),
    ]
    whole = str(list(register.trail.proven()))
    assert not [secret for secret in (*SECRETS.values(), "24681357", "86427531", PHONE, token) if secret in whole]


def test_who_locks_himself_out_is_named_and_a_stranger_leaves_no_words(register: Register) -> None:
    before = last(register)
    for _ in range(5):
        with pytest.raises((WrongSecret, LockedOut)):
            register.people.sign_in("P01", "wrong")
    with pytest.raises(WrongSecret):
        register.people.sign_in("my own password", "wrong")
    assert told(register, before)[-1] == ("P01", Deed.SIGN_IN_FAILED, "", "5, 60 s")
    assert len(told(register, before)) == 5


def test_a_deed_that_fails_leaves_no_line(register: Register) -> None:
    before = last(register)
    with pytest.raises(NotAllowed):
        register.people.put(CASHIER, NEW, "2468")
    with pytest.raises(NotAllowed):
        register.personal.read(CASHIER, FAMILIES[0])
    assert register.personal.read(ACCOUNTANT, FAMILIES[1]) == {}
    assert told(register, before) == []


def test_only_who_may_read_the_ledger_reads_the_trail_and_goes_on_where_he_was(register: Register) -> None:
    rows = register.trail.rows(ADMIN)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert register.trail.rows(ADMIN, rows[1].seq, limit=1) == rows[2:3]
    with pytest.raises(NotAllowed):
        register.trail.rows(CASHIER)


@pytest.mark.parametrize("statement", ["UPDATE trail SET person = 'K01'", "DELETE FROM trail WHERE seq = 1"])
def test_nothing_can_be_taken_back(register: Register, statement: str) -> None:
    before = register.trail.rows(ADMIN)
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(text(statement))
    assert register.trail.rows(ADMIN) == before


@pytest.mark.parametrize(
    "statement", ["UPDATE trail SET person = 'K01' WHERE seq = 3", "DELETE FROM trail WHERE seq = 3"]
)
def test_whoever_tears_the_wall_down_is_found_out(register: Register, tmp_path: Path, statement: str) -> None:
    walls = ["DROP TRIGGER trail_no_update", "DROP TRIGGER trail_no_delete"]
    if not register.database.is_sqlite:
        walls = ["DROP TRIGGER trail_no_change ON trail"]
    with register.database.writing() as connection:
        for order in (*walls, statement):
            connection.execute(text(order))
    with pytest.raises(BrokenTrail) as broken:
        list(register.trail.proven())
    assert broken.value.seq == 3
    with pytest.raises(DamagedMessage):
        back_up(register.database, tmp_path / "copies", register.surroundings.now())
