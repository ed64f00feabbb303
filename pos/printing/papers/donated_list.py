"""What families leave to the centre: every piece given away at this till, and what it would have brought."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.domain.weighing import Unit, worth
from pos.printing.document import (
    Cut,
    Document,
    Expected,
    Figure,
    Gap,
    Mark,
    Pair,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)
from pos.printing.papers.goods_parts import family_head, list_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class DonatedItem:
    """One item that was given away.

    Attributes:
        family: its family's number; empty for the centre.
        quantity: pieces or grams, over all notes.
        price_minor: of one piece or of a kilogram, today.
    """

    family: str
    item: str
    quantity: int
    unit: Unit
    price_minor: int

    @property
    def value_minor(self) -> int:
        """What it would have brought."""
        return worth(self.quantity, self.price_minor, self.unit)


def donated_list(letterhead: Letterhead, items: Sequence[DonatedItem], *, read: tuple[str, str, datetime]) -> Document:
    """Write what was given away, family by family.

    Args:
        letterhead: who speaks; it must know the names of families and items.
        items: in the order in which they stand on the list, a family's items together.
        read: the till, the person's code and the moment of the reading.

    Raises:
        PaperMismatch: the paper does not show every item's worth and their sum (a bug).
    """
    wording = letterhead.wording
    elements = list_head(letterhead, "goods.donated_list", read)
    for family, own in groupby(items, attrgetter("family")):
        elements += family_head(letterhead, family)
        for each in own:
            elements += _item(letterhead, each)
    total = sum(each.value_minor for each in items)
    pieces = sum(each.quantity for each in items if each.unit is Unit.PIECE)
    elements += [
        Rule(heavy=True),
        Pair(wording.line("paper.pieces"), wording.count(pieces), weight=Weight.STRONG),
        Pair(
            wording.line("goods.value"),
            letterhead.price(total),
            Size.LARGE,
            Weight.STRONG,
            Figure(Mark.TOTAL, total),
        ),
        Gap(6),
        Text(wording.line("goods.desk_signs"), size=Size.SMALL),
        Gap(12),
        Rule(),
        Cut(),
    ]
    title = f"{read[0]} {wording.label('goods.donated_list').first}"
    document = Document(title, wording.direction, tuple(elements))
    check_figures(document, Expected(letterhead.currency, tuple(each.value_minor for each in items), total))
    return document


def _item(letterhead: Letterhead, each: DonatedItem) -> list[Element]:
    wording, name = letterhead.wording, letterhead.item(each.item)
    times = wording.times(each.quantity, letterhead.currency, each.price_minor, each.unit)
    return [
        Pair(name.first, letterhead.amount(each.value_minor), figure=Figure(Mark.LINE, each.value_minor)),
        *((Text(name.second, size=Size.SMALL),) if name.second else ()),
        Pair(isolate(each.item), times, Size.SMALL),
    ]
