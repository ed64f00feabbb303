"""How long a page of the ledger takes, at its beginning and at its end, beside the bare rows from the same table.

    python -m tests.bench.bench_tracing                    # 50 000 sales of 500 families at 8 tills, on SQLite
    python -m tests.bench.bench_tracing --sales 250000     # about a million rows
    python -m tests.bench.bench_tracing --postgres         # by the wall, for the work is another process's

Not a test: nothing is asserted but that the pages hold every row once.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from pos.domain.ledger_reports import Trace
from pos.register.tables import FACT
from tests import stores
from tests.bench.bench_payout import fill
from tests.bench.traffic import begin, device_names, families
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

ROWS = 200
ROUNDS = 15
RAW = (
    "SELECT * FROM posting JOIN fact USING (bazaar, device, epoch, seq) WHERE posting.bazaar = :bazaar "
    "ORDER BY device, epoch, seq, n LIMIT :rows"
)  # as they lie


def clock(work: Callable[[], object], now: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of some rounds, in milliseconds of a clock."""
    times = []
    for _ in range(rounds):
        start = now()
        work()
        times.append((now() - start) * 1e3)
    return statistics.median(times)


def paper_of(register: Register, device: str) -> tuple[str, str]:
    """The number of some sale in the middle of a journal, and its hour."""
    with register.database.reading() as connection:
        mine = (FACT.c.bazaar == BAZAAR.code, FACT.c.device == device, FACT.c.kind == "sale")
        middle = select(func.max(FACT.c.seq) / 2).where(*mine).scalar_subquery()
        query = select(FACT.c.body, FACT.c.at).where(*mine, FACT.c.seq >= middle).order_by(FACT.c.seq).limit(1)
        body, at = connection.execute(query).one()
    return str(json.loads(bytes(body))["number"]), at[11:13]


def bench(register: Register, last_till: str, family: str, now: Callable[[], float]) -> None:
    code = BAZAAR.code
    number, hour = paper_of(register, last_till)

    def raw() -> None:
        with register.database.reading() as connection:
            connection.execute(text(RAW), {"bazaar": code, "rows": ROWS}).all()

    def page(trace: Trace, after: str) -> Callable[[], object]:
        return lambda: register.tracing.entries(ACCOUNTANT, code, trace, after, ROWS)

    bare = clock(raw, now)
    print(f"{ROWS} bare rows with their facts                {bare:8.1f} ms")
    first = register.tracing.entries(ACCOUNTANT, code, Trace(), "", ROWS)
    assert first.sums is not None
    assert first.sums.debit_minor == first.sums.credit_minor
    print(f"rows in all                              {first.sums.count:8}")
    seen, after = len(first.entries), first.after
    before = after
    while after:
        part = register.tracing.entries(ACCOUNTANT, code, Trace(), after)
        seen, before, after = seen + len(part.entries), after, part.after
    assert seen == first.sums.count, "a page left rows out, or told them twice"
    figures = {
        "everything": Trace(),
        "one account": Trace(accounts=("cash", "card")),
        "one till": Trace(device=last_till),
        "one family": Trace(family=family),
        "a rare account": Trace(accounts=("rounding",)),
        "one kind": Trace(kinds=("shift_closed",)),
        "an hour": Trace(hour=hour),
        "a paper's number": Trace(mentions=number),
        "receipts as facts": Trace(source="facts", kinds=("sale", "refund", "void")),
    }
    for name, trace in figures.items():
        start = register.tracing.entries(ACCOUNTANT, code, trace, "", ROWS).after
        times = clock(page(trace, start or first.after), now), clock(page(trace, before), now)
        with_sums = clock(page(trace, ""), now, 3) if name != "receipts as facts" else 0.0
        told = f"first with its sums {with_sums:8.1f} ms" if with_sums else ""
        print(
            f"{name:<20} second page {times[0]:6.1f} ms, last page {times[1]:6.1f} ms, {times[0] / bare:4.1f} x bare  {told}"
        )
    begun = now()
    page(figures["receipts as facts"], "")()
    print(f"receipts as facts, first page with its sums {(now() - begun) * 1e3:8.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--sales", type=int, default=50_000)
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="amana-bench-"))
        address, now = f"sqlite:///{Path(folder) / 'register.db'}", time.process_time
        if chosen.postgres:
            stores.SETTINGS.update({"shared_buffers": "256MB", "autovacuum": "on"})
            address, now = stack.enter_context(stores.running_server()).address, time.perf_counter
        register = begin(address, 8, 500)
        stack.callback(register.close)
        fill(register, BAZAAR, 8, chosen.sales, families(500))
        bench(register, device_names(8)[-1], families(500)[7], now)


if __name__ == "__main__":
    main()
