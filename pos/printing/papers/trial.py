"""The test page of a printer, and the trial label of a roll.

What they print tells whether the width, the darkness, the letters and the codes are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos.domain.text import isolate
from pos.printing.document import (
    Align,
    Barcode,
    Cut,
    Document,
    Element,
    Gap,
    Pair,
    Qr,
    Rule,
    Ruler,
    Size,
    Symbology,
    Text,
    Weight,
)
from pos.printing.labels import as_high_as, laid_over, trial_frame
from pos.printing.lettering import Direction

if TYPE_CHECKING:
    from pos.printing.labels import LabelRoll
    from pos.printing.paper import Paper
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter
    from pos.printing.setup import PrinterSetup

ARABIC_SAMPLE: Final = "عباءة مطرّزة ولؤلؤ الخليج: 3 قطع بخصم 15%"
PHONE_SAMPLE: Final = "الهاتف: +971 50 123 4567"
ENGLISH_SAMPLE: Final = "Hand-made shawl, 3 pieces, 15% off"
TITLE: Final = "TEST"
CODE: Final = "AMANA-TEST"


def trial_page(letterhead: Letterhead, printer: PrinterSetup) -> Document:
    """Write the test page.

    Args:
        letterhead: who speaks; its logo and its lines are on the page too.
        printer: what it is a test of.
    """
    words = letterhead.wording
    address = isolate(printer.address) if printer.address else "–"
    elements: list[Element] = [
        *letterhead.masthead(words.line("trial.title")),
        Pair(words.line("trial.printer"), words.line(f"printer.{printer.kind}")),
        Pair(words.line("trial.address"), address),
        Pair(words.line("trial.dots"), words.count(printer.dots)),
        Rule(),
        Ruler(),
        Text(words.line("trial.ruler"), Align.CENTRE, Size.SMALL),
        Gap(),
        *(
            Text(ARABIC_SAMPLE, size=size, weight=weight)
            for size, weight in ((Size.SMALL, Weight.NORMAL), (Size.BODY, Weight.NORMAL), (Size.LARGE, Weight.STRONG))
        ),
        Text(PHONE_SAMPLE),
        Text(ENGLISH_SAMPLE),
        Pair(words.line("paper.total"), letterhead.price(123_450), Size.TITLE, Weight.STRONG),
        Rule(heavy=True),
        Qr(CODE),
        Barcode(CODE, Symbology.CODE128),
        *(Text(text, Align.CENTRE, Size.SMALL) for text in words.label("trial.check").lines()),
        *letterhead.postscript(),
        Cut(),
    ]
    return Document(TITLE, words.direction, tuple(elements))


def trial_label(painter: Painter, kind: LabelRoll, shift: tuple[int, int] = (0, 0)) -> Paper:
    """Return the trial label of a roll: a frame, strokes for millimetres, the size, and how far it is moved now.

    Args:
        painter: paints for the roll.
        kind: the roll.
        shift: to the right and down, in hundredths of a millimetre.
    """
    moved = " / ".join(f"{hundredths / 100:+.2f}" for hundredths in shift)
    words = Document(
        "TRIAL",
        Direction.LTR,
        (
            Gap(22),
            Text(f"{kind.name.replace('x', ' × ')} mm", Align.CENTRE, Size.LARGE, Weight.STRONG),
            Text(f"→ / ↓  {moved} mm", Align.CENTRE, Size.SMALL),
        ),
    )
    return laid_over(trial_frame(kind), as_high_as(painter.paint(words), kind.height))
