"""What the window holds, and what a sale costs, after thousands of sales by its own buttons, each with its receipt on paper.

    python -m tests.bench.bench_memory                  # 10 000 sales
    python -m tests.bench.bench_memory 2000

Not a test: nothing is asserted. Both must stay flat. What a sale costs is told for each stretch alone, also in pictures that Qt
paints without Amana between the sales of the same stretch: what these grow by as well, a busy machine took. One item of 5 000
is sold again and again; papers go into a folder, as with a till that has no printer yet.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import statistics
import sys
from contextlib import closing
from pathlib import Path
from statistics import linear_regression
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.bench.bench_window import GOODS, at_the_counter, clock, listen, since

if TYPE_CHECKING:
    from tests.gui.rig import Hands

ITEMS, SALES = 5_000, 10_000
SALES_AHEAD_MAX, LOOKS = 20, 20
BARE_WORDS = 200


def until_painted(hands: Hands) -> None:
    """Let the paper lane do what waits for it, and leave the processor to it meanwhile."""
    while hands.window._paper._waiting:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def sell(hands: Hands, code: str) -> None:
    counter = hands.window.counter
    hands.scan(code)
    counter.view._pay.click()
    counter.pay_sheet._cash.show_amount(100_000)
    counter.pay_sheet._changed()
    counter.pay_sheet._complete.click()


def bench_memory(hands: Hands, code: str, sales: int) -> None:
    """What the process holds after more and more sales, each with its receipt painted: what waits to be painted is no leak."""
    looks: list[tuple[float, ...]] = []
    before, start, pictures = recorded(hands), clock(), [yardstick()]
    for count in range(1, sales + 1):
        sell(hands, code)
        hands.window.counter.pay_sheet.dismiss()
        QApplication.processEvents()
        if count % SALES_AHEAD_MAX == 0:
            until_painted(hands)
            pictures.append(yardstick())
        if count % (sales // LOOKS) == 0:
            until_painted(hands)
            taken = (since(start)[1] - sum(pictures)) / (sales // LOOKS)
            if recorded(hands) - before < count:
                raise RuntimeError(f"only {recorded(hands) - before} of {count} sales came into the book")
            gc.collect()  # or what happens to wait for it would be counted
            looks.append((count, resident_mb(), in_use_mb(), sys.getallocatedblocks() / 1e3))
            words = "after {:>6} sales: {:6.1f} MB, handed out by C {:5.2f} MB, by Python {:7.1f} thousand blocks;"
            pace = f"{taken:5.1f} ms of the processor a sale, {taken / statistics.mean(pictures):5.2f} bare pictures"
            print(words.format(*looks[-1]), pace, f"(load {os.getloadavg()[0]:.1f})", flush=True)
            start, pictures = clock(), [yardstick()]
    second_half = looks[len(looks) // 2 :]
    for place, what in enumerate(
        ("MB resident", "MB handed out by C", "thousand blocks handed out by Python"), start=1
    ):
        slope = linear_regression([look[0] for look in second_half], [look[place] for look in second_half]).slope
        print(f"the last half grows by {slope * 1000:+.3f} {what} for each 1,000 sales")
    print(f"the caches of pages may hold {page_cache_mb(hands):.1f} MB a connection")


def page_cache_mb(hands: Hands) -> float:
    """How much SQLite may keep of a book for each connection, in MB."""
    with closing(hands.window.hall.desks.book.reader()) as connection:
        (kib,) = connection.execute("PRAGMA cache_size").fetchone()
    return -int(kib) * 1024 / 1e6


def recorded(hands: Hands) -> int:
    """How many facts are in the book."""
    return hands.window.hall.desks.book.journal.head().seq


class Mallinfo(ctypes.Structure):
    """What the C library says of its own heaps, in bytes: `mallinfo2(3)`."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in [
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        ]
    )


def in_use_mb() -> float:
    """What the C library handed out and has not got back, in MB; 0 where it cannot say."""
    if not sys.platform.startswith("linux"):
        return 0.0
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = Mallinfo
    told = ask()
    return float(told.uordblks + told.hblkhd) / 1e6


def resident_mb() -> float:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def yardstick() -> float:
    """Return the milliseconds of the processor that a picture takes which Amana has no part in."""
    start = clock()
    picture = QImage(960, 540, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    for place in range(BARE_WORDS):
        painter.drawRoundedRect(place, place, 200, 100, 8, 8)
        painter.drawText(10 + place, 20 + place, GOODS[place % len(GOODS)])
    painter.end()
    return since(start)[1]


def main() -> None:
    sales = int(sys.argv[1]) if len(sys.argv) > 1 else SALES
    with at_the_counter(ITEMS) as (hands, codes):
        listen(hands)
        bench_memory(hands, codes[0], sales)


if __name__ == "__main__":
    main()
