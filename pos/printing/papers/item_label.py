"""Item labels: what stands on the small paper that is stuck to a piece.

A label shows both names whatever the bazaar's paper speaks, for whoever buys and whoever sells may read another
language. It carries the family's number and never its name, and a price that is proven against the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import (
    Barcode,
    Document,
    Expected,
    Figure,
    Mark,
    Pair,
    Size,
    Text,
    Weight,
    check_figures,
)
from pos.printing.lettering import Direction

if TYPE_CHECKING:
    from pos.domain.bazaar import ItemCard
    from pos.printing.labels import LabelSheet
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.words import Wording


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """A label, free of any device.

    Attributes:
        code: the item's EAN-13.
        direction: the side its lines begin on.
        names: what the item is called, in the leading language first; one or two.
        price: the price with its currency.
        price_minor: the same price, in minor units.
        family: the family's number; the centre's own goods have a word instead.
        expiry: until when it is good, as a sentence; empty where that is not known.
    """

    code: str
    direction: Direction
    names: tuple[str, ...]
    price: str
    price_minor: int
    family: str
    expiry: str = ""

    @property
    def title(self) -> str:
        """What people call the paper."""
        return self.code

    def figured(self) -> tuple[tuple[str, Figure], ...]:
        """Return the price with its figure."""
        return ((self.price, Figure(Mark.TOTAL, self.price_minor)),)


def item_label(letterhead: Letterhead, card: ItemCard) -> ItemLabel:
    """Write the label of an item.

    Args:
        letterhead: who speaks.
        card: the item.

    Raises:
        PaperMismatch: the label does not show the card's price (a bug).
    """
    wording = letterhead.wording
    both = (card.name_ar, card.name_en) if wording.direction is Direction.RTL else (card.name_en, card.name_ar)
    label = ItemLabel(
        code=card.code,
        direction=wording.direction,
        names=tuple(dict.fromkeys(name for name in both if name)),
        price=letterhead.wording.price_of(letterhead.currency, card.price_minor, card.unit),
        price_minor=card.price_minor,
        family=isolate(card.family) if card.family else wording.label("paper.centre").first,
        expiry=wording.label("label.expiry", day=wording.day(card.expiry)).first if card.expiry else "",
    )
    check_figures(label, Expected(letterhead.currency, (), card.price_minor))
    return label


def label_document(label: ItemLabel) -> Document:
    """Return a label as a document for a roll of labels; each name stands on one line."""
    first, *second = label.names or (label.code,)
    price = Pair(label.family, label.price, Size.LARGE, Weight.STRONG, label.figured()[0][1])
    elements = (
        Text(first, weight=Weight.STRONG, lines_max=1),
        *(Text(name, size=Size.SMALL, lines_max=1) for name in second),
        price,
        *((Text(label.expiry, size=Size.SMALL, lines_max=1),) if label.expiry else ()),
        Barcode(label.code),
    )
    return Document(label.title, label.direction, elements)


def trial_words(wording: Wording, sheet: LabelSheet) -> tuple[str, ...]:
    """Return what the trial page of a sheet of labels says, line by line, its title first."""
    size = isolate(f"{sheet.width:g} × {sheet.height:g}")
    labels = (
        wording.label("label.trial"),
        wording.label("label.form", size=size, count=isolate(f"{sheet.count}")),
        wording.label("label.trial_hint"),
    )
    return tuple(text for label in labels for text in label.lines())
