"""How soon a sale is at the register, and what a bad line does to a day's worth of sales; on loopback, with real sockets.

    python -m tests.bench.bench_sync

Not a test: a machine may be slow, so nothing is asserted. A sale's latency is counted from its commit until the register's signed
word is in the book; beside it stands the bare round trip to the same register in the same run. The bad line is a proxy that
passes 64 kbit/s, holds everything back for 400 ms each way, and for two segments in a hundred adds the second after which TCP
would send them again. Budgets: p50 within 10 ms, p99 within 39 ms.
"""

from __future__ import annotations

import queue
import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pos.register.serve import EmbeddedRegister
from pos.sync.admitted import Admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange
from pos.sync.worker import SyncWorker, Way
from tests.builders import Till, a_till
from tests.unit.register.rehearsal import ADMIN, BAZAAR, KEYS, Clock, open_register

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.worker import SyncStatus

SALES = 300
DAY_SALES = 142
PATIENCE_S = 120
SEGMENT_BYTES = 1_024
BITS_A_SECOND = 64_000
DELAY_S = 0.4
LOST_BP = 200
RESEND_S = 1.0


class BadLine:
    """A line between a till and its register that is slow, far and lossy.

    Args:
        port: of the register.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._dice = random.Random(1)
        self.carried_bytes = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            near, _ = self._server.accept()
            far = socket.create_connection(("127.0.0.1", self._target))
            for source, sink in ((near, far), (far, near)):
                held: queue.Queue[tuple[float, bytes]] = queue.Queue()
                threading.Thread(target=self._take, args=(source, held), daemon=True).start()
                threading.Thread(target=self._give, args=(held, sink), daemon=True).start()

    def _take(self, source: socket.socket, held: queue.Queue[tuple[float, bytes]]) -> None:
        """Take segments in at the line's rate, each with the moment at which it arrives."""
        free_at = time.monotonic()
        while segment := source.recv(SEGMENT_BYTES):
            self.carried_bytes += len(segment)
            free_at = max(free_at, time.monotonic()) + len(segment) * 8 / BITS_A_SECOND
            late = RESEND_S if self._dice.randrange(10_000) < LOST_BP else 0.0
            held.put((free_at + DELAY_S + late, segment))
        held.put((free_at + DELAY_S, b""))

    @staticmethod
    def _give(held: queue.Queue[tuple[float, bytes]], sink: socket.socket) -> None:
        waiting = threading.Event()
        while True:
            at, segment = held.get()
            waiting.wait(max(at - time.monotonic(), 0))
            if not segment:
                sink.close()
                return
            sink.sendall(segment)


def admitted(register: Register, folder: Path) -> tuple[Till, Admission]:
    """A till with an open shift that the register knows."""
    till = a_till(folder)
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    register.devices.admit(code, till.book.key.public)
    keys = {"register_key": KEYS.signing.public, "sealing_key": KEYS.sealing.public}
    return till, Admission(bazaar=BAZAAR.code, device="T01", **keys)


def latencies(till: Till, admission: Admission, address: str) -> list[float]:
    """Milliseconds from each sale's commit until the register's word on it is in the book."""
    told: queue.Queue[SyncStatus] = queue.Queue()
    way = Way(
        till.book.reader,
        lambda connection: Exchange(connection, admission, till.book.key),
        lambda: RegisterClient(address),
    )
    worker = SyncWorker(way, told.put, till.book.around.now, random.Random(1))
    worker.start()
    _until_sent(told)
    taken = []
    for _ in range(SALES):
        till.sell()
        begin = time.perf_counter()
        worker.poke()
        _until_sent(told)
        taken.append((time.perf_counter() - begin) * 1000)
    worker.stop()
    return taken


def _until_sent(told: queue.Queue[SyncStatus]) -> None:
    is_begun = False
    while True:
        status = told.get(timeout=PATIENCE_S)
        is_begun = is_begun or status.is_busy
        if is_begun and not status.is_busy and not status.unsent.facts:
            return


def round_trips(address: str) -> list[float]:
    """Milliseconds of a bare question to the same register."""
    taken = []
    with RegisterClient(address) as line:
        for _ in range(SALES):
            begin = time.perf_counter()
            line.health()
            taken.append((time.perf_counter() - begin) * 1000)
    return taken


def tell(name: str, taken: list[float]) -> None:
    """Print the median and the 99th of a hundred."""
    ordered = sorted(taken)
    sys.stdout.write(
        f"{name:34}p50 {statistics.median(ordered):7.2f} ms   p99 {ordered[len(ordered) * 99 // 100]:7.2f} ms\n"
    )


def main() -> None:
    """Measure both, and print."""
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(Path(folder) / "register.db", Clock())
        running = EmbeddedRegister(register)
        address = running.start()
        till, admission = admitted(register, Path(folder) / "till")
        bare, sales = round_trips(address), latencies(till, admission, address)
        tell("a bare round trip", bare)
        tell("a sale, from commit to its word", sales)
        sys.stdout.write(f"ratio of the medians {statistics.median(sales) / statistics.median(bare):.2f}\n")

        for _ in range(DAY_SALES):
            till.sell()
        line = BadLine(int(address.rpartition(":")[2]))
        connection = till.book.reader()
        begin = time.perf_counter()
        with RegisterClient(f"http://127.0.0.1:{line.port}", seconds_max=PATIENCE_S) as far:
            passed = Exchange(connection, admission, till.book.key).run(far)
        seconds = time.perf_counter() - begin
        connection.close()
        sys.stdout.write(
            f"the bad line: {passed.sent} new and {passed.known} known entries in {seconds:.1f} s, "
            f"{line.carried_bytes} bytes both ways, {passed.unsent.facts} left\n"
        )
        till.book.close()
        running.stop()


if __name__ == "__main__":
    main()
