"""How soon the window answers a hand, beside a bare Qt list that does as little as Qt allows, in one run.

    python -m tests.bench.bench_window                  # 5 000 items
    python -m tests.bench.bench_window 100000           # as many items as a register could hand down

Not a test: a machine may be slow, so nothing is asserted; what matters is the ratio of the medians, which travels between
machines. Budgets: scan to painted line p99 16 ms, flat up to 100 000 items; search p99 10 ms.
The memory after thousands of sales has a benchmark of its own, `bench_memory`.
A line counts as painted when Qt has painted the list after it; without a screen Qt paints into memory just the same.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
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
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from pos.ledger.catalogue import Cards

ASSETS = Path(__file__).parents[2] / "assets"
GOODS = ("مربى التمر", "دهن العود", "قهوة عربية", "شال صوف مطرّز", "بخور", "عسل سدر", "زيت زيتون", "كعك العيد")
ROUNDS, BASKET_LINES = 200, 12
TURNS_MAX = 5
FIRST_SECONDS, BEAT_MS, FRAME_MS = 60, 5, 1000 / 60
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


def listen(hands: Hands) -> None:
    """Let the window hear the scanner again, or the codes would be typed into the search."""
    main = hands.window.main
    main.activateWindow()
    settle()
    hands.window.wedge.watch(main.windowHandle())


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
    listen(hands)
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
    stops, start = [], time.thread_time()
    QApplication.processEvents()
    print(
        f"the counter's first picture, which somebody asked for: {(time.thread_time() - start) * 1000:.0f} ms of its own work"
    )
    beat.start(BEAT_MS)
    while time.monotonic() < end:
        start = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        stops.append((time.thread_time() - start) * 1000)
        built = len(stops) if hands.window.building._timer.isActive() else built
    if built == len(stops):
        raise RuntimeError("the places are not built within the first minute")
    for what, taken in (("while places are built", stops[:built]), ("in the rest of the minute", stops[built:])):
        ordered = sorted(taken, reverse=True)
        words = ", ".join(f"{milliseconds:.0f}" for milliseconds in ordered[:10])
        print(f"the longest of {len(taken)} stops of the event loop {what}: {words} ms of its own work")
        frames = [milliseconds / FRAME_MS for milliseconds in (ordered[0], ordered[len(ordered) // 100])]
        print(f"    the worst {frames[0]:.2f}, p99 {frames[1]:.2f} of a frame")


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


@contextmanager
def at_the_counter(items: int) -> Iterator[tuple[Hands, list[str]]]:
    """Open the window of a till with so many items, with a cashier at an open shift and every place built.

    Yields:
        The hands, and the codes of some items.
    """
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
            yield hands, codes


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with at_the_counter(items) as (hands, codes):
        print(f"{items} items; window {hands.window.main.width()} x {hands.window.main.height()}")
        bench_scan(hands, codes)
        bench_search(hands, items)
        bench_pay(hands, codes[0])


if __name__ == "__main__":
    main()
