"""Where each figure of the accountant's screens comes from, as what the ledger is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.oddities import Oddity
from pos.domain.own_books import is_own
from pos.domain.postings import Account
from pos.domain.roads import RoadPart
from pos.domain.selling import Chart
from pos.ledger.codec import decode, read_journal_line
from pos.ui.rows.ledger import LedgerFilter

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.oddities import ExceptionRow
    from pos.domain.roads import RoadRow
    from pos.ui.rows.ledger import About

OF_FAMILY: dict[str, About] = {
    "gross_minor": "gross",
    "refunds_minor": "refunds",
    "commission_minor": "commission",
    "advances_minor": "advances",
    "paid_minor": "paid",
}
OF_PAYOUT: dict[str, About] = {
    "gross_minor": "gross",
    "refunds_minor": "refunds",
    "advances_minor": "advances",
    "adjustments_minor": "adjustments",
}
OF_TILL: dict[str, About] = {
    "z_reports": "z_reports",
    "receipts": "receipts",
    "families": "credited",
    "counted": "z_reports",
    "difference": "difference",
}
_OF_GOODS = {Oddity.OVERSOLD, Oddity.UNKNOWN_ITEM}
_ASIDE = {Oddity.FORKED, Oddity.REVOKED}  # it joined no chain, so it stands at no place


def of_family(number: str, figure: str) -> LedgerFilter:
    """Return what a family's figure comes from; the net and the balance come from everything on its accounts."""
    return LedgerFilter(OF_FAMILY.get(figure, "all"), family=number)


def of_till(device: str, figure: str) -> LedgerFilter:
    """Return what a till's figure comes from, or that of all tills where none is named."""
    return LedgerFilter(OF_TILL.get(figure, "receipts"), device=device)


def of_payout(number: str, family: str, figure: str) -> LedgerFilter:
    """Return what a family's figure in a payout comes from: the claims that it settled, or what it booked itself.

    What was brought forward comes from the payouts before, so the family's whole account is shown.
    """
    if figure in {"commission_minor", "paid_minor"}:
        return LedgerFilter(OF_FAMILY[figure], family=family, number=number)
    if figure in {"brought_minor", "carried_minor"}:
        return LedgerFilter(family=family)
    return LedgerFilter(OF_PAYOUT.get(figure, "all"), family=family, settled_by=number)


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
            return LedgerFilter("sold_pieces", item=key, day=day) if key else LedgerFilter("receipts", day=day)
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
    at = LedgerFilter(device=row.device, day=row.day, by_shift=True)
    if figure == "z_reports":
        return replace(at, about="z_reports")
    if row.part is RoadPart.FAMILY:
        return replace(at, about="owned", family=row.key)
    if row.part is RoadPart.METHOD and not is_own(row.device):
        return replace(at, about="taken", account=row.key)
    return replace(at, about="receipts" if figure == "receipts" else "credited")


def of_closing(number: str, account: str) -> LedgerFilter:
    """Return what an account of a closing had come to."""
    return LedgerFilter(account=account, closing=number)


def of_exception(row: ExceptionRow) -> LedgerFilter:
    """Return the rows that an exception is about."""
    if row.kind in _OF_GOODS:
        return LedgerFilter("goods", item=row.subject)
    if row.kind in {Oddity.UNKNOWN_FAMILY, Oddity.UNASSIGNED}:
        return LedgerFilter(family=row.family, device=row.device)
    return LedgerFilter("receipts" if row.kind is Oddity.LATE_TILL else "all", device=row.device)


def place_of(row: ExceptionRow) -> str:
    """Return the place of the one fact that an exception is about, as the ledger's rows name it; empty where it is about many."""
    return f"{row.device}.{row.epoch}.{row.seq}" if row.seq and row.kind not in _ASIDE else ""
