"""The bank's files, written for real: ISO 20022 or the bank's own table, and what is known of the bank beside them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.intake.bank import FILE, read_bank, write_bank
from pos.ledger.export import plain
from pos.office.credit_transfer import amount_text, credit_transfers
from pos.ui.presenters.bank_file import BankShop

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from pos.domain.bank import Transfer, TransferBatch
    from pos.domain.money import Currency
    from pos.intake.bank import BankSettings


class BankFileShop(BankShop):
    """Writes for the bank.

    Args:
        folder: where the office takes its files from.
        write: writes a file whole or not at all.
    """

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None]) -> None:
        self._folder = folder
        self._write = write

    @override
    def settings(self) -> BankSettings:
        return read_bank(self._folder / FILE)

    @override
    def keep(self, settings: BankSettings) -> None:
        write_bank(self._folder / FILE, settings)

    @override
    def iso(
        self, batch: TransferBatch, settings: BankSettings, currency: Currency, day: date, created: datetime
    ) -> Path:
        path = self._folder / f"bank-{batch.reference}.xml"
        self._write(path, credit_transfers(batch, settings.centre, currency, day=day, created=created))
        return path

    @override
    def table(self, batch: TransferBatch, settings: BankSettings, currency: Currency, day: date) -> Path:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow([plain(column.heading) for column in settings.columns])
        for transfer in batch.transfers:
            cells = _cells(batch, transfer, currency, day)
            writer.writerow([cells[column.field] for column in settings.columns])
        path = self._folder / f"bank-{batch.reference}.csv"
        self._write(path, text.getvalue().encode("utf-8-sig"))  # spreadsheets know UTF-8 by its mark only
        return path


def _cells(batch: TransferBatch, transfer: Transfer, currency: Currency, day: date) -> dict[str, str]:
    """Return what may stand in a row, by the fields of `pos.intake.bank.COLUMN_FIELDS`."""
    return {
        "family": transfer.family,
        "name_ar": str(plain(transfer.name_ar)),
        "name_en": str(plain(transfer.name_en)),
        "account": str(plain(transfer.account)),
        "amount": amount_text(currency, transfer.amount_minor),
        "currency": currency.code,
        "reference": transfer.reference,
        "batch": batch.reference,
        "day": day.isoformat(),
    }
