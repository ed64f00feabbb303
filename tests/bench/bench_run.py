"""How long a payout run's own work takes over very many lines, and in how much memory; beside one `GROUP BY` over the same lines.

    python -m tests.bench.bench_run                          # a million claims of 500 families at 8 tills, on SQLite
    python -m tests.bench.bench_run --claims 10000000 --rounds 1
    python -m tests.bench.bench_run --postgres

Not a test: nothing is asserted but that every fils is settled once. The rows of the ledger are written by the database itself,
without the facts that they follow from and with their index built at the end, so that ten million fit into minutes; reconciling,
which reads facts, is `bench_payout`. Approving works the run out again, for it must still be what was drafted, and marks then.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import func, select, text

from pos.domain.office_facts import Cut
from pos.register.claiming import mark_settled
from pos.register.drafting import work_out
from pos.register.register import Register
from pos.register.tables import PAID_LINE, POSTING
from tests import stores
from tests.bench.bench_payout import GROUPED, clock, show
from tests.bench.traffic import begin, device_names
from tests.unit.register.rehearsal import BAZAAR, KEYS, Clock, surroundings

ROWS_AT_ONCE = 250_000
LINES_A_SALE = 3
# Families come in no order, as they do at a till; numbers repeat with their check digit, as they were enrolled.
FILLED = """
WITH RECURSIVE one(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM one WHERE i < {last})
INSERT INTO posting (bazaar, device, epoch, seq, n, kind, account, amount_minor, family, rate_bp, claim)
SELECT '{bazaar}', '{device}', 1, i / {lines} + 1, i % {lines}, 'sale', 'family', -(i * 37 % 19501 + 250), family.number, 2000,
    'gross'
FROM one JOIN numbered AS family ON family.place = i * 7919 % {families}
"""


def fill(register: Register, tills: int, claims: int, families: int) -> tuple[Cut, ...]:
    """Write the rows; return how far each till's journal goes."""
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
            cuts.append(Cut(device=device, epoch=1, seq=claims // tills // LINES_A_SALE + 1))
        index.create(connection)
        connection.execute(text("ANALYZE"))
    return tuple(cuts)


def fill_apart(address: str, tills: int, claims: int, families: int) -> tuple[Cut, ...]:
    """Write the rows in a process of its own: building their index takes more memory than any run."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_filled, address, tills, claims, families).result()


def _filled(address: str, tills: int, claims: int, families: int) -> tuple[Cut, ...]:
    register = begin(address, tills, families)
    cuts = fill(register, tills, claims, families)
    register.close()
    return cuts


def memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bench(register: Register, cuts: tuple[Cut, ...], rounds: int) -> None:
    code = BAZAAR.code

    def grouped() -> None:
        with register.database.reading() as connection:
            connection.execute(text(GROUPED), {"bazaar": code}).all()

    def drafted() -> None:
        with register.database.reading() as connection:
            work_out(connection, BAZAAR, cuts)

    marked: list[tuple[float, float]] = []

    def approved() -> None:
        with register.database.writing(code) as connection:
            work_out(connection, BAZAAR, cuts)
            marked.append(clock(lambda: mark_settled(connection, code, cuts, "R01-000001-2", None)))

    grouped()  # the first one reads the file
    before = memory_mib()
    raw = [clock(grouped) for _ in range(max(rounds, 3))]
    show("one GROUP BY", raw)
    draft = [clock(drafted) for _ in range(max(rounds, 3))]
    show("work the run out", draft)
    approve = [clock(approved)]
    show("approve: work it out again, mark, one commit", approve)
    show("of that, every line marked", marked)
    for what, one in zip(("by the wall", "of the processor"), (0, 1), strict=True):
        group, work, whole, rows = (
            statistics.median(times[one] for times in each) for each in (raw, draft, approve, marked)
        )
        print(
            f"{what}, to one GROUP BY: worked out {work / group:.2f}, approved {whole / group:.2f}, marked {rows / group:.2f}"
        )
    print(f"memory before {before:.0f} MiB, at most {memory_mib():.0f} MiB")
    with register.database.reading() as connection:
        claims = connection.execute(text("SELECT count(*) FROM posting WHERE claim != ''")).scalar_one()
        assert connection.execute(select(func.count()).select_from(PAID_LINE)).scalar_one() == claims


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--tills", type=int, default=8)
    parser.add_argument("--families", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="amana-bench-", ignore_cleanup_errors=True))
        )
        address = f"sqlite:///{folder / 'register.db'}"
        if chosen.postgres:
            stores.SETTINGS.update(
                {"fsync": "on", "full_page_writes": "on", "shared_buffers": "256MB", "autovacuum": "on"}
            )
            address = stack.enter_context(stores.running_server()).address
        cuts = fill_apart(address, chosen.tills, chosen.claims, chosen.families)
        register = Register.open(address, KEYS, surroundings(Clock()))
        stack.callback(register.close)
        bench(register, cuts, chosen.rounds)


if __name__ == "__main__":
    main()
