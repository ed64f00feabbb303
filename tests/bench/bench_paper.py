"""How long paper takes, beside the rawest way to put the same letters, bars and bytes there, in one run.

    python -m tests.bench.bench_paper

Not a test: a machine may be slow, so nothing is asserted; what matters is the ratio, which travels between machines. The
budgets are a receipt of 30 lines in 10 ms, one of 200 in 60 ms, and 500 statements in 15 s.
"""

from __future__ import annotations

import io
import os
import random
import statistics
import sys
import threading
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pos.domain.bazaar import PaperLanguage
from pos.domain.facts import Line
from pos.domain.identity import catalogue_item_code, family_number, paper_number
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.printing.document import Symbology
from pos.printing.labels import ROLLS, as_high_as, in_a_row, sheet_named
from pos.printing.papers.item_label import item_label, label_document
from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.papers.receipt import receipt
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.statement_contents import EntryKind, Statement, StatementEntry
from pos.printing.pdf_document import PdfPress
from pos.printing.pdf_labels import LabelPress
from pos.printing.symbols import bar_modules
from pos.printing.thermal import Mechanics, job
from pos.printing.words import wording
from pos.ui.application import SWITCH_S
from tests.builders import a_bazaar, a_sale, a_stamp, an_item, cash
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos.domain.bazaar import ItemCard
    from pos.domain.facts import Sale
    from pos.printing.raster import Painter

ASSETS = Path(__file__).parents[2] / "assets"
GOODS = ("مربى التمر", "دهن العود", "قهوة عربية", "شال صوف مطرّز", "بخور 70% عود", "عسل سدر", "زيت زيتون 500 ml")
STATEMENTS = 500
STATEMENT_LINES = 40
LABELS = 1_000
BEAT_MS = 2
PROOF = "AMANA1:" + "Q7k_" * 24


