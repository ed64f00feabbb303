"""What the goods desk costs beside 5 000 families with 50 items each, against the least SQLite allows in the same run.

    python -m tests.bench.bench_goods                  # 5 000 families, 50 items each
    python -m tests.bench.bench_goods 500 50           # fewer

Not a test: nothing is asserted. Times are of the processor, the median of some turns; what matters are the ratios. A note and a
search stand beside the same work in a small book: neither may grow with what else there is. Lists stand beside one bare
`GROUP BY` over the same items, a start beside reading the same cards once.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.identity import catalogue_item_code
from pos.ledger.card_seal import card_faults
from pos.till.families import FamilyLedger
from pos.till.receiving import Receiving
from pos.till.returning import Returning, expected
from tests.builders import SALMA, Till, a_family, a_received_line, a_till, an_item, some_cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ledger.catalogue import Cards

GOODS = ("مربى التمر", "دهن العود", "قهوة عربية", "شال صوف مطرّز", "بخور", "عسل سدر", "زيت زيتون", "كعك العيد")
QUERIES = ("م", "عسل", "قهوه", "شال مطرز", "زيت 12", "4321 زيت", "لا يوجد", "2000")
NOTE_LINES, TURNS = 10, 5


def many_cards(families: int, items: int) -> Cards:
    cards = some_cards(version=2)
    more = tuple(
        a_family(10 + n, name_ar=f"أسرة {GOODS[n % len(GOODS)]} {n}", name_en=f"Family {n}") for n in range(families)
    )
    made = tuple(
        an_item(
            catalogue_item_code(family.number, 1 + item),
            family=family.number,
            name_ar=f"{GOODS[(n + item) % len(GOODS)]} {n} {item}",
            name_en=f"Item {n} {item}",
            received=12,
        )
        for n, family in enumerate(more)
        for item in range(items)
    )
    return replace(cards, families=(*cards.families, *more), items=(*cards.items, *made))


def taken(act: Callable[[], object], turns: int = TURNS) -> float:
    """The median of some turns, in milliseconds of the processor."""
    found = []
    for _ in range(turns):
        start = time.process_time()
        act()
        found.append(time.process_time() - start)
    return statistics.median(found) * 1000


def show(what: str, cost: float, beside: str, least: float) -> None:
    print(f"{what:<44} {cost:9.2f} ms   {beside:<40} {least:9.2f} ms   {cost / least:6.2f} x", flush=True)


def write_note(till: Till) -> None:
    note = Receiving(till.book, till.goods)
    note.begin(SALMA)
    for line in range(NOTE_LINES):
        note.put(a_received_line("", name_ar=f"صنف {line}", name_en=f"New {line}"))
    note.record(by="G1")


def search(till: Till) -> None:
    for query in QUERIES:
        till.book.catalogue.items(query=query)


def main(families: int, items: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = a_till(Path(folder) / "small"), a_till(Path(folder) / "large")
        cards = many_cards(families, items)
        start = time.process_time()
        large.book.begin(cards)
        print(f"{len(cards.items)} items taken over in {time.process_time() - start:.1f} s of the processor")
        show(
            "a note of ten new items",
            taken(lambda: write_note(large)),
            "the same in a small book",
            taken(lambda: write_note(small)),
        )
        show("eight searches", taken(lambda: search(large)), "the same in a small book", taken(lambda: search(small)))
        bare = "SELECT family, count(*), sum(length(card)) FROM item GROUP BY family"
        least = taken(lambda: large.book.connection.execute(bare).fetchall())
        show("where every family stands", taken(FamilyLedger(large.book).standings), "one bare GROUP BY", least)
        counts = Returning(large.book, large.goods)
        show("families with goods here", taken(counts.families), "one bare GROUP BY", least)
        read = "SELECT number, card FROM family UNION ALL SELECT code, card FROM item"
        whole = taken(lambda: large.book.connection.execute(read).fetchall())
        number = cards.families[-1].number
        show("what must be left of one family", taken(lambda: counts.left(number)), "reading every card once", whole)
        show(
            "what must be left of all",
            taken(lambda: expected(large.book.catalogue, large.book.journal), 1),
            "reading every card once",
            whole,
        )
        show(
            "the cards' seal at a start",
            taken(lambda: list(card_faults(large.book.connection))),
            "reading every card once",
            whole,
        )
        small.book.close()
        large.book.close()


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    main(*(given if len(given) == 2 else (5_000, 50)))
