"""One sync a sale: counted, not timed; and before the drawer opens, before paper, before anyone says "saved"."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Purpose
from pos.ledger.connection import PRAGMAS
from tests.builders import CAKE, JAM, SALMA, Till, a_received_line
from tests.fakes import RecordingDrawer, RecordingPress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.machine import Machine

SALES = 40


def test_each_sale_is_one_sync(make_machine: Callable[..., Machine]) -> None:
    till = make_machine(checkpoint_pages=100_000).start()
    disk = till.book.medium.vfs.disk  # type: ignore[attr-defined]  # the machine's own medium
    syncs = []
    for _ in range(SALES):
        till.checkout.scan(JAM)
        till.checkout.scan(CAKE)
        before = disk.syncs
        till.checkout.pay(by="C1", tendered_minor=10_000)
        syncs.append(disk.syncs - before)
    assert syncs == [1] * SALES


def last_number(till: Till) -> str:
    sale = till.book.journal.last_sale()
    return str(getattr(sale.fact, "number", "")) if sale is not None else ""


def refund(till: Till) -> object:
    return till.undoing.refund(last_number(till), {0: 1}, by="C1", reason="lid", approved_by="L1")


def void(till: Till) -> object:
    return till.undoing.void(last_number(till), by="C1", reason="twice", approved_by="L1")


def move_cash(till: Till) -> object:
    return till.shifts.move_cash(by="L1", amount_minor=-1_000, purpose=Purpose.SAFE, reason="too much")


def count_again(till: Till) -> object:
    return till.shifts.count(by="C1", counted=())


def close(till: Till) -> object:
    till.shifts.count(by="C1", counted=())
    return till.shifts.close(by="C1", reason="empty", approved_by="L1")


def close_and_open(till: Till) -> object:
    close(till)
    return till.open_shift()


# What a person does, and how often the disk is synced for it. A closing and the signature over its head are one commit.
ACTS: dict[str, tuple[Callable[[Till], object], int]] = {
    "a refund": (refund, 1),
    "a void": (void, 1),
    "cash out": (move_cash, 1),
    "the drawer": (lambda till: till.shifts.open_drawer(by="C1", reason="change"), 1),
    "a basket on hold": (lambda till: till.checkout.hold(""), 1),
    "a basket given up": (lambda till: till.checkout.clear(by="C1"), 1),
    "goods received": (lambda till: till.goods.receive(SALMA, (a_received_line(),), by="G1"), 1),
    "a count": (count_again, 1),
    "a count and a closing": (close, 2),
    "a count, a closing and an opening": (close_and_open, 3),
    "a signed head": (lambda till: till.book.sign_head(), 1),
}
ENDINGS = (count_again, close, close_and_open)


def test_each_change_of_a_basket_is_one_sync(make_machine: Callable[..., Machine]) -> None:
    till = make_machine(checkpoint_pages=100_000).start()
    disk = till.book.medium.vfs.disk  # type: ignore[attr-defined]  # the machine's own medium
    before = disk.syncs
    for _ in range(SALES):
        till.checkout.scan(JAM)
    assert disk.syncs - before == SALES


def test_carrying_the_log_over_costs_two_syncs_now_and_then(make_machine: Callable[..., Machine]) -> None:
    till = make_machine(checkpoint_pages=1_000).start()
    disk = till.book.medium.vfs.disk  # type: ignore[attr-defined]  # the machine's own medium
    before = disk.syncs
    for _ in range(400):
        till.sell()
    beyond = disk.syncs - before - 2 * 400  # a sync for the basket, one for the sale
    assert 0 < beyond <= 2 * 400 * 11 // 1_000 + 4


def test_the_drawer_opens_and_paper_is_printed_only_after_the_sync(make_machine: Callable[..., Machine]) -> None:
    machine = make_machine(checkpoint_pages=100_000)
    book = machine.start().book
    events: list[str] = []
    till = Till(book, events)
    till.drawer = RecordingDrawer(events, on_open=lambda: events.append(f"syncs {machine.disk.syncs}"))
    till.press = RecordingPress(events, on_print=lambda: events.append(f"syncs {machine.disk.syncs}"))
    till.checkout._drawer, till.checkout._press = till.drawer, till.press
    till.checkout.scan(JAM)
    before = machine.disk.syncs
    sold = till.checkout.pay(by="C1", tendered_minor=10_000)
    assert events == [f"syncs {before + 1}", "open drawer", f"syncs {before + 1}", "print sale"]
    assert book.journal.saved is not None
    assert book.journal.saved.hash == sold.hash


@pytest.mark.parametrize(("act", "syncs"), ACTS.values(), ids=ACTS)
def test_each_act_at_the_till_is_one_sync(
    make_machine: Callable[..., Machine], act: Callable[[Till], object], syncs: int
) -> None:
    till = make_machine(checkpoint_pages=100_000).start()
    disk = till.book.medium.vfs.disk  # type: ignore[attr-defined]  # the machine's own medium
    till.sell(JAM, CAKE)
    till.checkout.scan(JAM)
    if act in ENDINGS:
        till.checkout.clear(by="C1")
    if act is count_again:
        till.shifts.count(by="C1", counted=())
    before = disk.syncs
    act(till)
    assert disk.syncs - before == syncs


def test_canary_a_weaker_setting_lets_the_drawer_open_before_anything_is_synced(
    make_machine: Callable[..., Machine],
) -> None:
    machine = make_machine(checkpoint_pages=100_000, pragmas={"synchronous": "normal"})
    till = machine.start()
    seen: list[int] = []
    till.checkout._drawer = RecordingDrawer([], on_open=lambda: seen.append(machine.disk.syncs))
    till.checkout.scan(JAM)
    before = machine.disk.syncs
    till.checkout.pay(by="C1", tendered_minor=10_000)
    assert seen == [before]


@pytest.mark.parametrize("synchronous", ["normal", "off"])
def test_canary_with_weaker_settings_there_is_no_sync(make_machine: Callable[..., Machine], synchronous: str) -> None:
    till = make_machine(checkpoint_pages=100_000, pragmas={"synchronous": synchronous}).start()
    disk = till.book.medium.vfs.disk  # type: ignore[attr-defined]  # the machine's own medium
    before = disk.syncs
    till.sell()
    assert disk.syncs == before


# -- the driver that ships, watched by the system -------------------------------------------------------------------

SELL = """
import sys
from pathlib import Path
from tests.builders import a_sale, an_id, an_open_book
from pos.ledger import connection
if len(sys.argv) > 2:
    connection.PRAGMAS["synchronous"] = int(sys.argv[2])
