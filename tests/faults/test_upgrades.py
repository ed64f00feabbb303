"""A till's book of an earlier Amana is taken over by this one while the power fails or the disk fills up: it is old or new."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import DiskFull
from pos.ledger.schema import STEPS, require_schema
from pos.ledger.verify import verify
from tests.faults import machine as acts
from tests.faults.machine import Machine, quietly
from tests.faults.power_disk import Disk
from tests.older_books import OLDER, make_older

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from uuid import UUID

LAST = OLDER[-1]


@pytest.fixture
def make_old(make_machine: Callable[..., Machine]) -> Callable[[int], Machine]:
    """Return a maker of machines on the morning on which Amana was renewed, with a day in a book of an earlier version."""
    images: dict[int, dict[str, bytes]] = {}
    said: list[UUID] = []

    def make(version: int) -> Machine:
        machine = make_machine()
        if version not in images:
            till = machine.start()
            assert machine.play([acts.sell, acts.refund, acts.void, acts.receive, acts.sign])
            till.book.close()
            with closing(machine.medium.connect(machine.folder / "book.db")) as connection:
                make_older(connection, version)
            images[version] = machine.disk.synced()
            said[:] = machine.saved
            return make(version)
        machine.insert(Disk.holding(images[version]))
        machine.saved[:] = said
        machine.baskets = []
        return machine

    return make


def version_of(machine: Machine) -> int:
    """The version of a book that is whole as one of that version."""
    with closing(machine.medium.connect(machine.folder / "book.db")) as connection:
        require_schema(connection)
        assert verify(connection).faults == ()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def test_a_cut_at_every_operation_of_an_upgrade_leaves_the_last_version_or_this_one(
    make_old: Callable[[int], Machine], dice_of: Callable[[object], random.Random]
) -> None:
    machine = make_old(LAST)
    machine.start()
    last = machine.disk.operations
    found = set()
    for at in range(1, last + 1):
        machine = make_old(LAST)
        machine.disk.cut_at = at
        quietly(machine.start)
        machine.cut_power(dice_of(at))
        found.add(version_of(machine))
        machine.require_whole()
    assert found == {LAST, len(STEPS)}


def test_a_cut_at_every_operation_of_an_upgrade_through_every_version_is_made_good_at_the_next_start(
    make_old: Callable[[int], Machine], dice_of: Callable[[object], random.Random]
) -> None:
    machine = make_old(OLDER[0])
    machine.start()
    last = machine.disk.operations
    for at in range(1, last + 1):
        machine = make_old(OLDER[0])
        machine.disk.cut_at = at
        quietly(machine.start)
        machine.cut_power(dice_of(at))
        machine.require_whole()
        machine.stop()
        machine.insert(Disk.holding(machine.disk.synced()))
        assert version_of(machine) == len(STEPS)


def test_a_disk_that_fills_up_at_any_write_of_an_upgrade_leaves_the_last_version_or_this_one(
    make_old: Callable[[int], Machine],
) -> None:
    found = []
    for room in range(0, 64_000, 4_000):
        machine = make_old(LAST)
        machine.disk.capacity = room_taken(machine) + room
        with suppress(DiskFull):
            machine.start()
        switch_off(machine)
        found.append(version_of(machine))
        machine.require_whole()
    assert (found[0], found[-1]) == (LAST, len(STEPS))
    assert found == sorted(found)


def test_the_reserve_lets_an_upgrade_through_at_the_second_start(make_old: Callable[[int], Machine]) -> None:
    machine = make_old(LAST)
    machine.disk.capacity = 10**9
    assert machine.medium.reserve(machine.folder)
    machine.disk.capacity = room_taken(machine)
    with pytest.raises(DiskFull):
        machine.start()
    machine.start()
    switch_off(machine)
    assert version_of(machine) == len(STEPS)


def switch_off(machine: Machine) -> None:
    """End what runs on a machine, with all that it wrote on a disk that has room again."""
    machine.stop()
    machine.insert(Disk.holding({name: bytes(file.seen) for name, file in machine.disk.files.items()}))


def room_taken(machine: Machine) -> int:
    """What lies on a machine's disk, in bytes."""
    return sum(len(file.seen) for file in machine.disk.files.values())
