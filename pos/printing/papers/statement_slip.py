"""The statement on a thermal printer: the calculation alone, with its code; every line is on the A4 paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import (
    Align,
    Big,
    Cut,
    Document,
    Expected,
    Figure,
    Gap,
    Mark,
    Pair,
    Qr,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)
from pos.printing.papers.statement_contents import up_to
from pos.printing.papers.statement_sums import calculation_rows, end_labels
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.papers.statement_contents import Statement
    from pos.printing.words import Wording


def statement_slip(letterhead: Letterhead, statement: Statement) -> Document:
    """Write a family's statement as a short slip.

    Args:
        letterhead: who speaks; it must know the name of the family.
        statement: what it says.

    Raises:
        PaperMismatch: the rows do not come to the net, or the paper does not show them all (a bug).
    """
    wording = letterhead.wording
    line = statement.settlement
    rows = tuple(calculation_rows(letterhead, statement))
    paid, rest = end_labels(letterhead, statement)
    title = wording.label("statement.title", number=isolate(line.family))
    net = Figure(Mark.TOTAL, sum(minor for _, minor in rows))
    elements: list[Element] = [
        *letterhead.masthead(wording.line("statement.heading")),
        *([Big(wording.line("paper.provisional"), warns=True)] if statement.provisional else []),
        *(Text(name, weight=Weight.STRONG) for name in letterhead.family(line.family).lines()),
        Pair(wording.line("statement.number"), isolate(line.family)),
        *([Pair(wording.line("statement.run"), isolate(statement.run))] if statement.run else []),
        *_until(wording, statement.until),
        Rule(),
        *(Pair(label.line(), letterhead.amount(minor), figure=Figure(Mark.LINE, minor)) for label, minor in rows),
        Rule(heavy=True),
        Pair(wording.line("statement.net"), letterhead.price(line.net_minor), Size.LARGE, Weight.STRONG, net),
        Pair(paid.line(), letterhead.price(line.paid_minor), weight=Weight.STRONG),
        Pair(rest.line(), letterhead.amount(line.carried_minor), weight=Weight.STRONG),
        *_check(letterhead, statement),
        Cut(),
    ]
    document = Document(title.first, wording.direction, tuple(elements))
    check_figures(document, Expected(letterhead.currency, tuple(minor for _, minor in rows), line.net_minor))
    return document


def _until(wording: Wording, until: date | datetime) -> Iterator[Element]:
    """Yield up to when the run looked; in two languages below each other where it is words."""
    said = up_to(wording, until)
    said = said if isinstance(said, Label) else Label(said)
    yield Pair(wording.line("statement.until"), said.first)
    if said.second:
        yield Pair("", said.second)


def _check(letterhead: Letterhead, statement: Statement) -> list[Element]:
    """Return the code that can be quoted on the phone, and the one of the family's own page."""
    if not statement.code:
        return []
    key = "statement.page" if statement.link else "statement.code"
    words = letterhead.wording.label(key, code=isolate(statement.code))
    return [
        Gap(),
        *([Qr(statement.link)] if statement.link else []),
        *(Text(text, Align.CENTRE, Size.SMALL) for text in words.lines()),
    ]
