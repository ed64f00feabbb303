"""Which paper belongs to which fact: the one place that knows, so that a new kind of fact is asked for its paper here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.facts import CashMoved, Refund, Sale, ShiftClosed, Void
from pos.domain.goods_facts import GoodsReceived, GoodsReturned, GoodsSent, GoodsTaken
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, PayoutReversed
from pos.printing.papers.cash import cash_slip
from pos.printing.papers.goods import goods_received_slip, goods_returned_slip
from pos.printing.papers.office_notes import box_note_sheets, box_note_slip, reversal_sheets, reversal_slip
from pos.printing.papers.receipt import receipt, refund_slip, void_slip
from pos.printing.papers.shift_report import z_report
from pos.printing.papers.transfer import transfer_slip, transfer_taken_slip

if TYPE_CHECKING:
    from pos.domain.facts import Counted
    from pos.domain.record import Recorded
    from pos.printing.document import Document
    from pos.printing.papers.goods_equation import ItemTerms
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet


def document_of(
    letterhead: Letterhead,
    recorded: Recorded,
    *,
    proof: str = "",
    counted: tuple[Counted, ...] = (),
    copy: bool = False,
    terms: tuple[ItemTerms, ...] = (),
) -> Document | None:
    """Return the thermal paper of a recorded fact, or None where the fact has none.

    Args:
        letterhead: who speaks.
        recorded: the fact as it stands in the book.
        proof: the signed text of its QR code.
        counted: for the end of a shift, the notes and coins of its last count.
        copy: whether the paper was printed before.
        terms: for goods that go home, the equation of each item.

    Raises:
        PaperMismatch: the paper does not show the fact (a bug).
    """
    stamp = recorded.stamp
    match recorded.fact:
        case Sale() as sale:
            return receipt(letterhead, stamp, sale, proof=proof, copy=copy)
        case Refund() as refund:
            return refund_slip(letterhead, stamp, refund, proof=proof, copy=copy)
        case Void() as void:
            return void_slip(letterhead, stamp, void, copy=copy)
        case CashMoved() as moved:
            return cash_slip(letterhead, stamp, moved, copy=copy)
        case ShiftClosed() as closed:
            return z_report(letterhead, stamp, closed, counted=counted, proof=proof, copy=copy)
        case GoodsReceived() as note:
            return goods_received_slip(letterhead, stamp, note, copy=copy)
        case GoodsReturned() as note:
            return goods_returned_slip(letterhead, stamp, note, copy=copy, terms=terms)
        case GoodsSent() as note:
            return transfer_slip(letterhead, stamp, note, copy=copy)
        case GoodsTaken() as note:
            return transfer_taken_slip(letterhead, stamp, note, copy=copy)
        case _:
            return _office_slip(letterhead, recorded, copy=copy)


def _office_slip(letterhead: Letterhead, recorded: Recorded, *, copy: bool) -> Document | None:
    match recorded.fact:
        case PayoutReversed() as undone:
            return reversal_slip(letterhead, recorded.stamp, undone, copy=copy)
        case CashBoxFilled() | CashBoxEmptied() as moved:
            return box_note_slip(letterhead, recorded.stamp, moved, copy=copy)
        case _:
            return None


def office_sheets_of(letterhead: Letterhead, recorded: Recorded) -> tuple[Sheet, ...] | None:
    """Return the A4 paper of a fact of the office that says all that stands on it, or None where it has none.

    Args:
        letterhead: who speaks.
        recorded: the fact as it stands in the office's journal.

    Raises:
        PaperMismatch: the paper does not show the fact (a bug).
    """
    match recorded.fact:
        case PayoutReversed() as undone:
            return reversal_sheets(letterhead, recorded.stamp, undone)
        case CashBoxFilled() | CashBoxEmptied() as moved:
            return box_note_sheets(letterhead, recorded.stamp, moved)
        case _:
            return None
