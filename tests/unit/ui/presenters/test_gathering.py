"""All tills are asked to send at once; whoever does not answer is named, and asking goes on where it was stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from pos.domain.access import Roll, RollRow
from pos.domain.troubles import RegisterRefused, RegisterUnreachable
from pos.sync.worker import Link, SyncStatus
from pos.ui.presenters.gathering import SILENT_AFTER, Gathering
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import PlainWords, Recorder
from tests.unit.ui.presenters.test_sending import a_row

BUSY = SyncStatus(is_busy=True)
WISH = NOON + timedelta(seconds=5)
BEFORE, AFTER = WISH - timedelta(seconds=1), WISH + timedelta(seconds=1)


def roll(*tills: RollRow, after: timedelta = timedelta(seconds=2), wished: bool = True) -> Roll:
    return Roll(at=WISH + after, tills=tills, wished_at=WISH if wished else None, wished_from="T01" if wished else "")


IN = a_row("T01", told_at=AFTER)
ELSEWHERE = a_row("T101", told_at=None, hall="H01")
REVOKED = a_row("T06", told_at=None, revoked="stolen")
GUEST = a_row("T09", told_at=None, expected=False, facts=0)


@dataclass
class Evening:
    """A gathering and what it showed."""

    caller: Any = field(default_factory=Recorder)
    pulse: Any = field(default_factory=Recorder)
    shown: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gathering = Gathering(self.caller, self.pulse, self.show, PlainWords())

    def show(self, stage: str, done: int = 0, total: int = 0, words: str = "", tills: tuple[str, ...] = ()) -> None:
        self.shown.append((stage, done, total, words, tills))

    @property
    def stage(self) -> str:
        stage: str = self.shown[-1][0]
        return stage

    def hear(self, found: Roll | None, **changes: Any) -> None:
        self.gathering.follow(BUSY)
        self.gathering.follow(replace(SyncStatus(link=Link.ONLINE, roll=found), **changes))


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_every_till_answers_and_everybody_can_go_home(evening: Evening) -> None:
    evening.gathering.begin()
    assert [call for call, _ in evening.caller.calls] == ["ask_all"]
    late = a_row("T02", told_at=BEFORE)
    evening.hear(roll(IN, late, ELSEWHERE, REVOKED, GUEST))
    assert evening.shown[-1] == ("gathering", 1, 2, "", ())
    assert evening.gathering.answer_of(late) == "asked"
    assert [evening.gathering.answer_of(row) for row in (IN, ELSEWHERE, REVOKED, GUEST)] == ["", "", "", ""]
    evening.gathering.beat()
    assert evening.caller.calls[-1][0] == "ask_roll"
    evening.hear(roll(IN, replace(late, told_at=AFTER)))
    assert evening.shown[-1] == ("gathered", 2, 2, "", ())
    assert [call for call, _ in evening.pulse.calls] == ["start", "stop"]
    evening.gathering.beat()
    assert evening.caller.count("ask_roll") == 1


@pytest.mark.parametrize("left", [{"told_at": BEFORE}, {"told_at": None}, {"waiting": 3}, {"standing": "gapped"}])
def test_whoever_does_not_answer_in_time_is_named_and_asked_again_without_a_new_wish(
    evening: Evening, left: dict[str, Any]
) -> None:
    other = replace(a_row("T02", told_at=AFTER), **left)
    evening.gathering.begin()
    evening.hear(roll(IN, other, after=SILENT_AFTER - timedelta(seconds=1)))
    assert evening.stage == "gathering"
    evening.hear(roll(IN, other, after=SILENT_AFTER))
    assert evening.shown[-1] == ("silent", 1, 2, "", ("T02",))
    assert evening.gathering.answer_of(other) == "silent"
    evening.gathering.begin()
    assert evening.caller.count("ask_all") == 1
    evening.hear(roll(IN, other, after=SILENT_AFTER + timedelta(seconds=9)))
    assert evening.stage == "gathering"  # it is waited for anew
    evening.hear(roll(IN, a_row("T02", told_at=AFTER), after=SILENT_AFTER + timedelta(seconds=12)))
    assert evening.stage == "gathered"


def test_it_can_be_stopped_and_goes_on_from_there(evening: Evening) -> None:
    evening.gathering.stop()
    assert evening.shown == []
    evening.gathering.begin()
    evening.hear(roll(IN, a_row("T02", told_at=BEFORE)))
    evening.gathering.stop()
    assert evening.stage == "stopped"
    evening.hear(roll(IN, a_row("T02", told_at=AFTER)))
    assert evening.stage == "stopped"
    evening.gathering.begin()
    assert (evening.caller.count("ask_all"), evening.gathering.stage) == (1, "waiting")


def test_an_answer_that_was_on_its_way_before_the_wish_counts_for_nothing(evening: Evening) -> None:
    evening.gathering.begin()
    evening.gathering.follow(SyncStatus(link=Link.ONLINE, roll=roll(IN)))  # of a pass that had begun before
    assert evening.shown == [("connecting", 0, 0, "", ())]
    evening.hear(roll(IN, wished=False))
    assert evening.stage == "connecting"


def test_a_second_evening_asks_anew(evening: Evening) -> None:
    evening.gathering.begin()
    evening.hear(roll(IN))
    evening.gathering.begin()
    assert evening.caller.count("ask_all") == 2
    evening.hear(roll(IN))  # it still tells of the first wish
    assert evening.gathering.is_running
    evening.hear(replace(roll(replace(IN, told_at=NOON + timedelta(hours=1))), wished_at=NOON + timedelta(hours=1)))
    assert not evening.gathering.is_running


def test_a_register_that_is_away_or_older_is_said_in_words(evening: Evening) -> None:
    evening.gathering.begin()
    evening.hear(None, link=Link.OFFLINE, failure=RegisterUnreachable("no route"))
    assert evening.shown[-1] == ("failed", 0, 0, "RegisterUnreachable", ())
    evening.gathering.begin()
    evening.hear(roll(IN, wished=False), unheard=RegisterRefused("Not Found", 404))
    assert evening.shown[-1] == ("failed", 0, 0, "RegisterRefused", ())
    assert evening.caller.count("ask_all") == 2
