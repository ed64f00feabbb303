"""How long the accountant's looks at a whole bazaar take, from its first one to one after a further sale; beside one `GROUP BY`.

    python -m tests.bench.bench_looks                      # 5 000, 25 000 and 250 000 sales: some four rows of the ledger each
    python -m tests.bench.bench_looks --postgres --sales 5000 25000

Not a test: nothing is asserted but that the roads agree. In the register's own process, of the processor (on PostgreSQL by the
wall, for its server is another process). Every item is on no list, so there are as many exceptions as items: 5 000.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from pos.register.keeping_up import KeepingUp
from tests import stores
from tests.bench.bench_payout import GROUPED, clock
from tests.bench.traffic import DAY, Tape, begin, device_names, families, sales
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

FAMILIES = 500
TILLS = 8
CODE = BAZAAR.code


def screens(register: Register) -> dict[str, Callable[[], object]]:
    return {
        "the board": lambda: register.accounts.board(ACCOUNTANT, CODE),
        "the exceptions": lambda: register.accounts.exceptions(ACCOUNTANT, CODE),
        "the dashboard, all days": lambda: register.selling.figures(ACCOUNTANT, CODE),
        "the dashboard, one day": lambda: register.selling.figures(ACCOUNTANT, CODE, DAY),
        "the three roads": lambda: register.roads.rows(ACCOUNTANT, CODE),
    }


def bench(register: Register, count: int, *, by_wall: bool) -> None:
    tapes = [Tape(device, CODE) for device in device_names(TILLS)]
    for tape in tapes:
        for batch in tape.closed_day(count // TILLS, families(FAMILIES)):
            register.intake.take_in(batch)

    def took(work: Callable[[], object]) -> float:
        wall, own = clock(work)
        return wall if by_wall else own

    def grouped() -> None:
        with register.database.reading() as connection:
            connection.execute(text(GROUPED), {"bazaar": CODE}).all()

    raw = sorted(took(grouped) for _ in range(3))[1]
    print(f"\n{count} sales; one GROUP BY {raw:.1f} ms", flush=True)
    whole = took(KeepingUp(register).look)
    assert all(row.agrees for row in register.roads.rows(ACCOUNTANT, CODE).rows)
    print(f"everything added up, once after a start    {whole:9.1f} ms {whole / raw:7.2f} x", flush=True)
    print(f"{'':<42} {'first':>9} {'':>9} {'again':>9} {'after a sale':>13}")
    for name, look in screens(register).items():
        first, again = took(look), took(look)
        tapes[0].add(next(iter(sales(tapes[0].device, 1, families(FAMILIES), tapes[0].head.seq + 1))))
        register.intake.take_in(tapes[0].cut())
        after = took(look)
        print(f"{name:<42} {first:9.1f} {first / raw:7.2f} x {again:9.1f} {after:10.1f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--sales", type=int, nargs="+", default=[5_000, 25_000, 250_000])
    chosen = parser.parse_args()
    for count in chosen.sales:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="amana-bench-", ignore_cleanup_errors=True))
            address = f"sqlite:///{Path(folder) / 'register.db'}"
            if chosen.postgres:
                stores.SETTINGS.update({"fsync": "on", "shared_buffers": "256MB", "autovacuum": "on"})
                address = stack.enter_context(stores.running_server()).address
            register = begin(address, TILLS, FAMILIES)
            stack.callback(register.close)
            bench(register, count, by_wall=chosen.postgres)


if __name__ == "__main__":
    main()
