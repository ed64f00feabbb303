"""How long Amana takes from the command to a painted window, beside a bare Qt window, in one run.

    python -m tests.bench.bench_start              # a till of the sample bazaar
    python -m tests.bench.bench_start 100000       # with so many sales in its book

Not a test: nothing is asserted; what matters is the ratio of the medians. Budget: 2.5 times the bare window, warm. Both are whole
processes, timed from the moment they are spawned to the first painted window, and take turns, so that whatever else the machine
does hits both. A bare window is Python, PySide6 and an empty `QMainWindow`, no more.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from pos.domain.founding import FIRST_TILL
from pos.ledger.book import Book
from pos.ledger.strongbox import best_strongbox
from tests.bench.bench_ledger import fill
from tests.builders import Till, surroundings

ROUNDS = 11
WAIT_SECONDS_MAX = 180

BARE = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", flush=True)
            QApplication.exit(0)
        return False
application = QApplication(sys.argv)
window, eye = QMainWindow(), Eye()
window.installEventFilter(eye)
window.show()
application.exec()
"""
OURS = """
import sys
import pos.app.amana
from pos.cli.main import main
def seen(amana, opened):
    show(amana, opened)
    from PySide6.QtCore import QEvent, QObject
    class Eye(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                print("painted", flush=True)
                watched.removeEventFilter(self)
                amana.application.exit(0)
            return False
    amana.eye = Eye()
    amana.window.main.installEventFilter(amana.eye)
show, pos.app.amana.Amana._show = pos.app.amana.Amana._show, seen
pos.app.amana.Amana._ask_first = pos.app.amana.Amana._look_around  # as somebody who presses at once
sys.exit(main([]))
"""


def until_painted(script: str, home: Path) -> float:
    """Spawn a process and return the seconds until it says that its window is painted; it ends by itself.

    Raises:
        RuntimeError: it ended without a word.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "AMANA_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has been compiled
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        said = process.stdout.readline() if process.stdout is not None else ""
        seconds = time.perf_counter() - start
        process.communicate(timeout=WAIT_SECONDS_MAX)
    if said != "painted\n":
        raise RuntimeError(f"no window; exit code {process.returncode}")
    return seconds


def fill_book(home: Path, sales: int) -> None:
    """Put many sales into the sample till's book."""
    folder = home / FIRST_TILL
    with closing(Book(folder, FIRST_TILL, surroundings(7), box=best_strongbox(folder, FIRST_TILL))) as book:
        till = Till(book)
        till.open_shift()
        fill(till, sales)


def main() -> None:
    sales = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as folder:
        home = Path(folder)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; setting up the sample …", flush=True)
        print(
            f"a new machine that looks around: the sample bazaar is set up and shown in {until_painted(OURS, home):.2f} s"
        )
        if sales:
            fill_book(home, sales)
            print(f"the first start with {sales:,} sales: {until_painted(OURS, home):.2f} s")
        taken: dict[str, list[float]] = {"a bare window": [], "Amana": []}
        for _ in range(ROUNDS):
            taken["a bare window"].append(until_painted(BARE, home))
            taken["Amana"].append(until_painted(OURS, home))
    bare = statistics.median(taken["a bare window"])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:<16} p50 {middle:6.3f} s   slowest {max(times):6.3f} s   {middle / bare:5.2f} x a bare window")


if __name__ == "__main__":
    main()
