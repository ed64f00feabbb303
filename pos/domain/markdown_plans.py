"""Markdowns as the office sees them: what one would change, and all that was planned with how it stands."""

from __future__ import annotations

from pos.domain.markdowns import MarkdownState, Planned
from pos.domain.values import dataclass
from pos.domain.weighing import Unit

PREVIEW_ROWS_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CheaperItem:
    """An item that a markdown makes cheaper.

    Attributes:
        price_minor: of one piece, or of one kilogram where it is weighed.
        floor_minor: the lowest such price that its family allows; 0 where none was named.
        cheaper_minor: the price under the markdown.
        is_at_floor: whether the floor keeps it from getting cheaper still.
    """

    item: str
    family: str
    name_ar: str
    name_en: str
    unit: Unit
    price_minor: int
    floor_minor: int
    cheaper_minor: int
    is_at_floor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownPreview:
    """What a markdown would change; a narrower one comes before it all the same.

    Attributes:
        items: how many items get cheaper.
        at_floor: how many of them stop at their floors.
        unchanged: how many keep their prices, because they cost no more already, or no more than their floors.
        rows: the first of those that get cheaper, by family and code.
    """

    items: int
    at_floor: int
    unchanged: int
    rows: tuple[CheaperItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownRow:
    """A markdown in the office's list.

    Attributes:
        told: what was planned, by whom and where.
        state: how it stands by the register's clock.
        name_ar, name_en: of the item or the family that it is planned for; empty for a package and for everything.
        stopped_by: the person's code, where somebody stopped it.
    """

    told: Planned
    state: MarkdownState
    name_ar: str = ""
    name_en: str = ""
    stopped_by: str = ""
