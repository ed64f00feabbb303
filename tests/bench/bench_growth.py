"""Does a register that has grown stay as quick? Ingest and reads at several sizes of one bazaar, and what its indexes change.

    python -m tests.bench.bench_growth                           # SQLite, grown to 1 million facts
    python -m tests.bench.bench_growth --postgres --facts 300000
    python -m tests.bench.bench_growth --former                  # with the indexes of the step before, to compare

Not a test: nothing is asserted but that the books balance. One till's sales are taken in as they come; what makes the register
large is copies of its rows under other tills' names, with ids of their own, written by the database itself.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, select, text

from pos.register.extents import extents_of
from pos.register.reconciling import projected
from pos.register.standing import standing_of
from pos.register.tables import POSTING
from tests import stores
from tests.bench.bench_payout import clock
from tests.bench.traffic import Tape, begin, device_names, families, sales
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

TILLS = 60
FAMILIES = families(500)
FORMER = (
    "DROP INDEX posting_family",
    "CREATE INDEX posting_family ON posting (bazaar, family, claim, rate_bp, amount_minor)",
    "DROP INDEX fact_kind",
    "CREATE INDEX fact_kind ON fact (bazaar, kind, device)",
)
COPIES = {
    "fact": "device, {id}, kind, at, prev, hash, body, received_at",
    "seen": "{id}, device",
    "posting": "device, n, kind, account, amount_minor, family, rate_bp, claim",
    "stock_move": "device, n, item, way, quantity",
}


def copy_till(register: Register, source: str, target: str, serial: int) -> None:
    """Write a till's rows once more under another's name; the byte of an id's variant tells the copies apart."""
    byte = f"x'{serial:02x}'" if register.database.is_sqlite else f"'\\x{serial:02x}'::bytea"
    cut = f"substr(id, 1, 8) || {byte} || substr(id, 10)"
    own = "CAST({} AS BLOB)" if register.database.is_sqlite else "{}"
    with register.database.writing(BAZAAR.code) as connection:
        for table, columns in COPIES.items():
            names = f"bazaar, epoch, seq, {columns}"
            taken = names.format(id=own.format(cut)).replace("device", ":target")
            order = f"INSERT INTO {table} ({names.format(id='id')}) SELECT {taken} FROM {table} WHERE device = :source"
            connection.execute(
                text(f"{order} AND bazaar = :bazaar"), {"source": source, "target": target, "bazaar": BAZAAR.code}
            )


class Growing:
    """A register that grows till by till, and one more till that goes on selling."""

    def __init__(self, register: Register, each: int) -> None:
        self.register = register
        self.names = device_names(TILLS)
        self.seller = Tape(self.names[-1])
        self.each = each
        self.grown = 0
        tape = Tape(self.names[0])
        for sale in sales(self.names[0], each - 1, FAMILIES):
            tape.add(sale)
            if len(tape._waiting) == 500:
                register.intake.take_in(tape.cut())
        register.intake.take_in(tape.cut())

    @property
    def facts(self) -> int:
        return self.each * (self.grown + 1)

    def grow(self, facts: int) -> None:
        while self.facts < facts:
            self.grown += 1
            copy_till(self.register, self.names[0], self.names[self.grown], self.grown)

    def send(self, size: int) -> None:
        for sale in sales(self.seller.device, size, FAMILIES, self.seller.head.seq + 1):
            self.seller.add(sale)
        self._batch = self.seller.cut()

    def take_in(self) -> None:
        self.register.intake.take_in(self._batch)

    def measure(self, rounds: int) -> None:
        register, code = self.register, BAZAAR.code
        ingest = []
        for _ in range(rounds):
            self.send(100)
            ingest.append(clock(self.take_in))
        batch = self._batch

        def reading(work: Callable[..., object]) -> tuple[float, float]:
            def read() -> None:
                with register.database.reading() as connection:
                    work(connection)

            return clock(read)

        reads: dict[str, Callable[[], tuple[float, float]]] = {
            "how a device stands": lambda: reading(lambda connection: standing_of(connection, batch)),
            "how far all are held": lambda: reading(lambda connection: extents_of(connection, code)),
            "all shifts, for the roll": lambda: reading(
                lambda c: list(projected(c, code, "shift_opened", "shift_closed"))
            ),
            "500 facts of a journal": lambda: clock(
                lambda: list(islice(register.exports.journal(ACCOUNTANT, code, self.names[0]), 500))
            ),
            "one family's sums": lambda: reading(lambda connection: connection.execute(_SUMS, _ONE).all()),
        }
        show(self.facts, "a batch of 100", ingest)
        for what, read in reads.items():
            show(self.facts, what, [read() for _ in range(5)])


_ONE = {"bazaar": BAZAAR.code, "family": FAMILIES[7]}
_SUMS = text(
    "SELECT claim, rate_bp, sum(amount_minor), count(*) FROM posting WHERE bazaar = :bazaar AND family = :family AND claim != '' "
    "GROUP BY claim, rate_bp"
)


def show(facts: int, what: str, times: list[tuple[float, float]]) -> None:
    wall, own = (statistics.median(one[side] for one in times) for side in (0, 1))
    worst = max(one[0] for one in times)
    print(f"{facts:11,} {what:<26} {wall:9.2f} ms  worst {worst:9.2f}  {own:9.2f} ms of the processor", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--former", action="store_true")
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--folder", default=None)
    parser.add_argument(
        "--keep", action="store_true", help="leave the register in the folder, for bench_payout --beside"
    )
    chosen = parser.parse_args()
    with ExitStack() as stack:
        passing = tempfile.TemporaryDirectory(prefix="amana-bench-", dir=chosen.folder, ignore_cleanup_errors=True)
        folder = Path(chosen.folder if chosen.keep else stack.enter_context(passing))
        address = f"sqlite:///{folder / 'register.db'}"
        if chosen.postgres:
            settings = {"fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB", "autovacuum": "on"}
            stores.SETTINGS.update(settings | {"max_wal_size": "4GB"})
            address = stack.enter_context(stores.running_server()).address
        register = begin(address, TILLS)
        stack.callback(register.close)
        with register.database.writing() as connection:
            for order in FORMER if chosen.former else ():
                connection.execute(text(order))
        start = time.perf_counter()
        growing = Growing(register, max(chosen.facts // (TILLS - 2), 1_000))
        for facts in (chosen.facts // 100, chosen.facts // 10, chosen.facts // 3, chosen.facts):
            growing.grow(facts)
            if chosen.postgres:
                with create_engine(address, isolation_level="AUTOCOMMIT").connect() as connection:
                    connection.execute(text("VACUUM ANALYZE"))
            growing.measure(chosen.rounds)
            print(f"{'':11} after {time.perf_counter() - start:.0f} s", flush=True)
        with register.database.reading() as connection:
            assert connection.execute(select(func.sum(POSTING.c.amount_minor))).scalar_one() == 0


if __name__ == "__main__":
    main()
