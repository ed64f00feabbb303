"""Undoing honestly: void in the same shift, refund later, move a line to its family, reprint as a copy. Nothing is deleted.

A void takes a whole sale back as if it had not been. A refund takes pieces back at the sale's own prices and rates, never
more than were sold, and each piece with its exact share of the discount. A line that was credited to the wrong family is moved:
from then on its refunds debit the right one. All need a reason and a shift lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.basket import part_of_line
from pos.domain.errors import (
    AlreadyUndone,
    EmptyBasket,
    NothingLeftToRefund,
    OtherShift,
    ReasonMissing,
    ShiftNotOpen,
    UnknownFamily,
    UnknownReceipt,
)
from pos.domain.facts import (
    Line,
    LineMoved,
    Method,
    ReceiptReprinted,
    Refund,
    RefundLine,
    Sale,
    ShiftOpened,
    Void,
)
from pos.domain.identity import (
    CENTRE,
    CENTRE_NAMES,
    UNASSIGNED,
    UNASSIGNED_NAMES,
    read_paper_number,
    read_typed_family,
)
from pos.domain.line_errors import AlreadyWithFamily, WeighedComesWhole
from pos.domain.money_back import GivenBack, going_back
from pos.domain.moving import lines_now
from pos.domain.tender_errors import CardMoneyInCash
from pos.domain.values import dataclass
from pos.domain.weighing import Unit
from pos.till.proving_receipts import is_code, proof_in, proved_sale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pos.domain.money_back import GoingBack
    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ports import Drawer, Press

_OWNERS = {CENTRE: CENTRE_NAMES, UNASSIGNED: UNASSIGNED_NAMES}


@dataclass(frozen=True, slots=True)
class Found:
    """A sale in the book and what is left of it.

    Attributes:
        lines: the sale's lines with the families that have their credit now, and their names where they bear no other.
        left: pieces or grams of each line that have not come back; all zero after a void.
        back: what was given back of it so far, and how.
    """

    recorded: Recorded
    sale: Sale
    lines: tuple[Line, ...]
    left: tuple[int, ...]
    voided: bool
    back: GivenBack = GivenBack()

    @property
    def is_of_another_till(self) -> bool:
        """Whether another till sold it, and only the code on its receipt vouches for it."""
        return self.recorded.place == 0

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

        Args:
            number: the receipt's number, or its whole QR code: with that also another till's receipt is found, and what is left
                of it as far as this book knows.

        Raises:
            WrongCheckDigit: it is no receipt number, or was mistyped.
            UnknownReceipt: this book holds no such sale.
            CodeNotReadable, CodeAltered, LinesNotInCode, OtherBazaarsReceipt, TillNotKnown, ReceiptTooOld: the code proves
                nothing here.
        """
        proof = proof_in(number) if is_code(number) else None
        read = read_paper_number(number) if proof is None else proof.number
        recorded = self._book.journal.by_number(read)
        if proof is not None and (recorded is None or recorded.hash != proof.hash):
            recorded = proved_sale(number, self._book.catalogue, self._day())
        if recorded is None or not isinstance(recorded.fact, Sale):
            raise UnknownReceipt(read)
        left = [line.quantity for line in recorded.fact.lines]
        voided, back = False, GivenBack()
        for undoing in self._book.journal.undoings(recorded.stamp.id):
            match undoing.fact:
                case Void():
                    voided, left = True, [0] * len(left)
                case Refund():
                    back = back.plus(undoing.fact)
                    for part in undoing.fact.lines:
                        left[part.of] -= part.line.quantity
                case _:
                    pass
        lines = lines_now(recorded.fact.lines, self._book.journal.moves_of(recorded.stamp.id), self._names_of)
        return Found(recorded, recorded.fact, lines, tuple(left), voided, back)

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
            lines=found.lines,
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
        in_cash: str | None = None,
    ) -> Recorded:
        """Take pieces back and give their money back the way it came: to the card first, what is left in cash.

        Args:
            number: the receipt's number, or its whole QR code.
            quantities: pieces coming back, by the index of the sale's line; of a weighed line all its grams.
            by: the cashier's code.
            reason: why they came back.
            approved_by: the shift lead's code.
            restocked: whether the pieces can be sold again.
            in_cash: given where all goes back in cash, whatever the customer paid with: why, which may be empty as long as no
                more goes back in cash than came in cash; the refund bears it beside the reason where it does.

        Raises:
            CardMoneyInCash: more would go back in cash than came in cash, and nobody said why.
            NothingLeftToRefund: more pieces than are left of a line.
            WeighedComesWhole: a part of what was weighed.
            EmptyBasket: no pieces were named.
        """
        opened = self._shift()
        found = self.find(number)
        _require(reason)
        parts = self._parts(found, quantities, restocked=restocked)
        if not parts:
            raise EmptyBasket
        back = self._going_back(found, parts, in_cash=in_cash is not None)
        why = (in_cash or "").strip()
        if back.beyond_minor and not why:
            raise CardMoneyInCash(found.sale.number, back.beyond_minor)
        refund = Refund(
            number=self._book.journal.next_number(),
            shift=opened.shift,
            day=opened.day,
            of=found.recorded.stamp.id,
            of_number=found.sale.number,
            lines=parts,
            payments=back.payments,
            rounding_minor=back.rounding_minor,
            reason=f"{reason} · {why}" if back.beyond_minor else reason,
            approved_by=approved_by,
        )
        return self._record(refund, by=by)

    def worth(self, found: Found, quantities: Mapping[int, int], *, in_cash: bool = False) -> GoingBack:
        """Return what would go back for pieces, and how; no refund is recorded.

        Raises:
            NothingLeftToRefund, WeighedComesWhole: they cannot come back.
        """
        parts = self._parts(found, quantities, restocked=True)
        return self._going_back(found, parts, in_cash=in_cash)

    def move(self, number: str, index: int, family: str, *, by: str, reason: str, approved_by: str) -> Recorded:
        """Move what is left of a sold line to the family that made it.

        Args:
            number: the receipt's number.
            index: which line of the sale.
            family: the number of the right family, as typed; empty for the centre.
            by: the cashier's code.
            reason: why.
            approved_by: the shift lead's code.

        Raises:
            NothingLeftToRefund: all of the line came back, or the sale was voided.
            WrongCheckDigit, UnknownFamily: the number is no family's.
            AlreadyWithFamily: the line is credited to this family already.
        """
        self._shift()
        found = self.find(number)
        _require(reason)
        if not 0 <= index < len(found.left) or not found.left[index]:
            raise NothingLeftToRefund(found.sale.number, index, 1, 0)
        line, (to_family, to_rate) = found.lines[index], self._owner(family)
        if to_family == line.family:
            raise AlreadyWithFamily(to_family)
        rest = part_of_line(line, found.left[index], line.quantity - found.left[index])
        moved = LineMoved(
            of=found.recorded.stamp.id,
            of_number=found.sale.number,
            line=index,
            from_family=line.family,
            to_family=to_family,
            from_rate_bp=line.rate_bp,
            to_rate_bp=to_rate,
            amount_minor=rest.credited_minor,
            reason=reason,
            approved_by=approved_by,
        )
        return self._book.journal.append(moved, identity=self._book.around.new_id(), by=by)

    def reprint(self, number: str, *, by: str) -> Recorded:
        """Print a receipt again, marked as a copy; that is a fact."""
        found = self.find(number)
        fact = ReceiptReprinted(of=found.recorded.stamp.id, of_number=found.sale.number)
        self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        self._press.print(found.recorded, copy=True)
        return found.recorded

    # -- inside ------------------------------------------------------------------------------------------------

    def _parts(self, found: Found, quantities: Mapping[int, int], *, restocked: bool) -> tuple[RefundLine, ...]:
        return tuple(
            self._part(found, index, quantity, restocked=restocked)
            for index, quantity in sorted(quantities.items())
            if quantity
        )

    def _part(self, found: Found, index: int, quantity: int, *, restocked: bool) -> RefundLine:
        if not 0 <= index < len(found.left) or not 0 < quantity <= found.left[index]:
            left = found.left[index] if 0 <= index < len(found.left) else 0
            raise NothingLeftToRefund(found.sale.number, index, quantity, left)
        line = found.lines[index]
        if line.unit is Unit.GRAM and quantity != line.quantity:
            raise WeighedComesWhole(found.sale.number)
        return RefundLine(
            of=index, line=part_of_line(line, quantity, line.quantity - found.left[index]), restocked=restocked
        )

    def _names_of(self, family: str) -> tuple[str, ...]:
        """Return what a line is called that has no name of its own: as its owner, who may be the centre or nobody yet."""
        if family in _OWNERS:
            return _OWNERS[family]
        card = self._book.catalogue.family(family)
        return () if card is None else tuple(name for name in (card.name_ar, card.name_en) if name)

    def _owner(self, typed: str) -> tuple[str, int]:
        """Return whose account a typed number is, and the commission rate it sells under."""
        if not typed.strip():
            return CENTRE, 0
        number = read_typed_family(typed)
        card = self._book.catalogue.family(number)
        if card is None:
            raise UnknownFamily(number)
        return number, self._book.catalogue.bazaar().commission_bp if card.rate_bp is None else card.rate_bp

    def _going_back(self, found: Found, parts: tuple[RefundLine, ...], *, in_cash: bool) -> GoingBack:
        amount = sum(part.line.charged_minor for part in parts)
        step = self._book.catalogue.bazaar().cash_step_minor
        return going_back(found.sale, found.back, amount, step, in_cash=in_cash)

    def _record(self, fact: Void | Refund, *, by: str) -> Recorded:
        recorded = self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        if any(payment.method is Method.CASH for payment in fact.payments):
            self._drawer.open()
        self._press.print(recorded)
        return recorded

    def _day(self) -> date:
        opened = self._book.journal.open_shift()
        if opened is not None and isinstance(opened.fact, ShiftOpened):
            return opened.fact.day
        return self._book.around.now().date()

    def _shift(self) -> ShiftOpened:
        opened = self._book.journal.open_shift()
        if opened is None or not isinstance(opened.fact, ShiftOpened):
            raise ShiftNotOpen
        return opened.fact


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing
