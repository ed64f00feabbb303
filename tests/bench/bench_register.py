"""How fast a register takes sales in, beside the least that the same server and disk allow, in one run.

    python -m tests.bench.bench_register                     # 1, 4, 16, 64 tills × batches of 1, 100, 500, on SQLite
    python -m tests.bench.bench_register --postgres          # the same on a PostgreSQL of its own, with its syncs on
    python -m tests.bench.bench_register --tills 1 --sales 5000
    python -m tests.bench.bench_register --tills 64 --now-and-then   # a sale a second from each, while two more catch up

Not a test: a machine may be slow, so nothing is asserted but that every sale arrived once. Register and tills share the machine's
cores; what matters is the ratio to `tests.bench.raw_register`, which is fed the same bytes in the same run, and the register's
processor time a sale. Budgets on two quiet cores: 10 000 sales a second on SQLite, 7 000 on PostgreSQL, 64 tills at least 0.8 of
one, 150 bytes a sale on the wire in batches, 150 MB.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

from pos.register.tables import FACT, POSTING
from tests import stores
from tests.bench.traffic import Tape, begin, device_names, families
from tests.served import Served

TILLS = (1, 4, 16, 64)
BATCHES = (1, 100, 500)
FAMILIES = families(500)
PACED_SECONDS = 8
SINGLES_MAX = 1_000  # batches of one sale cost a sync each; fewer of them tell enough


class Line:
    """A till's line to a server: one connection that is kept, as httpx keeps one, with as little around it as can be."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def send(self, message: bytes) -> float:
        """Send a batch; return the seconds until its answer."""
        start = time.perf_counter()
        self._http.request("POST", "/v1/batches", message)
        answer = self._http.getresponse()
        said = answer.read()
        assert answer.status == 200, said
        return time.perf_counter() - start

    def close(self) -> None:
        self._http.close()


def send_all(served: Served, messages: list[list[bytes]]) -> tuple[float, float, list[float]]:
    """Let every till send its batches, each till one after the other.

    Returns:
        All seconds by the wall, those of the server's processor, and those of each answer.
    """
    waits: list[list[float]] = [[] for _ in messages]
    lines = [Line(served.port) for _ in messages]
    for line, own, wait in zip(lines, messages, waits, strict=True):
        wait.append(line.send(own[0]))  # the first batch opens the connection and warms the server

    def work(line: Line, own: list[bytes], wait: list[float]) -> None:
        wait.extend(line.send(message) for message in own[1:])

    threads = [threading.Thread(target=work, args=one) for one in zip(lines, messages, waits, strict=True)]
    start, before = time.perf_counter(), served.cpu_seconds()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, processor = time.perf_counter() - start, served.cpu_seconds() - before
    for line in lines:
        line.close()
    return seconds, processor, [one for wait in waits for one in wait[1:]]


