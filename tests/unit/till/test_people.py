"""Who is at the till: a PIN opens it, a wrong one counts for good, and nobody approves their own act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import LockedOut, NotAllowed, SamePerson, WrongSecret
from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.domain.rights import Act
from pos.ledger.book import Surroundings
from pos.till.people import SignIn, is_secret
from tests.builders import PINS, Till, a_book, a_person, an_open_book, pin_hash, some_cards
from tests.fakes import FrozenNow, seeded_entropy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def people(till: Till) -> SignIn:
    return SignIn(till.book)


def test_everyone_of_the_bazaar_may_be_chosen(people: SignIn) -> None:
    assert [person.code for person in people.people()] == ["C1", "G1", "L1"]


@pytest.mark.parametrize("pin", ["1111", " 1111 ", "١١١١", "۱۱۱۱"])
def test_a_pin_is_read_in_either_digit_set(people: SignIn, pin: str) -> None:
    assert people.sign_in("C1", pin).code == "C1"


def test_each_wrong_pin_leaves_one_attempt_less(people: SignIn) -> None:
    left = []
    for _ in range(SIGN_IN_ATTEMPTS_MAX - 1):
        with pytest.raises(WrongSecret) as refused:
            people.sign_in("C1", "9999")
        left.append(refused.value.attempts_left)
    assert left == [4, 3, 2, 1]
    with pytest.raises(LockedOut):
        people.sign_in("C1", "9999")
    with pytest.raises(LockedOut):
        people.sign_in("C1", PINS["C1"])


def test_one_persons_mistakes_do_not_lock_another_out(people: SignIn) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        with pytest.raises((WrongSecret, LockedOut)):
            people.sign_in("C1", "9999")
    assert people.sign_in("L1", PINS["L1"]).code == "L1"


def test_getting_in_forgives_what_was_wrong_before(people: SignIn) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX - 1):
        with pytest.raises(WrongSecret):
            people.sign_in("C1", "9999")
    people.sign_in("C1", PINS["C1"])
    with pytest.raises(WrongSecret) as refused:
        people.sign_in("C1", "9999")
    assert refused.value == WrongSecret(SIGN_IN_ATTEMPTS_MAX - 1)


@pytest.mark.parametrize("code", ["C9", ""])
def test_someone_unknown_learns_no_more_than_a_wrong_pin(people: SignIn, code: str) -> None:
    with pytest.raises(WrongSecret):
        people.sign_in(code, "1111")


def test_wrong_pins_and_the_wait_survive_a_restart(tmp_path: Path) -> None:
    clock = FrozenNow()
    around = Surroundings(clock, seeded_entropy())
    book = an_open_book(tmp_path, around=around)
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        with pytest.raises((WrongSecret, LockedOut)):
            SignIn(book).sign_in("C1", "9999")
    book.close()
    book = a_book(tmp_path / "T01", around=around)
    with pytest.raises(LockedOut) as refused:
        SignIn(book).sign_in("C1", PINS["C1"])
    assert refused.value == LockedOut(60)
    clock.advance(seconds=59)
    with pytest.raises(LockedOut) as refused:
        SignIn(book).sign_in("C1", PINS["C1"])
    assert refused.value == LockedOut(1)
    clock.advance(seconds=1)
    for pin in ("9999", PINS["C1"]):
        with pytest.raises(LockedOut) as refused:
            SignIn(book).sign_in("C1", pin)
        assert refused.value == LockedOut(120)
    clock.advance(seconds=120)
    assert SignIn(book).sign_in("C1", PINS["C1"]).code == "C1"
    book.close()


def test_whoever_left_the_list_may_no_longer_sign_in(till: Till, people: SignIn) -> None:
    till.book.catalogue.apply(some_cards(version=2, people=(a_person("L1"),)))
    with pytest.raises(WrongSecret):
        people.sign_in("C1", PINS["C1"])


# -- approval -------------------------------------------------------------------------------------------------------


def test_a_shift_lead_approves_for_a_cashier(people: SignIn) -> None:
    assert people.approve("L1", PINS["L1"], Act.APPROVE_AT_TILL, asked_by="C1").code == "L1"


def test_nobody_approves_their_own_act(people: SignIn) -> None:
    with pytest.raises(SamePerson):
        people.approve("L1", PINS["L1"], Act.APPROVE_AT_TILL, asked_by="L1")


def test_a_cashier_approves_nothing(people: SignIn) -> None:
    with pytest.raises(NotAllowed):
        people.approve("C1", PINS["C1"], Act.APPROVE_AT_TILL, asked_by="G1")


def test_an_approval_needs_the_leads_own_pin(people: SignIn) -> None:
    with pytest.raises(WrongSecret):
        people.approve("L1", PINS["C1"], Act.APPROVE_AT_TILL, asked_by="C1")


# -- secrets --------------------------------------------------------------------------------------------------------


def test_a_hash_knows_its_secret_and_no_other() -> None:
    assert is_secret(pin_hash("1111"), "1111")
    assert not is_secret(pin_hash("1111"), "1112")
    assert not is_secret(pin_hash("1111"), "")


@pytest.mark.parametrize("secret_hash", ["", "1111", "$argon2id$broken"])
def test_what_is_no_hash_lets_nobody_in(secret_hash: str) -> None:
    assert not is_secret(secret_hash, secret_hash)
