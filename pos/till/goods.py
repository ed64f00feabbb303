"""The goods desk: goods received in trust, handed back, lost or donated.

A goods-received note freezes what was agreed: price, floor, commission, terms and what becomes of unsold pieces. It makes the
items known to this till at once; other tills learn them through the register.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.errors import MoreThanOnHand, OutOfRange, UnknownFamily, UnknownItem
from pos.domain.goods_facts import (
    Cause,
    Decision,
    GoodsReceived,
    GoodsReturned,
    GoodsWrittenOff,
    Pieces,
    ReceivedLine,
)
from pos.domain.identity import booth_item_code, booth_prefix
from pos.domain.limits import BASKET_LINES_MAX, PRICE_MINOR_MAX, QUANTITY_MAX, RATE_BP_MAX, STOCK_GRAMS_MAX
from pos.domain.weighing import Unit
from pos.ledger.book import SERIAL_LEAP
from pos.ledger.history import SERIAL_FLOOR

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ports import Press


SERIALS_OF_A_LIFE = 1_000  # items that a book may have made which was lost before anyone heard of them


class GoodsDesk:
    """Goods in trust at one till."""

    def __init__(self, book: Book, press: Press) -> None:
        self._book = book
        self._press = press

    def receive(
        self,
        family: str,
        lines: tuple[ReceivedLine, ...],
        *,
        by: str,
        rate_bp: int | None = None,
        decisions: tuple[Decision, ...] = (),
        identity: UUID | None = None,
    ) -> Recorded:
        """Record and print a goods-received note. An item without a code is new, and gets one that no other till gives.

        Args:
            family: the family's number; empty for the centre's own goods.
            lines: the items with their agreed prices and counted pieces.
            by: the person's code.
            rate_bp: a commission agreed for this consignment; otherwise the family's, otherwise the bazaar's.
            decisions: what was decided about the family; about items see `with_codes`.
            identity: the note's id, made when it was begun; recorded again with it, nothing more happens.

        Raises:
            UnknownFamily: no family has this number.
            UnknownItem: an item's code is another family's.
            OutOfRange: no lines or too many, or a quantity, price or rate beyond the limits.
        """
        usual = self._rate(family)
        rate = usual if rate_bp is None else rate_bp
        _require("lines", len(lines), 1, BASKET_LINES_MAX)
        _require("rate", rate, 0, RATE_BP_MAX)
        for line in lines:
            self.require_sound(family, line)
        note = GoodsReceived(
            number=self._book.journal.next_number(),
            family=family,
            rate_bp=rate,
            terms=self._book.catalogue.bazaar().terms,
            lines=self.with_codes(lines),
            decisions=decisions,
        )
        return self._record(note, by=by, identity=identity)

    def require_sound(self, family: str, line: ReceivedLine) -> None:
        """Refuse a line that no note of this family can have.

        Raises:
            UnknownItem: the item's code is another family's.
            OutOfRange: a quantity, price or floor is beyond its limits; neither declared nor counted is no line.
        """
        if line.item:
            self._require_owner(line.item, family)
        # What was declared and is not there is written down too: nothing counted, and the difference signed by both.
        _require_quantity(line.quantity, line.unit, least=0 if line.declared else 1)
        _require("declared", line.declared, 0, STOCK_GRAMS_MAX if line.unit is Unit.GRAM else QUANTITY_MAX)
        _require("price", line.price_minor, 0, PRICE_MINOR_MAX)
        _require("floor", line.floor_minor, 0, line.price_minor)

    def with_codes(self, lines: tuple[ReceivedLine, ...]) -> tuple[ReceivedLine, ...]:
        """Return lines in which each new item has the code that it gets if they are recorded next."""
        device = self._book.device
        # Paper numbers leap when a book begins another life, and so do these: what the lost one made is not made again.
        floor = int(self._book.noted(SERIAL_FLOOR) or 0) // SERIAL_LEAP * SERIALS_OF_A_LIFE
        serial = max(self._book.catalogue.last_serial(booth_prefix(device)), floor)
        coded = []
        for line in lines:
            serial += not line.item
            coded.append(line if line.item else replace(line, item=booth_item_code(device, serial)))
        return tuple(coded)

    def hand_back(
        self, family: str, pieces: tuple[Pieces, ...], *, by: str, on_hand: dict[str, int], collector: str = ""
    ) -> Recorded:
        """Record and print a goods-returned note for unsold pieces.

        Args:
            family: whose goods they are.
            pieces: what is handed back.
            by: the person's code.
            on_hand: what the equation leaves of each item, over all tills.
            collector: who takes them.

        Raises:
            MoreThanOnHand: more pieces than the equation leaves.
            UnknownItem: an item is another family's.
            OutOfRange: no lines or too many, or a quantity beyond the limits.
        """
        _require("lines", len(pieces), 1, BASKET_LINES_MAX)
        asked: Counter[str] = Counter()
        rows: list[Pieces] = []
        for row in pieces:
            self._require_owner(row.item, family)
            card = self._book.catalogue.item(row.item)
            _require_quantity(row.quantity, Unit.PIECE if card is None else card.unit)
            asked[row.item] += row.quantity
            rows.append(row if card is None else replace(row, unit=card.unit))
        for item, quantity in asked.items():
            if quantity > on_hand.get(item, 0):
                raise MoreThanOnHand(item, quantity, on_hand.get(item, 0))
        note = GoodsReturned(
            number=self._book.journal.next_number(), family=family, lines=tuple(rows), collector=collector
        )
        return self._record(note, by=by)

    def return_counted(self, note: GoodsReturned, *, by: str, identity: UUID) -> Recorded:
        """Record and print a goods-returned note that a count has made.

        Raises:
            OutOfRange: there is nothing on it, or more than a note can hold.
        """
        _require("lines", len({row.item for row in (*note.lines, *note.donated, *note.missing)}), 1, BASKET_LINES_MAX)
        return self._record(note, by=by, identity=identity)

    def write_off(
        self, item: str, quantity: int, cause: Cause, *, by: str, reason: str, approved_by: str, paid_by_centre: bool
    ) -> Recorded:
        """Record pieces lost, damaged or donated, paid by the centre or borne by the family as agreed.

        Raises:
            UnknownItem: no item has this code.
            OutOfRange: a quantity beyond the limits.
        """
        card = self._item(item)
        _require_quantity(quantity, card.unit)
        fact = GoodsWrittenOff(
            item=item,
            family=card.family,
            quantity=quantity,
            cause=cause,
            reason=reason,
            price_minor=card.price_minor if paid_by_centre else 0,
            rate_bp=card.rate_bp if paid_by_centre else 0,
            paid_by_centre=paid_by_centre,
            approved_by=approved_by,
            unit=card.unit,
        )
        return self._record(fact, by=by)

    def _record(
        self, fact: GoodsReceived | GoodsReturned | GoodsWrittenOff, *, by: str, identity: UUID | None = None
    ) -> Recorded:
        recorded = self._book.journal.append(fact, identity=identity or self._book.around.new_id(), by=by)
        self._press.print(recorded)
        return recorded

    def _rate(self, family: str) -> int:
        if not family:
            return 0
        card = self._book.catalogue.family(family)
        if card is None:
            raise UnknownFamily(family)
        return self._book.catalogue.bazaar().commission_bp if card.rate_bp is None else card.rate_bp

    def _item(self, code: str) -> ItemCard:
        card = self._book.catalogue.item(code)
        if card is None:
            raise UnknownItem(code)
        return card

    def _require_owner(self, code: str, family: str) -> None:
        """Refuse an item that this till knows as another family's; what it does not know may have come from another till."""
        card = self._book.catalogue.item(code)
        if card is not None and card.family != family:
            raise UnknownItem(code)


def _require_quantity(quantity: int, unit: Unit, *, least: int = 1) -> None:
    if unit is Unit.PIECE:
        _require("quantity", quantity, least, QUANTITY_MAX)
    else:
        _require("weight", quantity, least, STOCK_GRAMS_MAX)


def _require(name: str, value: int, minimum: int, maximum: int) -> None:
    if not minimum <= value <= maximum:
        raise OutOfRange(name, value, minimum, maximum)
