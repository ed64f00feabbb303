"""How long the accountant's screens wait for a register of a million rows: pages of the ledger, the dashboard, statements.

    python -m tests.bench.bench_office                     # 250 000 sales, about a million rows of the ledger, on SQLite
    python -m tests.bench.bench_office --sales 20000 --statements 100

Not a test: nothing is asserted but that the pages hold every row once. The register is a process of its own and is asked over
loopback by the office's own client, so a figure is what a screen waits for; beside it stands the door that only says it is there.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, Trace
from pos.office.desk import Desk
from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
from pos.printing.papers.statement import statement_sheet
from pos.printing.pdf_document import PdfPress
from pos.sync.client import RegisterClient
from tests.bench.bench_payout import fill
from tests.bench.traffic import begin, device_names, families
from tests.served import Served
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR, SECRETS, Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.reports import Statement
    from pos.register.register import Register

FAMILIES = 500
ROUNDS = 9
ASSETS = Path(__file__).parents[2] / "assets"


def clock(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median and the worst of some rounds, in milliseconds by the wall."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), max(times)


def show(what: str, times: tuple[float, float]) -> None:
    print(f"{what:<52} {times[0]:9.1f} ms, worst {times[1]:9.1f} ms", flush=True)


def settle(register: Register) -> str:
    ids = Ids().fork("office")
    number = register.payouts.draft(ACCOUNTANT, BAZAAR.code, identity=ids.new()).number
    return register.payouts.approve(APPROVER, BAZAAR.code, number, identity=ids.new()).number


def ledger(line: RegisterClient) -> None:
    """Go through the whole ledger once, and tell how long pages at several depths took."""
    code = BAZAAR.code
    start = time.perf_counter()
    page = line.entries(code, Trace())
    print(
        f"the first page with the sums of {page.sums and page.sums.count} rows {(time.perf_counter() - start) * 1e3:9.1f} ms"
    )
    assert page.sums is not None
    seen, times, depths = len(page.entries), list[float](), [""]
    while page.after:
        depths.append(page.after)
        start = time.perf_counter()
        page = line.entries(code, Trace(), page.after)
        times.append((time.perf_counter() - start) * 1e3)
        seen += len(page.entries)
    assert seen == page_total(line), "a page left rows out, or told them twice"
    tenth = max(1, len(times) // 10)
    for what, part in (("first", times[:tenth]), ("last", times[-tenth:])):
        p99 = sorted(part)[len(part) * 99 // 100]
        print(
            f"pages of {PAGE_ENTRIES_MAX}: the {what} tenth {statistics.median(part):18.1f} ms in the middle, p99 {p99:9.1f} ms"
        )
    till = Trace(device=device_names(8)[-1])
    show("the last till's first page, with its sums", clock(lambda: line.entries(code, till)))
    show("one family's first page, with its sums", clock(lambda: line.entries(code, Trace(family=families(8)[7]))))


def page_total(line: RegisterClient) -> int:
    sums = line.entries(BAZAAR.code, Trace(), "", 1).sums
    assert sums is not None
    return sums.count


def papers(desk: Desk, number: str, count: int) -> None:
    """Fetch statements as the office does, and set them."""
    told: list[Statement] = []
    start = time.perf_counter()
    told += [desk.statement(family, number) for family in families(FAMILIES)[:count]]
    fetched = time.perf_counter()
    office = office_letterhead(told[0].bazaar, (), ASSETS / "paper")
    press = PdfPress(ASSETS / "fonts", substitute="?")
    sheets = [statement_sheet(statement_letterhead(office, one), statement_paper(one)) for one in told]
    press.render(sheets)
    done = time.perf_counter()
    rows = sum(len(one.lines) for one in told)
    print(
        f"{count} statements of {rows} rows: fetched in {fetched - start:.1f} s, set in {done - fetched:.1f} s",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sales", type=int, default=250_000)
    parser.add_argument("--statements", type=int, default=0, help="how many to fetch and set; none of a million rows")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amana-bench-", ignore_cleanup_errors=True) as folder:
        address = f"sqlite:///{Path(folder) / 'register.db'}"
        register = begin(address, 8, FAMILIES)
        fill(register, BAZAAR, 8, chosen.sales, families(FAMILIES))
        number = settle(register) if chosen.statements else ""
        register.close()
        with Served(address) as served, RegisterClient(served.url, seconds_max=600) as line:
            line.sign_in(ACCOUNTANT.code, SECRETS[ACCOUNTANT.code])
            desk = Desk(line, BAZAAR.code, Ids().fork("desk").new)
            show("the register's word that it is there", clock(line.health))
            if chosen.statements:
                papers(desk, number, chosen.statements)
            ledger(line)
            show("the dashboard, all days", clock(lambda: line.selling(BAZAAR.code), 3))
            show("the dashboard, one day", clock(lambda: line.selling(BAZAAR.code, date(2026, 11, 20)), 3))
            show("where every family stands", clock(desk.families, 3))
            show("the board", clock(desk.board, 3))


if __name__ == "__main__":
    main()
