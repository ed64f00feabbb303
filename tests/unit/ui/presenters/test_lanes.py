"""What was fetched by wire is made on the paper lane, a failure on either is told, and one answer is asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos.ui.presenters.lanes import Lanes, OneAnswer
from tests.unit.ui.presenters.scene import SlowRunner

if TYPE_CHECKING:
    from collections.abc import Callable


class NamedRunner:
    """A lane that works at once and writes its name into a diary."""

    def __init__(self, name: str, diary: list[str]) -> None:
        self._name = name
        self._diary = diary

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], oops: Callable[[Exception], None]) -> None:
        self._diary.append(self._name)
        try:
            result = work()
        except LookupError as error:
            oops(error)
        else:
            then(result)


def fail() -> int:
    raise LookupError("no")


def test_one_lane_follows_the_other() -> None:
    diary: list[str] = []
    got: list[str] = []
    failures: list[Exception] = []
    lanes = Lanes(NamedRunner("wire", diary), NamedRunner("paper", diary), failures.append)
    lanes.fetch_and_make(lambda: 2, lambda number: "x" * number, got.append)
    assert (diary, got, failures) == (["wire", "paper"], ["xx"], [])


def test_a_failure_ends_the_way_and_is_told() -> None:
    diary: list[str] = []
    failures: list[Exception] = []
    lanes = Lanes(NamedRunner("wire", diary), NamedRunner("paper", diary), failures.append)
    lanes.fetch_and_make(fail, lambda number: number, lambda _number: None)
    assert (diary, len(failures)) == (["wire"], 1)
    lanes.make(fail, lambda _number: None)
    assert len(failures) == 2
    own: list[Exception] = []
    lanes.fetch(fail, lambda _number: None, own.append)
    assert (len(own), len(failures)) == (1, 2)


def test_a_second_press_before_the_answer_asks_nothing_more() -> None:
    wire, failed, told = SlowRunner(), list[Exception](), list[str]()
    once = OneAnswer(Lanes(wire, wire, failed.append))
    for _ in range(2):
        once.fetch(lambda: "board", told.append)
    wire.go_on()
    assert told == ["board"]
    once.fetch(lambda: "board again", told.append)
    wire.go_on()
    assert told == ["board", "board again"]


def test_after_a_failure_it_is_asked_again() -> None:
    wire, failed, own, told = SlowRunner(), list[Exception](), list[Exception](), list[object]()
    once = OneAnswer(Lanes(wire, wire, failed.append))

    once.fetch(fail, told.append)
    wire.go_on()
    once.fetch(fail, told.append, own.append)
    wire.go_on()
    assert [len(errors) for errors in (failed, own)] == [1, 1]
    once.fetch(lambda: "board", told.append)
    wire.go_on()
    assert told == ["board"]


def test_an_answer_that_is_wanted_no_more_is_not_handed_over_and_hinders_nothing() -> None:
    wire, failed, told = SlowRunner(), list[Exception](), list[object]()
    once = OneAnswer(Lanes(wire, wire, failed.append))
    once.fetch(lambda: "before", told.append)
    once.fetch(fail, told.append)
    once.forget()
    once.fetch(lambda: "after", told.append)
    wire.go_on()
    assert (told, failed) == (["after"], [])
    once.fetch(fail, told.append)
    once.forget()
    wire.go_on()
    assert failed == []
