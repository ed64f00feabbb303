"""What the administrator's page of machines shows: each device of the bazaar, and an invitation for one more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

MachineState = Literal["in", "waiting", "new", "revoked"]


@dataclass(frozen=True, slots=True)
class MachineRow:
    """One device.

    Attributes:
        device: its letter and number, such as `T07`.
        label: what people call it; may be empty.
        state: everything held, something said to be only on it, nothing sent yet, or revoked.
        key: the first digits of its key.
        hall: the hall's register that introduced it; empty where it was admitted here.
        epoch: the last epoch held; 0 where nothing is.
        facts: entries held.
        waiting: entries that it said were only on it, when it was last heard.
        contact_at: when it was last heard of.
        skew_ms: how far its clock was ahead of the register's; `None` when it never said.
        is_this: whether it is this machine.
    """

    device: str
    label: str
    state: MachineState
    key: str
    hall: str
    epoch: int
    facts: int
    waiting: int
    contact_at: datetime
    skew_ms: int | None = None
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation to be shown to the machine that shall join.

    Attributes:
        device: the name that it will have.
        text: everything in one line.
        modules: the rows of the QR code that holds the same, 1 is black.
        code: the ten digits, in groups.
        address: where the register is reached.
        fingerprint: of its certificate, in groups; empty where none is pinned.
        seconds: how long it is worth something.
        replaces: whether another machine had the name before.
        is_here_only: whether only programs on this machine can reach the register.
    """

    device: str
    text: str
    modules: tuple[bytes, ...]
    code: str
    address: str
    fingerprint: str
    seconds: int
    replaces: bool = False
    is_here_only: bool = False
