"""Undoing honestly: void in the same shift, refund later, reprint as a copy. Nothing is ever deleted.

A void takes a whole sale back as if it had not been. A refund takes pieces back at the sale's own prices and rates, never
more than were sold, and each piece with its exact share of the discount. Both need a reason and a shift lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.basket import cash_due, part_of_line
from pos.domain.errors import (
    AlreadyUndone,
    EmptyBasket,
    NothingLeftToRefund,
    OtherShift,
    ReasonMissing,
    ShiftNotOpen,
    UnknownReceipt,
)
from pos.domain.facts import Method, Payment, ReceiptReprinted, Refund, RefundLine, Sale, ShiftOpened, Void
from pos.domain.identity import read_paper_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ports import Drawer, Press


@dataclass(frozen=True, slots=True)
class Found:
    """A sale in the book and what is left of it.

    Attributes:
        left: pieces of each line that have not come back; all zero after a void.
    """

    recorded: Recorded
    sale: Sale
    left: tuple[int, ...]
    voided: bool

    @property
    def is_touched(self) -> bool:
        """Whether something of it came back, or it was voided."""
        return self.voided or any(left != line.quantity for left, line in zip(self.left, self.sale.lines, strict=True))


class Undoing:
    """Voids, refunds and copies at one till."""

    def __init__(self, book: Book, press: Press, drawer: Drawer) -> None:
        self._book = book
        self._press = press
        self._drawer = drawer

    def find(self, number: str) -> Found:
        """Return the sale whose receipt bears this number, as typed or scanned, and what is left of it.

        Raises:
            WrongCheckDigit: it is no receipt number, or was mistyped.
            UnknownReceipt: this book holds no such sale.
        """
        read = read_paper_number(number)
        recorded = self._book.journal.by_number(read)
        if recorded is None or not isinstance(recorded.fact, Sale):
            raise UnknownReceipt(read)
        left = [line.quantity for line in recorded.fact.lines]
        voided = False
        for undoing in self._book.journal.undoings(recorded.stamp.id):
            match undoing.fact:
                case Void():
                    voided, left = True, [0] * len(left)
                case Refund():
                    for part in undoing.fact.lines:
                        left[part.of] -= part.line.quantity
                case _:
                    pass
        return Found(recorded, recorded.fact, tuple(left), voided)

    def void(self, number: str, *, by: str, reason: str, approved_by: str) -> Recorded:
        """Undo a whole sale of the open shift.

        Raises:
            OtherShift: the sale belongs to an earlier shift; refund it instead.
            AlreadyUndone: it was voided, or pieces of it came back.
        """
        opened = self._shift()
        found = self.find(number)
        _require(reason)
        if found.is_touched:
            raise AlreadyUndone(found.sale.number)
        if found.sale.shift != opened.shift:
            raise OtherShift(found.sale.number)
        sale = found.sale
        void = Void(
            shift=opened.shift,
            day=opened.day,
            of=found.recorded.stamp.id,
            of_number=sale.number,
            lines=sale.lines,
            payments=sale.payments,
            rounding_minor=sale.rounding_minor,
            reason=reason,
            approved_by=approved_by,
        )
        return self._record(void, by=by)

    def refund(
        self,
        number: str,
        quantities: Mapping[int, int],
        *,
        by: str,
        reason: str,
        approved_by: str,
        restocked: bool = True,
    ) -> Recorded:
        """Take pieces back and give their money back, on the card when the sale was paid by card alone.

        Args:
            number: the receipt's number.
            quantities: pieces coming back, by the index of the sale's line.
            by: the cashier's code.
            reason: why they came back.
            approved_by: the shift lead's code.
            restocked: whether the pieces can be sold again.

        Raises:
            NothingLeftToRefund: more pieces than are left of a line.
            EmptyBasket: no pieces were named.
        """
        opened = self._shift()
        found = self.find(number)
        _require(reason)
        parts = tuple(
            self._part(found, index, quantity, restocked=restocked)
            for index, quantity in sorted(quantities.items())
            if quantity
        )
        if not parts:
            raise EmptyBasket
        amount = sum(part.line.charged_minor for part in parts)
        payments, rounding = self._money_back(found.sale, amount)
        refund = Refund(
            number=self._book.journal.next_number(),
            shift=opened.shift,
            day=opened.day,
            of=found.recorded.stamp.id,
            of_number=found.sale.number,
            lines=parts,
            payments=payments,
            rounding_minor=rounding,
            reason=reason,
            approved_by=approved_by,
        )
        return self._record(refund, by=by)

    def reprint(self, number: str, *, by: str) -> Recorded:
        """Print a receipt again, marked as a copy; that is a fact."""
        found = self.find(number)
        fact = ReceiptReprinted(of=found.recorded.stamp.id, of_number=found.sale.number)
        self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        self._press.print(found.recorded, copy=True)
        return found.recorded

    # -- inside ------------------------------------------------------------------------------------------------

    def _part(self, found: Found, index: int, quantity: int, *, restocked: bool) -> RefundLine:
        if not 0 <= index < len(found.left) or not 0 < quantity <= found.left[index]:
            left = found.left[index] if 0 <= index < len(found.left) else 0
            raise NothingLeftToRefund(found.sale.number, index, quantity, left)
        line = found.sale.lines[index]
        return RefundLine(
            of=index, line=part_of_line(line, quantity, line.quantity - found.left[index]), restocked=restocked
        )

    def _money_back(self, sale: Sale, amount_minor: int) -> tuple[tuple[Payment, ...], int]:
        # A sale of coins too small to pay has no payment at all; nobody showed a card for it.
        method = Method.CARD if {payment.method for payment in sale.payments} == {Method.CARD} else Method.CASH
        step = self._book.catalogue.bazaar().cash_step_minor if method is Method.CASH else 1
        due = cash_due(amount_minor, 0, step)
        return (Payment(method=method, amount_minor=due),) if due else (), due - amount_minor

    def _record(self, fact: Void | Refund, *, by: str) -> Recorded:
        recorded = self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        if any(payment.method is Method.CASH for payment in fact.payments):
            self._drawer.open()
        self._press.print(recorded)
        return recorded

    def _shift(self) -> ShiftOpened:
        opened = self._book.journal.open_shift()
        if opened is None or not isinstance(opened.fact, ShiftOpened):
            raise ShiftNotOpen
        return opened.fact


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing
