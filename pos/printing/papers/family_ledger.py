"""The families' accounts by one till: a reading for the shift lead, which says that it is one till's view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.printing.document import (
    Align,
    Cut,
    Document,
    Expected,
    Figure,
    Mark,
    Pair,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)

if TYPE_CHECKING:
    from datetime import datetime

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class FamilySums:
    """One family's amounts, in minor units.

    Attributes:
        number: its number; empty for the centre.
        held_minor: what its goods that must still be here are worth.
    """

    number: str
    sold_minor: int
    refunded_minor: int
    held_minor: int

    @property
    def owed_minor(self) -> int:
        """What it is owed before commission."""
        return self.sold_minor - self.refunded_minor


def family_ledger(letterhead: Letterhead, sums: tuple[FamilySums, ...], *, read: tuple[str, str, datetime]) -> Document:
    """Write the accounts of families at one till; those without any amount are left out.

    Args:
        letterhead: who speaks.
        sums: the families, by number.
        read: the till, the person's code and the moment of the reading.

    Raises:
        PaperMismatch: the paper does not show an amount (a bug).
    """
    wording = letterhead.wording
    device, person, moment = read
    told = tuple(each for each in sums if each.sold_minor or each.refunded_minor or each.held_minor)
    total = sum(each.owed_minor for each in told)
    elements: list[Element] = [
        *letterhead.masthead(wording.line("ledger.title")),
        Pair(wording.line("paper.till"), device),
        Pair(wording.line("shift.read"), wording.moment(moment)),
        Pair(wording.line("ledger.reader"), letterhead.person(person).first),
        *(Text(words, Align.CENTRE, Size.SMALL) for words in wording.label("ledger.one_till").lines()),
        Rule(),
    ]
    for each in told:
        elements += _family(letterhead, each)
    price = letterhead.price(total)
    elements += [
        Rule(heavy=True),
        Pair(wording.line("ledger.owed"), price, Size.LARGE, Weight.STRONG, Figure(Mark.TOTAL, total)),
        Cut(),
    ]
    document = Document(f"{device} {wording.label('ledger.title').first}", wording.direction, tuple(elements))
    check_figures(document, Expected(letterhead.currency, tuple(each.owed_minor for each in told), total))
    return document


def _family(letterhead: Letterhead, each: FamilySums) -> list[Element]:
    wording = letterhead.wording
    owed = Figure(Mark.LINE, each.owed_minor)
    name = letterhead.family(each.number).first
    head = f"{letterhead.owner(each.number).first} · {name}" if each.number in letterhead.families else name
    if each.number and each.number not in letterhead.families:
        head = letterhead.owner(each.number).first
    rows: list[Element] = [Pair(head, letterhead.amount(each.owed_minor), weight=Weight.STRONG, figure=owed)]
    for key, minor in (
        ("ledger.sold", each.sold_minor),
        ("ledger.came_back", -each.refunded_minor),
        ("ledger.held", each.held_minor),
    ):
        if minor:
            rows.append(Pair(wording.line(key), letterhead.amount(minor), Size.SMALL))
    return rows
