"""What the office's page of markdowns shows and takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.domain.markdowns import MarkdownState
    from pos.ui.rows.names import Name

GoodsKind = Literal["item", "family", "package", "all"]


@dataclass(frozen=True, slots=True)
class GoodsChoice:
    """Goods that a markdown can be planned for: an item, a family or a package, by its code."""

    code: str
    name: Name


@dataclass(frozen=True, slots=True)
class MarkdownLine:
    """A markdown in the list.

    Attributes:
        key: its id.
        goods: what it is for; nothing where it is for everything.
        off_bp: what is taken off; 0 where it is a price.
        price_minor: the price instead; 0 where it is none.
        since, until: in the bazaar's zone; midnight is that of the next day.
        by, till: who said so and where; no till stands for the office.
        stopped_by: who stopped it; None where nobody did.
        may_stop: whether it can still be stopped.
    """

    key: str
    state: MarkdownState
    kind: GoodsKind
    goods: GoodsChoice | None
    off_bp: int
    price_minor: int
    since: datetime
    until: datetime
    reason: str
    paid_by_centre: bool
    by: Name
    till: str
    stopped_by: Name | None
    may_stop: bool


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """What a markdown can be planned for, and when.

    Attributes:
        days: the first one is proposed.
        from_minute: what is proposed, in minutes after midnight.
    """

    packages: tuple[GoodsChoice, ...]
    days: tuple[date, ...]
    from_minute: int


@dataclass(frozen=True, slots=True)
class PlanWish:
    """A markdown as it was filled in.

    Attributes:
        code: of the item, the family or the package; empty where none was chosen.
        percent: as it was typed.
        is_price: whether a price was chosen in place of percents.
        price_minor: None where it is no amount.
        from_minute, until_minute: in minutes after midnight; until 0 is midnight.
    """

    kind: GoodsKind
    code: str
    percent: str
    is_price: bool
    price_minor: int | None
    day: date
    from_minute: int
    until_minute: int
    reason: str
    consent_by: str
    paid_by_centre: bool


@dataclass(frozen=True, slots=True)
class CheaperLine:
    """An item that a markdown makes cheaper; `is_at_floor` where its floor keeps it from getting cheaper still."""

    code: str
    name: Name
    family: str
    price_minor: int
    floor_minor: int
    cheaper_minor: int
    is_at_floor: bool


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What a markdown would change: how many items get cheaper, stop at their floors and stay as they are, and the first."""

    items: int
    at_floor: int
    unchanged: int
    lines: tuple[CheaperLine, ...]
