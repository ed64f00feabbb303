"""What the sending screen shows: what is safe, what is not yet, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.frame import Link

DeviceState = Literal["in", "open", "waiting", "missing", "gap", "fork", "revoked", "asked", "silent"]
SendStage = Literal[
    "idle",
    "connecting",
    "sending",
    "receiving",
    "writing",
    "done",
    "failed",
    "gathering",
    "gathered",
    "silent",
    "stopped",
]


@dataclass(frozen=True, slots=True)
class SendState:
    """Where this till's book stands.

    Attributes:
        waiting_sales: sales that are only on this till.
        waiting_facts: facts of every kind that are only on this till.
        acknowledged_facts: facts that the register has signed for.
        last_contact: when the register last answered; `None` when it never did.
        link: whether the register can be reached; `none` when none is set up.
    """

    waiting_sales: int
    waiting_facts: int
    acknowledged_facts: int
    last_contact: datetime | None
    link: Link


@dataclass(frozen=True, slots=True)
class SendProgress:
    """How far a sending or an export has come.

    Attributes:
        stage: what is being done.
        done: facts done.
        total: facts to do; unknown when zero.
        words: what went wrong or where the file lies, worded; may be empty.
        tills: the names of those that did not answer, where all were asked.
    """

    stage: SendStage
    done: int = 0
    total: int = 0
    words: str = ""
    tills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device of the bazaar, as the register or this till knows it.

    Attributes:
        key: what identifies it.
        name: the till's name, such as `T07`.
        facts: facts it has written as far as is known.
        acknowledged: facts the register has signed for.
        waiting: facts not yet there.
        last_contact: when it was last heard of; `None` for never.
        state: whether it is in, has an open shift, still has facts, has not been heard of, lacks some, has two books, was
            revoked, was asked to send and has not answered yet, or did not answer.
        is_this: whether it is this device.
        label: what people call it; may be empty.
        sales: sales in its Z-reports.
        takings_minor: takings in its Z-reports; of an open drawer nothing is told.
        skew_ms: how far its clock was ahead of the register's; `None` when it never said.
        relayed: facts that the centre has signed for; `None` where the register is the centre's own.
        hall: the hall's register that it sends to; empty where it sends here.
        reports: its Z-reports.
        papers: those that somebody compared with their papers.
        papers_differ: those of which the paper says something else.
    """

    key: str
    name: str
    facts: int
    acknowledged: int
    waiting: int
    last_contact: datetime | None
    state: DeviceState
    is_this: bool = False
    label: str = ""
    sales: int = 0
    takings_minor: int = 0
    skew_ms: int | None = None
    relayed: int | None = None
    hall: str = ""
    reports: int = 0
    papers: int = 0
    papers_differ: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read from a stick.

    Attributes:
        count: acknowledgements about this till; of a bundle, the entries that were new to the register.
        device: whose bundle it was; empty where it was no bundle.
        word: the name of the file that travels back to that till.
    """

    count: int
    device: str = ""
    word: str = ""
