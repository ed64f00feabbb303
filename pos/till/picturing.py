"""Photos of goods at this till: kept in the book before anything names them, changed and taken out by a fact of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import UnknownItem
from pos.domain.goods_facts import ItemPictured
from pos.till.kept_draft import KeptDraft
from pos.till.receiving import NOTE, NoteDraft

if TYPE_CHECKING:
    from pos.domain.record import Recorded
    from pos.ledger.book import Book


class Picturing:
    """The photos of items that were received.

    Args:
        book: the till's book, which keeps them.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def photo(self, item: str) -> bytes:
        """Return the photo of an item as a JPEG file; nothing where it has none, or it has not come here yet."""
        card = self._book.catalogue.item(item)
        return self._book.photos.find(card.photo) if card is not None and card.photo else b""

    def change(self, item: str, picture: bytes, *, by: str) -> Recorded:
        """Give an item another photo, or none; the former one is gone where nothing else names it.

        Args:
            item: its code.
            picture: a file as `pos.intake.goods_photos` makes it; an empty one takes the photo out.
            by: the person's code.

        Raises:
            UnknownItem: no item has this code.
            DiskFull, BookDamaged: it could not be kept; everything is as it was.
        """
        if self._book.catalogue.item(item) is None:
            raise UnknownItem(item)
        mark = self._book.photos.keep(picture) if picture else ""
        fact = ItemPictured(item=item, photo=mark)
        recorded = self._book.journal.append(fact, identity=self._book.around.new_id(), by=by)
        draft = KeptDraft(self._book, NOTE, NoteDraft).read()
        self._book.photos.sweep([line.photo for line in draft.lines] if draft else ())
        return recorded
