"""What a payout run would print, before anybody has approved it: every page says across it that it is a draft.

The mark stands in both languages whatever the paper's own, so that nobody takes it for the paper itself; it is part of the
page, on the screen and in a file alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Expected, Figure, Mark, check_figures
from pos.printing.sheet import Column, Facts, Heading, RowKind, Sheet, Space, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pos.domain.bank import Transfer
    from pos.printing.papers.letterhead import Letterhead

DRAFT = "مسودة · DRAFT"


@dataclass(frozen=True, slots=True)
class BankList:
    """What a bank would be told to pay.

    Attributes:
        run: the payout run's number.
        transfers: what each family would get.
        at: when it was asked for.
    """

    run: str
    transfers: tuple[Transfer, ...]
    at: datetime


def drafted(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return sheets with the mark of a draft across every page."""
    return [replace(sheet, mark=DRAFT) for sheet in sheets]


def bank_list_sheet(letterhead: Letterhead, told: BankList) -> Sheet:
    """Write what a bank would be told to pay, for the eye: no bank takes it.

    Args:
        letterhead: who speaks; it must know the families' names.
        told: what the bank would be told.

    Raises:
        PaperMismatch: the paper does not show every amount (a bug).
    """
    wording = letterhead.wording
    columns = (
        Column(wording.label("statement.number"), 14),
        Column(wording.label("paper.family"), 34),
        Column(wording.label("draft.account"), 34),
        Column(wording.label("paper.amount"), 18, is_number=True),
    )
    rows = tuple(
        TableRow(
            (
                isolate(one.family),
                letterhead.family(one.family),
                isolate(one.account) if one.account else wording.label("paper.none"),
                letterhead.amount(one.amount_minor),
            ),
            RowKind.BODY if one.account else RowKind.MARKED,
            Figure(Mark.LINE, one.amount_minor),
        )
        for one in told.transfers
    )
    whole = sum(one.amount_minor for one in told.transfers)
    total = TableRow(
        (wording.label("paper.sum"), "", "", letterhead.amount(whole)), RowKind.SUM, Figure(Mark.TOTAL, whole)
    )
    (sheet,) = drafted(
        [
            letterhead.sheet(
                f"{wording.label('draft.bank_list').first} {isolate(told.run)}",
                told.at,
                (
                    Heading(wording.label("draft.bank_list"), 1),
                    Facts(((wording.label("statement.run"), isolate(told.run)),)),
                    Space(3),
                    Table(columns, (*rows, total)),
                ),
            )
        ]
    )
    check_figures(sheet, Expected(letterhead.currency, tuple(one.amount_minor for one in told.transfers), whole))
    return sheet
