"""What the office's list of families costs at 5 000 families with 50 items each, against the least in the same run.

    python -m tests.bench.bench_families                # 5 000 families, 50 items each
    python -m tests.bench.bench_families 500 10         # fewer

Not a test: nothing is asserted. A search stands beside a bare walk over the same texts; reading the list of families beside
`json.loads` of the cards; taking families and items in, part by part as the office does it, beside the same rows written into one
bare table of SQLite, one commit a part. Times are of the processor, in milliseconds; the searches are medians of some turns.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos.domain.bazaar import FamilyCard
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.domain.text import fold
from pos.ledger.codec import canonical, to_document
from pos.office.families import PART_ROWS
from pos.register.register import Register
from pos.ui.presenters.enrolment import found
from tests.unit.register.rehearsal import ADMIN, BAZAAR, KEYS, Clock, plan, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NAMES = ("أم سالم", "أم راشد", "مشغل هدى", "أم عبد الله", "بيت البخور", "أم خالد", "وحدة النسيج", "أم مريم")
QUERIES = ("م", "سالم", "خالد 4", "050 000 4", "0427", "مشغل هدي 12", "لا يوجد")
TURNS = 9
FIRST_SERIAL = 100


def families(count: int) -> list[FamilyRecord]:
    return [
        FamilyRecord(
            card=FamilyCard(
                number=family_number(FIRST_SERIAL + n),
                name_ar=f"{NAMES[n % len(NAMES)]} {n}",
                name_en=f"Family {n}",
                package="A",
                branch=f"فرع {n % 9}",
            ),
            private=FamilyPrivate(phone=f"050 000 {n:04d}", collectors="الابن؛ الابنة", notes=f"note {n}"),
        )
        for n in range(count)
    ]


def items(number: str, count: int) -> Iterator[ListedLine]:
    for n in range(count):
        yield ListedLine(
            item=catalogue_item_code(number, 1 + n),
            family=number,
            name_ar=f"مربى {n}",
            name_en=f"Jam {n}",
            package="A",
            price_minor=1_500 + n,
            rate_bp=0,
        )


def taken(act: Callable[[], object], turns: int = 1) -> float:
    """The median of some turns, in milliseconds of the processor."""
    spent = []
    for _ in range(turns):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000


def show(what: str, cost: float, beside: str, least: float) -> None:
    print(f"{what:<44} {cost:10.2f} ms   {beside:<40} {least:10.2f} ms   {cost / least:7.2f} x", flush=True)


def parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(rows), PART_ROWS):
        yield rows[first : first + PART_ROWS]


def bare(folder: Path, name: str, rows: Sequence[Any]) -> float:
    """Write the same rows into one bare table, one durable commit a part."""
    base = sqlite3.connect(folder / f"{name}.db", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, body TEXT)")

    def write() -> None:
        for part in parts(rows):
            base.execute("BEGIN")
            base.executemany(
                "INSERT INTO row (body) VALUES (?)", [(canonical(to_document(row)).decode(),) for row in part]
            )
            base.execute("COMMIT")

    cost = taken(write)
    base.close()
    return cost


def begun(register: Register, what: str, n: int) -> str:
    row = register.lists.begin(
        ADMIN, BAZAAR.code, file=f"{what}.csv", what=what, added=n, changed=0, identity=UUID(int=n + (1 << 100))
    )
    return row.source


def hits(texts: Sequence[str], words: Sequence[str]) -> list[str]:
    return [text for text in texts if all(word in text for word in words)]


def bare_hits(texts: Sequence[str], query: str) -> list[str]:
    return [text for text in texts if query in text]


def measure(folder: Path, count: int, each: int) -> None:
    register = Register.open(f"sqlite:///{folder / 'register.db'}", KEYS, surroundings(Clock()))
    plan(register)
    records = families(count)
    source = begun(register, "families", 1)
    cost = taken(lambda: [register.lists.take_families(ADMIN, BAZAAR.code, source, part) for part in parts(records)])
    show(f"{count} families taken in", cost, "the same rows in one bare table", bare(folder, "families", records))
    lines = [line for record in records for line in items(record.card.number, each)]
    source = begun(register, "items", 2)
    cost = taken(lambda: [register.lists.take_items(ADMIN, BAZAAR.code, source, part) for part in parts(lines)])
    show(f"{len(lines)} items taken in", cost, "the same rows in one bare table", bare(folder, "items", lines))
    entries = register.families.entries(ADMIN, BAZAAR.code)
    cards = [canonical(to_document(entry.card)).decode() for entry in entries]
    cost = taken(lambda: register.families.entries(ADMIN, BAZAAR.code), 3)
    show("the list, phones opened", cost, "json.loads of the cards", taken(lambda: list(map(json.loads, cards)), 3))
    texts = [one.text for one in map(found, entries)]
    for query in QUERIES:
        cost, least = (
            taken(partial(hits, texts, fold(query).split()), TURNS),
            taken(partial(bare_hits, texts, query), TURNS),
        )
        show(f"search {query!r}", cost, "one bare walk over the texts", least)
    register.close()


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or [5_000, 50]
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), *sizes)


if __name__ == "__main__":
    main()
