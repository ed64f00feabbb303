"""What the page of closed books shows: every closing, and what is open since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.ui.rows.ledger import BalanceRow
    from pos.ui.rows.names import Name

ClosingState = Literal["disputable", "final", "reopened"]
Proof = Literal["", "proved", "broken"]


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """One closing.

    Attributes:
        key: where its fact stands, `R01.1.45`.
        number: of its document.
        dispute_until: the last day on which it may be opened again.
        entries: how many entries it froze.
        owed_minor: what the centre owed all families then.
        totals: what every account had come to.
        digest, previous: its own hash and that of the closing before it, hexadecimal.
        provisional: why it was done although a till was missing; empty where none was.
        reopened_by, reopened_at, why: empty while it stands.
        proof: what the last proof said of it; empty where nobody asked.
    """

    key: str
    number: str
    serial: int
    at: datetime
    by: Name
    approved_by: Name
    state: ClosingState
    dispute_until: date
    entries: int
    owed_minor: int
    totals: tuple[BalanceRow, ...]
    digest: str
    previous: str
    provisional: str = ""
    reopened_by: Name | None = None
    reopened_at: datetime | None = None
    why: str = ""
    proof: Proof = ""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """What is open.

    Attributes:
        since: when the last closing was; none where nothing was closed yet.
        entries: how many entries came since then.
        hindrances: what keeps the books from being closed, worded.
        may_close: whether this person may close them now.
        needs_reason: whether they can be closed all the same, provisionally, for a reason that is named.
        may_reopen: whether this person may open the last closing again.
        last: the number of the last closing; empty where nothing was closed yet.
    """

    since: datetime | None = None
    entries: int = 0
    hindrances: tuple[str, ...] = ()
    may_close: bool = False
    needs_reason: bool = False
    may_reopen: bool = False
    last: str = ""
