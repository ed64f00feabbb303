"""The facts by which a bazaar's books are closed: what was frozen, and that it was opened again within the window of dispute.

A closing names how far it looked into every journal and what the books came to there. Its digest covers that and the digest of
the closing before it, so a figure of long ago cannot change without every later paper saying so. Facts that come later, late ones
and corrections among them, belong to the period that is open then.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAt:
    """How far a closing looked into one device's journal, and the hash of the last fact there.

    Attributes:
        hash: hexadecimal.
    """

    device: str
    epoch: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSum:
    """What one account was debited and credited, from the first fact to the heads of a closing.

    Attributes:
        family: whose, for the accounts that are kept per family; empty for the others.
    """

    account: str
    debit_minor: int
    credit_minor: int
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAt:
    """The place of one fact."""

    device: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosed:
    """The books were closed: these figures stand, and later facts belong to the next period.

    Attributes:
        serial: which closing of the bazaar it is, from 1.
        previous: the digest of the closing before it; 64 zeros for the first.
        digest: SHA-256 over `previous` as bytes and the canonical JSON of `serial`, `heads`, `sums` and any `unread`.
        dispute_until: the last day on which it may be opened again.
        provisional: why it was closed although a till was missing; empty when none was.
        unread: what was held and could not be read, so that it is in no sum; an Amana that can read it books it later.
    """

    KIND: ClassVar[str] = "period_closed"
    number: str
    serial: int
    heads: tuple[HeadAt, ...]
    sums: tuple[FrozenSum, ...]
    previous: str
    digest: str
    dispute_until: date
    approved_by: str
    provisional: str = ""
    unread: tuple[FactAt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReopened:
    """The last closing was opened again within its window: the next closing takes its place and stays chained to it.

    Attributes:
        of: the number of the closing.
    """

    KIND: ClassVar[str] = "period_reopened"
    number: str
    of: str
    reason: str
    approved_by: str