class Machine:
    """Where databases of this run lie."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder, self._server = folder, server

    def database(self) -> str:
        """The address of an empty database."""
        if not self._server:
            return f"sqlite:///{self._folder / uuid4().hex}.db"
        return stores.Store(self._server).address(Path(uuid4().hex))


def run(machine: Machine, tills: int, size: int, count: int) -> None:
    """One row of the table: so many tills, so many facts a batch, so many sales in all."""
    each = max(count // tills, 2 * size)
    messages = [list(Tape(device).batches(each, FAMILIES, size)) for device in device_names(tills)]
    sent = sum(len(message) for own in messages for message in own)
    timed = (each + 1 - size) * tills  # the first batch of each till is not timed
    raw = measure(Served(machine.database(), "tests.bench.raw_register"), messages, timed)
    database = machine.database()
    register = begin(database, tills)
    ours = measure(Served(database), messages, timed)
    with register.database.reading() as connection:
        facts = connection.execute(select(func.count()).select_from(FACT).where(FACT.c.device != "R01")).scalar_one()
        balance = connection.execute(select(func.sum(POSTING.c.amount_minor))).scalar_one()
    register.close()
    assert (facts, balance) == ((each + 1) * tills, 0)
    waits = sorted(ours.waits)
    p99 = waits[min(int(len(waits) * 0.99), len(waits) - 1)]
    figures = (
        f"{tills:5} {size:6} {raw.rate:11,.0f} {ours.rate:11,.0f} {ours.rate / raw.rate:6.2f}",
        f"{ours.cpu_us:7.0f} {raw.cpu_us:8.0f} {statistics.median(waits) * 1e3:9.1f} {p99 * 1e3:9.1f}",
        f"{sent / each / tills:7.0f} {ours.memory_kib / 1024:5.0f}",
    )
    print(*figures, flush=True)


def run_now_and_then(machine: Machine, tills: int, catching_up: int) -> None:
    """One row: how long single sales wait at a register that takes in the days of other tills meanwhile."""
    names = device_names(tills + catching_up)
    paced = [list(Tape(device).batches(PACED_SECONDS, FAMILIES, 1)) for device in names[:tills]]
    long = [list(Tape(device).batches(PACED_SECONDS * 5_000, FAMILIES, 500)) for device in names[tills:]]
    database = machine.database()
    begin(database, tills + catching_up).close()
    waits: list[float] = []
    is_over = threading.Event()

    def sell(line: Line, own: list[bytes], dice: random.Random) -> None:
        line.send(own[0])  # the first batch opens the connection and warms the server
        for message in own[1:]:
            is_over.wait(dice.uniform(0.5, 1.5))  # nobody sets it before the last till has sold
            waits.append(line.send(message))

    def catch_up(line: Line, own: list[bytes]) -> None:
        for message in own:
            if not is_over.is_set():
                line.send(message)

    with Served(database) as served:
        selling = [
            threading.Thread(target=sell, args=(Line(served.port), own, random.Random(n)))
            for n, own in enumerate(paced)
        ]
        others = [threading.Thread(target=catch_up, args=(Line(served.port), own)) for own in long]
        for thread in (*selling, *others):
            thread.start()
        for thread in selling:
            thread.join()
        is_over.set()
        for thread in others:
            thread.join()
    waits.sort()
    p99 = waits[int(len(waits) * 0.99)]
    told = f"p50 {statistics.median(waits) * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms, the longest {waits[-1] * 1e3:.0f} ms"
    print(f"{tills} tills, a sale a second each, {catching_up} others catching up: {told}", flush=True)


class Measured:
    """What one server did with the messages."""

    def __init__(self, rate: float, cpu_us: float, waits: list[float], memory_kib: int) -> None:
        self.rate, self.cpu_us, self.waits, self.memory_kib = rate, cpu_us, waits, memory_kib


def measure(served: Served, messages: list[list[bytes]], timed: int) -> Measured:
    with served:
        seconds, processor, waits = send_all(served, messages)
        return Measured(timed / seconds, processor / timed * 1e6, waits, served.memory_kib())


HEAD = "tills  batch  raw sales/s ours sales/s  ratio us/sale   raw us    p50 ms    p99 ms B/sale   MiB"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--sales", type=int, default=20_000)
    parser.add_argument("--tills", type=int, nargs="*", default=TILLS)
    parser.add_argument("--batches", type=int, nargs="*", default=BATCHES)
    parser.add_argument("--now-and-then", action="store_true")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="amana-bench-", ignore_cleanup_errors=True))
        )
        server = ""
        if chosen.postgres:
            stores.SETTINGS.update(
                {"fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB", "autovacuum": "on"}
            )
            server = stack.enter_context(stores.running_server()).address
        machine = Machine(folder, server)
        for tills in chosen.tills if chosen.now_and_then else ():
            run_now_and_then(machine, tills, 0)
            run_now_and_then(machine, tills, 2)
        if chosen.now_and_then:
            return
        print("PostgreSQL" if server else "SQLite", HEAD, sep="\n", flush=True)
        for tills in chosen.tills:
            for size in chosen.batches:
                run(machine, tills, size, min(chosen.sales, SINGLES_MAX) if size == 1 else chosen.sales)


if __name__ == "__main__":
    main()
