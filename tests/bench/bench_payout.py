"""How long the end of a day takes: reconcile, draft a payout run, approve it; beside one `GROUP BY` over the same lines.

    python -m tests.bench.bench_payout                       # 20 000 sales of 500 families at 8 tills, on SQLite
    python -m tests.bench.bench_payout --postgres
    python -m tests.bench.bench_payout --sales 1000000 --rounds 1
    python -m tests.bench.bench_payout --beside FOLDER       # in a register that `bench_growth --keep` has left there

Not a test: nothing is asserted but that the run pays every fils once. Budget on two quiet cores: 0.5 s without paper.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from pos.register.reconciling import reconcile
from pos.register.settled import is_settled
from pos.register.tables import POSTING
from tests import stores
from tests.bench.traffic import Tape, begin, beside, device_names, families
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR, Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import Bazaar
    from pos.register.register import Register

GROUPED = (
    "SELECT family, claim, rate_bp, sum(-amount_minor) FROM posting WHERE bazaar = :bazaar AND claim != '' "
    "GROUP BY family, claim, rate_bp"
)


def fill(register: Register, bazaar: Bazaar, tills: int, sales: int, of_families: list[str]) -> None:
    for device in device_names(tills):
        for batch in Tape(device, bazaar.code).closed_day(sales // tills, of_families):
            register.intake.take_in(batch)


def clock(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of a piece of work: by the wall, and of this process's processor time."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1e3, (time.process_time() - own) * 1e3


def show(what: str, times: list[tuple[float, float]]) -> float:
    wall = statistics.median(one[0] for one in times)
    own = statistics.median(one[1] for one in times)
    print(f"{what:<44} {wall:10.1f} ms   {own:10.1f} ms of the processor", flush=True)
    return wall


def bench(register: Register, bazaar: Bazaar, rounds: int) -> None:
    ids = Ids().fork("payouts")
    code = bazaar.code

    def grouped() -> None:
        with register.database.reading() as connection:
            connection.execute(text(GROUPED), {"bazaar": code}).all()

    def reconciled() -> None:
        register.accounts.reconciliation(ACCOUNTANT, code)

    def drafted() -> str:
        return register.payouts.draft(ACCOUNTANT, code, identity=ids.new()).number

    raw = show("one GROUP BY", [clock(grouped) for _ in range(max(rounds, 3))])
    apart = show("reconcile", [clock(reconciled) for _ in range(max(rounds, 3))])
    drafts = []
    for _ in range(rounds):
        drafts.append(clock(drafted))
        number = register.payouts.runs(ACCOUNTANT, code)[-1].number
        register.payouts.cancel(ACCOUNTANT, code, number, "measured", identity=ids.new())
    draft = show("reconcile and draft", drafts)
    number = drafted()
    approve = show("approve: every line settled, one commit", [clock(lambda: approved(register, code, number, ids))])
    print(
        f"the whole end of the day                     {draft + approve:10.1f} ms, {(draft + approve) / raw:.1f} x one GROUP BY"
    )
    print(f"the run alone, without reconciling           {draft - apart + approve:10.1f} ms")
    require_all_paid(register, bazaar)
    print(f"asked again, with nothing new                {clock(reconciled)[0]:10.1f} ms to reconcile")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def approved(register: Register, code: str, number: str, ids: Ids) -> None:
    register.payouts.approve(APPROVER, code, number, identity=ids.new())


def require_all_paid(register: Register, bazaar: Bazaar) -> None:
    """Every claim is settled, and the runs' figures are those of the lines."""
    with register.database.reading() as connection:
        claimed, owed = connection.execute(
            select(func.count(), func.sum(-POSTING.c.amount_minor)).where(
                POSTING.c.bazaar == bazaar.code, POSTING.c.claim != ""
            )
        ).one()
        mine = (POSTING.c.bazaar == bazaar.code, POSTING.c.claim != "", is_settled())
        settled = connection.execute(select(func.count()).select_from(POSTING).where(*mine)).scalar_one()
        agreed = reconcile(connection, bazaar, register.intake._surroundings.at(bazaar))
    run = register.payouts.runs(ACCOUNTANT, bazaar.code)[-1]
    gross = sum(part.line.gross_minor - part.line.refunds_minor for part in run.lines)
    assert (settled, gross) == (claimed, int(owed))
    assert agreed.receipts_minor == agreed.ledgers_minor == agreed.z_reports_minor == gross


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--sales", type=int, default=20_000)
    parser.add_argument("--tills", type=int, default=8)
    parser.add_argument("--families", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--beside", default="", help="a folder with a register that holds another bazaar already")
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
        if chosen.beside:
            address = f"sqlite:///{Path(chosen.beside) / 'register.db'}"
            register, bazaar = beside(address, chosen.tills, chosen.families)
        else:
            register, bazaar = begin(address, chosen.tills, chosen.families), BAZAAR
        stack.callback(register.close)
        fill(register, bazaar, chosen.tills, chosen.sales, families(chosen.families))
        if not chosen.beside:
            with register.database.writing() as connection:
                connection.execute(text("ANALYZE"))
        bench(register, bazaar, chosen.rounds)


if __name__ == "__main__":
    main()
