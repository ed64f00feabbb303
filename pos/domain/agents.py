"""What couriers and outlets owe to the centre, and what they have handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.agent_facts import MoneyPlace
from pos.domain.own_books import BookKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Money as it is handed over.

    Attributes:
        paper: the number of the outlet's own paper, or of the bank's.
        reason: in words; required where it is more than is owed.
    """

    amount_minor: int
    into: MoneyPlace
    paper: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Money that was handed over.

    Attributes:
        number: of its receipt.
        by: the code of who took it.
        epoch, seq: where its fact stands in the office's journal.
        undone_by: the number of the document that undid it; empty while it holds.
        undone_reason: why it was undone.
    """

    number: str
    at: datetime
    by: str
    told: HandedOver
    epoch: int
    seq: int
    undone_by: str = ""
    undone_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentAccount:
    """How one outlet, or one store's courier, stands.

    Attributes:
        device: the name of its book.
        taken_minor: what it took for the centre, less what it gave back.
        handovers: the last one first.
    """

    device: str
    kind: BookKind
    label: str
    taken_minor: int
    handovers: tuple[Handover, ...] = ()

    @property
    def handed_minor(self) -> int:
        """What it handed over; what was undone is not in it."""
        return sum(one.told.amount_minor for one in self.handovers if not one.undone_by)

    @property
    def owed_minor(self) -> int:
        """What it still owes; below nothing where it handed over more."""
        return self.taken_minor - self.handed_minor
