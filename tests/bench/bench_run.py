"""How long a payout run's own work takes over very many lines, and in how much memory; beside one `GROUP BY` over the same lines.

    python -m tests.bench.bench_run                          # a million claims of 500 families at 8 tills, on SQLite
    python -m tests.bench.bench_run --claims 10000000 --rounds 1
    python -m tests.bench.bench_run --postgres
    python -m tests.bench.bench_run --part 50               # up to an evening on which half of every journal was there

Not a test: nothing is asserted but that every fils is settled once. The rows of the ledger are written by the database itself,
without the facts that they follow from and with their index built at the end, so that ten million fit into minutes;
reconciling, which reads facts, is `bench_payout`. Approving works the run out again, for it must still be what was drafted, and
writes then how far each journal is settled, and which lines are left out (`--withheld`; families beyond what fits into a run).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, select, text

from pos.domain.office_facts import Cut
from pos.register.drafting import Worked, work_out
from pos.register.register import Register
from pos.register.runs import PAYOUT_FAMILIES_MAX
from pos.register.settled import is_settled, is_within, mark_settled
from pos.register.tables import POSTING
from tests import stores
from tests.bench.bench_payout import GROUPED, show
from tests.bench.traffic import begin, device_names
from tests.unit.register.rehearsal import BAZAAR, KEYS, Clock, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS_AT_ONCE = 250_000
COUNTED = "SELECT (SELECT count(*) FROM posting WHERE claim != ''), (SELECT count(*) FROM left_out)"
LINES_A_SALE = 3
# Families come in no order, as they do at a till; numbers repeat with their check digit, as they were enrolled.
FILLED = """
WITH RECURSIVE one(i) AS (SELECT CAST({first} AS BIGINT) UNION ALL SELECT i + 1 FROM one WHERE i < {last})
INSERT INTO posting (bazaar, device, epoch, seq, n, kind, account, amount_minor, family, rate_bp, claim)
SELECT '{bazaar}', '{device}', 1, i / {lines} + 1, i % {lines}, 'sale', 'family', -(i * 37 % 19501 + 250), family.number, 2000,
    'gross'
