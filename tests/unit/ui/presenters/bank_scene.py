"""What the fake desk says of a bank's file: every family has the same account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bank import Transfer, TransferBatch, batch_reference, to_transfer

if TYPE_CHECKING:
    from pos.domain.reports import PayoutRun


def a_batch(run: PayoutRun, account: str) -> TransferBatch:
    part, told, lines = to_transfer(run)
    transfers = tuple(
        Transfer(
            family=one.line.family,
            name_ar=one.name_ar,
            name_en=one.name_en,
            account=account,
            amount_minor=one.line.paid_minor,
            reference=f"{run.number} {one.line.family}",
        )
        for one in lines
    )
    reference = batch_reference("B1", run.number, part)
    return TransferBatch(number=run.number, part=part, reference=reference, transfers=transfers, told=told)
