"""Nobody is let in by patience, and nobody stays longer than allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.bazaar import Person, Role
from pos.domain.errors import LockedOut, NotAllowed, OutOfRange, Refusal, SessionEnded, WrongSecret
from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.domain.pins import PinNotDigits, PinTooWeak
from pos.register.tables import ATTEMPTS, SESSION
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    CASHIER,
    SECRETS,
    Clock,
    open_register,
    reopen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

SECRET = SECRETS["K01"]


def test_who_signs_in_is_known_by_the_token(register: Register) -> None:
    signed = register.people.sign_in("K01", SECRET)
    assert signed.person == ACCOUNTANT
    assert register.people.who(signed.token) == ACCOUNTANT
    register.people.sign_out(signed.token)
    with pytest.raises(SessionEnded):
        register.people.who(signed.token)
    register.people.sign_out(signed.token)


def test_a_pin_may_be_typed_in_either_digits(register: Register) -> None:
    assert register.people.sign_in("C01", "٤٧١١").person == CASHIER


@pytest.mark.parametrize("token", ["", "00", "not hexadecimal", "ff" * 32])
def test_a_made_up_token_is_nobody(register: Register, token: str) -> None:
    with pytest.raises(SessionEnded):
        register.people.who(token)


def test_a_session_ends_by_itself(register: Register, clock: Clock) -> None:
    signed = register.people.sign_in("K01", SECRET)
    clock.advance(hours=11, minutes=59)
    assert register.people.who(signed.token) == ACCOUNTANT
    clock.advance(minutes=2)
    with pytest.raises(SessionEnded):
        register.people.who(signed.token)


def test_tokens_are_not_in_the_database(register: Register) -> None:
    token = register.people.sign_in("K01", SECRET).token
    with register.database.reading() as connection:
        (kept,) = connection.execute(select(SESSION.c.token_hash)).scalars()
    assert bytes(kept).hex() != token
    assert bytes.fromhex(token) != bytes(kept)


def test_wrong_secrets_are_counted_and_then_punished_longer_and_longer(register: Register, clock: Clock) -> None:
    for left in range(SIGN_IN_ATTEMPTS_MAX - 1, 0, -1):
        with pytest.raises(WrongSecret) as refused:
            register.people.sign_in("K01", "wrong")
        assert refused.value.attempts_left == left
    waits = []
    for _ in range(9):
        with pytest.raises(LockedOut) as locked:
            register.people.sign_in("K01", "wrong")
        waits.append(locked.value.seconds)
        with pytest.raises(LockedOut):
            register.people.sign_in("K01", SECRET)
        clock.advance(seconds=locked.value.seconds)
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert register.people.sign_in("K01", SECRET).person == ACCOUNTANT
    with pytest.raises(WrongSecret) as again:
        register.people.sign_in("K01", "wrong")
    assert again.value.attempts_left == SIGN_IN_ATTEMPTS_MAX - 1


def test_a_restart_forgives_nothing(register: Register, tmp_path: Path, clock: Clock) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        with pytest.raises((WrongSecret, LockedOut)):
            register.people.sign_in("K01", "wrong")
    register.close()
    again = reopen(tmp_path / "register.db", clock)
    with pytest.raises(LockedOut):
        again.people.sign_in("K01", SECRET)
    again.close()


def test_a_stranger_is_told_the_same_and_leaves_no_trace(register: Register) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX + 2):
        with pytest.raises(WrongSecret) as refused:
            register.people.sign_in("X99", "wrong")
        assert refused.value.attempts_left == SIGN_IN_ATTEMPTS_MAX - 1
    with register.database.reading() as connection:
        assert connection.execute(select(ATTEMPTS)).all() == []


def test_a_new_secret_ends_the_sessions_of_the_old_one(register: Register) -> None:
    token = register.people.sign_in("K01", SECRET).token
    register.people.put(ADMIN, replace(ACCOUNTANT, name_en="Renamed"))
    assert register.people.who(token).name_en == "Renamed"
    register.people.put(ADMIN, ACCOUNTANT, "another secret")
    with pytest.raises(SessionEnded):
        register.people.who(token)
    with pytest.raises(WrongSecret):
        register.people.sign_in("K01", SECRET)
    assert register.people.sign_in("K01", "another secret").person == ACCOUNTANT


def test_a_changed_role_holds_at_once(register: Register) -> None:
    token = register.people.sign_in("K01", SECRET).token
    register.people.put(ADMIN, replace(ACCOUNTANT, role=Role.APPROVER))
    assert register.people.who(token).role is Role.APPROVER


def test_who_was_taken_out_is_out_at_once(register: Register) -> None:
    token = register.people.sign_in("K01", SECRET).token
    register.people.remove(ADMIN, "K01")
    with pytest.raises(SessionEnded):
        register.people.who(token)
    with pytest.raises(WrongSecret):
        register.people.sign_in("K01", SECRET)
    with pytest.raises(NotAllowed):
        register.people.remove(ADMIN, "A01")


def test_only_the_administrator_changes_people(register: Register) -> None:
    for person in (ACCOUNTANT, CASHIER):
        with pytest.raises(NotAllowed):
            register.people.put(person, replace(person, role=Role.ADMIN))
        with pytest.raises(NotAllowed):
            register.people.remove(person, "A01")


def test_the_first_person_is_only_the_first(tmp_path: Path) -> None:
    empty = reopen(tmp_path / "empty.db")
    first = Person(code="A01", name_ar="أ", name_en="A", role=Role.ADMIN)
    assert empty.people.begin(first, "long enough").secret_hash == ""
    with pytest.raises(NotAllowed):
        empty.people.begin(replace(first, code="A02"), "long enough")
    empty.close()


@pytest.mark.parametrize(
    ("role", "secret"),
    [(Role.CASHIER, "123"), (Role.CASHIER, "1" * 13), (Role.ACCOUNTANT, "1234567"), (Role.APPROVER, "")],
)
def test_a_secret_has_a_length(register: Register, role: Role, secret: str) -> None:
    with pytest.raises(OutOfRange):
        register.people.put(ADMIN, Person(code="N01", name_ar="", name_en="", role=role), secret)


@pytest.mark.parametrize(
    ("role", "secret", "refusal"),
    [
        (Role.CASHIER, "0000", PinTooWeak("same")),
        (Role.LEAD, "١٢٣٤", PinTooWeak("row")),
        (Role.GOODS, "4545", PinTooWeak("pattern")),
        (Role.CASHIER, "abcd", PinNotDigits()),
        (Role.ACCOUNTANT, "88008800", PinTooWeak("pattern")),
        (Role.ADMIN, "aaaaaaaa", PinTooWeak("same")),
    ],
)
def test_nobody_is_added_or_changed_with_a_secret_that_a_stranger_tries_first(
    register: Register, role: Role, secret: str, refusal: Refusal
) -> None:
    for code in ("N01", "K01"):
        with pytest.raises(type(refusal)) as refused:
            register.people.put(ADMIN, Person(code=code, name_ar="اسم", name_en="", role=role), secret)
        assert refused.value == refusal
    assert register.people.sign_in("K01", SECRET).person == ACCOUNTANT


def test_the_first_one_neither_but_for_the_people_of_the_sample(tmp_path: Path) -> None:
    empty = reopen(tmp_path / "empty.db")
    first = Person(code="S1", name_ar="أ", name_en="A", role=Role.ADMIN)
    cashier = replace(first, code="C1", role=Role.CASHIER)
    with pytest.raises(PinTooWeak):
        empty.people.begin(first, "88008800")
    empty.people.begin_sample([(first, "88008800"), (cashier, "1111")])
    assert empty.people.sign_in("C1", "1111").person == cashier
    with pytest.raises(PinTooWeak):
        empty.people.put(first, cashier, "1111")
    with pytest.raises(NotAllowed):
        empty.people.begin_sample([(first, "88008800")])
    empty.close()


def test_a_pin_of_the_counter_does_not_come_to_open_the_accounts(register: Register) -> None:
    for person, role in ((CASHIER, Role.ACCOUNTANT), (ACCOUNTANT, Role.CASHIER)):
        with pytest.raises(OutOfRange):
            register.people.put(ADMIN, replace(person, role=role))
    assert register.people.put(ADMIN, replace(CASHIER, role=Role.LEAD)).role is Role.LEAD


def test_nobodys_secret_leaves_the_register(register: Register) -> None:
    assert {person.secret_hash for person in register.people.everyone()} == {""}


def test_the_same_seed_gives_the_same_hashes(tmp_path: Path) -> None:
    registers = [open_register(tmp_path / f"{name}.db", Clock(), planned=False) for name in ("one", "two")]
    cards = []
    for register in registers:
        register.people.put(ADMIN, replace(ACCOUNTANT, code="K02"), "a secret of eight")
        with register.database.reading() as connection:
            cards.append(connection.exec_driver_sql("SELECT card FROM person WHERE code = 'K02'").scalar_one())
        register.close()
    assert cards[0] == cards[1]