FROM one JOIN numbered AS family ON family.place = i * 7919 % {families}
"""


# A stretch ends at a fact that is held, and how far a journal is held is told by its last one.
LAST_FACT = """
INSERT INTO fact (bazaar, device, epoch, seq, kind, at, hash, body, received_at)
VALUES (:bazaar, :device, 1, :seq, 'sale', '', :nothing, :nothing, '')
"""


def fill(register: Register, tills: int, claims: int, families: int, part: int) -> tuple[Cut, ...]:
    """Write the rows; return how far the run goes in each till's journal."""
    cuts = []
    with register.database.writing() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE numbered (place INTEGER PRIMARY KEY, number TEXT)"))
        ranked = f"SELECT row_number() OVER (ORDER BY number) - 1, number FROM family WHERE bazaar = '{BAZAAR.code}'"
        connection.execute(text(f"INSERT INTO numbered {ranked}"))
        (index,) = (one for one in POSTING.indexes if one.name == "posting_family")
        index.drop(connection)
        for device in device_names(tills):
            for first in range(0, claims // tills, ROWS_AT_ONCE):
                last = min(first + ROWS_AT_ONCE, claims // tills) - 1
                values = {"device": device, "first": first, "last": last, "lines": LINES_A_SALE}
                connection.execute(text(FILLED.format(bazaar=BAZAAR.code, families=families, **values)))
            last = claims // tills // LINES_A_SALE + 1
            cuts.append(Cut(device=device, epoch=1, seq=last * part // 100))
            for seq in {cuts[-1].seq, last}:
                end = {"bazaar": BAZAAR.code, "device": device, "seq": seq, "nothing": b""}
                connection.execute(text(LAST_FACT), end)
        index.create(connection)
        connection.execute(text("ANALYZE"))
    return tuple(cuts)


def tidy(address: str) -> None:
    """Do what PostgreSQL's own autovacuum does after so many new rows, so that an index need not ask the table."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def fill_apart(address: str, tills: int, claims: int, families: int, part: int) -> tuple[Cut, ...]:
    """Write the rows in a process of its own: building their index takes more memory than any run."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_filled, address, tills, claims, families, part).result()


def _filled(address: str, tills: int, claims: int, families: int, part: int) -> tuple[Cut, ...]:
    register = begin(address, tills, families)
    cuts = fill(register, tills, claims, families, part)
    register.close()
    if address.startswith("postgresql"):
        tidy(address)
    return cuts


def withdraw_cards(register: Register, withheld: int) -> None:
    """Let some families have no card, so that their claims are in no run."""
    some = "SELECT number FROM family WHERE bazaar = :bazaar ORDER BY number LIMIT :withheld"
    with register.database.writing(BAZAAR.code) as connection:
        values = {"bazaar": BAZAAR.code, "withheld": withheld}
        connection.execute(text(f"DELETE FROM family WHERE bazaar = :bazaar AND number IN ({some})"), values)


def left_of(worked: Worked) -> frozenset[str]:
    """The families that the run has not, as an approval tells them apart."""
    own = frozenset(line.family for line in worked.lines[:PAYOUT_FAMILIES_MAX])
    return worked.claiming - own


class Server:
    """The processor's time of a PostgreSQL server and all its processes, in milliseconds; of this process where there is none."""

    def __init__(self, folder: Path | None) -> None:
        self._postmaster = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0]) if folder else 0

    def processor(self) -> float:
        """Return what was used up to now, in whole ticks."""
        if not self._postmaster:
            return time.process_time() * 1e3
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parent, *rest = path.read_text().rpartition(")")[2].split()[1:]
                is_root = path.parent.name == str(self._postmaster)
                if is_root or parent == str(self._postmaster):
                    ticks += sum(map(int, rest[9 : 13 if is_root else 11]))  # of those that have ended, the root knows
        return ticks * 1e3 / os.sysconf("SC_CLK_TCK")

    def clock(self, work: Callable[[], object]) -> tuple[float, float]:
        """Return the milliseconds of a piece of work: by the wall, and of the processor."""
        wall, own = time.perf_counter(), self.processor()
        work()
        return (time.perf_counter() - wall) * 1e3, self.processor() - own


def memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bench(register: Register, cuts: tuple[Cut, ...], rounds: int, server: Server) -> None:
    code, clock = BAZAAR.code, server.clock

    def grouped() -> None:
        with register.database.reading() as connection:
            connection.execute(text(GROUPED), {"bazaar": code}).all()

    worked: list[Worked] = []

    def drafted() -> None:
        with register.database.reading() as connection:
            worked[:] = [work_out(connection, BAZAAR, cuts)]

    marked: list[tuple[float, float]] = []

    def approved() -> None:
        with register.database.writing(code) as connection:
            left = left_of(work_out(connection, BAZAAR, cuts))
            marked.append(clock(lambda: mark_settled(connection, code, cuts, "R01-000001-2", left)))

    grouped()  # the first one reads the file
    before = memory_mib()
    raw = [clock(grouped) for _ in range(max(rounds, 3))]
    show("one GROUP BY", raw)
    draft = [clock(drafted) for _ in range(max(rounds, 3))]
    show("work the run out", draft)
    approve = [clock(approved)]
    show("approve: work it out again, settle, one commit", approve)
    show("of that, what is settled written down", marked)
    for what, one in zip(("by the wall", "of the processor"), (0, 1), strict=True):
        group, work, whole, rows = (
            statistics.median(times[one] for times in each) for each in (raw, draft, approve, marked)
        )
        print(
            f"{what}, to one GROUP BY: worked out {work / group:.2f}, approved {whole / group:.2f}, "
            f"written down {rows / group:.2f}"
        )
    print(f"memory before {before:.0f} MiB, at most {memory_mib():.0f} MiB")
    with register.database.reading() as connection:
        claim = POSTING.c.claim != ""
        of_others = claim & POSTING.c.family.in_(left_of(worked[-1])) & is_settled()
        count = select(func.count()).select_from(POSTING)
        claims, out = connection.execute(text(COUNTED)).one()
        reached = connection.execute(count.where(claim, is_within(connection, code, cuts, POSTING))).scalar_one()
        assert connection.execute(count.where(claim, is_settled())).scalar_one() == reached - out
        assert connection.execute(count.where(of_others)).scalar_one() == 0
        print(f"{claims} claims, {reached} of them reached, {out} of those left out, each where it belongs")
    if out:
        settle_later(register, cuts, server)


def settle_later(register: Register, cuts: tuple[Cut, ...], server: Server) -> None:
    """Settle line by line what was left out, as a later run does once its families are known."""
    with register.database.writing(BAZAAR.code) as connection:
        took = server.clock(lambda: mark_settled(connection, BAZAAR.code, cuts, "R01-000002-0", ()))
    show("a later run: what was left out, line by line", [took])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--tills", type=int, default=8)
    parser.add_argument("--families", type=int, default=500)
    parser.add_argument("--withheld", type=int, default=0, help="families without a card")
    parser.add_argument("--part", type=int, default=100, help="how much of every journal the run reaches, in percent")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="amana-bench-", ignore_cleanup_errors=True))
        )
        address = f"sqlite:///{folder / 'register.db'}"
        server = Server(None)
        if chosen.postgres:
            stores.SETTINGS.update(
                {"fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB", "autovacuum": "on"}
            )
            running = stack.enter_context(stores.running_server())
            address, server = running.address, Server(running.folder)
        cuts = fill_apart(address, chosen.tills, chosen.claims, chosen.families, chosen.part)
        register = Register.open(address, KEYS, surroundings(Clock()))
        stack.callback(register.close)
        withdraw_cards(register, chosen.withheld)
        bench(register, cuts, chosen.rounds, server)


if __name__ == "__main__":
    main()
