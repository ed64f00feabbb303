"""The spool: papers keep their order, survive a power cut, and none is printed twice by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.printing.document import Figure, Mark
from pos.printing.jobs import UNDER_WAY, Job, JobState
from pos.printing.paper import Paper
from pos.printing.spool import BACK_OFF_S, Spool, SpoolUnwritable
from pos.printing.thermal import PrintOutcomeUnknown
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class Tray:
    """A printer that takes papers, refuses them, or breaks down in the middle of one."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.mood: type[BaseException] | None = None

    def send(self, job: Job) -> None:
        if self.mood is not None:
            raise self.mood
        self.papers.append(job.paper)

    @property
    def titles(self) -> list[str]:
        return [paper.title for paper in self.papers]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def spool(clock: Clock, tmp_path: Path) -> Spool:
    return Spool(clock, tmp_path / "spool")


def a_paper(title: str = "T01-000001-3") -> Paper:
    return Paper(title, 16, 2, b"\x0f\xf0\xaa\x55", cuts=(2,), figures=(Figure(Mark.TOTAL, 995),), opens_drawer=True)


def as_copy(job: Job) -> Paper:
    return replace(job.paper, title=f"copy of {job.paper.title}")


def states(spool: Spool) -> list[str]:
    return [job.state.value for job in spool.jobs]


def test_papers_come_out_in_their_order_and_leave_nothing_behind(spool: Spool, tray: Tray, tmp_path: Path) -> None:
    for title in ("one", "two", "three"):
        spool.add(a_paper(title))
    assert spool.send(tray.send) is None
    assert tray.titles == ["one", "two", "three"]
    assert spool.jobs == ()
    assert [path.name for path in (tmp_path / "spool").iterdir()] == []


def test_a_paper_is_stuck_when_it_was_refused_is_unknown_or_takes_too_long(
    spool: Spool, tray: Tray, clock: Clock
) -> None:
    began = clock.time
    on_its_way = spool.add(a_paper())
    assert [on_its_way.is_stuck(began + wait) for wait in (UNDER_WAY, UNDER_WAY + timedelta(seconds=1))] == [
        False,
        True,
    ]
    assert not replace(on_its_way, state=JobState.SENT).is_stuck(began)
    for mood in (PrinterTrouble, PrintOutcomeUnknown):
        tray.mood = mood
        spool.send(tray.send)
        assert [job.is_stuck(began) for job in spool.jobs] == [True]


def test_nothing_overtakes_what_was_refused(spool: Spool, tray: Tray) -> None:
    spool.add(a_paper("one"))
    spool.add(a_paper("two"))
    tray.mood = PrinterTrouble
    assert isinstance(spool.send(tray.send), PrinterTrouble)
    assert states(spool) == ["waiting", "waiting"]
    assert [job.refusals for job in spool.jobs] == [1, 0]
    tray.mood = None
    spool.send(tray.send, at_once=False)
    assert tray.titles == []
    spool.send(tray.send)
    assert tray.titles == ["one", "two"]


def test_what_was_refused_is_tried_again_later_and_later_and_fails_in_the_end(
    spool: Spool, tray: Tray, clock: Clock
) -> None:
    spool.add(a_paper())
    tray.mood = PrinterTrouble
    spool.send(tray.send)
    for pause in BACK_OFF_S:
        clock.wait(pause - 0.1)
        assert spool.send(tray.send, at_once=False) is None
        clock.wait(0.1)
        assert spool.send(tray.send, at_once=False) is not None
    assert states(spool) == ["failed"]
    clock.wait(10_000)
    tray.mood = None
    assert spool.send(tray.send, at_once=False) is None
    assert tray.titles == []


def test_a_failed_paper_stands_in_nobodys_way_and_a_person_can_revive_it(
    spool: Spool, tray: Tray, clock: Clock
) -> None:
    spool.add(a_paper("one"))
    tray.mood = PrinterTrouble
    for _ in range(len(BACK_OFF_S) + 1):
        spool.send(tray.send)
    tray.mood = None
    spool.add(a_paper("two"))
    spool.send(tray.send)
    assert tray.titles == ["two"]
    spool.revive(as_copy)
    spool.send(tray.send)
    assert tray.titles == ["two", "one"]  # not a copy: it was never printed
    assert clock() == NOON


def test_an_unknown_outcome_is_never_sent_again_by_itself(spool: Spool, tray: Tray, clock: Clock) -> None:
    spool.add(a_paper("one"))
    tray.mood = PrintOutcomeUnknown
    assert isinstance(spool.send(tray.send), PrintOutcomeUnknown)
    tray.mood = None
    clock.wait(100_000)
    spool.send(tray.send, at_once=False)
    spool.add(a_paper("two"))
    spool.send(tray.send)
    assert tray.titles == ["two"]
    assert states(spool) == ["unknown"]


def test_a_person_who_prints_it_again_gets_a_copy_and_no_open_drawer(spool: Spool, tray: Tray) -> None:
    spool.add(a_paper("one"))
    tray.mood = PrintOutcomeUnknown
    spool.send(tray.send)
    tray.mood = None
    spool.revive(as_copy)
    spool.send(tray.send)
    assert tray.titles == ["copy of one"]
    assert tray.papers[0].opens_drawer is False


def test_a_person_who_found_it_strikes_it_out(spool: Spool, tray: Tray, tmp_path: Path) -> None:
    job = spool.add(a_paper("one"))
    tray.mood = PrintOutcomeUnknown
    spool.send(tray.send)
    spool.forget(job.number)
    spool.forget(job.number)
    assert spool.jobs == ()
    assert [path.name for path in (tmp_path / "spool").iterdir()] == []


