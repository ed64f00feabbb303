"""Opening, counting and closing a shift.

The count is blind: what the drawer should hold is shown only after the count is recorded. A recount is a second fact; both
stay. The Z-report freezes the figures, the last fact's number and hash, and what each family sold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import (
    BasketsOpen,
    CashNotCounted,
    DifferenceTooLarge,
    OutOfRange,
    ReasonMissing,
    ShiftAlreadyOpen,
    ShiftNotOpen,
)
from pos.domain.facts import CashMoved, Counted, DrawerOpened, Purpose, ShiftClosed, ShiftCounted, ShiftOpened
from pos.domain.limits import PRICE_MINOR_MAX
from pos.domain.shift import ShiftFigures, figures

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ports import Drawer, Press


def total(counted: tuple[Counted, ...]) -> int:
    """Return what a counted drawer comes to, in minor units."""
    return sum(row.denomination_minor * row.pieces for row in counted)


class ShiftDesk:
    """The shift of one till."""

    def __init__(self, book: Book, press: Press, drawer: Drawer) -> None:
        self._book = book
        self._press = press
        self._drawer = drawer

    def current(self) -> Recorded | None:
        """Return the opening of the shift that is open, if one is."""
        return self._book.journal.open_shift()

    def open(self, *, by: str, day: date, counted: tuple[Counted, ...]) -> Recorded:
        """Open a shift with a counted float, for a business day that the person chose.

        Raises:
            ShiftAlreadyOpen: one is open.
        """
        current = self.current()
        if current is not None and isinstance(current.fact, ShiftOpened):
            raise ShiftAlreadyOpen(current.fact.shift)
        opened = ShiftOpened(
            shift=self._book.journal.next_shift(), day=day, float_minor=total(counted), counted=_pieces(counted)
        )
        return self._book.journal.append(opened, identity=self._book.around.new_id(), by=by)

    def figures(self) -> ShiftFigures:
        """Return the figures of the open shift so far: the X-report.

        Raises:
            ShiftNotOpen: none is open.
        """
        opening, _ = self._open()
        return figures(row.fact for row in self._book.journal.acts(opening.place - 1))

    def move_cash(
        self, *, by: str, amount_minor: int, purpose: Purpose, reason: str, approved_by: str = ""
    ) -> Recorded:
        """Put cash into the drawer (positive) or take it out (negative), with a slip.

        Raises:
            ShiftNotOpen: none is open.
            ReasonMissing: nobody said why.
            OutOfRange: nothing, or more than can be.
        """
        _, opened = self._open()
        if not reason.strip():
            raise ReasonMissing
        if not 1 <= abs(amount_minor) <= PRICE_MINOR_MAX:
            raise OutOfRange("amount", amount_minor, 1, PRICE_MINOR_MAX)
        moved = CashMoved(
            number=self._book.journal.next_number(),
            shift=opened.shift,
            day=opened.day,
            amount_minor=amount_minor,
            purpose=purpose,
            reason=reason,
            approved_by=approved_by,
        )
        recorded = self._book.journal.append(moved, identity=self._book.around.new_id(), by=by)
        self._drawer.open()
        self._press.print(recorded)
        return recorded

    def open_drawer(self, *, by: str, reason: str) -> Recorded:
        """Open the drawer without a sale; it is a fact."""
        _, opened = self._open()
        fact = DrawerOpened(shift=opened.shift, reason=reason)
        recorded = self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        self._drawer.open()
        return recorded

    def count(self, *, by: str, counted: tuple[Counted, ...], card_minor: int | None = None) -> Recorded:
        """Record what lies in the drawer, before anyone is told what should.

        Args:
            by: the person's code.
            counted: the notes and coins.
            card_minor: the total on the card machine; None where nobody read it.

        Raises:
            BasketsOpen: baskets are in progress or on hold.
        """
        _, opened = self._open()
        waiting = len(self._book.drafts.all())
        if waiting:
            raise BasketsOpen(waiting)
        fact = ShiftCounted(shift=opened.shift, counted=_pieces(counted), card_minor=card_minor)
        return self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)

    def close(self, *, by: str, reason: str = "", approved_by: str = "") -> Recorded:
        """Freeze the Z-report of the shift and print it.

        Raises:
            BasketsOpen, CashNotCounted: something must be done first.
            DifferenceTooLarge: the cash difference needs a shift lead.
        """
        opening, opened = self._open()
        waiting = len(self._book.drafts.all())
        if waiting:
            raise BasketsOpen(waiting)
        rows = list(self._book.journal.acts(opening.place - 1))
        last = rows[-1]
        if not isinstance(last.fact, ShiftCounted):
            raise CashNotCounted
        sums = figures(row.fact for row in rows)
        difference = last.fact.counted_minor - sums.expected_minor
        limit = self._book.catalogue.bazaar().difference_limit_minor
        if abs(difference) > limit and not approved_by:
            raise DifferenceTooLarge(difference, limit)
        closed = ShiftClosed(
            number=self._book.journal.next_number(),
            shift=opened.shift,
            day=opened.day,
            sales=sums.sales,
            voids=sums.voids,
            refunds=sums.refunds,
            gross_minor=sums.gross_minor,
            voided_minor=sums.voided_minor,
            refunded_minor=sums.refunded_minor,
            rounding_minor=sums.rounding_minor,
            cash_minor=sums.cash_minor,
            card_minor=sums.card_minor,
            float_minor=sums.float_minor,
            moved_minor=sums.moved_minor,
            expected_minor=sums.expected_minor,
            counted_minor=last.fact.counted_minor,
            first_seq=opening.stamp.seq,
            last_seq=last.stamp.seq,
            head=last.hash.hex(),
            families=sums.family_totals(),
            reason=reason,
            approved_by=approved_by,
            card_counted_minor=last.fact.card_minor,
        )
        recorded = self._book.journal.append(closed, identity=self._book.around.new_id(), by=by)
        self._press.print(recorded)
        return recorded

    def _open(self) -> tuple[Recorded, ShiftOpened]:
        opening = self.current()
        if opening is None or not isinstance(opening.fact, ShiftOpened):
            raise ShiftNotOpen
        return opening, opening.fact


def _pieces(counted: tuple[Counted, ...]) -> tuple[Counted, ...]:
    return tuple(row for row in counted if row.pieces)
