"""The till is killed while it prints: no paper is lost, none comes out twice by itself, and what is not known is said so.

A printer of our own listens on this machine's loopback; the till speaks to it with its real connector, sells, prints, and is
killed (`SIGKILL`). The printer stops at an exact byte of an exact paper and takes no more before the till is dead, and what the
system holds for both of them on the way is far less than a paper: so each kill meets the paper that it is meant for.
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
import socket
import sys
from pathlib import Path
from pos.printing import thermal
from pos.printing.names import BookLookups
from pos.printing.press import Outlet, PaperPress
from pos.printing.raster import Painter
from pos.printing.spool import Spool
from tests.builders import JAM, Till, an_open_book, surroundings
folder, port, seed, sales, lasts = Path(sys.argv[1]), *map(int, sys.argv[2:6])

class Narrow(socket.socket):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)

socket.socket = Narrow
thermal.ANSWER_TIMEOUT_S = 60.0  # a printer that keeps silent is waited for until the kill comes, on a slow machine too
around = surroundings(seed)
book = an_open_book(folder, around=around)
till = Till(book)
if book.journal.open_shift() is None:
    till.open_shift()
assets = Path("assets")
lookups = BookLookups(book.catalogue, book.journal, book.key, assets / "paper")
printer = thermal.NetworkPrinter("127.0.0.1", folder / "cache", port=port, timeout_s=60.0)
spool = Spool(around.now, folder / "spool" if lasts else None)
press = PaperPress(lookups, Outlet(Painter(assets / "fonts"), printer), lambda work: work(), lambda trouble: None, spool)
press.catch_up()
for _ in range(sales):
    till.checkout.scan(JAM)
    press.print(till.checkout.pay(by="C1", tendered_minor=100_000))
print(sum(fact.fact.KIND == "sale" for fact in book.journal.acts(0)))
book.close()
"""
IN_FLIGHT_BYTES_MAX = 20_000  # what the system holds between the till and the printer, about
JOB_BYTES_MIN = 50_000  # of one receipt
WELL = {1: b"\x16", 2: b"\x12", 4: b"\x12"}


@dataclass(frozen=True)
class Halt:
    """Where the printer stops: at which paper from now on (1: the next), after how many bytes of it.

    After no byte: it is asked how it is before the paper, and does not answer.
    """

    paper: int
    bytes_taken: int


@dataclass
class Life:
    """One life of the till as its printer sees it: where it stops, and how far it has come."""

    halt: Halt | None = None
    begun: int = 0
    halted: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def stop_after(self, content: bytes, paper: int) -> None:
        """Stop where it was told to, until the till is dead."""
        if self.halt == Halt(paper, len(content)):
            self.halted.set()
            self.may_go_on.wait(120)

    def bytes_wanted(self, content: bytes) -> int:
        """Return how many bytes may be read without overrunning the byte where it is to stop."""
        if self.halt is None or len(content) >= self.halt.bytes_taken:
            return 4_096
        return min(4_096, self.halt.bytes_taken - len(content))


@dataclass
class LoopbackPrinter:
    """Takes jobs on the loopback and answers how it is, one line after the other."""

    jobs: list[bytes] = field(default_factory=list)
    life: Life = field(default_factory=Life)

    def serve(self, server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            life = self.life
            with line:
                content = self._listen(line, life)
            if content:
                self.jobs.append(content)
            if life.halted.is_set():
                life.hung_up.set()

    def _listen(self, line: socket.socket, life: Life) -> bytes:
        content = b""
        try:
            while line.recv(1, socket.MSG_PEEK) == b"\x10":  # a question; no paper begins so
                question = line.recv(3)
                life.stop_after(content, life.begun + 1)
                line.sendall(WELL[question[2]])
            while part := line.recv(life.bytes_wanted(content)):
                life.begun += not content
                content += part
                life.stop_after(content, life.begun)
        except OSError:
            pass
        return content


@contextmanager
def a_printer() -> Iterator[tuple[LoopbackPrinter, int]]:
    printer = LoopbackPrinter()
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    server.bind(("127.0.0.1", 0))
    server.listen()
    thread = threading.Thread(target=printer.serve, args=(server,))
    thread.start()
    yield printer, server.getsockname()[1]
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def run(folder: Path, printer: tuple[LoopbackPrinter, int], seed: int, *, lasts: bool, halt: Halt | None) -> int:
    """Sell in a process of its own; kill it where the printer halts. Return how many sales the book has, if it lives."""
    (listener, port), sales = printer, 2 if halt is None else halt.paper
    life = listener.life = Life(halt)
    command = [sys.executable, "-c", SELL, str(folder), str(port), str(seed), str(sales), str(int(lasts))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        if halt is not None:
            assert life.halted.wait(120), "the printer was never brought so far"
            process.kill()
            process.wait()
            life.may_go_on.set()
            assert life.hung_up.wait(120)
        said, _ = process.communicate(timeout=120)
    return int(said) if halt is None else 0


def judge(sales: int, jobs: list[bytes], unknown: int) -> str:
    """Say what went wrong; nothing where every sale is on paper once, or may be, and a person is told."""
    whole = [job for job in jobs if job.endswith(b"\x1dV\x00")]
    if len(set(whole)) != len(whole):
        return "a paper came out twice"
    if not len(whole) <= sales <= len(whole) + unknown:
        return f"{sales} sales, {len(whole)} papers, {unknown} not known"
    return ""


def live(folder: Path, halts: list[Halt], *, lasts: bool) -> tuple[str, int, int]:
    """Be killed at each halt, then live on. Return what went wrong, how many papers were torn, how many are not known."""
    with a_printer() as printer:
        for turn, halt in enumerate(halts):
            run(folder, printer, turn, lasts=lasts, halt=halt)
        sales = run(folder, printer, len(halts), lasts=lasts, halt=None)
    left = Spool(surroundings(0).now, folder / "spool").jobs if lasts else ()
    assert all(job.state is JobState.UNKNOWN for job in left)
    torn = [job for job in printer[0].jobs if len(job) < JOB_BYTES_MIN]
    return judge(sales, printer[0].jobs, len(left)), len(torn), len(left)


@pytest.mark.skipif(sys.platform == "win32", reason="a kill is SIGKILL")
def test_a_killed_till_prints_every_sale_once_or_says_that_it_does_not_know(
    tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    chance = dice_of("printing")
    torn_at = chance.randrange(1, JOB_BYTES_MIN - IN_FLIGHT_BYTES_MAX)
    halts = [Halt(2, 0), Halt(1, torn_at), Halt(3, 1), Halt(1, JOB_BYTES_MIN)]
    found, torn, unknown = live(tmp_path / "T01", halts, lasts=True)
    assert found == ""
    assert torn >= 2, "the kills met no paper"
    assert unknown == len(halts), "of each paper that a kill met, a person is told"


@pytest.mark.skipif(sys.platform == "win32", reason="a kill is SIGKILL")
@pytest.mark.parametrize("halt", [Halt(1, 0), Halt(2, 5_000)], ids=["before the paper", "in the paper"])
def test_a_spool_in_memory_would_lose_papers(tmp_path: Path, halt: Halt) -> None:
    """The canary: the same life without a folder for the spool."""
    found, _, _ = live(tmp_path / "T01", [halt], lasts=False)
    assert found == f"{halt.paper + 2} sales, {halt.paper + 1} papers, 0 not known"


def test_a_paper_that_came_out_twice_is_seen() -> None:
    paper = b"\x1b@dots\x1dV\x00"
    assert judge(2, [paper, paper], 0) == "a paper came out twice"
    assert judge(1, [paper, b"\x1b@do"], 0) == ""
