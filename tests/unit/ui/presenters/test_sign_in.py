"""A person comes in with the right PIN only, and is told what a wrong one costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.ui.presenters.sign_in import SignInPresenter
from pos.ui.rows.names import Name
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def came_in() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def sign_in(counter: Counter, view: Any, came_in: list[tuple[str, str]]) -> SignInPresenter:
    counter.session.person = None
    return SignInPresenter(
        view, counter.desks, counter.session, counter.words, lambda person, pin: came_in.append((person.code, pin))
    )


def test_everyone_on_the_list_has_a_tile(sign_in: SignInPresenter, view: Any) -> None:
    sign_in.present()
    tiles = view.last("show_people")
    assert [(tile.key, tile.role, tile.is_locked) for tile in tiles] == [
        ("C1", "cashier", False),
        ("G1", "goods", False),
        ("L1", "lead", False),
    ]
    assert view.last("show_bazaar").name == Name("بازار إنتاج الثامن", "Intaj bazaar 8")
    assert view.last("show_bazaar").till == "T01"
    assert view.count("show_person") == 0


def test_the_right_pin_opens(
    sign_in: SignInPresenter, view: Any, counter: Counter, came_in: list[tuple[str, str]]
) -> None:
    sign_in.sign_in("L1", "٢٢٢٢")
    assert came_in == [("L1", "٢٢٢٢")]
    assert counter.session.by == "L1"
    assert view.count("clear_pin") == 1


def test_a_locked_person_is_chosen_already(sign_in: SignInPresenter, view: Any, counter: Counter) -> None:
    sign_in.sign_in("C1", "1111")
    assert counter.session.person is not None
    sign_in.present()
    assert view.last("show_person") == "C1"


def test_a_wrong_pin_says_how_many_are_left_and_the_last_one_locks(
    sign_in: SignInPresenter, view: Any, counter: Counter, came_in: list[tuple[str, str]]
) -> None:
    for left in range(SIGN_IN_ATTEMPTS_MAX - 1, -1, -1):
        sign_in.sign_in("C1", "9999")
        assert view.last("show_wrong_pin") == left
    sign_in.sign_in("C1", "1111")
    assert view.last("show_refusal") == "LockedOut"
    assert [tile.is_locked for tile in view.last("show_people")] == [True, False, False]
    assert (came_in, counter.session.person) == ([], None)
