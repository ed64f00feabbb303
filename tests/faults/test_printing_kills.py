"""The till is killed while it prints: no paper is lost, none comes out twice by itself, and what is not known is said so.

A printer of our own listens on this machine's loopback; the till speaks to it with its real connector, sells, prints, and is
killed (`SIGKILL`) in the middle of a job, between jobs, wherever the bytes happen to be.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.printing.jobs import JobState
from pos.printing.spool import Spool
from tests.builders import surroundings

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SELL = """
import sys
from pathlib import Path
from pos.printing.names import BookLookups
from pos.printing.press import Outlet, PaperPress
from pos.printing.raster import Painter
from pos.printing.spool import Spool
from pos.printing.thermal import NetworkPrinter
from tests.builders import JAM, Till, an_open_book, surroundings
folder, port, seed, sales, lasts = Path(sys.argv[1]), *map(int, sys.argv[2:6])
around = surroundings(seed)
book = an_open_book(folder, around=around)
till = Till(book)
if book.journal.open_shift() is None:
    till.open_shift()
assets = Path("assets")
lookups = BookLookups(book.catalogue, book.journal, book.key, assets / "paper")
outlet = Outlet(Painter(assets / "fonts"), NetworkPrinter("127.0.0.1", folder / "cache", port=port))
spool = Spool(around.now, folder / "spool" if lasts else None)
press = PaperPress(lookups, outlet, lambda work: work(), lambda trouble: None, spool)
press.catch_up()
for _ in range(sales):
    till.checkout.scan(JAM)
    press.print(till.checkout.pay(by="C1", tendered_minor=100_000))
print(sum(fact.fact.KIND == "sale" for fact in book.journal.acts(0)))
book.close()
"""
KILLS = 4
LIVES_MAX = 5
JOB_BYTES = 60_000  # of one receipt, about
WELL = {1: b"\x16", 2: b"\x12", 4: b"\x12"}


@dataclass
class LoopbackPrinter:
    """Takes jobs on the loopback, answers how it is, and says when it has taken enough."""

    jobs: list[bytes] = field(default_factory=list)
    taken: int = 0
    enough: int = 0
    on_enough: threading.Event = field(default_factory=threading.Event)

    def serve(self, server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                self._listen(line)

    def _listen(self, line: socket.socket) -> None:
        content = b""
        try:
            while part := line.recv(4_096):
                if part[:2] == b"\x10\x04":
                    line.sendall(WELL[part[2]])
                    continue
                content += part
                self.taken += len(part)
                if self.enough and self.taken >= self.enough:
                    self.on_enough.set()
        except OSError:
            pass
        if content:
            self.jobs.append(content)


@contextmanager
def a_printer() -> Iterator[tuple[LoopbackPrinter, int]]:
    printer = LoopbackPrinter()
    server = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=printer.serve, args=(server,))
    thread.start()
    yield printer, server.getsockname()[1]
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def run(folder: Path, port: int, seed: int, sales: int, *, lasts: bool, kill: threading.Event | None = None) -> int:
    """Sell in a process of its own; kill it when the printer has taken enough. Return how many sales the book has."""
    command = [sys.executable, "-c", SELL, str(folder), str(port), str(seed), str(sales), str(int(lasts))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        if kill is not None:
            assert kill.wait(60), "the printer never got enough"
            process.kill()
        said, _ = process.communicate(timeout=60)
    return int(said) if kill is None else 0


def judge(sales: int, jobs: list[bytes], unknown: int) -> str:
    """Say what went wrong; nothing where every sale is on paper once, or may be, and a person is told."""
    whole = [job for job in jobs if job.endswith(b"\x1dV\x00")]
    if len(set(whole)) != len(whole):
        return "a paper came out twice"
    if not len(whole) <= sales <= len(whole) + unknown:
        return f"{sales} sales, {len(whole)} papers, {unknown} not known"
    return ""


def live(folder: Path, chance: random.Random, *, lasts: bool) -> str:
    """Be killed several times while printing, then live on; judge what came out."""
    with a_printer() as (printer, port):
        for turn in range(KILLS):
            printer.enough = printer.taken + chance.randrange(2_000, 3 * JOB_BYTES)
            run(folder, port, turn, 50, lasts=lasts, kill=printer.on_enough)
            printer.on_enough.clear()
        printer.enough = 0
        sales = run(folder, port, KILLS, 2, lasts=lasts)
    left = Spool(surroundings(0).now, folder / "spool").jobs if lasts else ()
    assert all(job.state is JobState.UNKNOWN for job in left)
    return judge(sales, printer.jobs, len(left))


@pytest.mark.skipif(sys.platform == "win32", reason="a kill is SIGKILL")
def test_a_killed_till_prints_every_sale_once_or_says_that_it_does_not_know(
    tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    assert live(tmp_path / "T01", dice_of("printing"), lasts=True) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a kill is SIGKILL")
def test_a_spool_in_memory_would_lose_papers(tmp_path: Path, dice_of: Callable[[object], random.Random]) -> None:
    """The canary: the same life without a folder for the spool; now and then no kill meets a paper, so some lives are lived."""
    lives = (live(tmp_path / f"{n}" / "T01", dice_of(f"printing {n}"), lasts=False) for n in range(LIVES_MAX))
    assert any("sales" in found for found in lives)


def test_a_paper_that_came_out_twice_is_seen() -> None:
    paper = b"\x1b@dots\x1dV\x00"
    assert judge(2, [paper, paper], 0) == "a paper came out twice"
    assert judge(1, [paper, b"\x1b@do"], 0) == ""
