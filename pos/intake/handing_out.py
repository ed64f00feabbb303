"""Families as a table that is read back as it was written: the headings and words of `pos.intake.families`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pos.intake.families import COLUMNS, KIND_WORDS, PAY_WORDS
from pos.ledger.export import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.bazaar import FamilyCard
    from pos.domain.families import FamilyRecord


def families_table(records: Iterable[FamilyRecord]) -> bytes:
    """Return families as CSV that a spreadsheet opens and Amana reads again; those who have left are not among them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.title_ar for column in COLUMNS])
    for record in records:
        if not record.card.left:
            cells = _cells(record)
            writer.writerow([plain(cells.get(column.name, "")) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")  # spreadsheets know UTF-8 by its mark only


def _cells(record: FamilyRecord) -> dict[str, str]:
    card, private = record.card, record.private
    return {
        "number": card.number,
        "name_ar": card.name_ar,
        "name_en": card.name_en,
        "package": card.package,
        "kind": KIND_WORDS[card.family_kind][0],
        "phone": private.phone,
        "pay_by": PAY_WORDS[card.pay_by][0],
        "iban": private.iban,
        "licence": private.licence,
        "licence_expiry": card.licence_expiry.isoformat() if card.licence_expiry else "",
        "commission": _rate(card),
        "more_packages": "; ".join(card.more_packages),
        "branch": card.branch,
        "governorate": card.governorate,
        "identity": private.identity,
        "address": private.address,
        "other_account": private.account,
        "needs": private.needs,
        "services": private.services,
        "notes": private.notes,
        "collectors": private.collectors,
    }


def _rate(card: FamilyCard) -> str:
    return "" if card.rate_bp is None else f"{card.rate_bp // 100}.{card.rate_bp % 100:02d}%"
