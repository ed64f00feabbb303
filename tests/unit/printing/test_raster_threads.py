"""Paper is painted on lanes whose threads come and go; what one thread laid out is never drawn by the next."""

from __future__ import annotations

import subprocess
import sys
import textwrap

PAINTING = """
import sys, threading
from PySide6.QtCore import QRunnable, QThreadPool
from pos import settings
from pos.domain.bazaar import PaperLanguage
from pos.printing.document import Document, Pair, Text
from pos.printing.lettering import Direction
from pos.printing.raster import Painter

painter = Painter(settings.assets() / "fonts")
document = Document("slip", Direction.RTL, tuple(
    part for n in range(30) for part in (Text(f"معمول تمر {n % 7}"), Pair("الإجمالي", f"{n}.00"))
))
pictures = set()

class Job(QRunnable):
    def run(self):
        pictures.add(painter.paint(document).bits)

pool = QThreadPool()
pool.setMaxThreadCount(1)
pool.setExpiryTimeout(0)  # each job gets a thread of its own, as after half a minute without paper
for _ in range(60):
    pool.start(Job())
    pool.waitForDone()
for _ in range(60):
    thread = threading.Thread(target=lambda: pictures.add(painter.paint(document).bits))
    thread.start()
    thread.join()
several = QThreadPool()
several.setMaxThreadCount(4)
for _ in range(60):
    several.start(Job())
several.waitForDone()
sys.exit(len(pictures) - 1)
"""


def test_a_painter_serves_any_number_of_threads_one_after_the_other_and_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PAINTING)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
