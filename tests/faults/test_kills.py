"""The program is killed at any moment, on a real disk: what was called saved is there, and the basket comes back.

A kill says nothing about a power cut: what the system holds in its cache survives it. It does say that no order of ours is wrong.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos.ledger.verify import verify
from tests.builders import Till, a_book, surroundings

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

SELL = """
import sys
from pathlib import Path
from tests.builders import CAKE, JAM, Till, an_open_book, surroundings
book = an_open_book(Path(sys.argv[1]), around=surroundings(int(sys.argv[2])))
till = Till(book)
if book.journal.open_shift() is None:
    till.open_shift()
print("open", flush=True)
while True:
    for code in (JAM, CAKE, JAM):
        till.checkout.scan(code)
        print("basket", till.checkout.basket.id, till.checkout.basket.pieces, flush=True)
    sold = till.checkout.pay(by="C1", tendered_minor=100_000)
    print("saved", sold.stamp.id, flush=True)
    print("basket", till.checkout.basket.id, 0, flush=True)
"""
KILLS = 8
LONG_KILLS = 300
STRATUM_LINES = 7  # of what a till says before it is killed; a sale says five


def sell_and_kill(folder: Path, seed: int, after_lines: int) -> list[str]:
    """Start a till in a process of its own and kill it while it sells; return the lines that it had said to their end."""
    command = [sys.executable, "-c", SELL, str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said: list[str] = []
        enough = threading.Event()

        def listen() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                if line.endswith("\n"):  # the kill may come within a line
                    said.append(line.strip())
                if len(said) >= after_lines:
                    enough.set()
            enough.set()

        listener = threading.Thread(target=listen)
        listener.start()
        assert enough.wait(300)
        process.kill()
        listener.join(300)
    return said


def require_whole(folder: Path, said: list[str], saved: set[UUID], seed: int) -> None:
    """Open the book that was left behind and ask for everything that was said."""
    book = a_book(folder / "T01", around=surroundings(seed))
    saved |= {UUID(line.split()[1]) for line in said if line.startswith("saved")}
    present = {row.stamp.id for row in book.journal.acts(0) if row.fact.KIND == "sale"}
    assert saved <= present
    assert len(present - saved) <= 1
    saved |= present
    assert verify(book.connection, public=book.key.public).faults == ()
    assert book.journal.head().epoch == 1
    baskets = [line.split()[1:] for line in said if line.startswith("basket")]
    current = book.drafts.current()
    if current is not None and baskets:
        identity, pieces = baskets[-1]
        assert (str(current.id) == identity and int(pieces) <= current.pieces <= int(pieces) + 1) or pieces == "0"
    Till(book)
    book.close()


def kill_often(folder: Path, dice: random.Random, kills: int) -> None:
    saved: set[UUID] = set()
    for kill in range(kills):
        early_or_late = STRATUM_LINES * (kill % KILLS)  # there are kills of both kinds in every run
        said = sell_and_kill(folder, 2 * kill, early_or_late + dice.randint(2, 1 + STRATUM_LINES))
        assert said[0] == "open"
        require_whole(folder, said, saved, 2 * kill + 1)
    assert len(saved) > kills


def test_kills_while_selling_lose_nothing(tmp_path: Path, dice_of: Callable[[object], random.Random]) -> None:
    kill_often(tmp_path, dice_of("kills"), KILLS)


@pytest.mark.long
def test_many_kills_while_selling_lose_nothing(tmp_path: Path, dice_of: Callable[[object], random.Random]) -> None:
    kill_often(tmp_path, dice_of("kills"), LONG_KILLS)


def test_canary_a_sale_that_was_never_recorded_is_missed(tmp_path: Path) -> None:
    said = sell_and_kill(tmp_path, 0, 10)
    with pytest.raises(AssertionError):
        require_whole(tmp_path, [*said, f"saved {UUID(int=7)}"], set(), 1)
