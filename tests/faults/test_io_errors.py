"""The disk fails: at every write, at every sync. Nothing is called saved that is not; a salvage, and the till sells on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import AlreadyRecorded
from pos.domain.troubles import BookDamaged
from pos.ledger.verify import verify
from tests.faults import machine as acts
from tests.faults.machine import Machine, quietly

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.builders import Till

TRIALS_MAX = 60  # about one in seven is hurt; the dice of a canary fall alike in every run
DAY: list[Callable[[Till], object]] = [acts.sell, acts.refund, acts.rest, acts.sell, acts.new_shift, acts.sell]


def operations(make: Callable[..., Machine]) -> tuple[int, int, int]:
    """Return the first and last operation of the day, and how many syncs it has."""
    machine = make()
    machine.start()
    first, syncs = machine.disk.operations + 1, machine.disk.syncs
    assert machine.play(DAY)
    return first, machine.disk.operations, machine.disk.syncs - syncs


def fails_once(machine: Machine, at: int, *, syncs: bool) -> Till:
    """Start a day whose n-th operation, or sync, ends with an error."""
    till = machine.start()
    machine.disk.fails_syncs = syncs
    machine.disk.fail_at = (machine.disk.syncs if syncs else 0) + at
    return till


def play_through(machine: Machine, till: Till) -> int:
    """Play the day; after trouble salvage and play on.

    Returns:
        How many salvages it took.
    """
    salvages = 0
    for step in DAY:
        if not went_well(till, step):
            require_stopped(machine, till)
            till.book.salvage()
            salvages += 1
            try_again(till, step)
    assert machine.till is till
    return salvages


def went_well(till: Till, step: Callable[[Till], object]) -> bool:
    """Do something; tell whether the disk went along."""
    try:
        step(till)
    except BookDamaged:
        return False
    return True


def try_again(till: Till, step: Callable[[Till], object]) -> None:
    """Do it again, as a cashier would; where the first try was recorded after all, the rest goes into a new basket."""
    try:
        step(till)
    except AlreadyRecorded:
        till.checkout.clear(by="C1")
        step(till)


def require_stopped(machine: Machine, till: Till) -> None:
    """After the first error nothing more is called saved, although the disk would answer again."""
    assert till.book.health.stopped is not None
    saved = list(machine.saved)
    for act in (acts.scan, acts.hear, acts.sign):
        with pytest.raises(BookDamaged):
            act(till)
    assert machine.saved == saved


def test_an_error_at_every_write_stops_the_book_and_a_salvage_loses_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    first, last, _ = operations(make_machine)
    salvages = 0
    for at in range(first, last + 1, 2):
        machine = make_machine()
        till = fails_once(machine, at, syncs=False)
        salvages += play_through(machine, till)
        machine.cut_power(dice_of(at))
        machine.baskets = []
        machine.require_whole()
    assert salvages > 0


def test_an_error_at_every_sync_stops_the_book_and_a_salvage_loses_nothing_even_in_a_later_power_cut(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    _, _, syncs = operations(make_machine)
    salvages = 0
    for at in range(1, syncs + 1):
        for trial in range(3):
            machine = make_machine()
            machine.disk.dice = dice_of((at, trial, "disk"))
            till = fails_once(machine, at, syncs=True)
            salvages += play_through(machine, till)
            machine.cut_power(dice_of((at, trial)))
            machine.baskets = []
            machine.require_whole()
    assert salvages >= syncs


def test_after_an_error_and_a_dead_program_the_start_finds_a_whole_book_or_none(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    """The process dies right after the error, the machine stays on: what the system's cache shows is not on the platters."""
    _, _, syncs = operations(make_machine)
    for at in range(1, syncs + 1):
        machine = make_machine()
        machine.disk.dice = dice_of((at, "disk"))
        fails_once(machine, at, syncs=True)
        machine.play(DAY)
        disk = machine.disk
        machine.stop()
        disk.is_off = False
        machine.insert(disk)
        machine.baskets = []
        machine.require_whole()


def go_on_regardless(machine: Machine, till: Till) -> None:
    """What a till would do that trusts a file after a failed sync: try again on the same file, as if nothing had been."""
    for _ in range(6):
        quietly(lambda: acts.sell(till))
        till.book.health.stopped = None
    assert machine.till is till


def killed_and_restarted(machine: Machine) -> Till:
    """The program dies and is started again on the same file; the disk stays on."""
    disk = machine.disk
    machine.stop()
    disk.is_off = False
    machine.insert(disk)
    return machine.start()


def is_hurt_by_trust(machine: Machine, at: int, dice: random.Random) -> bool:
    """Trust the file after a failed sync, before and after a restart; tell whether that cost anything."""
    machine.disk.dice = dice
    go_on_regardless(machine, fails_once(machine, at, syncs=True))
    quietly(lambda: killed_and_restarted(machine))
    if machine.till is not None:
        go_on_regardless(machine, machine.till)
    machine.cut_power(dice)
    machine.baskets = []
    try:
        machine.require_whole()
    except Exception:  # noqa: BLE001 - whatever the platters hold
        return True
    return False


def test_canary_trusting_the_file_after_a_failed_sync_loses_sales(
    make_machine: Callable[..., Machine], fixed_dice_of: Callable[[object], random.Random]
) -> None:
    _, _, syncs = operations(make_machine)
    hurt = (
        is_hurt_by_trust(make_machine(checkpoint_pages=1_000), 1 + trial % syncs, fixed_dice_of(trial))
        for trial in range(TRIALS_MAX)
    )
    assert any(hurt), "no trial was hurt by trusting the file; the salvage would be in vain"


def test_an_error_while_reading_stops_the_book(make_machine: Callable[..., Machine]) -> None:
    machine = make_machine()
    till = machine.start()
    machine.play([acts.sell])
    machine.disk.is_off = True
    with pytest.raises(BookDamaged):
        verify_and_raise(till)
    machine.disk.is_off = False
    with pytest.raises(BookDamaged):
        acts.sell(till)
    till.book.salvage()
    acts.sell(till)


def verify_and_raise(till: Till) -> None:
    """Read the whole book; a full pass keeps its findings to itself, a plain read does not."""
    verdict = verify(till.book.connection)
    assert not verdict.whole
    till.book.connection.execute("SELECT sum(length(body)) FROM fact").fetchall()
