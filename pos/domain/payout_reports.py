"""What the register tells of money around the runs: what nobody fetched yet, and the cash box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.bazaar import PayBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncollected:
    """Money that was approved for a family and has not been fetched: it stays owed.

    Attributes:
        number: of the run.
        days: whole days since it was approved.
        held: why it is held; empty where it only waits.
    """

    number: str
    family: str
    name_ar: str
    name_en: str
    amount_minor: int
    pay_by: PayBy
    approved_at: datetime
    days: int
    held: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashBoxMove:
    """One thing that happened to the cash box.

    Attributes:
        kind: the fact's kind.
        number: of its paper; for a payment, the voucher.
        family: who was paid; empty where money was put in or taken out.
        amount_minor: put in (positive) or taken out.
        balance_minor: what was in it afterwards.
        epoch, seq: where its fact stands in the office's journal.
    """

    at: datetime
    kind: str
    number: str
    family: str
    by: str
    reason: str
    amount_minor: int
    balance_minor: int
    epoch: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CashBox:
    """The cash that families are paid from: how much there is, and the last things that happened to it."""

    balance_minor: int
    moves: tuple[CashBoxMove, ...]
