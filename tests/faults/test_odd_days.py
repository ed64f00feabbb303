"""Days that nobody plans: a clock set back over midnight, signs that no keyboard has, a race, a second cut, a full mirror.

Each is played on the real book; where a wall stands against it, a canary takes the wall away.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import ClockJumped
from pos.domain.facts import DrawerOpened, Sale, ShiftClosed
from pos.ledger.export import write_journal
from pos.ledger.mirror import Mirror
from pos.ledger.verify import verify
from tests.builders import JAM, Till, a_book, a_till, some_cards, surroundings
from tests.fakes import FrozenNow
from tests.faults import machine as acts
from tests.faults.machine import quietly
from tests.faults.test_read_only import a_volume

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.machine import Machine

# -- the clock ------------------------------------------------------------------------------------------------------


class Clocks:
    """A wall clock that somebody sets, and one that cannot be set."""

    def __init__(self) -> None:
        self.wall = FrozenNow()
        self.steady_ms = 5_000_000

    def run(self, **span: int) -> None:
        self.wall.advance(**span)
        self.steady_ms += int(timedelta(**span).total_seconds() * 1_000)


def a_till_with(clocks: Clocks, folder: Path) -> Till:
    around = replace(surroundings(), now=clocks.wall, monotonic_ms=lambda: clocks.steady_ms)
    till = Till(a_book(folder / "T01", around=around))
    till.book.begin(some_cards())
    till.open_shift()
    return till


@pytest.mark.parametrize("back", [{"minutes": -20}, {"days": -1}, {"days": -5}], ids=["midnight", "a day", "five days"])
def test_a_clock_that_is_set_back_over_midnight_and_a_closing_changes_neither_order_nor_totals(
    tmp_path: Path, back: dict[str, int]
) -> None:
    clocks = Clocks()
    till = a_till_with(clocks, tmp_path)
    clocks.run(hours=11, minutes=50)
    sold = [till.sell(JAM)]
    clocks.run(minutes=15)  # it is the next day now
    sold.append(till.sell(JAM))
    clocks.wall.advance(**back)
    sold.append(till.sell(JAM))
    closed = till.close_shift()
    clocks.wall.advance(**back)  # once more, between two shifts
    till.open_shift()
    last = till.sell(JAM)
    rows = list(till.book.journal.acts(0))
    assert [row.stamp.seq for row in rows] == list(range(1, len(rows) + 1))
    assert [row.stamp.id for row in rows if isinstance(row.fact, Sale)] == [row.stamp.id for row in (*sold, last)]
    assert sum(isinstance(row.fact, ClockJumped) for row in rows) == 2
    assert isinstance(closed.fact, ShiftClosed)
    takings = sum(row.fact.paid_minor for row in sold if isinstance(row.fact, Sale))
    assert closed.fact.sales == len(sold)
    assert closed.fact.cash_minor == takings
    assert verify(till.book.connection, public=till.book.key.public).faults == ()
    till.book.close()
    book = a_book(till.book.folder, around=surroundings(9))
    assert book.journal.head().epoch == 1  # a wrong clock is no copy
    book.close()


# -- signs ----------------------------------------------------------------------------------------------------------

SIGNS = {
    "a NUL": "lid\0off",
    "half a pair": "\ud800",
    "a turn of direction": "\u202egnorw\u202c",
    "a mark of byte order": "\ufeffx",
    "an escape": "\x1b[31m",
    "lines": "one\ntwo\u2028three\r",
    "a bead, often": "\U0001f9ff" * 200,
    "parts of letters": "e\u0301\u0651\u064b",
    "no sign at all": "\uffff",
}


@pytest.mark.parametrize("text", SIGNS.values(), ids=SIGNS)
def test_whatever_signs_a_reason_or_a_held_basket_has_the_book_stays_whole_and_reads(tmp_path: Path, text: str) -> None:
    till = a_till(tmp_path)
    till.shifts.open_drawer(by="C1", reason=text)
    till.checkout.scan(JAM)
    till.checkout.hold(text)
    till.sell(JAM)
    assert verify(till.book.connection).faults == ()
    assert write_journal(till.book.connection, tmp_path / "out.jsonl") == till.book.journal.count()
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == till.book.journal.count()
    (kept,) = [row.fact.reason for row in till.book.journal.acts(0) if isinstance(row.fact, DrawerOpened)]
    assert kept == text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    till.book.close()
    book = a_book(till.book.folder)
    (basket,) = [*book.drafts.held(), *filter(None, [book.drafts.current()])]
    assert basket.pieces == 1
    book.close()


# -- a race ---------------------------------------------------------------------------------------------------------

RACE = """
import sys
from pathlib import Path
from pos.domain.errors import BookInUse
from tests.builders import a_book, surroundings
print("ready", flush=True)
sys.stdin.readline()
try:
    book = a_book(Path(sys.argv[1]), around=surroundings(int(sys.argv[2])))
