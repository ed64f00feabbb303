"""Where each figure of the accountant's screens comes from, as what the ledger is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.oddities import Oddity
from pos.domain.postings import Account
from pos.domain.selling import Chart
from pos.ui.rows.ledger import LedgerFilter

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.oddities import ExceptionRow
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
OF_METHOD = {"cash": Account.CASH.value, "card": Account.CARD.value}
OF_TILL: dict[str, About] = {
    "z_reports": "z_reports",
    "receipts": "receipts",
    "families": "credited",
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


def of_chart(chart: Chart, key: str, day: date | None) -> LedgerFilter:
    """Return what a bar of the dashboard comes from; hours and packages come from all receipts of the days that are shown."""
    if chart is Chart.FAMILIES:
        return LedgerFilter("credited", family=key, day=day)
    if chart is Chart.ITEMS:
        return LedgerFilter("goods", item=key, day=day)
    if chart is Chart.METHODS and key in OF_METHOD:
        return LedgerFilter(account=OF_METHOD[key], day=day)
    if chart is Chart.TILLS:
        return LedgerFilter("receipts", device=key, day=day)
    if chart is Chart.DIFFERENCES:
        return LedgerFilter("difference", device=key, day=day)
    return LedgerFilter("receipts", day=day)


def of_exception(row: ExceptionRow) -> LedgerFilter:
    """Return the rows that an exception is about."""
    if row.kind in _OF_GOODS:
        return LedgerFilter("goods", item=row.subject)
    if row.kind in {Oddity.UNKNOWN_FAMILY, Oddity.UNASSIGNED}:
        return LedgerFilter(family=row.subject, device=row.device)
    return LedgerFilter("all", device=row.device)


def place_of(row: ExceptionRow) -> str:
    """Return the place of the one fact that an exception is about, as the ledger's rows name it; empty where it is about many."""
    return f"{row.device}.{row.epoch}.{row.seq}" if row.seq and row.kind not in _ASIDE else ""