def median_ms(work: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds; the first is for the caches."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken)


def say(what: str, ours: float, raw: float, of: str) -> None:
    print(f"{what:<34} {ours:>9.1f} ms   raw {raw:>8.1f} ms   ratio {ours / raw:>6.1f}   {of}")


def a_letterhead(families: Sequence[str]) -> Letterhead:
    items = {
        catalogue_item_code(family, number): Named(f"{name} {family[-2]}", f"Item {number}")
        for family in families
        for number, name in enumerate(GOODS, 1)
    }
    names = {family: Named(f"أم سالم {family}", f"Umm Salem {family}") for family in families}
    words = wording(ASSETS / "paper", PaperLanguage.BOTH)
    return Letterhead(a_bazaar(), words, items=items, families=names)


# ---- receipts ----------------------------------------------------------------------------------


def raw_text(painter: Painter, lines: int) -> Callable[[], object]:
    """Nothing but the lines themselves, drawn one by one by Qt, without layout, figures, codes or packing."""
    from PySide6.QtGui import QImage, QPainter

    from pos.printing.document import Size, Weight

    def draw() -> None:
        image = QImage(576, 36 * lines, QImage.Format.Format_Grayscale8)
        image.fill(255)
        brush = QPainter(image)
        brush.setFont(painter.font(Size.BODY, Weight.NORMAL))
        for line in range(lines):
            brush.drawText(300, 36 * line + 28, GOODS[line % len(GOODS)])
            brush.drawText(10, 36 * line + 28, f"{line}.50")
        brush.end()

    return draw


def receipts(letterhead: Letterhead, family: str) -> None:
    from pos.printing.raster import Painter

    painter = Painter(ASSETS / "fonts")
    for count in (3, 30, 200):
        lines = tuple(
            Line(
                item=catalogue_item_code(family, number % len(GOODS) + 1),
                family=family,
                quantity=1 + number % 3,
                price_minor=2_500 + 25 * number,
            )
            for number in range(count)
        )
        total = sum(line.quantity * line.price_minor for line in lines)
        sale = a_sale(*lines, payments=cash(total))
        ours = median_ms(partial(printed, painter, letterhead, sale), 15)
        say(f"receipt of {count} lines to bytes", ours, median_ms(raw_text(painter, count), 15), "bare drawText")


def printed(painter: Painter, letterhead: Letterhead, sale: Sale) -> bytes:
    return job(painter.paint(receipt(letterhead, a_stamp(), sale, proof=PROOF)), Mechanics())


# ---- statements --------------------------------------------------------------------------------


def a_statement(family: str, serials: list[int], chance: random.Random) -> Statement:
    entries = []
    for number in range(STATEMENT_LINES):
        serials[0] += 1
        pieces, price = chance.randint(1, 4), chance.randint(10, 400) * 25
        entries.append(
            StatementEntry(
                kind=EntryKind.SALE,
                at=NOON + timedelta(minutes=17 * number),
                number=paper_number("T01", serials[0]),
                item=catalogue_item_code(family, chance.randint(1, len(GOODS))),
                quantity=pieces,
                price_minor=price,
                amount_minor=pieces * price,
            )
        )
    gross = Claim(family, ClaimKind.GROSS, sum(entry.amount_minor for entry in entries), 1_500)
    return Statement(
        run="P-2026-08",
        settlement=settle(family, (gross,), brought_minor=0, payout_step_minor=25),
        entries=tuple(entries),
        until=NOON + timedelta(days=2),
        printed=NOON + timedelta(days=3),
        code="7KQ4-92MX",
        link=f"https://example.org/s/{family}",
    )


def raw_rows(pages: int, rows: int, cells: int) -> None:
    """As many cells of plain Latin, put on pages by reportlab's own `drawString`."""
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for page in range(pages):
        canvas.setFont("Helvetica", 8)
        for row in range(rows):
            for cell in range(cells):
                canvas.drawString(40 + 60 * cell, 800 - 18 * row, f"{page}.{row}{cell}")
        canvas.showPage()
    canvas.save()


def lateness_ms(work: Callable[[], object]) -> tuple[float, float]:
    """How late a window's beat of 2 ms comes while a lane works: the median and the 99th percentile, in milliseconds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

    late: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        late.append((now - last[0]) * 1_000 - BEAT_MS)
        last[0] = now

    timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    lane = threading.Thread(target=work)
    lane.start()
    while lane.is_alive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # the timer is the next
    timer.stop()
    late.sort()
    return late[len(late) // 2], late[len(late) * 99 // 100]


def beside_the_window(letterhead: Letterhead, families: Sequence[str]) -> None:
    """Set statements and paint receipts and roll labels on a lane, and say what the window's thread feels of it."""
    serials, chance = [0], random.Random(8)
    plain = [a_statement(family, serials, chance) for family in families]
    press = PdfPress(ASSETS / "fonts", substitute="?")
    sys.setswitchinterval(SWITCH_S)
    idle, _ = lateness_ms(lambda: threading.Event().wait(0.3))
    median, p99 = lateness_ms(lambda: press.render([statement_sheet(letterhead, one) for one in plain]))
    print(
        f"a window's beat while {len(plain)} statements are set: median {median:.1f} ms, p99 {p99:.1f} ms; idle {idle:.1f} ms"
    )
    for what, work in (("receipts of 30 lines", paint_receipts), ("roll labels", paint_labels)):
        median, p99 = lateness_ms(partial(work, letterhead, families))
        idle, idle_p99 = lateness_ms(lambda: threading.Event().wait(1))
        print(
            f"a window's beat while {what} are painted: median {median:.1f} ms, p99 {p99:.1f} ms; "
            f"idle {idle:.1f} and {idle_p99:.1f} ms"
        )


def paint_receipts(letterhead: Letterhead, families: Sequence[str]) -> None:
    """Paint a hundred receipts, one after the other, as after a hundred sales."""
    from pos.printing.raster import Painter

    painter = Painter(ASSETS / "fonts")
    lines = tuple(
        Line(
            item=catalogue_item_code(families[0], number % len(GOODS) + 1),
            family=families[0],
            quantity=1 + number % 3,
            price_minor=2_500 + 25 * number,
        )
        for number in range(30)
    )
    sale = a_sale(*lines, payments=cash(sum(line.quantity * line.price_minor for line in lines)))
    for _ in range(100):
        printed(painter, letterhead, sale)


def paint_labels(letterhead: Letterhead, families: Sequence[str]) -> None:
    """Paint labels for a roll, one after the other."""
    from pos.printing.raster import Painter

    kind = ROLLS[0]
    painter = Painter(ASSETS / "fonts", kind.roll)
    for card in label_cards(families)[:300]:
        as_high_as(painter.paint(label_document(item_label(letterhead, card))), kind.height)


def one_by_one(letterhead: Letterhead, families: Sequence[str]) -> None:
    serials, chance = [0], random.Random(8)
    plain = [a_statement(family, serials, chance) for family in families]
    press = PdfPress(ASSETS / "fonts", substitute="?")
    start = time.perf_counter()
    for statement in plain:
        press.render([statement_sheet(letterhead, statement)])
    ours = (time.perf_counter() - start) * 1_000
    start = time.perf_counter()
    for _ in plain:
        raw_rows(2, STATEMENT_LINES // 2, 8)
    raw = (time.perf_counter() - start) * 1_000
    say(f"{len(plain)} statements, a file each", ours, raw, "reportlab drawString, Latin, a file each")


def statements(letterhead: Letterhead, families: Sequence[str]) -> None:
    serials, chance = [0], random.Random(8)
    plain = [a_statement(family, serials, chance) for family in families]
    press = PdfPress(ASSETS / "fonts", substitute="?")
    start = time.perf_counter()
    press.render([statement_sheet(letterhead, statement) for statement in plain])
    ours = (time.perf_counter() - start) * 1_000
    start = time.perf_counter()
    raw_rows(2 * len(plain), STATEMENT_LINES // 2, 8)
    raw = (time.perf_counter() - start) * 1_000
    say(f"{len(plain)} statements of {STATEMENT_LINES} lines", ours, raw, "reportlab drawString, Latin")


# ---- labels ------------------------------------------------------------------------------------


def raw_bars(codes: Sequence[str]) -> None:
    """The bars alone, one reportlab `rect` each."""
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for number, code in enumerate(codes):
        for index, bar in enumerate(bar_modules(code, Symbology.EAN13)):
            if bar == "1":
                canvas.rect(40 + index, 12 * (number % 65), 1, 10, stroke=0, fill=1)
        if number % 65 == 64:
            canvas.showPage()
    canvas.save()


def label_cards(families: Sequence[str]) -> list[ItemCard]:
    return [
        an_item(
            catalogue_item_code(families[number % len(families)], number % len(GOODS) + 1),
            family=families[number % len(families)],
            name_ar=f"{GOODS[number % len(GOODS)]} {number}",
            name_en=f"Item {number}",
            price_minor=25 * (number + 1),
        )
        for number in range(LABELS)
    ]


def labels(letterhead: Letterhead, families: Sequence[str]) -> None:
    cards = label_cards(families)
    press = LabelPress(ASSETS / "fonts", substitute="?")
    start = time.perf_counter()
    press.render([item_label(letterhead, card) for card in cards], sheet_named("65"))
    ours = (time.perf_counter() - start) * 1_000
    start = time.perf_counter()
    raw_bars([card.code for card in cards])
    raw = (time.perf_counter() - start) * 1_000
    say(f"{LABELS} labels on A4 sheets", ours, raw, "bars by reportlab rect")


def raw_pixels(count: int) -> None:
    """As many white labels, packed and sent."""
    blank = bytes(38 * 200)
    b"".join(b"\x1dv0\x00\x26\x00\xc8\x00" + blank for _ in range(count))


def rolls(letterhead: Letterhead, families: Sequence[str]) -> None:
    from pos.printing.raster import Painter

    kind = ROLLS[0]
    painter = Painter(ASSETS / "fonts", kind.roll)
    cards = label_cards(families)
    start = time.perf_counter()
    papers = [as_high_as(painter.paint(label_document(item_label(letterhead, card))), kind.height) for card in cards]
    job(in_a_row(papers, "all"), Mechanics())
    ours = (time.perf_counter() - start) * 1_000
    start = time.perf_counter()
    raw_pixels(len(cards))
    raw = (time.perf_counter() - start) * 1_000
    say(f"{LABELS} labels on a roll", ours, raw, "white labels, packed")


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    families = [family_number(serial) for serial in range(1, STATEMENTS + 1)]
    letterhead = a_letterhead(families)
    receipts(letterhead, families[0])
    statements(letterhead, families)
    one_by_one(letterhead, families)
    beside_the_window(letterhead, families[:100])
    labels(letterhead, families)
    rolls(letterhead, families)
    return 0


if __name__ == "__main__":
    sys.exit(main())
