"""What the settlement pack reads out of exported journals: Z-reports, how far each one reached, and the last closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed, Stamp
from pos.domain.period_facts import HeadAt, PeriodClosed
from pos.ledger.codec import decode, read_journal_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.reports import PayoutRun, Reconciliation


def closings(journal: bytes) -> list[tuple[Stamp, ShiftClosed]]:
    """Return the Z-reports of a journal, with their stamps, in order."""
    told = (decode(read_journal_line(line).body) for line in journal.splitlines())
    return [(stamp, fact) for stamp, fact in told if isinstance(fact, ShiftClosed)]


def closings_for(
    run: PayoutRun, totals: Reconciliation, journals: Iterable[bytes]
) -> tuple[tuple[Stamp, ShiftClosed], ...]:
    """Return the Z-reports that a run's pack lists: those that its totals hold, of the run or of everything up to now."""
    reach = {(cut.device, cut.epoch): cut.seq for cut in run.cuts}
    return tuple(
        (stamp, fact)
        for journal in journals
        for stamp, fact in closings(journal)
        if totals.payout != run.number or stamp.seq <= reach.get((stamp.device, stamp.epoch), 0)
    )


def heads_of(journal: bytes) -> tuple[HeadAt, ...]:
    """Return the last fact of each epoch of a journal, with its hash."""
    heads: dict[tuple[str, int], HeadAt] = {}
    for text in journal.splitlines():
        line = read_journal_line(text)
        heads[line.device, line.epoch] = HeadAt(device=line.device, epoch=line.epoch, seq=line.seq, hash=line.own.hex())
    return tuple(heads.values())


def last_closing(journals: tuple[bytes, ...]) -> PeriodClosed | None:
    """Return the last closing of a period that stands in any of the journals, opened again or not."""
    told = (decode(read_journal_line(line).body)[1] for journal in journals for line in journal.splitlines())
    return max((fact for fact in told if isinstance(fact, PeriodClosed)), key=lambda fact: fact.serial, default=None)
