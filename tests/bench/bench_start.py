"""How long Amana takes from the command to a painted window, beside a bare Qt window, in one run.

    python -m tests.bench.bench_start              # a till of the sample bazaar
    python -m tests.bench.bench_start 100000       # with so many sales in its book

A window that is painted and deaf is no start: the last line tells when a key that was pressed at the first paint had moved the
keyboard on, and that was painted.

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
from typing import NamedTuple

from pos.domain.founding import FIRST_TILL
from pos.ledger.book import Book
from pos.ledger.strongbox import best_strongbox
from tests.bench.bench_ledger import fill
from tests.builders import Till, surroundings

ROUNDS = 11
WAIT_SECONDS_MAX = 180

BARE = """
import sys
import time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", time.process_time(), flush=True)
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
import time
import pos.cli.window
from pos.cli.main import main
def watched(chosen):
    # Amana is loaded here, as ever; only then is there something to look at.
    import pos.app.amana
    global show
    show, pos.app.amana.Amana._show = pos.app.amana.Amana._show, seen
    pos.app.amana.Amana._ask_first = pos.app.amana.Amana._look_around  # as somebody who presses at once
    return opened(chosen)
opened, pos.cli.window._open = pos.cli.window._open, watched
def seen(amana, book):
    show(amana, book)
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    class Eye(QObject):
        is_pressed = False
        before = None
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and not self.is_pressed:
                print("painted", time.process_time(), flush=True)
                self.is_pressed = True
                QTimer.singleShot(0, self.press)
            elif event.type() == QEvent.Type.UpdateRequest and self.before not in (None, watched.focusWidget()):
                self.before = None
                QTimer.singleShot(0, self.answered)  # when it was painted
            return False
        def press(self):
            self.before = amana.window.main.focusWidget()
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self.before, key)
        def answered(self):
            print("answered", time.process_time(), flush=True)
            amana.application.exit(0)
    amana.eye = Eye()
    amana.window.main.installEventFilter(amana.eye)
sys.exit(main([]))
"""


class Start(NamedTuple):
    """What one start took, in seconds: by the wall and of the processor to the first paint, by the wall to a key's answer."""

    painted: float
    processor: float
    answered: float


def start_of(script: str, home: Path) -> Start:
    """Spawn a process and time what it says of its window; it ends by itself.

    Raises:
        RuntimeError: it ended without a word.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "AMANA_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has been compiled
    begun, said = time.perf_counter(), {}
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        for line in process.stdout or ():
            word, _, processor = line.partition(" ")
            said[word] = time.perf_counter() - begun, float(processor)
        process.wait(timeout=WAIT_SECONDS_MAX)
    if "painted" not in said:
        raise RuntimeError(f"no window; exit code {process.returncode}")
    return Start(*said["painted"], said.get("answered", said["painted"])[0])


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
            f"a new machine that looks around: the sample bazaar is set up and shown in {start_of(OURS, home).painted:.2f} s"
        )
        if sales:
            fill_book(home, sales)
            print(f"the first start with {sales:,} sales: {start_of(OURS, home).painted:.2f} s")
        taken: dict[str, list[Start]] = {"a bare window": [], "Amana": []}
        for _ in range(ROUNDS):
            taken["a bare window"].append(start_of(BARE, home))
            taken["Amana"].append(start_of(OURS, home))
    bare = Start(*(statistics.median(each) for each in zip(*taken["a bare window"], strict=True)))
    middle = bare
    for name, starts in taken.items():
        middle = Start(*(statistics.median(each) for each in zip(*starts, strict=True)))
        print(
            f"{name:<16} p50 {middle.painted:6.3f} s   slowest {max(starts).painted:6.3f} s   "
            f"{middle.painted / bare.painted:5.2f} x a bare window   of the processor {middle.processor:6.3f} s   "
            f"{middle.processor / bare.processor:5.2f} x"
        )
    print(f"the first key answered and painted: p50 {middle.answered:.3f} s, {middle.answered / bare.painted:.2f} x")
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
