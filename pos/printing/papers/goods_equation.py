"""Where all that a family brought is, item by item, on the note of what goes home: on a slip as a sum, on A4 as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.domain.weighing import Unit, worth
from pos.printing.document import Rule, Size, Text, Weight
from pos.printing.papers.goods_parts import with_code
from pos.printing.sheet import Column, Heading, Table, TableRow
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell

_KEYS = ("sold", "returned_now", "lost", "given", "others", "on_hand", "unexplained")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTerms:
    """The equation of one item when the note was recorded, the note included; pieces or grams.

    Attributes:
        price_minor: of one piece or of a kilogram.
        lost: lost or damaged.
        given: given away.
        others: what other tills took in, or what left through them.
        missing: what nobody can explain; below zero where there was too much.
    """

    item: str
    unit: Unit
    price_minor: int
    received: int
    sold: int
    returned: int
    lost: int
    given: int
    others: int
    missing: int

    @property
    def here(self) -> int:
        """What is still here, and known to be."""
        return self.received - self.sold - self.returned - self.lost - self.given - self.others - self.missing

    @property
    def summands(self) -> tuple[int, ...]:
        """What was received, part by part, in the order of the paper."""
        return (self.sold, self.returned, self.lost, self.given, self.others, self.here, self.missing)


def equation_slip(letterhead: Letterhead, terms: Sequence[ItemTerms]) -> list[Element]:
    """Return the equation of each item for a slip; nothing where none is known."""
    wording = letterhead.wording
    if not terms:
        return []
    elements: list[Element] = [Rule(), Text(wording.line("goods.account"), weight=Weight.STRONG)]
    for each in terms:
        parts = (
            f"{wording.label(f'goods.{key}').first} {_signed(letterhead, amount, each.unit)}"
            for key, amount in zip(_KEYS, each.summands, strict=True)
            if amount
        )
        received = f"{wording.label('goods.received_before').first} {wording.quantity(each.received, each.unit)}"
        elements.append(Text(letterhead.item(each.item).first, size=Size.SMALL, weight=Weight.STRONG))
        elements.append(Text(f"{received} = {' + '.join(parts) or wording.count(0)}", size=Size.SMALL))
        if each.missing:
            elements.append(Text(f"{wording.line('goods.unexplained')}: {_worth(letterhead, each)}", size=Size.SMALL))
    return elements


def equation_blocks(letterhead: Letterhead, terms: Sequence[ItemTerms]) -> list[Block]:
    """Return the equation of each item for A4; nothing where none is known."""
    wording = letterhead.wording
    if not terms:
        return []
    columns = (
        Column(wording.label("paper.item"), 30),
        Column(wording.label("goods.received_before"), 9, is_number=True),
        *(Column(wording.label(f"goods.{key}"), 9, is_number=True) for key in _KEYS),
    )
    return [Heading(wording.label("goods.account")), Table(columns, tuple(_row(letterhead, each) for each in terms))]


def _row(letterhead: Letterhead, each: ItemTerms) -> TableRow:
    missing = _signed(letterhead, each.missing, each.unit)
    unexplained: Cell = Label(missing, _worth(letterhead, each)) if each.missing else missing
    amounts = [_signed(letterhead, amount, each.unit) for amount in (each.received, *each.summands[:-1])]
    return TableRow((with_code(letterhead.item(each.item), each.item), *amounts, unexplained))


def _signed(letterhead: Letterhead, amount: int, unit: Unit) -> str:
    """Return a quantity whose sign stays before it in Arabic too."""
    return letterhead.wording.quantity(amount, unit, sign="\u2212" if amount < 0 else "")


def _worth(letterhead: Letterhead, each: ItemTerms) -> str:
    """Return what the unexplained pieces would have brought at their price."""
    written = letterhead.amount(worth(abs(each.missing), each.price_minor, each.unit))
    return isolate(f"\u2212{written}") if each.missing < 0 else written
