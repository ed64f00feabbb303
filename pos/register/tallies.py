"""Tally sheets of branches and outlets that sell on paper: each becomes one sale in the outlet's book, and is undone by a refund.

A sheet is taken in whole or not at all: its lines must come to the totals at its foot, every item and family must be known, and
commission is taken as it was frozen when the goods were received.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.bazaar import ItemCard
from pos.domain.errors import OutOfRange, ReasonMissing, UnknownFamily, UnknownItem, UnknownReceipt
from pos.domain.facts import Line, Payment, Refund, RefundLine, Sale
from pos.domain.identity import CENTRE
from pos.domain.limits import (
    BASKET_LINES_MAX,
    NAME_CHARACTERS_MAX,
    PRICE_MINOR_MAX,
    QUANTITY_MAX,
    REASON_CHARACTERS_MAX,
)
from pos.domain.line_errors import SoldByWeight
from pos.domain.own_book_errors import AlreadyReversed, ControlDiffers, DayBeyond, SheetEmpty, SheetRepeated
from pos.domain.own_books import BookKind, TallyLine, TallyRow, TallySheet
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.domain.weighing import Unit
from pos.ledger.codec import from_document
from pos.register.bodies import recorded
from pos.register.catalogue import families_of
from pos.register.office_journal import bazaar_of
from pos.register.own_books import receipts_of, require_book
from pos.register.tables import ITEM

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.facts import Stamp
    from pos.register.database import Database
    from pos.register.own_books import BookPen, OwnBooks


class Tallies:
    """The outlets' sheets.

    Args:
        database: where they go.
        books: writes them down.
    """

    def __init__(self, database: Database, books: OwnBooks) -> None:
        self._database = database
        self._books = books

    def sheets(self, by: Person, bazaar: str, device: str) -> tuple[TallyRow, ...]:
        """Return the sheets of one outlet, the last one first.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook: there is none.
        """
        require(by, Act.READ_LEDGER)
        require_book(device, BookKind.OUTLET)
        with self._database.reading() as connection:
            self._books.require(connection, bazaar_of(connection, bazaar), device)
            return tuple(reversed(_with_ids(connection, bazaar, device).values()))

    def take_in(self, by: Person, bazaar: str, device: str, sheet: TallySheet, *, identity: UUID) -> TallyRow:
        """Record a sheet.

        Args:
            by: who keyed it in.
            bazaar: the bazaar's code.
            device: the outlet's book.
            sheet: what its paper says.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook, UnknownItem, UnknownFamily: there is none.
            SheetEmpty, ControlDiffers, DayBeyond, SoldByWeight, OutOfRange: the sheet cannot be right.
            SheetRepeated: a sheet of this day with this number on its paper was recorded before, and was not undone.
        """
        require(by, Act.WRITE_BOOKS)
        require_book(device, BookKind.OUTLET)
        _require_sound(sheet)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            pen = self._books.pen(connection, plan, device, by.code)
            if identity not in recorded(connection, bazaar, [identity]):
                if sheet.day > pen.today:
                    raise DayBeyond(sheet.day)
                _require_new(connection, bazaar, device, sheet)
                pen.write_shift(sheet.day, [(_sale(connection, plan, pen, sheet), identity)])
                pen.finish()
            return _row_of(connection, bazaar, device, identity)

    def reverse(self, by: Person, bazaar: str, device: str, number: str, reason: str, *, identity: UUID) -> TallyRow:
        """Undo a sheet that was keyed in wrongly; on its own day, so that the day's figure comes right.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook, UnknownReceipt: there is none.
            AlreadyReversed: it was undone before.
            ReasonMissing: nobody said why.
        """
        require(by, Act.WRITE_BOOKS)
        require_book(device, BookKind.OUTLET)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            pen = self._books.pen(connection, plan, device, by.code)
            stamp, sale = _find(connection, bazaar, device, number)
            if identity not in recorded(connection, bazaar, [identity]):
                row = _row_of(connection, bazaar, device, stamp.id)
                if row.reversed_by:
                    raise AlreadyReversed(number)
                pen.write_shift(sale.day, [(_undoing(pen, stamp, sale, why), identity)])
                pen.finish()
            return _row_of(connection, bazaar, device, stamp.id)


def _with_ids(connection: Connection, bazaar: str, device: str) -> dict[UUID, TallyRow]:
    found: dict[UUID, TallyRow] = {}
    for stamp, fact in receipts_of(connection, bazaar, device, Sale.KIND, Refund.KIND):
        if isinstance(fact, Sale):
            found[stamp.id] = TallyRow(number=fact.number, sheet=_sheet_of(fact), by=stamp.by)
        elif isinstance(fact, Refund) and fact.of in found:
            found[fact.of] = replace(found[fact.of], reversed_by=fact.number, reason=fact.reason)
    return found


def _row_of(connection: Connection, bazaar: str, device: str, identity: UUID) -> TallyRow:
    row = _with_ids(connection, bazaar, device).get(identity)
    if row is None:
        raise UnknownReceipt(device)
    return row


def _find(connection: Connection, bazaar: str, device: str, number: str) -> tuple[Stamp, Sale]:
    for stamp, fact in receipts_of(connection, bazaar, device, Sale.KIND):
        if isinstance(fact, Sale) and fact.number == number:
            return stamp, fact
    raise UnknownReceipt(number)


def _sheet_of(sale: Sale) -> TallySheet:
    lines = tuple(
        TallyLine(item=line.item, family=line.family, name=line.name, price_minor=line.price_minor, count=line.quantity)
        for line in sale.lines
    )
    paid = sale.payments[0]
    return TallySheet(
        day=sale.day,
        paper=paid.reference,
        method=paid.method,
        lines=lines,
        pieces=sum(line.count for line in lines),
        total_minor=sum(line.amount_minor for line in lines),
    )


def _sale(connection: Connection, plan: Bazaar, pen: BookPen, sheet: TallySheet) -> Sale:
    lines = tuple(_line(connection, plan, line) for line in sheet.lines)
    paid = Payment(
        method=sheet.method, amount_minor=sheet.total_minor, reference=clean(sheet.paper)[:NAME_CHARACTERS_MAX]
    )
    return Sale(number=pen.next_number(), shift=pen.next_shift(), day=sheet.day, lines=lines, payments=(paid,))


def _line(connection: Connection, plan: Bazaar, line: TallyLine) -> Line:
    """Return a sale's line, with the owner and the rate that the item or the family has."""
    name = clean(line.name)[:NAME_CHARACTERS_MAX]
    if line.item:
        mine = (ITEM.c.bazaar == plan.code) & (ITEM.c.code == line.item)
        text = connection.execute(select(ITEM.c.card).where(mine)).scalar_one_or_none()
        if text is None:
            raise UnknownItem(line.item)
        card: ItemCard = from_document(ItemCard, json.loads(text))
        if card.unit is not Unit.PIECE:
            raise SoldByWeight(line.item)
        owner, rate, name = card.family, card.rate_bp, ""
    elif line.family:
        families = families_of(connection, plan.code, number=line.family)
        if not families:
            raise UnknownFamily(line.family)
        own = families[0].rate_bp
        owner, rate = line.family, plan.commission_bp if own is None else own
    else:
        owner, rate = CENTRE, 0
    return Line(
        item=line.item, family=owner, quantity=line.count, price_minor=line.price_minor, rate_bp=rate, name=name
    )


