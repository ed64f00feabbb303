"""A person comes in with the right PIN only, and is told what a wrong one costs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import LockedOut, WrongSecret
from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.sign_in import SignInPresenter
from pos.ui.rows.names import Name
from tests.builders import a_person, some_cards
from tests.unit.ui.presenters.scene import Recorder, SlowRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import Person
    from pos.ui.presenters.ports import Runner
    from tests.unit.ui.presenters.scene import Counter


ACCOUNTANT = replace(a_person("C1"), code="A1", role=Role.ACCOUNTANT, secret_hash="")


@pytest.fixture
def view() -> Any:
    return Recorder()


@dataclass
class Door:
    """The register's door: lets the accountant in with one secret, or fails on demand."""

    failure: Exception | None = None
    diary: list[str] = field(default_factory=list)

    def sign_in(self, code: str, secret: str) -> Person:
        self.diary.append(f"in {code}")
        if self.failure is not None:
            raise self.failure
        if secret != "66666666":
            raise WrongSecret(4)
        return replace(ACCOUNTANT, code=code)

    def sign_out(self) -> None:
        self.diary.append("out")


@pytest.fixture
def came_in() -> list[str]:
    return []


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def make(counter: Counter, view: Any, door: Door, came_in: list[str]) -> Callable[[Runner], SignInPresenter]:
    cards = some_cards()
    people = (*cards.people, ACCOUNTANT, replace(ACCOUNTANT, code="A2"))
    counter.till.book.catalogue.apply(replace(cards, version=2, people=people))
    counter.session.person = None
    return lambda wire: SignInPresenter(
        view,
        counter.desks,
        counter.session,
        door=door,
        wire=wire,
        words=counter.words,
        pins={"C1": "1111"},
        signed_in=lambda person: came_in.append(person.code),
    )


@pytest.fixture
def sign_in(make: Callable[[Runner], SignInPresenter], counter: Counter) -> SignInPresenter:
    return make(counter.runner)


@pytest.fixture
def wire() -> SlowRunner:
    return SlowRunner()


@pytest.fixture
def slowly(make: Callable[[Runner], SignInPresenter], wire: SlowRunner) -> SignInPresenter:
    """Signing in where the register takes its time."""
    return make(wire)


def test_who_sells_has_the_first_tile(sign_in: SignInPresenter, view: Any) -> None:
    sign_in.present()
    tiles = view.last("show_people")
    assert [(tile.key, tile.role, tile.is_locked) for tile in tiles] == [
        ("C1", "cashier", False),
        ("L1", "lead", False),
        ("G1", "goods", False),
        ("A1", "accountant", False),
        ("A2", "accountant", False),
    ]
    assert [tile.pin for tile in tiles] == ["1111", "", "", "", ""], "what the sample began with, and nobody's else"
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
    assert [tile.is_locked for tile in view.last("show_people")] == [True, False, False, False, False]
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


def test_a_register_that_takes_its_time_is_said_to_be_waited_for_and_asked_once(
    slowly: SignInPresenter, wire: SlowRunner, view: Any, door: Door, came_in: list[str]
) -> None:
    slowly.sign_in("A1", "66666666")
    slowly.choose("A1")
    slowly.sign_in("A1", "66666666")
    assert (view.count("show_waiting"), len(wire.waiting), came_in) == (2, 1, [])
    wire.go_on()
    assert (door.diary, came_in) == (["in A1"], ["A1"])
    slowly.sign_in("A1", "66666666")
    wire.go_on()
    assert came_in == ["A1", "A1"], "whoever locked comes back"


def test_who_works_at_the_till_is_not_waited_for(sign_in: SignInPresenter, view: Any) -> None:
    sign_in.sign_in("C1", "1111")
    assert view.count("show_waiting") == 0


def test_after_a_no_the_register_is_asked_again(
    slowly: SignInPresenter, wire: SlowRunner, view: Any, door: Door, came_in: list[str]
) -> None:
    for secret in ("6666", "66666666"):
        slowly.sign_in("A1", secret)
        wire.go_on()
    assert (view.last("show_wrong_pin"), came_in, door.diary) == (4, ["A1"], ["in A1", "in A1"])


def test_a_late_yes_does_not_take_the_till_from_whoever_came_meanwhile(
    slowly: SignInPresenter, wire: SlowRunner, counter: Counter, door: Door, came_in: list[str]
) -> None:
    slowly.sign_in("A1", "66666666")
    slowly.sign_in("C1", "1111")
    wire.go_on()
    wire.go_on()
    assert (came_in, counter.session.by) == (["C1"], "C1")
    assert door.diary == ["in A1", "out"], "nobody works under a session that another began"


@pytest.mark.parametrize("secret", ["66666666", "6666"])
def test_who_chooses_another_name_waits_no_longer(
    slowly: SignInPresenter, wire: SlowRunner, view: Any, came_in: list[str], secret: str
) -> None:
    slowly.sign_in("A1", secret)
    slowly.choose("C1")
    wire.go_on()
    wire.go_on()
    assert (came_in, view.count("show_wrong_pin"), view.count("clear_pin")) == ([], 0, 1)


@pytest.mark.parametrize(("secret", "after"), [("66666666", ["A2"]), ("6666", [])])
def test_of_two_who_asked_the_later_one_comes_in(
    slowly: SignInPresenter, wire: SlowRunner, door: Door, came_in: list[str], secret: str, after: list[str]
) -> None:
    slowly.sign_in("A1", "66666666")
    slowly.choose("A2")
    slowly.sign_in("A2", secret)
    wire.go_on()
    wire.go_on()
    assert came_in == after
    assert door.diary == ["in A1", "in A2", *([] if after else ["out"])], "of the first one no session is left"
