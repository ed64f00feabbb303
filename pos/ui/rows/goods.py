"""What the goods desk shows: the note in the making, the form of one line, and the notes that were recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from datetime import date, datetime

LicenceState = Literal["none", "good", "soon", "over"]
DoubtKey = Literal["", "licence_expired", "no_expiry", "past_expiry"]
CountProgress = Literal["", "counting", "counted"]
RegisterWord = Literal["unasked", "asking", "told", "failed"]
NoteKind = Literal["goods_received", "goods_returned", "goods_sent", "goods_taken"]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of a note.

    Attributes:
        key: its place on the note.
        item: its code; empty where it is new and gets one when the note is recorded.
        quantity, declared: pieces or grams.
        doubt: what must be decided about it; empty where nothing.
    """

    key: str
    item: str
    name: Name
    quantity: int
    declared: int
    is_weighed: bool
    price_minor: int
    value_minor: int
    expiry: date | None
    is_donated: bool
    doubt: DoubtKey = ""


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note in the making.

    Attributes:
        family: whose; empty for the centre's own.
        rate_bp: the commission that it will freeze.
        terms: the version of the terms that it will freeze.
        licence: the last day of the family's licence, where one is known.
        lines: in the order of the paper.
        pieces, declared: what is not weighed, counted and as the family said.
        value_minor: what everything would bring.
    """

    family: str
    name: Name
    rate_bp: int
    terms: str
    licence: date | None
    licence_state: LicenceState
    lines: tuple[NoteLine, ...]
    pieces: int
    declared: int
    value_minor: int


@dataclass(frozen=True, slots=True)
class LineForm:
    """The form of one line: numbers and days as they are typed.

    Attributes:
        key: the line that is changed; empty for a new one.
        item: a known item's code; empty for a new item.
        package: its key.
        declared, counted: pieces, or kilograms where it is weighed.
        price_minor, floor_minor: None where nothing was typed.
        expiry: a day, or nothing.
    """

    key: str = ""
    item: str = ""
    name_ar: str = ""
    name_en: str = ""
    package: str = ""
    is_weighed: bool = False
    declared: str = ""
    counted: str = ""
    price_minor: int | None = None
    floor_minor: int | None = None
    expiry: str = ""
    batch: str = ""
    remark: str = ""
    is_donated: bool = False


@dataclass(frozen=True, slots=True)
class ItemOffer:
    """An item that the family has brought before."""

    code: str
    name: Name
    price_minor: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A recorded note.

    Attributes:
        number: what stands on it.
        name: whose goods; nobody's where they go between tills.
        pieces: what is not weighed.
        value_minor: what everything on it would bring; None for goods that go home or between tills.
        other: the till that they go to, or the note that they came by; empty for a family's.
    """

    number: str
    kind: NoteKind
    at: datetime
    family: str
    name: Name
    lines: int
    pieces: int
    value_minor: int | None
    other: str = ""


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """What must be decided: about an item, or about the family."""

    doubt: DoubtKey
    name: Name
    day: date | None


@dataclass(frozen=True, slots=True)
class LabelOffer:
    """The labels of a note, or of one item.

    Attributes:
        number: of the note, or the item's code.
        labels: how many.
        forms: the sheets of labels that are known: name and how many labels are on one.
        has_roll: whether a label printer was chosen.
    """

    number: str
    labels: int
    forms: tuple[tuple[str, int], ...]
    has_roll: bool = False


@dataclass(frozen=True, slots=True)
class LabelWish:
    """Labels wished as a file.

    Attributes:
        form: the name of the kind of sheet.
        start: the first free label on it, as it was typed.
        path: where the file goes.
    """

    number: str
    form: str
    start: str
    path: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A family of which goods must be left here, or of which a count was recorded; how many pieces, a blind count does not tell.

    Attributes:
        items: of how many of its items something must be left.
        was_counted: whether a count was recorded here.
        progress: how far a count is that was begun and is not recorded.
    """

    number: str
    name: Name
    items: int
    was_counted: bool = False
    progress: CountProgress = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One item in a blind count.

    Attributes:
        counted: pieces or grams; None while nobody looked at it.
    """

    item: str
    name: Name
    counted: int | None
    is_weighed: bool


@dataclass(frozen=True, slots=True)
class CountState:
    """A count in the making.

    Attributes:
        family: whose; empty for the centre's own.
        chosen: the code of the item that is counted now; empty for none.
    """

    family: str
    name: Name
    rows: tuple[CountRow, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The equation of goods: what was received is the sum of all others; pieces, or grams.

    Attributes:
        elsewhere: what left through other tills, by the register.
        at_others: what other tills took in or is on its way to them, and is not known to have left there.
        here: what was counted.
        missing: what nobody can explain; below zero where there is too much.
    """

    received: int
    sold: int
    returned: int
    lost: int
    donated: int
    elsewhere: int
    at_others: int
    here: int
    missing: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One item when the count is finished.

    Attributes:
        expected: what must be left by what this till knows, and the register where it was asked.
        missing: fewer than that; below zero where there is more.
        missing_minor: what these would have brought.
        at_others: what other tills took in, as far as this one knows.
        terms: where all that was received is.
    """

    item: str
    name: Name
    expected: int
    counted: int
    missing: int
    missing_minor: int
    is_donated: bool
    is_weighed: bool
    terms: Terms
    at_others: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished count.

    Attributes:
        missing_minor: what everything that is missing would have brought.
        other_tills: whether other tills may have sold of the same goods.
        pieces, grams: where all that was received of the family is; None where it brought nothing of the kind.
        register: whether the register said what left through other tills.
        why: why it did not.
    """

    family: str
    name: Name
    rows: tuple[OutcomeRow, ...]
    missing_minor: int
    other_tills: bool
    pieces: Terms | None = None
    grams: Terms | None = None
    register: RegisterWord = "unasked"
    why: str = ""
