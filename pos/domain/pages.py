"""The family's own page: the private link that stands on its papers, and what opens behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from pos.domain.statement_reports import Statement


class PageState(str, Enum):
    """Whether a family's link opens."""

    NONE = "none"
    OPEN = "open"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A family's link as the office sees it.

    Attributes:
        serial: how often a link was made; the next one makes the one before worthless.
        link: the whole address, while it opens and the register has an address that families reach; empty otherwise.
        at: when the link was made or withdrawn; None where there never was one.
        reason: why it was withdrawn.
        opened_at: when it was last opened, as far as the register knows since it was started; None where it does not.
    """

    family: str
    name_ar: str
    name_en: str
    state: PageState
    serial: int = 0
    link: str = ""
    at: datetime | None = None
    reason: str = ""
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """All families' links in one bazaar.

    Attributes:
        address: where families reach the register, such as `https://centre.example`; empty where it was never said.
    """

    address: str
    rows: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAddress:
    """Where families reach the register; empty takes the links off all papers."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TillHeard:
    """A till of the bazaar and when it was last heard; None for never."""

    device: str
    label: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What a family reads on its own page: everything up to now, and whom it may still be missing."""

    statement: Statement
    tills: tuple[TillHeard, ...]
