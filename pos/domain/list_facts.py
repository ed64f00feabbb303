"""The facts of the centre's own lists: a file was taken in, items were put on the list, an import was undone.

They are the register's, as those of `pos.domain.office_facts`, and hold no personal data: what a file said of families stands in
`family_enrolled` and, encrypted, beside the journal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from pos.domain.bazaar import ItemCard, Unsold
from pos.domain.values import dataclass
from pos.domain.weighing import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImported:
    """Somebody began to take a file in.

    Attributes:
        source: the import's id, 32 hexadecimal digits; what it changes bears it.
        file: the file's name, without its folder.
        what: `families` or `items`.
        added, changed: how many rows the preview counted.
    """

    KIND: ClassVar[str] = "list_imported"
    source: str
    file: str
    what: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLine:
    """One item on the centre's list, before any of it is received.

    Attributes:
        rate_bp: the commission that holds until goods are received under their own.
        announced: pieces or grams that the family said it would bring; they are no stock.
        off: it is taken off the list; what was received stays.
    """

    item: str
    family: str
    name_ar: str
    name_en: str
    package: str
    price_minor: int
    rate_bp: int
    announced: int = 0
    floor_minor: int = 0
    expiry: date | None = None
    unsold: Unsold = Unsold.RETURN
    unit: Unit = Unit.PIECE
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsListed:
    """Items were put on the centre's list, changed there, or taken off it.

    Attributes:
        source: the import, or the undoing, that it belongs to.
    """

    KIND: ClassVar[str] = "items_listed"
    source: str
    lines: tuple[ListedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportUndone:
    """What an import changed was put back, but for what somebody has changed since.

    Attributes:
        of: the import's id.
        source: the undoing's own id; what it changes bears it.
        restored: families or items that are what they were.
        kept: numbers or codes of those that stay as they are now.
    """

    KIND: ClassVar[str] = "import_undone"
    of: str
    source: str
    restored: int
    kept: tuple[str, ...] = ()


def line_of(card: ItemCard) -> ListedLine:
    """Return the line that makes a card what it is; what was received is not of the list."""
    return ListedLine(
        item=card.code,
        family=card.family,
        name_ar=card.name_ar,
        name_en=card.name_en,
        package=card.package,
        price_minor=card.price_minor,
        rate_bp=card.rate_bp,
        floor_minor=card.floor_minor,
        expiry=card.expiry,
        unsold=card.unsold,
        unit=card.unit,
    )


def is_listed_so(line: ListedLine, card: ItemCard | None) -> bool:
    """Tell whether an item is on the list already as a line has it; commission and announced pieces do not count."""
    return card is not None and replace(line, rate_bp=card.rate_bp, announced=0) == line_of(card)
