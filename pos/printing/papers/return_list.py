"""What must be left of families' goods: printed before the hall closes, so that everything is found that goes home."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pos.domain.bazaar import Unsold
from pos.domain.text import isolate
from pos.printing.document import Cut, Document, Pair, Rule, Size, Text
from pos.printing.papers.goods_parts import family_head, list_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos.domain.weighing import Unit
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class ExpectedItem:
    """One item of which something must be left.

    Attributes:
        family: its family's number; empty for the centre.
        quantity: pieces or grams.
    """

    family: str
    item: str
    quantity: int
    unit: Unit
    unsold: Unsold


def return_list(letterhead: Letterhead, items: Sequence[ExpectedItem], *, read: tuple[str, str, datetime]) -> Document:
    """Write what must be left, family by family.

    Args:
        letterhead: who speaks; it must know the names of families and items.
        items: in the order in which they stand on the list, a family's items together.
        read: the till, the person's code and the moment of the reading.
    """
    wording = letterhead.wording
    elements = list_head(letterhead, "goods.return_list", read)
    for family, own in groupby(items, attrgetter("family")):
        elements += family_head(letterhead, family)
        for each in own:
            elements += _item(letterhead, each)
    return Document(
        f"{read[0]} {wording.label('goods.return_list').first}", wording.direction, (*elements, Rule(), Cut())
    )


def _item(letterhead: Letterhead, each: ExpectedItem) -> list[Element]:
    wording = letterhead.wording
    name = letterhead.item(each.item)
    rows: list[Element] = [Pair(name.first, wording.quantity(each.quantity, each.unit))]
    if name.second:
        rows.append(Text(name.second, size=Size.SMALL))
    code = isolate(each.item)
    if each.unsold is Unsold.DONATE:
        rows.append(Pair(code, wording.line("goods.unsold_donate"), Size.SMALL))
    else:
        rows.append(Text(code, size=Size.SMALL))
    return rows
