"""No paper leaves practice without its mark, at its head and before its cut, and none of its figures is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.printing.document import Cut, Document, Figure, Gap, Mark, Pair, Text
from pos.printing.lettering import Direction
from pos.printing.practice import MARK, PracticePainter, marked
from pos.printing.raster import Painter

if TYPE_CHECKING:
    from pathlib import Path

RECEIPT = Document(
    "X01-000001-3",
    Direction.RTL,
    (Text("الإيصال"), Pair("الإجمالي", "25.00", figure=Figure(Mark.TOTAL, 2_500)), Gap(3), Cut()),
)


def test_the_mark_stands_first_and_before_the_cut() -> None:
    elements = marked(RECEIPT).elements
    assert elements[: len(MARK)] == MARK
    assert elements[-2 - len(MARK) : -2] == MARK
    assert isinstance(elements[-1], Cut)
    assert set(RECEIPT.elements) <= set(elements)


def test_every_painted_paper_is_marked(fonts: Path) -> None:
    plain, practice = Painter(fonts).paint(RECEIPT), PracticePainter(fonts).paint(RECEIPT)
    assert practice.height > plain.height
    assert practice.figures == plain.figures
    assert practice.png() == Painter(fonts).paint(marked(RECEIPT)).png()
