"""What was said about exceptions: who has taken one on, and what was done about it; folded from the office's own journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.exception_facts import SELF_CLEARING, ExceptionResolved, ExceptionTaken, Resolution
from pos.domain.oddities import Oddity, ResolvedRow
from pos.ledger.codec import decode
from pos.register.reconciling import projected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from pos.domain.facts import Stamp
    from pos.domain.oddities import ExceptionRow

# Their money follows from what is counted and from today's price: what changes that alone makes nothing new of them.
BY_COUNT = frozenset(
    {
        Oddity.UNREAD,
        Oddity.FORKED,
        Oddity.REVOKED,
        Oddity.UNKNOWN_ITEM,
        Oddity.OVERSOLD,
        Oddity.TRANSFER_SHORT,
        Oddity.TRANSFER_OVER,
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """The last word on each exception.

    Attributes:
        owners: who has taken it on, by its key.
        resolved: what it came to when it was dealt with last, by its key.
    """

    owners: Mapping[str, str]
    resolved: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, connection: Connection, bazaar: str) -> Said:
        """Read what was said in a bazaar."""
        owners: dict[str, str] = {}
        decided: dict[str, ExceptionResolved] = {}
        resolved: dict[str, tuple[int, int]] = {}
        for _, body in projected(connection, bazaar, ExceptionTaken.KIND, ExceptionResolved.KIND):
            stamp, fact = decode(body)
            if isinstance(fact, ExceptionTaken):
                owners[fact.about] = fact.person
            elif isinstance(fact, ExceptionResolved) and fact.oddity not in SELF_CLEARING:
                resolved[fact.about] = (fact.count, fact.amount_minor)
                decided[f"{stamp.device}.{stamp.epoch}.{stamp.seq}"] = fact
                _take_back(fact, decided, resolved)
        return cls(owners, resolved)

    def covers(self, row: ExceptionRow, key: str = "") -> bool:
        """Tell whether somebody dealt with a row as it stands now; where its figures changed since, it is open again."""
        said = self.resolved.get(key or row.key)
        if said is not None and row.kind is Oddity.TRANSFER_SHORT:
            return said[0] >= row.count  # what a till has explained since is no loss any more
        if said is not None and row.kind in BY_COUNT:
            return said[0] == row.count
        return said == (row.count, row.amount_minor)


def resolved_rows(connection: Connection, bazaar: str) -> tuple[ResolvedRow, ...]:
    """Return what was dealt with, the last first."""
    found = []
    for _, body in projected(connection, bazaar, ExceptionResolved.KIND):
        stamp, fact = decode(body)
        if isinstance(fact, ExceptionResolved):
            found.append(resolved_row(stamp, fact))
    return tuple(reversed(found))


def _take_back(
    fact: ExceptionResolved, decided: Mapping[str, ExceptionResolved], resolved: dict[str, tuple[int, int]]
) -> None:
    """Let what a decision dealt with stand on the list again, as far as it was taken back and comes up again."""
    if fact.act is not Resolution.TAKEN_BACK:
        return
    del resolved[fact.about]  # all of it was taken back: what loses its cause after that is new, though it be as much
    before = decided.get(fact.about.split(":")[1])
    if before is None or before.about not in resolved:
        return
    count, amount_minor = resolved[before.about]
    if before.act is Resolution.CORRECTED:
        del resolved[before.about]
    elif before.oddity is Oddity.TRANSFER_SHORT:
        resolved[before.about] = (count - fact.count, amount_minor)


def resolved_row(stamp: Stamp, fact: ExceptionResolved) -> ResolvedRow:
    """Return one decision as the list shows it."""
    return ResolvedRow(
        number=fact.number,
        key=fact.about,
        kind=fact.oddity,
        act=fact.act.value,
        at=stamp.at,
        by=stamp.by,
        approved_by=fact.approved_by,
        reason=fact.reason,
        till=fact.at_till,
        subject=fact.subject,
        count=fact.count,
        amount_minor=fact.amount_minor,
        family=fact.family,
        document=fact.document,
        device=stamp.device,
        epoch=stamp.epoch,
        seq=stamp.seq,
    )