except BookInUse:
    print("refused", flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    book.close()
"""


def test_of_programs_that_open_one_book_at_the_same_moment_one_does(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    till.sell()
    till.book.close()
    command = [sys.executable, "-c", RACE, str(till.book.folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    racers = [subprocess.Popen([*command, str(seed)], **pipes) for seed in (3, 4, 5)]  # type: ignore[call-overload]  # three words
    try:
        assert [racer.stdout.readline() for racer in racers] == ["ready\n"] * 3
        for racer in racers:
            racer.stdin.write("go\n")
            racer.stdin.flush()
        said = sorted(racer.stdout.readline().strip() for racer in racers)
        assert said == ["open", "refused", "refused"]
    finally:
        for racer in racers:
            racer.communicate("\n", timeout=60)
    book = a_book(till.book.folder)
    assert book.journal.head().epoch == 1
    assert book.verdict.whole
    book.close()


# -- a second cut ---------------------------------------------------------------------------------------------------


def test_a_second_cut_at_each_operation_of_the_recovery_loses_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    def hurt(at: int) -> Machine:
        """A machine whose power failed in the last commit of a day; its log is still to be carried over."""
        machine = make_machine()
        till = machine.start()
        machine.play([acts.sell, acts.scan])
        machine.disk.cut_at = machine.disk.operations + 2
        quietly(lambda: acts.sell(till))
        machine.baskets = []
        machine.cut_power(dice_of(("first", at)))
        return machine

    second = 0
    while True:
        second += 1
        machine = hurt(second)
        machine.disk.cut_at = second
        quietly(machine.start)
        was_cut = machine.disk.is_off
        machine.cut_power(dice_of(("second", second)))
        machine.require_whole()
        if not was_cut:
            break
    assert second > 3, "the recovery had nothing to do"


# -- a mirror without room ------------------------------------------------------------------------------------------


def test_a_mirror_whose_medium_is_full_says_so_and_catches_up_when_there_is_room(tmp_path: Path) -> None:
    with a_volume(tmp_path / "stick", "64k") as stick:
        till = a_till(tmp_path)
        mirror = Mirror(stick, till.book.folder, "T01", till.book.reader)
        assert mirror.catch_up().is_safe
        (stick / "film.mp4").write_bytes(bytes(44_000))
        for _ in range(40):
            till.sell(JAM)
        state = mirror.catch_up()
        assert not state.is_safe
        assert "space" in state.trouble
        (stick / "film.mp4").unlink()
        assert mirror.catch_up().is_safe
        till.book.close()


def test_canary_a_clock_that_nobody_watches_leaves_no_trace_of_being_set(tmp_path: Path) -> None:
    clocks = Clocks()
    till = a_till_with(clocks, tmp_path)
    till.book.journal._watch = None
    clocks.wall.advance(days=-1)
    till.sell(JAM)
    assert not [row for row in till.book.journal.acts(0) if isinstance(row.fact, ClockJumped)]
    till.book.close()


def test_canary_without_syncs_a_second_cut_loses_what_the_first_one_left(
    make_machine: Callable[..., Machine], fixed_dice_of: Callable[[object], random.Random]
) -> None:
    def is_lossy(trial: int) -> bool:
        machine = make_machine(checkpoint_pages=1_000, pragmas={"synchronous": "off"})
        machine.start()
        machine.play([acts.sell, acts.scan])
        machine.cut_power(fixed_dice_of(("first", trial)))
        machine.disk.cut_at = 1 + trial
        quietly(machine.start)
        machine.baskets = []
        machine.cut_power(fixed_dice_of(("second", trial)))
        try:
            machine.require_whole()
        except Exception:  # noqa: BLE001 - whatever the platters hold
            return True
        return False

    assert any(is_lossy(trial) for trial in range(12))
