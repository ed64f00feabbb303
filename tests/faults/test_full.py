"""The disk is full: the basket stays, the reserve is given back, the sale goes through; nothing is torn."""

from __future__ import annotations

import resource
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import DiskFull
from pos.ledger.medium import RESERVE, RESERVE_BYTES
from pos.ledger.verify import verify
from tests.faults import machine as acts

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Till
    from tests.faults.machine import Machine


def fill(machine: Machine, room: int) -> None:
    """Leave so many bytes of room on the disk beside the reserve."""
    disk = machine.disk
    disk.capacity = 10**9
    machine.medium.reserve(machine.folder)
    disk.capacity = sum(len(file.seen) for file in disk.files.values()) + room


def sell_until_full(till: Till, sales_max: int = 3_000) -> int:
    """Sell until the disk is full; return how often that went well."""
    sold = 0
    with suppress(DiskFull):
        while sold < sales_max:
            till.sell()
            sold += 1
    assert sold < sales_max, "the disk never filled up"
    return sold


@pytest.mark.parametrize("room", [0, 5_000, 60_000])
def test_a_full_disk_keeps_the_basket_and_the_reserve_lets_the_sale_through(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random], room: int
) -> None:
    machine = make_machine(checkpoint_pages=1_000)
    till = machine.start()
    fill(machine, room)
    sell_until_full(till)
    assert till.book.health.is_low
    assert till.book.health.stopped is None
    basket = till.checkout.basket
    if basket.lines:
        assert till.book.drafts.current() == basket
        sold = till.checkout.pay(by="C1", tendered_minor=100_000)
        assert sold.stamp.id == basket.id
    assert sell_until_full(till) > 300  # what the reserve buys
    assert verify(till.book.connection).faults == ()
    machine.cut_power(dice_of(room))
    machine.disk.capacity = None
    machine.baskets = []
    machine.require_whole()


def test_canary_without_the_reserve_a_full_disk_sells_nothing_more(make_machine: Callable[..., Machine]) -> None:
    machine = make_machine(checkpoint_pages=1_000)
    till = machine.start()
    fill(machine, 0)
    machine.disk.capacity = machine.disk.capacity - RESERVE_BYTES if machine.disk.capacity is not None else None
    machine.medium.release(machine.folder)
    with pytest.raises(DiskFull):
        till.sell()
    assert sell_until_full(till) == 0


def test_a_disk_that_fills_up_at_any_write_of_any_act_tears_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    for room in range(0, 120_000, 4_000):
        machine = make_machine()
        machine.start()
        machine.disk.capacity = sum(len(file.seen) for file in machine.disk.files.values()) + room
        machine.play([acts.sell, acts.refund, acts.receive, acts.new_shift, acts.rest, acts.sell])
        machine.disk.capacity = None
        machine.cut_power(dice_of(room))
        machine.baskets = []
        machine.require_whole()


def test_when_there_is_room_again_the_reserve_is_renewed(make_machine: Callable[..., Machine]) -> None:
    machine = make_machine(checkpoint_pages=1_000)
    till = machine.start()
    fill(machine, 0)
    with pytest.raises(DiskFull):
        till.sell()
    name = str(machine.folder / RESERVE)
    assert name not in machine.disk.files
    machine.disk.capacity = 10**9
    till.book.rest()
    assert name in machine.disk.files
    assert not till.book.health.is_low
    till.sell()


LIMITED = """
import resource, sys
from pathlib import Path
from pos.domain.troubles import BookDamaged, DiskFull
from tests.builders import a_sale, an_id, an_open_book
book = an_open_book(Path(sys.argv[1]))
book.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
size = (Path(sys.argv[1]) / "T01" / "book.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, resource.RLIM_INFINITY))
saved = 0
try:
    for serial in range(1, 200):
        book.journal.append(a_sale(serial=serial), identity=an_id(serial), by="C1")
        saved = serial
except (DiskFull, BookDamaged) as trouble:
    print(type(trouble).__name__, saved)
"""


def test_the_shipped_driver_at_a_real_limit_saves_what_it_said(tmp_path: Path) -> None:
    assert resource.RLIMIT_FSIZE is not None
    ran = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=True)
    kind, saved = ran.stdout.split()
    assert kind in {"DiskFull", "BookDamaged"}  # SQLite takes a file's limit for an error of the disk
    from tests.builders import a_book

    book = a_book(tmp_path / "T01")
    assert book.journal.count() == 1 + int(saved)
    assert 0 < int(saved) < 199
    assert book.verdict.faults == ()
    book.close()