def test_what_waits_survives_a_restart_to_the_last_dot(spool: Spool, tray: Tray, clock: Clock, tmp_path: Path) -> None:
    spool.add(a_paper("one"))
    spool.add(a_paper("two"))
    tray.mood = PrinterTrouble
    spool.send(tray.send)
    again = Spool(clock, tmp_path / "spool")
    assert again.jobs == spool.jobs
    tray.mood = None
    again.send(tray.send)
    assert tray.papers == [a_paper("one"), a_paper("two")]
    assert again.add(a_paper("three")).number == 3


def test_after_a_power_cut_in_mid_job_the_outcome_is_unknown(spool: Spool, clock: Clock, tmp_path: Path) -> None:
    spool.add(a_paper("one"))
    seen: list[list[str]] = []

    def send(_job: Job) -> None:
        seen.append(states(Spool(clock, tmp_path / "spool")))  # what a machine would find that died just now

    spool.send(send)
    assert seen == [["unknown"]]


def test_a_bug_in_mid_job_is_loud_and_leaves_the_outcome_unknown(spool: Spool, tray: Tray) -> None:
    spool.add(a_paper())
    tray.mood = ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        spool.send(tray.send)
    assert states(spool) == ["unknown"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _table: "not json",
        lambda _table: "[]",
        lambda table: json.dumps({**table, "format": 9}),
        lambda table: json.dumps({**table, "bits": "?"}),
        lambda table: json.dumps({**table, "height": 3}),
        lambda table: json.dumps({**table, "state": "lost"}),
        lambda table: json.dumps({key: value for key, value in table.items() if key != "cuts"}),
    ],
)
def test_a_spoilt_file_is_laid_aside_and_stops_nothing(
    spool: Spool, tray: Tray, clock: Clock, tmp_path: Path, spoil: Callable[[dict[str, object]], str]
) -> None:
    spool.add(a_paper("one"))
    spool.add(a_paper("two"))
    path = tmp_path / "spool" / "00000001.json"
    path.write_text(spoil(json.loads(path.read_text())))
    again = Spool(clock, tmp_path / "spool")
    again.send(tray.send)
    assert tray.titles == ["two"]
    assert [left.name for left in (tmp_path / "spool").iterdir()] == ["00000001.unreadable"]


def test_each_change_is_told(clock: Clock, tray: Tray) -> None:
    told: list[Job] = []
    spool = Spool(clock, told=told.append)
    spool.add(a_paper())
    tray.mood = PrinterTrouble
    spool.send(tray.send)
    tray.mood = None
    spool.send(tray.send)
    assert [job.state for job in told] == [
        JobState.WAITING,
        JobState.SENT,
        JobState.WAITING,
        JobState.SENT,
        JobState.PRINTED,
    ]


def test_without_a_clock_nothing_is_tried_again_by_itself(tray: Tray) -> None:
    spool = Spool()
    spool.add(a_paper())
    spool.send(tray.send, at_once=False)
    assert tray.titles == []
    spool.send(tray.send)
    assert len(tray.titles) == 1


def test_a_printer_that_is_ill_does_not_hold_up_the_others(spool: Spool, tray: Tray) -> None:
    for title, role in (("r1", "receipt"), ("z1", "report"), ("r2", "receipt"), ("z2", "report")):
        spool.add(a_paper(title), role=role)

    def send(job: Job) -> None:
        if job.role == "receipt":
            raise PrinterTrouble("ill")
        tray.send(job)

    assert isinstance(spool.send(send), PrinterTrouble)
    assert tray.titles == ["z1", "z2"]
    assert [(job.paper.title, job.refusals) for job in spool.jobs] == [("r1", 1), ("r2", 0)]


def test_one_paper_can_be_revived_alone(spool: Spool, tray: Tray) -> None:
    for title in ("one", "two"):
        spool.add(a_paper(title))
        tray.mood = PrintOutcomeUnknown
        spool.send(tray.send)
    tray.mood = None
    spool.revive(as_copy, 2)
    spool.send(tray.send)
    assert tray.titles == ["copy of two"]
    assert states(spool) == ["unknown"]


def test_the_spool_knows_up_to_where_the_book_is_printed(
    spool: Spool, tray: Tray, clock: Clock, tmp_path: Path
) -> None:
    assert spool.taken is None
    spool.take(3)
    spool.add(a_paper("one"), place=5)
    assert Spool(clock, tmp_path / "spool").taken == 5  # it is in the folder, though nobody has written so
    spool.send(tray.send)
    assert spool.jobs == ()
    assert Spool(clock, tmp_path / "spool").taken == 5
    spool.take(4)
    assert spool.taken == 5


def test_a_job_remembers_whose_it_is_and_since_when(spool: Spool, clock: Clock, tmp_path: Path) -> None:
    spool.add(a_paper(), role="report", place=7)
    (again,) = Spool(clock, tmp_path / "spool").jobs
    assert (again.role, again.place, again.since) == ("report", 7, NOON)


def test_a_disk_that_takes_no_note_lets_nothing_be_sent(
    spool: Spool, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent without a note, it would be sent again after a power cut."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("pos.printing.jobs.JobFolder.keep", full)
        spool.add(a_paper("one"))
        assert isinstance(spool.send(tray.send), SpoolUnwritable)
        assert (tray.titles, states(spool)) == ([], ["waiting"])
    spool.send(tray.send)
    assert tray.titles == ["one"]
