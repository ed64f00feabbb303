"""Where each figure of the accountant's screens comes from, as what the ledger is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.evenings import reach
from pos.domain.oddities import Oddity
from pos.domain.postings import Account
from pos.domain.reports import PayoutState
from pos.domain.roads import RoadPart
from pos.domain.selling import Chart
from pos.ledger.codec import decode, read_journal_line
from pos.ui.rows.ledger import LedgerFilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pos.domain.oddities import ExceptionRow
    from pos.domain.reports import PayoutRun
    from pos.domain.roads import RoadRow
    from pos.ui.rows.ledger import About

OF_FAMILY: dict[str, About] = {
    "gross_minor": "gross",
    "refunds_minor": "refunds",
    "commission_minor": "commission",
    "advances_minor": "advances",
    "adjustments_minor": "adjustments",
    "paid_minor": "paid_out",
}
OF_PAYOUT: dict[str, About] = {
    "gross_minor": "gross",
    "refunds_minor": "refunds",
    "advances_minor": "advances",
    "adjustments_minor": "adjustments",
}
_BOOKED: dict[str, About] = {"commission_minor": "commission", "paid_minor": "paid"}
OF_TILL: dict[str, About] = {
    "z_reports": "z_reports",
    "receipts": "receipts",
    "families": "credited",
    "counted": "counted",
    "difference": "difference",
    "entries": "entries",
}
_ROADS: dict[RoadPart, dict[str, About]] = {
    RoadPart.ALL: {"z_reports": "z_reports", "receipts": "receipts", "ledger": "credited"},
    RoadPart.METHOD: {"z_reports": "z_reports", "receipts": "receipts", "ledger": "taken"},
    RoadPart.FAMILY: {"z_reports": "z_reports", "receipts": "told", "ledger": "owned"},
}
ON_NO_LIST = "?"  # stands for what was sold without the code of an item
_STANDING = {PayoutState.APPROVED, PayoutState.PAID}  # a draft brings nothing into another payout
_ASIDE = {Oddity.FORKED, Oddity.REVOKED}  # it joined no chain, so it stands at no place


def of_family(number: str, figure: str) -> LedgerFilter:
    """Return what a family's figure comes from; the net and the balance come from everything on its accounts."""
    return LedgerFilter(OF_FAMILY.get(figure, "all"), family=number)


def of_till(device: str, figure: str) -> LedgerFilter:
    """Return what a till's figure comes from, or that of all tills where none is named."""
    return LedgerFilter(OF_TILL.get(figure, "receipts"), device=device)


def of_payout(number: str, family: str, figure: str) -> LedgerFilter:
    """Return what a family's figure in a payout comes from: the claims that it settled, or what it booked itself.

    What is carried forward is what is left of those claims; what was brought forward is told by `brought_by`.
    """
    if figure in _BOOKED:
        return LedgerFilter(_BOOKED[figure], family=family, number=number)
    return LedgerFilter(OF_PAYOUT.get(figure, "all"), family=family, settled_by=number)


class Brought(NamedTuple):
    """Where what a family brings into a payout comes from.

    Attributes:
        run: the payout that carried something forward; empty where none did.
        documents: those that undid lines of payouts, whose money is owed again.
    """

    run: str
    documents: tuple[str, ...]


def brought_by(runs: Sequence[PayoutRun], number: str, family: str) -> Brought:
    """Return what a family's figure that was brought forward into a payout comes from.

    Args:
        runs: of the bazaar, the first one first.
        number: the payout's.
        family: the family's number.
    """
    standing = [run for run in runs if run.state in _STANDING or run.number == number]
    place = next((place for place, run in enumerate(standing) if run.number == number), 0)
    before = [
        (run, part) for run in standing[:place] for part in run.lines if part.line.family == family
    ]  # one line in each
    if not before:
        return Brought("", ())
    last, carrying = before[-1]
    until = reach(standing[place])
    documents = tuple(
        part.reversal for _, part in before if part.reversed_at is not None and reach(last) < part.reversed_at <= until
    )
    return Brought(last.number if carrying.line.carried_minor else "", documents)


def of_statement(family: str, payout: str) -> LedgerFilter:
    """Return what a statement is made of: the claims that its run settled, or all that a family was credited and charged."""
    return of_payout(payout, family, "") if payout else LedgerFilter(family=family)


