"""What the screen shows about the second copies of the book: mirror, copies in a second place, and the disk itself."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

MirrorKind = Literal["off", "safe", "behind", "away", "foreign"]
CopiesKind = Literal["off", "none", "good", "running", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorRow:
    """How the mirror stands.

    Attributes:
        folder: where it lies; empty when there is none.
        facts: facts of the book that are in it.
        behind: facts that are not.
        since: since when it is away or holds another book.
        is_same_disk: it lies on the book's own disk.
        is_on_its_way: it was whole a moment ago, and what is behind is being written.
    """

    kind: MirrorKind = "off"
    folder: str = ""
    facts: int = 0
    behind: int = 0
    since: datetime | None = None
    is_same_disk: bool = False
    is_on_its_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One checked copy of the book.

    Attributes:
        key: its file.
        at: when it was made.
        sales: how many sales it holds.
        facts: how many facts it holds.
        size: in bytes.
        number: its last fact, `1/4711`.
        head: the first characters of the hash of its last fact.
        beyond_mirror: facts that would come back from the mirror.
        beyond_register: facts that it lacks and the register has.
    """

    key: str
    at: datetime
    sales: int
    facts: int
    size: int
    number: str
    head: str
    beyond_mirror: int = 0
    beyond_register: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesRow:
    """How the copies stand.

    Attributes:
        folder: the second place; empty when there is none.
        last: the newest copy.
        since: since when copying fails.
        done, total: pages that are copied and all of them, while one is being made.
    """

    kind: CopiesKind = "off"
    folder: str = ""
    last: CopyRow | None = None
    since: datetime | None = None
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingRow:
    """Everything about the safety of the book.

    Attributes:
        free: bytes left on the book's disk; below zero while that is not known.
        is_low: so few that something must be done.
        sales_between: after how many sales a copy is made.
    """

    mirror: MirrorRow = field(default_factory=MirrorRow)
    copies: CopiesRow = field(default_factory=CopiesRow)
    free: int = -1
    is_low: bool = False
    sales_between: int = 200
