"""What a payout run decided apart from its figures, a sentence each, for the settlement pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import FSI, PDI, isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.reports import PayoutRun
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.words import Label


def run_remarks(letterhead: Letterhead, run: PayoutRun) -> tuple[Label, ...]:
    """Return why a run is provisional, what it left out, who is held and what was undone, in the paper's languages."""
    return tuple(_remarks(letterhead, run))


def _remarks(letterhead: Letterhead, run: PayoutRun) -> Iterator[Label]:
    wording = letterhead.wording
    if run.provisional:
        yield wording.label("pack.was_provisional", reason=_quoted(run.provisional))
    for each in run.withheld:
        amount = letterhead.price(each.amount_minor)
        yield wording.label("pack.withheld", number=isolate(each.family), amount=amount)
    if run.families_left:
        yield wording.label("pack.families_left", count=wording.count(run.families_left))
    for part in run.lines:
        number = isolate(part.line.family)
        if part.reversal:
            amount = letterhead.price(part.line.paid_minor)
            key = "pack.reversed_paid" if part.voucher else "pack.reversed_unpaid"
            yield wording.label(key, number=number, document=isolate(part.reversal), amount=amount)
        elif part.held:
            yield wording.label("pack.held", number=number, reason=_quoted(part.held))


def _quoted(text: str) -> str:
    return f"{FSI}{text}{PDI}"