def _undoing(pen: BookPen, stamp: Stamp, sale: Sale, reason: str) -> Refund:
    return Refund(
        number=pen.next_number(),
        shift=pen.next_shift(),
        day=sale.day,
        of=stamp.id,
        of_number=sale.number,
        lines=tuple(RefundLine(of=place, line=line) for place, line in enumerate(sale.lines)),
        payments=sale.payments,
        reason=reason,
        approved_by=pen.by,
    )


def _require_sound(sheet: TallySheet) -> None:
    if not sheet.lines:
        raise SheetEmpty
    _within("lines", len(sheet.lines), 1, BASKET_LINES_MAX)
    for line in sheet.lines:
        _within("quantity", line.count, 1, QUANTITY_MAX)
        _within("price", line.price_minor, 1, PRICE_MINOR_MAX)
    pieces = sum(line.count for line in sheet.lines)
    total = sum(line.amount_minor for line in sheet.lines)
    if (pieces, total) != (sheet.pieces, sheet.total_minor):
        raise ControlDiffers(pieces, sheet.pieces, total, sheet.total_minor)


def _require_new(connection: Connection, bazaar: str, device: str, sheet: TallySheet) -> None:
    paper = clean(sheet.paper)[:NAME_CHARACTERS_MAX]
    for row in _with_ids(connection, bazaar, device).values() if paper else ():
        if (row.sheet.paper, row.sheet.day) == (paper, sheet.day) and not row.reversed_by:
            raise SheetRepeated(paper, row.number)


def _within(name: str, value: int, minimum: int, maximum: int) -> None:
    if not minimum <= value <= maximum:
        raise OutOfRange(name, value, minimum, maximum)
