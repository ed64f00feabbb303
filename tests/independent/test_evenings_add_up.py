"""Random bazaars whose runs reach up to evenings: a stranger comes to how far each of them looked, and to every figure."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import Refusal
from pos.domain.evenings import payable_days
from pos.register import evenings
from tests.independent.recompute import facts
from tests.independent.test_oracle import APPROVED, Hall, export, postgres, require_same, store
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    BAZAAR,
    FIRST_DAY,
    ZONE,
    Clock,
    Journal,
    on_sqlite,
    open_register,
)
from tests.unit.register.settling import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.facts import Stamp
    from pos.domain.reports import PayoutRun
    from pos.register.register import Register

__all__ = ["postgres", "store"]

DAYS = 4
SEEDS = 2
LONG_SEEDS = 30
SHOWS_ALL = 15  # a seed whose bazaar has what each of the faults gets wrong
DAY = timedelta(days=1)
Fact = dict[str, Any]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db", clock)
    yield opened
    opened.close()


class Week(Hall):
    """Days of which each is settled up to now, up to its own evening later, or not at all, with shifts over midnight."""

    def __init__(self, register: Register, seed: int, clock: Clock) -> None:
        super().__init__(register, seed)
        self.clock = clock
        self.here = Counter[str]()  # how far each till's journal is with the register
        self.held: dict[str, Counter[str]] = {}  # how far it was, when a run was drafted

    def begin(self, number: int) -> None:
        self.day = FIRST_DAY + number * DAY
        self.clock.at = at(self.day, self.dice.choice((time(20), time(23, 59), time(0, 30))))

    def sell(self, journal: Journal, sold: list[Stamp]) -> None:
        """Begin in the morning, or so shortly before midnight that the shift goes over it.

        A clock may be a day off, and the shift may be one of the day before or after.
        """
        today = self.day
        day = today + self.dice.choice((-1, 0, 0, 1)) * DAY
        late = at(day + DAY, time()) - timedelta(milliseconds=self.dice.randint(1, 12))
        journal.clock.at = self.dice.choice((at(day, time(10)), late))
        self.day += self.dice.choice((-1, 0, 0, 1)) * DAY
        super().sell(journal, sold)
        self.day = today

    def send(self, *journals: Journal) -> None:
        super().send(*journals)
        self.here |= Counter({journal.device: journal.seq for journal in journals})

    def draft(self) -> PayoutRun:
        """Draft a run up to one of the evenings that are offered, or up to now."""
        runs = self.register.payouts.runs(ACCOUNTANT, CODE)
        offered = payable_days(BAZAAR, runs, self.clock.at)
        until = self.dice.choice((None, *offered, *offered[:1]))
        run = self.office.draft("a till is late", until=until)
        self.held[run.number] = Counter(self.here)
        return run


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, ZONE)


# -- how far a run looks --------------------------------------------------------------------------------------------


def looked(own: list[Fact], held: int, day: date) -> int:
    """How far a run looks into a journal: the last fact of a shift of that day or before, or recorded in no shift by then."""
    end, shift = 0, None
    for place, fact in enumerate(own[:held], 1):
        if fact["kind"] == "shift_opened":
            shift = date.fromisoformat(fact["day"])
        if (shift or datetime.fromisoformat(fact["at"]).date()) <= day:
            end = place
        if fact["kind"] == "shift_closed":
            shift = None
    return end


def require_cuts(week: Week, paths: list[str]) -> int:
    """Every run up to an evening looked as far as it says, and no run less far than the one before; return their number."""
    journals: dict[str, list[Fact]] = {}
    for fact in facts(paths):
        journals.setdefault(fact["device"], []).append(fact)
    drafted = {fact["number"]: fact["seq"] - 1 for fact in journals["R01"] if fact["kind"] == "payout_drafted"}
    settled, found = Counter[str](), 0
    for run in week.register.payouts.runs(ACCOUNTANT, CODE):
        told = Counter({cut.device: cut.seq for cut in run.cuts})
        assert all(told[device] >= seq for device, seq in settled.items())
        if run.until is not None:
            held = week.held[run.number] | Counter(R01=drafted[run.number])
            ends = {device: looked(own, held[device], run.until) for device, own in journals.items()}
            assert told == Counter(ends) | settled, run.number
            found += 1
        if run.state in APPROVED:
            settled = told
    return found


@on_sqlite
@pytest.mark.parametrize("seed", [*range(SEEDS), SHOWS_ALL])
def test_a_stranger_comes_to_how_far_runs_up_to_evenings_looked_and_to_every_figure(
    register: Register, clock: Clock, tmp_path: Path, seed: int
) -> None:
    play_and_require(Week(register, seed, clock), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEEDS, SEEDS + LONG_SEEDS))
def test_a_stranger_comes_to_the_same_of_many_weeks(
    register: Register, clock: Clock, tmp_path: Path, seed: int
) -> None:
    week = Week(register, seed, clock)
    week.play(2 * DAYS)
    paths = export(register, tmp_path)
    require_cuts(week, paths)
    require_same(register, paths)


def play_and_require(week: Week, folder: Path) -> None:
    week.play(DAYS)
    paths = export(week.register, folder)
    assert require_cuts(week, paths)
    require_same(week.register, paths)


# -- broken on purpose ----------------------------------------------------------------------------------------------


BROKEN: dict[str, tuple[str, Callable[..., Any]]] = {
    "the day ends at noon": ("_end_of", lambda day: f"{day}T12"),
    "a shift is cut in two": ("_shifts_of", lambda *_: {}),
    "what is settled is forgotten": ("ends_of", lambda *_: {}),
}


@on_sqlite
@pytest.mark.parametrize("fault", BROKEN)
def test_canary_a_register_that_looks_too_far_or_not_far_enough_is_found(
    register: Register, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    name, wrong = BROKEN[fault]
    monkeypatch.setattr(evenings, name, wrong)
    week = Week(register, SHOWS_ALL, clock)
    with pytest.raises((AssertionError, Refusal)):
        play_and_require(week, tmp_path)
