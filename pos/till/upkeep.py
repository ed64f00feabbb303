"""What happens to goods while the bazaar is on: another price with the family's word, pieces lost or spoilt.

A new price holds from the moment it is recorded; what is sold, or lies in a basket, keeps the price it was rung up at. Pieces
that are lost or damaged are paid by the centre, and then the family is credited as for a sale, or borne by the family, as was
agreed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import MoreThanOnHand, OutOfRange, ReasonMissing, UnknownItem
from pos.domain.goods_errors import ConsentMissing, SamePrice
from pos.domain.goods_facts import ItemRepriced
from pos.domain.limits import NAME_CHARACTERS_MAX, PRICE_MINOR_MAX, REASON_CHARACTERS_MAX
from pos.domain.text import clean
from pos.till.transferring import gone

if TYPE_CHECKING:
    from pos.domain.bazaar import ItemCard
    from pos.domain.goods_facts import Cause
    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.till.goods import GoodsDesk


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The goods at this till between the first note and the last.

    Attributes:
        book: the till's book.
        desk: records what was lost.
    """

    book: Book
    desk: GoodsDesk

    def left(self, card: ItemCard) -> int | None:
        """Return the pieces or grams that must still be here by what this till knows; None where none were received."""
        return card.received - gone(self.book.journal).get(card.code, 0) if card.received else None

    def reprice(
        self, item: str, price_minor: int, floor_minor: int, *, by: str, reason: str, consent_by: str = ""
    ) -> Recorded:
        """Record another price, from now on.

        Args:
            item: its code.
            price_minor: of one piece or kilogram.
            floor_minor: the lowest that the family allows; 0 where it names none.
            by: the person's code.
            reason: why, as the family would understand it.
            consent_by: who agreed for the family, and how; needed for all but the centre's own goods.

        Raises:
            UnknownItem: no item has this code.
            OutOfRange: a price or floor beyond its limits, or a text that is too long.
            SamePrice: price and floor are these already.
            ReasonMissing, ConsentMissing: something was left out.
        """
        card = self._item(item)
        _require("price", price_minor, PRICE_MINOR_MAX)
        _require("floor", floor_minor, price_minor)
        if (price_minor, floor_minor) == (card.price_minor, card.floor_minor):
            raise SamePrice(item)
        reason, consent_by = clean(reason), clean(consent_by)
        if not reason:
            raise ReasonMissing
        if card.family and not consent_by:
            raise ConsentMissing(card.family)
        _require("reason", len(reason), REASON_CHARACTERS_MAX)
        _require("name", len(consent_by), NAME_CHARACTERS_MAX)
        fact = ItemRepriced(
            item=item, price_minor=price_minor, reason=reason, floor_minor=floor_minor, consent_by=consent_by
        )
        return self.book.journal.append(fact, identity=self.book.around.new_id(), by=by)

    def require_loss(self, item: str, quantity: int, *, reason: str) -> None:
        """Refuse a loss before anyone is asked to approve it.

        Raises:
            UnknownItem: no item has this code.
            OutOfRange: there is no such quantity.
            ReasonMissing: nobody said why.
            MoreThanOnHand: this till knows of fewer.
        """
        card = self._item(item)
        if quantity < 1:
            raise OutOfRange("quantity", quantity, 1, max(1, self.left(card) or 1))
        if not clean(reason):
            raise ReasonMissing
        _require("reason", len(clean(reason)), REASON_CHARACTERS_MAX)
        left = self.left(card)
        if left is not None and quantity > left:
            raise MoreThanOnHand(item, quantity, left)

    def lose(
        self, item: str, quantity: int, cause: Cause, *, by: str, reason: str, approved_by: str, paid_by_centre: bool
    ) -> Recorded:
        """Record pieces that are lost or damaged.

        Raises:
            UnknownItem, OutOfRange, ReasonMissing, MoreThanOnHand: as `require_loss`.
        """
        self.require_loss(item, quantity, reason=reason)
        return self.desk.write_off(
            item,
            quantity,
            cause,
            by=by,
            reason=clean(reason),
            approved_by=approved_by,
            paid_by_centre=paid_by_centre and bool(self._item(item).family),
        )

    def _item(self, code: str) -> ItemCard:
        card = self.book.catalogue.item(code)
        if card is None:
            raise UnknownItem(code)
        return card


def _require(name: str, value: int, maximum: int) -> None:
    if not 0 <= value <= maximum:
        raise OutOfRange(name, value, 0, maximum)
