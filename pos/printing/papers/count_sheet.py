"""The count sheet: a form on which a cashier writes how many of each note and coin are in the drawer.

It says nothing of what the drawer should hold, for cash is counted blind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Align, Cell, Cut, Document, Gap, Pair, Row, Rule, Size, Text, Weight

if TYPE_CHECKING:
    from datetime import date

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead

_BLANK = "." * 10


def count_sheet(letterhead: Letterhead, *, device: str, shift: int, day: date) -> Document:
    """Write a count sheet.

    Args:
        letterhead: who speaks.
        device: the till.
        shift: the shift's number.
        day: its business day.
    """
    wording = letterhead.wording
    heads = ("shift.denomination", "paper.pieces", "paper.amount")
    elements: list[Element] = [
        *letterhead.masthead(wording.line("shift.count_sheet")),
        Pair(wording.line("paper.till"), device),
        Pair(wording.line("paper.shift"), isolate(f"#{wording.digits(str(shift))}")),
        Pair(wording.line("paper.day"), wording.day(day)),
        Rule(),
        Row(tuple(Cell(wording.line(key), 1, Align.CENTRE) for key in heads), Size.SMALL),
    ]
    for minor in letterhead.currency.notes_minor:
        cells = (letterhead.amount(minor), isolate(f"× {_BLANK}"), _BLANK)
        elements += [Gap(5), Row(tuple(Cell(text, 1, Align.CENTRE) for text in cells))]
    elements += [
        Gap(4),
        Rule(heavy=True),
        Pair(wording.line("paper.total"), _BLANK * 2, Size.LARGE, Weight.STRONG),
    ]
    for key in ("paper.cashier", "shift.lead"):
        elements += [Gap(8), Text(wording.line(key), size=Size.SMALL), Gap(12), Rule()]
    return Document(f"{device}-{shift}", wording.direction, (*elements, Cut()))
