"""How soon the window answers a hand, beside a bare Qt list that does as little as Qt allows, in one run.

    python -m tests.bench.bench_window                  # 5 000 items
    python -m tests.bench.bench_window 100000           # as many items as a register could hand down
    python -m tests.bench.bench_window 5000 10000       # and the memory after so many sales

Not a test: a machine may be slow, so nothing is asserted; what matters is the ratio of the medians, which travels between
machines. Budgets: scan to painted line p99 16 ms, flat up to 100 000 items; search p99 10 ms; memory flat over 10 000 sales.
A line counts as painted when Qt has painted the list after it; without a screen Qt paints into memory just the same.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import linear_regression
from typing import TYPE_CHECKING, Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListWidget
from typing_extensions import override

from pos.domain.identity import catalogue_item_code
from pos.settings import Settings
from pos.ui.application import Shell, create_application
from pos.ui.rows.counting import Count
from tests.builders import HUDA, PINS, SALMA, an_item, an_open_book, some_cards
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ledger.catalogue import Cards

ASSETS = Path(__file__).parents[2] / "assets"
GOODS = ("مربى التمر", "دهن العود", "قهوة عربية", "شال صوف مطرّز", "بخور", "عسل سدر", "زيت زيتون", "كعك العيد")
ROUNDS, BASKET_LINES = 200, 12
TURNS_MAX = 5
FIRST_SECONDS, BEAT_MS = 60, 5
SALES_AHEAD_MAX, LOOKS = 20, 20
QUERIES = ("م", "عسل", "قهوه", "شال مطرز", "زيت 12", "لا يوجد", "2000")
LINE_P99_MS, SEARCH_P99_MS = 16, 10
AWAKE = Settings(
    language="ar", sounds="none", lock_minutes=0
)  # clicks here pass no window, so the till would lock itself


Taken = tuple[
    float, float
]  # milliseconds on the wall, and of this process's own work: the former also waits for neighbours


def clock() -> Taken:
    return time.perf_counter() * 1000, time.process_time() * 1000


def since(start: Taken) -> Taken:
    now = clock()
    return now[0] - start[0], now[1] - start[1]


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False

    def wait(self, before: int) -> None:
        """Let Qt work until it has painted since; what shows nothing new is not painted at all."""
        for _ in range(TURNS_MAX):
            if self.times != before:
                return
            QApplication.processEvents()


class NoBot:
    """Stands where a test has its robot."""

    def addWidget(self, _widget: QWidget) -> None:  # noqa: N802 - as pytest-qt calls it
        """Look after nothing."""

    def waitExposed(self, _widget: QWidget) -> None:  # noqa: N802 - as pytest-qt calls it
        """Let the window come."""
        settle()


def settle() -> None:
    for _ in range(10):
        QApplication.processEvents()


def many_cards(items: int) -> Cards:
    """A bazaar with so many items of two families."""
    cards = some_cards()
    made = tuple(
        an_item(
            catalogue_item_code(SALMA if serial % 2 else HUDA, 10 + serial // 2),
            family=SALMA if serial % 2 else HUDA,
            name_ar=f"{GOODS[serial % len(GOODS)]} {serial}",
            name_en=f"Item {serial}",
        )
        for serial in range(items)
    )
    return replace(cards, items=(*cards.items, *made))


def measure(act: Callable[[int], object], canvas: QWidget, times: int, rest: Callable[[int], None]) -> list[Taken]:
    """The milliseconds from an act to the paint that follows it; `rest` comes between, unmeasured."""
    painted, taken = Painted(canvas), []
    for place in range(times):
        rest(place)
        before, start = painted.times, clock()
        act(place)
        painted.wait(before)
        taken.append(since(start))
    return taken


def show(what: str, taken: list[Taken], raw: list[Taken] | None = None, budget_ms: float = 0) -> None:
    parts = []
    for name, place in (("wall", 0), ("cpu", 1)):
        ordered = sorted(each[place] for each in taken)
        parts.append(
            f"{name} p50 {statistics.median(ordered):6.2f} p99 {ordered[int(len(ordered) * 0.99) - 1]:7.2f} ms"
        )
    ratio = f"  {middle(taken) / middle(raw):5.1f} x bare (cpu)" if raw else ""
    budget = f"  (budget p99 {budget_ms:.0f} ms)" if budget_ms else ""
    print(f"{what:<36} {'  '.join(parts)}{ratio}{budget}")


def middle(taken: list[Taken]) -> float:
    return statistics.median(each[1] for each in taken)


def bench_scan(hands: Hands, codes: list[str]) -> None:
    """From the last key of a scan to the painted line, beside a bare list that takes a text."""
    bare = QListWidget()
    bare.resize(440, 700)
    bare.show()
    settle()
    counter = hands.window.counter

    def next_basket(place: int) -> None:
        if place % BASKET_LINES == 0:
            counter.till.attempt(lambda: hands.window.hall.desks.checkout.clear(by="C1"))
            counter.till.show()
        settle()

    def clear_bare(place: int) -> None:
        if place % BASKET_LINES == 0:
            bare.clear()
        settle()

    raw = measure(lambda place: bare.addItem(codes[place % len(codes)]), bare.viewport(), ROUNDS, clear_bare)
    bare.close()
    main = hands.window.main
    main.activateWindow()
    settle()
    hands.window.wedge.watch(main.windowHandle())  # or the codes would be typed into the search
    basket = cast("QAbstractScrollArea", counter.view._basket)
    ours = measure(lambda place: hands.scan(codes[place % len(codes)]), basket.viewport(), ROUNDS, next_basket)
    show("a text in a bare Qt list", raw)
    show("the basket kept, with its fdatasync", kept(hands, codes))
    show("scan to painted line, basket kept", ours, raw, LINE_P99_MS)


def kept(hands: Hands, codes: list[str]) -> list[Taken]:
    """The part of a scan that belongs to the disk: the basket is in the book before its line is on the screen."""
    checkout = hands.window.hall.desks.checkout
    taken = []
    for place in range(100):
        if place % BASKET_LINES == 0:
            checkout.clear(by="C1")
        card = checkout.find(codes[place])
        start = clock()
        checkout.add(card)
        taken.append(since(start))
    checkout.clear(by="C1")
    return taken


def bench_search(hands: Hands, items: int) -> None:
    """From a letter to the painted tiles, and its query alone."""
    counter = hands.window.counter
    grid = cast("QAbstractScrollArea", counter.view._grid)
    chance = random.Random(5)
    catalogue = hands.window.hall.desks.book.catalogue
    queries = [
        chance.choice(QUERIES) + (f" {chance.randrange(items)}" if place % 3 == 0 else "") for place in range(60)
    ]
    alone = []
    for query in queries:
        start = clock()
        catalogue.items(query=query)
        alone.append(since(start))
    show("search: the query alone", alone, budget_ms=SEARCH_P99_MS)
    taken = measure(
        lambda place: counter.shelf.search(queries[place]), grid.viewport(), len(queries), lambda _place: settle()
    )
    show("search: letter to painted tiles", taken)
    counter.shelf.start_over()


def until_built(hands: Hands) -> None:
    """Let the window build its places as it does while nobody asks for one, and look on for the first minute after signing in."""
    end, built, beat = time.monotonic() + FIRST_SECONDS, 0, QTimer()
    beat.start(BEAT_MS)
    stops = []
    while time.monotonic() < end:
        start = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        stops.append((time.thread_time() - start) * 1000)
        built = len(stops) if hands.window.building._timer.isActive() else built
    if built == len(stops):
        raise RuntimeError("the places are not built within the first minute")
    for what, taken in (("while places are built", stops[:built]), ("in the rest of the minute", stops[built:])):
        words = ", ".join(f"{milliseconds:.0f}" for milliseconds in sorted(taken, reverse=True)[:10])
        print(f"the longest stops of the event loop {what}: {words} ms of its own work")


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


def bench_pay(hands: Hands, code: str) -> None:
    """From "complete" to a basket that takes the next scan, commit included."""
    counter = hands.window.counter
    taken = []
    for _ in range(50):
        hands.scan(code)
        counter.view._pay.click()
        counter.pay_sheet._cash.show_amount(100_000)
        counter.pay_sheet._changed()
        settle()
        start = clock()
        counter.pay_sheet._complete.click()
        counter.pay_sheet.dismiss()
        QApplication.processEvents()
        taken.append(since(start))
        settle()
    show("pay to ready for the next", taken)


def bench_memory(hands: Hands, code: str, sales: int) -> None:
    """What the process holds after more and more sales, each with its receipt painted: what waits to be painted is no leak."""
    looks: list[tuple[float, ...]] = []
    before, start = recorded(hands), clock()
    for count in range(1, sales + 1):
        sell(hands, code)
        hands.window.counter.pay_sheet.dismiss()
        QApplication.processEvents()
        if count % SALES_AHEAD_MAX == 0:
            until_painted(hands)
        if count % (sales // LOOKS) == 0:
            if recorded(hands) - before < count:
                raise RuntimeError(f"only {recorded(hands) - before} of {count} sales came into the book")
            gc.collect()  # or what happens to wait for it would be counted
            looks.append((count, resident_mb(), in_use_mb(), sys.getallocatedblocks() / 1e3))
            words = (
                "memory after {:>6} sales: {:6.1f} MB, handed out by C {:5.2f} MB, by Python {:7.1f} thousand blocks"
            )
            print(words.format(*looks[-1]), f"{since(start)[1] / count:5.1f} ms of the processor a sale", flush=True)
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


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    sales = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    application = create_application()
    shell = Shell(application, ASSETS)
    cards = many_cards(items)
    codes = [item.code for item in cards.items if item.family][: ROUNDS * 2]
    with tempfile.TemporaryDirectory() as folder, closing(an_open_book(Path(folder), cards=cards)) as book:
        del cards  # a till has them in its book only; a search for cycles among so many would be measured as Amana's
        bot: Any = NoBot()
        with opened(bot, shell, book, Path(folder) / "home", settings=AWAKE) as hands:
            hands.window.sign_in_view.sign_in_requested.emit("C1", PINS["C1"])
            hands.window.shift._opening.open_requested.emit(book.catalogue.bazaar().first_day, Count(()))
            until_built(hands)
            gc.freeze()  # as the program does, once its places are built
            print(f"{items} items; window {hands.window.main.width()} x {hands.window.main.height()}")
            bench_scan(hands, codes)
            bench_search(hands, items)
            bench_pay(hands, codes[0])
            if sales:
                bench_memory(hands, codes[0], sales)


if __name__ == "__main__":
    main()
