"""How long a page of the ledger takes, at its beginning and at its end, beside the bare rows from the same table.

    python -m tests.bench.bench_tracing                    # 50 000 sales of 500 families at 8 tills, on SQLite
    python -m tests.bench.bench_tracing --sales 330000     # about a million rows

Not a test: nothing is asserted but that the pages hold every row once.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from pos.domain.ledger_reports import Trace
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


def clock(work: Callable[[], object]) -> float:
    """The median of some rounds, in milliseconds of this process's processor time."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1e3)
    return statistics.median(times)


def bench(register: Register, last_till: str, family: str) -> None:
    code = BAZAAR.code

    def raw() -> None:
        with register.database.reading() as connection:
            connection.execute(text(RAW), {"bazaar": code, "rows": ROWS}).all()

    def page(trace: Trace, after: str) -> Callable[[], object]:
        return lambda: register.tracing.entries(ACCOUNTANT, code, trace, after, ROWS)

    bare = clock(raw)
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
        "receipts as facts": Trace(source="facts", kinds=("sale", "refund", "void")),
    }
    for name, trace in figures.items():
        start = register.tracing.entries(ACCOUNTANT, code, trace, "", ROWS).after
        times = clock(page(trace, start or first.after)), clock(page(trace, before))
        with_sums = clock(page(trace, "")) if name != "receipts as facts" else 0.0
        told = f"first with its sums {with_sums:8.1f} ms" if with_sums else ""
        print(
            f"{name:<20} second page {times[0]:6.1f} ms, last page {times[1]:6.1f} ms, {times[0] / bare:4.1f} x bare  {told}"
        )
    begun = time.process_time()
    page(figures["receipts as facts"], "")()
    print(f"receipts as facts, first page with its sums {(time.process_time() - begun) * 1e3:8.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sales", type=int, default=50_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as folder:
        register = begin(f"sqlite:///{Path(folder) / 'register.db'}", 8, 500)
        fill(register, BAZAAR, 8, chosen.sales, families(500))
        bench(register, device_names(8)[-1], families(500)[7])
        register.close()


if __name__ == "__main__":
    main()
