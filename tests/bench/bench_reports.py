"""What the register's reports on goods cost over 5 000 families with 50 items each, beside one bare GROUP BY of the same run.

    python -m tests.bench.bench_reports                # 5 000 families, 50 items each, on SQLite
    python -m tests.bench.bench_reports 500 50         # fewer

Not a test: nothing is asserted. Times are of the processor, the median of some turns; what matters are the ratios.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, text

from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.stock import Way
from pos.domain.stock_reports import FamiliesBy, ItemsThat, Narrowed, StockBy
from pos.ledger.codec import to_document
from pos.register.tables import FAMILY, ITEM, STOCK_MOVE
from tests.builders import a_family, an_item
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FIRST_DAY, open_register

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

TURNS = 5
RECEIVED = 12
RAW = "SELECT item, way, sum(quantity) FROM stock_move WHERE bazaar = :bazaar GROUP BY item, way"


def fill(register: Register, families: int, items: int) -> None:
    """Write cards and moves straight into the tables: every item received, two of three sold in part."""
    code, packages = BAZAAR.code, [package.code for package in BAZAAR.packages]
    seq = 0
    with register.database.writing(code) as connection:
        for n in range(families):
            number = family_number(1_000 + n)
            family = a_family(1, number=number, package=packages[n % len(packages)], branch=f"B{n % 9}")
            card = {"bazaar": code, "number": number, "card": json.dumps(to_document(family)), "version": 1}
            connection.execute(insert(FAMILY), [card])
            cards, moves = [], []
            for place in range(items):
                item = catalogue_item_code(number, 1 + place)
                expiry = FIRST_DAY + timedelta(days=place) if place % 2 else None
                made = an_item(item, family=number, package=family.package, expiry=expiry)
                document = json.dumps(to_document(made))
                cards.append({"bazaar": code, "code": item, "family": number, "card": document, "version": 1})
                for way, quantity in ((Way.RECEIVED, RECEIVED), (Way.SOLD, place % 3 * 6)):
                    if quantity:
                        seq += 1
                        moves.append(
                            {
                                "bazaar": code,
                                "device": "T01",
                                "epoch": 1,
                                "seq": seq,
                                "n": 0,
                                "item": item,
                                "way": way.value,
                                "quantity": quantity,
                            }
                        )
            connection.execute(insert(ITEM), cards)
            connection.execute(insert(STOCK_MOVE), moves)


def taken(act: Callable[[], object]) -> float:
    """The median of some turns, in milliseconds of the processor."""
    found = []
    for _ in range(TURNS):
        start = time.process_time()
        act()
        found.append((time.process_time() - start) * 1_000)
    return statistics.median(found)


def bench(register: Register) -> None:
    code, reports = BAZAAR.code, register.stock_reports

    def raw() -> None:
        with register.database.reading() as connection:
            connection.execute(text(RAW), {"bazaar": code}).all()

    least = taken(raw)
    print(f"{'one bare GROUP BY of all moves':<44} {least:9.1f} ms")
    acts: list[tuple[str, Callable[[], object]]] = [
        (f"stock by {stock.value}", partial(reports.stock, ACCOUNTANT, code, stock)) for stock in StockBy
    ]
    branch = Narrowed(branch="B3")
    acts.append(("stock by family, of one branch", partial(reports.stock, ACCOUNTANT, code, StockBy.FAMILY, branch)))
    acts += [(f"items that {that.value}", partial(reports.items, ACCOUNTANT, code, that)) for that in ItemsThat]
    acts += [(f"families by {by.value}", partial(reports.families, ACCOUNTANT, code, by)) for by in FamiliesBy]
    for name, act in acts:
        cost = taken(act)
        print(f"{name:<44} {cost:9.1f} ms   {cost / least:6.2f} x", flush=True)


def main(families: int, items: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(Path(folder) / "register.db")
        fill(register, families, items)
        bench(register)
        register.close()


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    main(*(given if len(given) == 2 else (5_000, 50)))
