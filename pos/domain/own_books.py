"""Books that the register writes itself: for the online store, and for branches and outlets that sell on paper.

Nobody stands at a till there. What they sold comes as a file or on a sheet, and becomes the same facts as a till's, under a
letter of its own, in a chain of its own: so ingest, reconciliation, settlement and the board hold it without knowing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pos.domain.facts import Method

STORE_LETTER = "W"
TAKEN_LETTERS = frozenset("HRTW")  # halls, the office, tills and stores have theirs
OUTLET_LETTERS = tuple(letter for letter in "ABCDEFGIJKLMNOPQSUVXYZ" if letter not in TAKEN_LETTERS)


class BookKind(str, Enum):
    """Whose sales a book holds."""

    STORE = "store"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBook:
    """A book that the register writes itself.

    Attributes:
        device: its letter and number, which its papers bear.
        label: what people call the store or the outlet.
        facts: facts in it; 0 while nothing was ever taken in.
    """

    device: str
    kind: BookKind
    label: str
    facts: int = 0


def kind_of(device: str) -> BookKind:
    """Return whose sales a book of this name holds."""
    return BookKind.STORE if device.startswith(STORE_LETTER) else BookKind.OUTLET


def is_own(device: str) -> bool:
    """Tell whether a name is one of those that the register's own books have; no till is given such a name unasked."""
    return device[:1] in {STORE_LETTER, *OUTLET_LETTERS}


_SHEET_MARK = "AMANA-S"


def sheet_code(device: str, paper: str) -> str:
    """Return the text of an empty tally sheet's QR code: `AMANA-S/A01/261120-1405`."""
    return f"{_SHEET_MARK}/{device}/{paper}"


def read_sheet_code(text: str) -> tuple[str, str] | None:
    """Return the book and the number that a tally sheet's QR code names; nothing where it is none."""
    mark, _, rest = text.strip().partition("/")
    device, _, paper = rest.partition("/")
    is_one = mark == _SHEET_MARK and len(device) == len("A01") and device[0] in OUTLET_LETTERS and bool(paper)
    return (device, paper) if is_one else None


# -- tally sheets -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """One row of a tally sheet.

    Attributes:
        item: the item's code; empty where the sheet names the family only.
        family: whose it is; empty for the centre's own. An item knows its family itself.
        name: what was sold, where no item is named.
        price_minor: of one piece.
        count: pieces.
    """

    item: str = ""
    family: str = ""
    name: str = ""
    price_minor: int
    count: int

    @property
    def amount_minor(self) -> int:
        """What the row comes to."""
        return self.price_minor * self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySheet:
    """What an outlet sold on one day, as its paper says.

    Attributes:
        paper: the number or mark of the outlet's own paper; empty where it has none.
        method: who has the money: handed in as cash, paid into the bank, or still with the outlet.
        pieces, total_minor: the control totals that stand at the foot of the paper.
    """

    day: date
    paper: str = ""
    method: Method = Method.AGENT
    lines: tuple[TallyLine, ...]
    pieces: int
    total_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A tally sheet that was taken in.

    Attributes:
        number: its receipt's number in the outlet's book.
        sheet: what it says, with every item's own family.
        reversed_by: the number of the correction that undid it; empty while it holds.
        reason: why it was undone.
    """

    number: str
    sheet: TallySheet
    by: str
    reversed_by: str = ""
    reason: str = ""
