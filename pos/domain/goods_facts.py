"""The facts of the goods desk: goods received in trust, handed back, written off, repriced.

The rules of `pos.domain.facts` hold here too: immutable, self-contained, and their fields are the journal's format.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import ClassVar

from pos.domain.bazaar import Unsold
from pos.domain.values import dataclass
from pos.domain.weighing import Unit, worth


class Cause(str, Enum):
    """Why pieces left the stock without being sold or returned."""

    LOST = "lost"
    DAMAGED = "damaged"
    DONATED = "donated"


class Concern(str, Enum):
    """What a person must decide upon before goods are received all the same."""

    LICENCE_EXPIRED = "licence_expired"
    NO_EXPIRY = "no_expiry"
    PAST_EXPIRY = "past_expiry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Goods were received all the same; whoever recorded the note decided.

    Attributes:
        item: the item it is about; empty where it is about the family.
    """

    concern: Concern
    reason: str
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedLine:
    """One item on a goods-received note: its card as agreed with the family, and how many pieces.

    Attributes:
        quantity: pieces or grams counted at the desk.
        declared: what the family said it brought; a difference is signed by both.
        price_minor, floor_minor: for one piece or one kilogram.
        unit: what the quantities count.
        batch: the family's own mark of what was made together.
        remark: what else was agreed on, or seen.
        photo: the mark of the item's photo (`pos.ledger.chain`), which travels by itself; empty where none was taken.
    """

    item: str
    name_ar: str
    name_en: str
    package: str
    quantity: int
    price_minor: int
    declared: int
    floor_minor: int = 0
    expiry: date | None = None
    unsold: Unsold = Unsold.RETURN
    unit: Unit = Unit.PIECE
    batch: str = ""
    remark: str = ""
    photo: str = ""

    @property
    def value_minor(self) -> int:
        """What all of it would bring at its price."""
        return worth(self.quantity, self.price_minor, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsReceived:
    """A goods-received note (إذن استلام بضاعة): goods left in trust, with the terms frozen.

    Attributes:
        family: family number; empty for the centre's own.
        rate_bp: commission agreed for this consignment.
        terms: version of the terms that were signed.
        decisions: what was asked, and why it was received all the same.
    """

    KIND: ClassVar[str] = "goods_received"
    number: str
    family: str
    rate_bp: int
    terms: str
    lines: tuple[ReceivedLine, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A number of pieces (or grams, where it is weighed) of one item."""

    item: str
    quantity: int
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsReturned:
    """A goods-returned note: unsold pieces handed back to the family or its collector, after a blind count.

    Attributes:
        lines: what is handed back.
        donated: what stays and is given away, as agreed when it was received.
        missing: how many fewer there were of an item than this till knows to be left; below zero where there were more.
        approved_by: who agreed that more was handed back than this till knows of.
        elsewhere: what other tills took in, as far as this one knew, or what left through them by the register: not missing,
            and not counted here.
    """

    KIND: ClassVar[str] = "goods_returned"
    number: str
    family: str
    lines: tuple[Pieces, ...]
    collector: str = ""
    donated: tuple[Pieces, ...] = ()
    missing: tuple[Pieces, ...] = ()
    approved_by: str = ""
    elsewhere: tuple[Pieces, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsWrittenOff:
    """Pieces lost, damaged or donated. Where the centre pays for them, the family is credited as for a sale."""

    KIND: ClassVar[str] = "goods_written_off"
    item: str
    family: str
    quantity: int
    cause: Cause
    reason: str
    price_minor: int = 0
    rate_bp: int = 0
    paid_by_centre: bool = False
    approved_by: str = ""
    unit: Unit = Unit.PIECE

    @property
    def owed_minor(self) -> int:
        """What the centre owes the family for it, before commission."""
        return worth(self.quantity, self.price_minor, self.unit) if self.paid_by_centre else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsSent:
    """A transfer note: pieces that leave this till for another one. They change their place, and nothing of the equation.

    Attributes:
        to: the till that they go to.
    """

    KIND: ClassVar[str] = "goods_sent"
    number: str
    to: str
    reason: str
    lines: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """One item of a transfer as it arrived.

    Attributes:
        sent: what the note says.
        quantity: what was counted; the difference was named to whoever brought it.
    """

    item: str
    sent: int
    quantity: int
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsTaken:
    """A transfer was taken in, counted; its note is closed by that.

    Attributes:
        of_number: the note of the till that sent it.
    """

    KIND: ClassVar[str] = "goods_taken"
    number: str
    of_number: str
    lines: tuple[TakenLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRepriced:
    """The price of an item was changed with the family's consent."""

    KIND: ClassVar[str] = "item_repriced"
    item: str
    price_minor: int
    reason: str
    floor_minor: int = 0
    consent_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPictured:
    """An item has another photo, or none any more.

    Attributes:
        photo: the mark of the photo; empty where it was taken out.
    """

    KIND: ClassVar[str] = "item_pictured"
    item: str
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownPlanned:
    """Goods get cheaper at every till for the last hours of a day; which markdown holds is said in `pos.domain.markdowns`.

    Attributes:
        day: the day of it, in the bazaar's zone; it ends with it.
        from_minute: when it begins, in minutes after midnight.
        off_bp: what is taken off, in basis points; nothing, and no price, ends what was planned for the same goods before.
        item, package: of this item, or of this package only; of everything where `family` is empty too.
        paid_by_centre: whether the centre bears it; otherwise the families do, above their floors.
        consent_by: how the families agreed to bear it.
        family: of this family's goods only.
        price_minor: what a piece or a kilogram costs instead of so much off; what costs less already stays as it is.
        until_minute: when it ends, in minutes after midnight; 0 for midnight.
    """

    KIND: ClassVar[str] = "markdown_planned"
    day: date
    from_minute: int
    off_bp: int
    reason: str
    item: str = ""
    package: str = ""
    paid_by_centre: bool = False
    consent_by: str = ""
    approved_by: str = ""
    family: str = ""
    price_minor: int = 0
    until_minute: int = 0

    @property
    def is_end(self) -> bool:
        """Whether it takes nothing off, but ends what was planned for the same goods before."""
        return not self.off_bp and not self.price_minor

    @property
    def goods(self) -> tuple[str, str, str]:
        """What it is planned for: an item, a family, a package; all empty for everything."""
        return self.item, self.family, self.package


GoodsFact = (
    GoodsReceived
    | GoodsReturned
    | GoodsWrittenOff
    | GoodsSent
    | GoodsTaken
    | ItemRepriced
    | ItemPictured
    | MarkdownPlanned
)
