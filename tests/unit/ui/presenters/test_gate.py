"""Answers to pages that are not shown wait, come in their order when those are shown again, and are dropped with them."""

from __future__ import annotations

from pos.ui.presenters.gate import Gate, GatedRunner
from tests.unit.ui.presenters.scene import SlowRunner


def fail() -> str:
    raise LookupError("no")


def test_an_answer_waits_while_other_pages_are_shown() -> None:
    wire, gate, told, failed = SlowRunner(), Gate(), list[str](), list[Exception]()
    lane = GatedRunner(wire, gate)
    lane.run(lambda: "first", told.append, failed.append)
    lane.run(fail, told.append, failed.append)
    lane.run(lambda: "second", told.append, failed.append)
    gate.shut()
    wire.go_on()
    assert (told, failed) == ([], [])
    gate.open()
    assert (told, len(failed)) == (["first", "second"], 1)
    lane.run(lambda: "third", told.append, failed.append)
    wire.go_on()
    assert told[-1] == "third"


def test_an_answer_that_leads_away_again_keeps_those_behind_it() -> None:
    gate, told = Gate(), list[str]()
    gate.shut()
    gate.pass_on(gate.shut)
    gate.pass_on(lambda: told.append("behind"))
    gate.open()
    assert told == []
    gate.open()
    assert told == ["behind"]


def test_pages_that_are_gone_hear_nothing_more() -> None:
    gate, told = Gate(), list[str]()
    gate.shut()
    gate.pass_on(lambda: told.append("kept"))
    gate.leave()
    gate.pass_on(lambda: told.append("late"))
    gate.open()
    assert told == []


def test_pages_that_another_person_comes_to_hear_nothing_that_was_kept() -> None:
    gate, told = Gate(), list[str]()
    gate.shut()
    gate.pass_on(lambda: told.append("kept"))
    gate.renew()
    gate.pass_on(lambda: told.append("new"))
    assert told == ["new"]
