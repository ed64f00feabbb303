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
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, Trace
from pos.office.acting import Acting
from pos.office.desk import Desk
from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
from pos.printing.papers.statement import statement_sheet
from pos.printing.pdf_document import PdfPress
from pos.sync.client import RegisterClient
from pos.ui.presenters.statements import CHUNK
from tests.bench.bench_payout import fill
from tests.bench.traffic import begin, device_names, families
from tests.served import Served
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR, SECRETS, Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.statement_reports import Statement
    from pos.register.register import Register

FAMILIES = 500
ROUNDS = 9
ASSETS = Path(__file__).parents[2] / "assets"


@dataclass
class Clock:
    """What a piece of work takes by the wall, and of the processor: the register's and the office's own together."""

    served: Served

    def processor(self) -> float:
        return self.served.cpu_seconds() + time.process_time()

    def show(self, what: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
        times, own = [], self.processor()
        for _ in range(rounds):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1e3)
        own = (self.processor() - own) * 1e3 / rounds
        print(f"{what:<48} {statistics.median(times):9.1f} ms by the wall {own:9.1f} ms of the processor", flush=True)


def settle(register: Register) -> str:
    ids = Ids().fork("office")
    number = register.payouts.draft(ACCOUNTANT, BAZAAR.code, identity=ids.new()).number
    return register.payouts.approve(APPROVER, BAZAAR.code, number, identity=ids.new()).number


def ledger(line: RegisterClient, clock: Clock) -> None:
    """Go through the whole ledger once, and tell how long pages at several depths took."""
    code = BAZAAR.code
    page, own = line.entries(code, Trace()), clock.processor()
    assert page.sums is not None
    print(f"rows in all {page.sums.count}")
    whole, seen, spent = page.sums.count, len(page.entries), list[tuple[float, float]]()
    while page.after:
        start, own = time.perf_counter(), clock.processor()
        page = line.entries(code, Trace(), page.after)
        spent.append(((time.perf_counter() - start) * 1e3, (clock.processor() - own) * 1e3))
        seen += len(page.entries)
    assert seen == whole, "a page left rows out, or told them twice"
    tenth = max(1, len(spent) // 10)
    for what, part in (("first", spent[:tenth]), ("last", spent[-tenth:])):
        wall, own = statistics.median(one[0] for one in part), statistics.mean(one[1] for one in part)
        name = f"a page of {PAGE_ENTRIES_MAX} rows, the {what} tenth"
        print(f"{name:<48} {wall:9.1f} ms by the wall {own:9.1f} ms of the processor", flush=True)
    clock.show("the first page, with the sums of everything", lambda: line.entries(code, Trace()), 3)
    clock.show(
        "the last till's first page, with its sums", lambda: line.entries(code, Trace(device=device_names(8)[-1]))
    )
    clock.show("one family's first page, with its sums", lambda: line.entries(code, Trace(family=families(8)[7])))


def papers(desk: Desk, clock: Clock, number: str, count: int) -> None:
    """Fetch statements as the office does, and set them."""
    told: list[Statement] = []
    some = families(FAMILIES)[:count]
    chunks = [some[first : first + CHUNK] for first in range(0, count, CHUNK)]
    clock.show(
        f"{count} statements fetched",
        lambda: told.extend(one for few in chunks for one in desk.statements(few, number)),
        1,
    )
    office = office_letterhead(told[0].bazaar, (), ASSETS / "paper")
    press = PdfPress(ASSETS / "fonts", substitute="?")
    sheets = [statement_sheet(statement_letterhead(office, one), statement_paper(one)) for one in told]
    clock.show(f"set, {sum(len(one.lines) for one in told)} rows", lambda: press.render(sheets), 1)


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
            clock = Clock(served)
            desk = Desk(line, BAZAAR.code, Acting(Ids().fork("desk").new))
            clock.show("the register's word that it is there", line.health)
            if chosen.statements:
                papers(desk, clock, number, chosen.statements)
            ledger(line, clock)
            for what in ("first asked for", "asked again"):
                clock.show(f"the dashboard, all days, {what}", lambda: line.selling(BAZAAR.code), 1)
                clock.show(f"the dashboard, one day, {what}", lambda: line.selling(BAZAAR.code, date(2026, 11, 20)), 1)
            clock.show("where every family stands", desk.families, 3)
            clock.show("the board", desk.board, 3)
            clock.show("the three roads, row by row", desk.roads, 3)


if __name__ == "__main__":
    main()
