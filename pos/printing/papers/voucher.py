"""Vouchers: a family, or who collects for it, signs for money. Two copies, the amount in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.text import isolate
from pos.printing.document import Expected, Figure, Mark, Weight, check_figures
from pos.printing.papers.statement_contents import up_to
from pos.printing.sheet import Facts, Heading, Prose, Sheet, Space, SumRow, Sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell
    from pos.printing.words import Label


class VoucherKind(Enum):
    """What the money is for."""

    PAYOUT = "payout"
    ADVANCE = "advance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """Money that changes hands.

    Attributes:
        number: the voucher's number; empty for a draft, which is no voucher.
        family: the family's number.
        amount_minor: what is handed over.
        at: when.
        payer: the code of who pays; empty where nobody has.
        approver: the code of who approved; empty for none.
        run: the payout run's number; empty for an advance.
        until: the day up to whose evening the run reaches; None where that is the moment of its draft.
        reason: why, for an advance.
        collector: who takes the money; empty is the family itself.
        collector_reason: why it is somebody whom the family had not named.
        pay_by: how it is paid.
    """

    kind: VoucherKind
    number: str
    family: str
    amount_minor: int
    at: datetime
    payer: str
    approver: str = ""
    run: str = ""
    until: date | None = None
    reason: str = ""
    collector: str = ""
    collector_reason: str = ""
    pay_by: PayBy = PayBy.CASH


def voucher_sheets(letterhead: Letterhead, voucher: Voucher) -> tuple[Sheet, ...]:
    """Write a voucher: the family's copy and the centre's.

    Args:
        letterhead: who speaks; it must know the names of the family and of who pays and approves.
        voucher: what is paid.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    wording = letterhead.wording
    key = f"voucher.{voucher.kind.value}"
    sheets = tuple(
        letterhead.sheet(
            " ".join(filter(None, (wording.label(key).first, voucher.number and isolate(voucher.number)))),
            voucher.at,
            (Heading(wording.label(key), 1), Prose(copy, weight=Weight.STRONG), Space(3), *_body(letterhead, voucher)),
            copy,
        )
        for copy in (wording.label("goods.family_copy"), wording.label("goods.centre_copy"))
    )
    for sheet in sheets:
        check_figures(sheet, Expected(letterhead.currency, (), voucher.amount_minor))
    return sheets


def _body(letterhead: Letterhead, voucher: Voucher) -> list[Block]:
    wording = letterhead.wording
    is_payout = voucher.kind is VoucherKind.PAYOUT
    amount = SumRow(
        wording.label("paper.amount"),
        letterhead.price(voucher.amount_minor),
        is_total=True,
        figure=Figure(Mark.TOTAL, voucher.amount_minor),
    )
    slots = ("voucher.collector", "voucher.payer", "voucher.approver")
    prompts = ("paper.name", "voucher.collector_id", "paper.signature", "paper.date")
    return [
        Facts(tuple(_facts(letterhead, voucher))),
        Space(3),
        Sums((amount,)),
        Space(2),
        Prose(letterhead.in_words(voucher.amount_minor), weight=Weight.STRONG),
        Space(3),
        Prose(wording.label("voucher.received_text" if is_payout else "voucher.advance_text")),
        letterhead.signatures(*slots, prompts=prompts),
    ]


def _facts(letterhead: Letterhead, voucher: Voucher) -> Iterator[tuple[Label, Cell]]:
    wording = letterhead.wording
    yield wording.label("voucher.number"), isolate(voucher.number) if voucher.number else "–"
    yield wording.label("paper.date"), wording.moment(voucher.at)
    method = "statement.pay_cash" if voucher.pay_by is PayBy.CASH else "statement.pay_bank"
    yield wording.label("statement.pay_by"), wording.label(method).line()
    yield wording.label("paper.family"), letterhead.family(voucher.family)
    yield wording.label("statement.number"), isolate(voucher.family)
    if voucher.run:
        yield wording.label("statement.run"), isolate(voucher.run)
    if voucher.until is not None:
        yield wording.label("statement.until"), up_to(wording, voucher.until)
    if voucher.collector:
        yield wording.label("voucher.collector"), voucher.collector
    if voucher.collector_reason:
        yield wording.label("voucher.collector_reason"), voucher.collector_reason
    if voucher.payer:
        yield wording.label("voucher.payer"), letterhead.person(voucher.payer)
    if voucher.approver:
        yield wording.label("voucher.approver"), letterhead.person(voucher.approver)
    if voucher.reason:
        yield wording.label("paper.reason"), voucher.reason