book = an_open_book(Path(sys.argv[1]))
book.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
facts = [a_sale(serial=serial) for serial in range(1, 41)]
book.journal.append(a_sale(serial=99), identity=an_id(99), by="C1")  # the first after a rest begins the log anew
print("selling", flush=True)
for serial, fact in enumerate(facts, 1):
    book.journal.append(fact, identity=an_id(serial), by="C1")
print("sold", flush=True)
"""


@pytest.fixture
def strace() -> str:
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not here to watch the shipped driver; the counts above are of the disk in memory")
    return program


def syncs_while_selling(strace: str, tmp_path: Path, *arguments: str) -> int:
    log = tmp_path / "strace.txt"
    command = [strace, "-f", "-e", "trace=fsync,fdatasync,write", "-o", str(log)]
    ran = subprocess.run(
        [*command, sys.executable, "-c", SELL, str(tmp_path), *arguments], capture_output=True, text=True, check=False
    )
    if "ptrace" in ran.stderr:
        pytest.skip("this system does not let strace watch")
    assert ran.returncode == 0, ran.stderr
    text = log.read_text(encoding="utf-8")
    selling = text[text.index('"selling') : text.index('"sold')]
    return len(re.findall(r"\b(?:fsync|fdatasync)\(\d+\)\s+= 0", selling))


def test_the_shipped_driver_syncs_once_a_sale(strace: str, tmp_path: Path) -> None:
    assert syncs_while_selling(strace, tmp_path) == 40


def test_canary_the_watch_sees_that_a_weaker_setting_does_not_sync(strace: str, tmp_path: Path) -> None:
    assert syncs_while_selling(strace, tmp_path, "1") == 0
    assert PRAGMAS["synchronous"] == 2