def place_in(line: str) -> str:
    """Return the place of the fact in a line of a journal, as the ledger's rows name it."""
    stamp = decode(read_journal_line(line.encode()).body)[0]
    return f"{stamp.device}.{stamp.epoch}.{stamp.seq}"


def of_chart(chart: Chart, key: str, day: date | None) -> LedgerFilter:
    """Return what a bar of the dashboard comes from, on the day that is shown."""
    match chart:
        case Chart.HOURS:
            return LedgerFilter("receipts", hour=key, day=day)
        case Chart.TILLS:
            return LedgerFilter("receipts", device=key, day=day)
        case Chart.DIFFERENCES:
            return LedgerFilter("difference", device=key, day=day)
        case Chart.METHODS:
            return LedgerFilter("taken", account=key, day=day)
        case Chart.ITEMS:
            return LedgerFilter("sold_pieces", item=key or ON_NO_LIST, day=day)
        case Chart.PACKAGES if not key:
            return LedgerFilter("taken", account=Account.CENTRE.value, day=day)
        case Chart.PACKAGES:
            return LedgerFilter("sold", package=key, day=day)
        case Chart.FAMILIES:
            return LedgerFilter("sold", family=key, day=day)


def of_takings(day: date | None) -> LedgerFilter:
    """Return what the takings at the dashboard's head come from, on the day that is shown."""
    return LedgerFilter("receipts", day=day)


def of_road(row: RoadRow, figure: str) -> LedgerFilter:
    """Return what one of the three figures of a till's day comes from.

    Args:
        row: the till's day, and what of it.
        figure: `z_reports`, `receipts` or `ledger`.
    """
    at = LedgerFilter(_ROADS[row.part].get(figure, "credited"), device=row.device, day=row.day, by_shift=True)
    match row.part:
        case RoadPart.FAMILY:
            return replace(at, family=row.key)
        case RoadPart.METHOD:
            return replace(at, paid="cash" if row.key == Account.CASH.value else "other")
        case RoadPart.ALL:
            return at


def of_closing(number: str, account: str) -> LedgerFilter:
    """Return what an account of a closing had come to."""
    return LedgerFilter(account=account, closing=number)


def of_closings_figure(number: str, figure: str) -> LedgerFilter:
    """Return what a closing's count of entries comes from, or what it says that families were owed; `open` is what came after it.

    Args:
        number: of the closing; empty where nothing was closed yet, and everything is open.
        figure: `entries`, `owed` or `open`.
    """
    if figure == "open":
        return LedgerFilter("entries", after_closing=number)
    return LedgerFilter("entries" if figure == "entries" else "owed", closing=number)


def of_agent(book: str, figure: str) -> LedgerFilter:
    """Return what a figure of an outlet's or a courier's comes from, or what all of them owe where none is named.

    Args:
        book: its own book; empty for all.
        figure: `taken`, `handed` or `owed`.
    """
    agent = Account.AGENT.value
    match figure:
        case "taken":
            return LedgerFilter(account=agent, device=book)
        case "handed":
            return LedgerFilter("handed", book=book)
        case _:
            return LedgerFilter(account=agent, book=book)


def of_box() -> LedgerFilter:
    """Return what is in the cash box comes from."""
    return LedgerFilter(account=Account.BOX.value)


def of_goods(item: str) -> LedgerFilter:
    """Return the moves that the counts of an item come from."""
    return LedgerFilter("goods", item=item)


def of_exception(row: ExceptionRow) -> LedgerFilter:
    """Return the rows that an exception is about."""
    match row.kind:
        case Oddity.UNKNOWN_ITEM if row.amount_minor:
            return LedgerFilter("sold_pieces", item=row.subject)
        case Oddity.UNKNOWN_ITEM | Oddity.OVERSOLD:
            return of_goods(row.subject)
        case Oddity.UNKNOWN_FAMILY | Oddity.UNASSIGNED:
            return LedgerFilter(family=row.family, device=row.device)
        case Oddity.LATE_TILL:
            return LedgerFilter("late", device=row.device, late_for=row.subject)
        case _:
            return LedgerFilter(device=row.device)


def place_of(row: ExceptionRow) -> str:
    """Return the place of the one fact that an exception is about, as the ledger's rows name it; empty where it is about many."""
    return f"{row.device}.{row.epoch}.{row.seq}" if row.seq and row.kind not in _ASIDE else ""
