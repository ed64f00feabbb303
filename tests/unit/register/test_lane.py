"""Several tills at once: one transaction for those that wait, no word before the commit, and each failure is one task's own."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import pytest

from pos.domain.troubles import DiskFull
from pos.register.lane import GROUP_FACTS_MAX, PASSED_OVER_MAX, Lane, _Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

SECONDS_MAX = 60


@dataclass
class Paper:
    """What stands in for the database: what was committed, transaction by transaction."""

    kept: list[list[str]] = field(default_factory=list)
    fails: Callable[[list[str]], BaseException | None] = lambda _written: None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        written: list[str] = []
        yield cast("Any", written)
        if failure := self.fails(written):
            raise failure
        self.kept.append(written)


@dataclass
class Note:
    """A task that writes its name."""

    name: str
    facts: int = 1
    failure: Exception | None = None
    before: Callable[[], None] = lambda: None
    prepared: int = 0

    def prepare(self) -> None:
        self.prepared += 1

    def write(self, connection: Connection) -> None:
        self.before()
        if self.failure:
            raise self.failure
        cast("list[str]", connection).append(self.name)


class Filling(list[_Turn]):
    """The list of those that wait; it says when there are so many."""

    def __init__(self, wanted: int) -> None:
        super().__init__()
        self.wanted = wanted
        self.is_full = threading.Event()

    def append(self, turn: _Turn) -> None:
        super().append(turn)
        if len(self) == self.wanted:
            self.is_full.set()


def together(lane: Lane, notes: list[Note]) -> dict[str, BaseException | None]:
    """Bring notes while another one is being written; return what each thread heard, by name."""
    heard: dict[str, BaseException | None] = {}

    def bring(note: Note) -> None:
        try:
            lane.do(note)
        except (ValueError, DiskFull) as error:
            heard[note.name] = error
        else:
            heard[note.name] = None

    threads = [threading.Thread(target=bring, args=(note,)) for note in notes]

    def wait_for_all() -> None:
        lane._waiting = waiting = Filling(len(notes))
        for thread in threads:
            thread.start()
        assert waiting.is_full.wait(SECONDS_MAX)

    lane.do(Note("first", before=wait_for_all))
    for thread in threads:
        thread.join(SECONDS_MAX)
    return heard


def test_a_task_alone_is_one_transaction() -> None:
    paper = Paper()
    lane = Lane(paper.writing)
    for name in ("one", "two"):
        lane.do(Note(name))
    assert paper.kept == [["one"], ["two"]]


def test_those_that_wait_are_written_together_and_each_is_prepared() -> None:
    paper = Paper()
    notes = [Note(name) for name in "abc"]
    heard = together(Lane(paper.writing), notes)
    assert heard == dict.fromkeys("abc")
    assert [sorted(names) for names in paper.kept] == [["first"], ["a", "b", "c"]]
    assert all(note.prepared for note in notes)


def test_nobody_hears_anything_before_the_commit() -> None:
    told: list[str] = []
    paper = Paper(fails=lambda written: told.append(f"commit of {len(written)}"))
    lane = Lane(paper.writing)
    lane.do(Note("one", before=lambda: told.append("written")))
    told.append("heard")
    assert told == ["written", "commit of 1", "heard"]


def test_what_fails_in_a_group_fails_alone_and_the_others_are_kept() -> None:
    paper = Paper()
    spoilt = ValueError("spoilt")
    heard = together(Lane(paper.writing), [Note("a"), Note("b", failure=spoilt), Note("c")])
    assert heard == {"a": None, "b": spoilt, "c": None}
    assert sorted(paper.kept) == [["a"], ["c"], ["first"]]


def test_a_commit_that_fails_is_told_to_each_and_the_lane_is_free_again() -> None:
    full = DiskFull("no room")
    paper = Paper(fails=lambda written: None if written in (["first"], ["later"]) else full)
    lane = Lane(paper.writing)
    assert together(lane, [Note("a"), Note("b")]) == {"a": full, "b": full}
    lane.do(Note("later"))
    assert paper.kept == [["first"], ["later"]]


def test_a_failure_without_a_group_is_the_tasks_own_and_the_lane_is_free_again() -> None:
    paper = Paper()
    lane = Lane(paper.writing)
    with pytest.raises(ValueError, match="spoilt"):
        lane.do(Note("a", failure=ValueError("spoilt")))
    lane.do(Note("b"))
    assert paper.kept == [["b"]]


def test_small_ones_go_first_and_a_transaction_stays_small() -> None:
    paper = Paper()
    notes = [Note("day", GROUP_FACTS_MAX), Note("half", GROUP_FACTS_MAX - 2), Note("sale", 1), Note("other", 1)]
    together(Lane(paper.writing), notes)
    assert [sorted(names) for names in paper.kept[1:]] == [["half", "other", "sale"], ["day"]]


def test_nobody_is_passed_over_for_ever() -> None:
    lane = Lane(Paper().writing)
    large = _Turn(Note("large", GROUP_FACTS_MAX))
    lane._waiting = [large]
    chosen = []
    while large not in chosen:
        lane._waiting.append(_Turn(Note("small", GROUP_FACTS_MAX - 1)))
        chosen += lane._choose()
    assert len(chosen) == PASSED_OVER_MAX + 1


def test_what_was_done_is_let_go_at_once() -> None:
    import gc
    import weakref

    gc.disable()
    try:
        note = Note("one")
        gone = weakref.ref(note)
        Lane(Paper().writing).do(note)
        del note
        assert gone() is None
    finally:
        gc.enable()
