"""The press: from a recorded fact to the thermal paper that belongs to it, and on to a printer.

It is spoken to after the fact is in the book, so nothing that happens here can lose a sale: a printer's trouble is told to
whoever shows it, and the paper can be printed again as a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import PrinterTrouble
from pos.domain.facts import CashMoved, Counted, GoodsReceived, Refund, Sale, ShiftClosed, Void
from pos.ports import Press as PressPort
from pos.printing.papers.cash import cash_slip
from pos.printing.papers.goods import goods_received_slip
from pos.printing.papers.receipt import receipt, refund_slip, void_slip
from pos.printing.papers.shift_report import z_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.printing.document import Document
    from pos.printing.names import BookLookups
    from pos.printing.paper import Paper
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter
    from pos.printing.thermal import Printer

UNKNOWN_LETTER = "?"  # printed where the typeface lacks a letter of a name: a receipt is never refused for it


def compose(
    letterhead: Letterhead,
    recorded: Recorded,
    *,
    proof: str = "",
    counted: tuple[Counted, ...] = (),
    copy: bool = False,
) -> Document | None:
    """Return the thermal paper of a fact; None for facts that have none.

    Args:
        letterhead: who speaks.
        recorded: the fact.
        proof: the text of the QR code.
        counted: the notes and coins of the last count, for a Z-report.
        copy: whether it was printed before.
    """
    stamp, fact = recorded.stamp, recorded.fact
    match fact:
        case Sale():
            return receipt(letterhead, stamp, fact, proof=proof, copy=copy)
        case Refund():
            return refund_slip(letterhead, stamp, fact, proof=proof, copy=copy)
        case Void():
            return void_slip(letterhead, stamp, fact, copy=copy)
        case CashMoved():
            return cash_slip(letterhead, stamp, fact, copy=copy)
        case ShiftClosed():
            return z_report(letterhead, stamp, fact, counted=counted, proof=proof, copy=copy)
        case GoodsReceived():
            return goods_received_slip(letterhead, stamp, fact)
        case _:
            return None


class Press(PressPort):
    """Composes, paints and sends papers, one after the other.

    Args:
        lookups: names, QR codes and counts, from the book.
        painter: paints on this roll's width.
        printer: where papers go.
        tell: told of trouble, and with None when the printer works again.
    """

    def __init__(
        self,
        lookups: BookLookups,
        *,
        painter: Painter,
        printer: Printer,
        tell: Callable[[PrinterTrouble | None], None],
    ) -> None:
        self._lookups = lookups
        self._painter = painter
        self._printer = printer
        self._tell = tell

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print the paper of a fact; trouble is told, never raised."""
        try:
            paper = self.paint(recorded, copy=copy)
            if paper is not None:
                self._printer.send(paper)
        except PrinterTrouble as trouble:
            self._tell(trouble)
        else:
            self._tell(None)

    def paint(self, recorded: Recorded, *, copy: bool = False) -> Paper | None:
        """Return the paper of a fact as it would be printed, for a preview or a picture; None where it has none."""
        look, fact = self._lookups, recorded.fact
        counted = look.counted(fact) if isinstance(fact, ShiftClosed) else ()
        document = compose(look.letterhead(), recorded, proof=look.proof(recorded), counted=counted, copy=copy)
        return None if document is None else self._painter.paint(document, substitute=UNKNOWN_LETTER)
