"""A person comes in with the right PIN only, and is told what a wrong one costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import LockedOut, WrongSecret
from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.sign_in import SignInPresenter
from pos.ui.rows.names import Name
from tests.builders import a_person, some_cards
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from tests.unit.ui.presenters.scene import Counter


ACCOUNTANT = replace(a_person("C1"), code="A1", role=Role.ACCOUNTANT, secret_hash="")


@pytest.fixture
def view() -> Any:
    return Recorder()


@dataclass
class Door:
    """The register's door: lets the accountant in with one secret, or fails on demand."""

    failure: Exception | None = None

    def sign_in(self, code: str, secret: str) -> Person:
        if self.failure is not None:
            raise self.failure
        if secret != "66666666":
            raise WrongSecret(4)
        return replace(ACCOUNTANT, code=code)


@pytest.fixture
def came_in() -> list[str]:
    return []


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def sign_in(counter: Counter, view: Any, door: Door, came_in: list[str]) -> SignInPresenter:
    cards = some_cards()
    counter.till.book.catalogue.apply(replace(cards, version=2, people=(*cards.people, ACCOUNTANT)))
    counter.session.person = None
    return SignInPresenter(
        view,
        counter.desks,
        counter.session,
        door=door,
        wire=counter.runner,
        words=counter.words,
        pins={"C1": "1111"},
        signed_in=lambda person: came_in.append(person.code),
    )


def test_who_sells_has_the_first_tile(sign_in: SignInPresenter, view: Any) -> None:
    sign_in.present()
    tiles = view.last("show_people")
    assert [(tile.key, tile.role, tile.is_locked) for tile in tiles] == [
        ("C1", "cashier", False),
        ("L1", "lead", False),
        ("G1", "goods", False),
        ("A1", "accountant", False),
    ]
    assert [tile.pin for tile in tiles] == ["1111", "", "", ""], "what the sample began with, and nobody's else"
    assert view.last("show_bazaar").name == Name("بازار إنتاج الثامن", "Intaj bazaar 8")
    assert view.last("show_bazaar").till == "T01"
    assert view.count("show_person") == 0


def test_the_right_pin_opens(sign_in: SignInPresenter, view: Any, counter: Counter, came_in: list[str]) -> None:
    sign_in.sign_in("L1", "٢٢٢٢")
    assert came_in == ["L1"]
    assert counter.session.by == "L1"
    assert view.count("clear_pin") == 1


def test_a_locked_person_is_chosen_already(sign_in: SignInPresenter, view: Any, counter: Counter) -> None:
    sign_in.sign_in("C1", "1111")
    assert counter.session.person is not None
    sign_in.present()
    assert view.last("show_person") == "C1"


def test_a_wrong_pin_says_how_many_are_left_and_the_last_one_locks(
    sign_in: SignInPresenter, view: Any, counter: Counter, came_in: list[str]
) -> None:
    for left in range(SIGN_IN_ATTEMPTS_MAX - 1, 0, -1):
        sign_in.sign_in("C1", "9999")
        assert view.last("show_wrong_pin") == left
    sign_in.sign_in("C1", "9999")
    assert view.last("show_refusal") == "LockedOut", "said by the last wrong one, not by the next right one"
    sign_in.sign_in("C1", "1111")
    assert view.last("show_person") == "C1", "the PIN alone is typed when the time has passed"
    assert [tile.is_locked for tile in view.last("show_people")] == [True, False, False, False]
    assert (came_in, counter.session.person) == ([], None)


def test_the_office_s_people_are_let_in_by_the_register(
    sign_in: SignInPresenter, view: Any, counter: Counter, came_in: list[str]
) -> None:
    sign_in.sign_in("A1", "6666")
    assert (view.last("show_wrong_pin"), came_in) == (4, [])
    sign_in.sign_in("A1", "66666666")
    assert (came_in, counter.session.by) == (["A1"], "A1")


@pytest.mark.parametrize("failure", [LockedOut(60), RegisterUnreachable("no route")])
def test_a_register_that_cannot_answer_keeps_the_office_out_with_a_word(
    sign_in: SignInPresenter, view: Any, door: Door, came_in: list[str], failure: Exception
) -> None:
    door.failure = failure
    sign_in.sign_in("A1", "66666666")
    assert (view.last("show_refusal"), came_in) == (type(failure).__name__, [])


def test_a_bug_behind_the_door_is_raised_on(sign_in: SignInPresenter, door: Door) -> None:
    door.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        sign_in.sign_in("A1", "66666666")
