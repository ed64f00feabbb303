"""The goods desk's A4 papers, made for real: notes in two copies and sheets of labels, as PDF.

The PDF library is loaded when the first paper is set, on the lane.
"""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.goods_facts import GoodsReceived, GoodsReturned, GoodsSent, GoodsTaken
from pos.ui.presenters.goods_notes import GoodsShop

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.printing.document import Document
    from pos.printing.paper import Paper
    from pos.printing.papers.donated_list import DonatedItem
    from pos.printing.papers.letterhead import Letterhead
    from pos.ui.presenters.goods_notes import Labelled
    from pos.ui.screens.label_shop import TillLabelShop
    from pos.ui.screens.paper_shop import TillPaperShop

SUBSTITUTE = "?"


class TillGoodsShop(GoodsShop):
    """Makes the A4 papers of one till's goods desk.

    Args:
        book: the till's book.
        assets: the folder of fonts and words.
        shop: knows how this till's papers speak.
    """

    def __init__(self, book: Book, assets: Path, shop: TillPaperShop) -> None:
        self._book = book
        self._assets = assets
        self._shop = shop
        self._rolls: TillLabelShop | None = None  # made with the first label for the label printer

    @override
    def forms(self) -> tuple[tuple[str, int], ...]:
        from pos.printing.labels import SHEETS

        return tuple((f"{sheet.name} · {sheet.width:g} × {sheet.height:g}", sheet.count) for sheet in SHEETS)

    @override
    def note(self, recorded: Recorded) -> bytes:
        from pos.printing.papers.goods import goods_received_note, goods_returned_note
        from pos.printing.papers.transfer_form import transfer_form, transfer_taken_form
        from pos.printing.pdf_document import PdfPress

        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            match recorded.fact:
                case GoodsReceived() as note:
                    sheets = goods_received_note(letterhead, recorded.stamp, note)
                case GoodsReturned() as note:
                    equations = lookups.equations(line.item for line in note.lines)
                    sheets = goods_returned_note(letterhead, recorded.stamp, note, equations, lookups.terms(recorded))
                case GoodsSent() as note:
                    sheets = transfer_form(letterhead, recorded.stamp, note)
                case GoodsTaken() as note:
                    sheets = transfer_taken_form(letterhead, recorded.stamp, note)
                case _:
                    raise TypeError(recorded.fact.KIND)
            return PdfPress(self._assets / "fonts", substitute=SUBSTITUTE).render(sheets)

    @override
    def labels(self, labels: Labelled, form: str, start: int) -> bytes:
        from pos.printing.labels import sheet_named
        from pos.printing.papers.item_label import item_label
        from pos.printing.pdf_labels import LabelPress

        sheet = sheet_named(form.split(" ", maxsplit=1)[0])
        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            made = [label for card, count in labels for label in [item_label(letterhead, card)] * count]
        kept = self._shop.setup.labels
        shift = (kept.sheet_right / 100, kept.sheet_down / 100)
        return LabelPress(self._assets / "fonts", substitute=SUBSTITUTE).render(made, sheet, start=start, shift=shift)

    @override
    def has_roll(self) -> bool:
        return self._shop.setup.label is not None

    @override
    def roll(self, labels: Labelled) -> tuple[Paper, ...]:
        from pos.printing.papers.item_label import item_label
        from pos.ui.screens.label_shop import TillLabelShop

        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            made = [(item_label(letterhead, card), count) for card, count in labels]
        if self._rolls is None:
            self._rolls = TillLabelShop(self._shop, self._assets, lambda: self._shop.setup, self._shop.choose)
        return self._rolls.roll_of(made)

    @override
    def return_list(self, family: str | None, *, by: str) -> tuple[Document, bytes]:
        from pos.printing.papers.return_list import ExpectedItem, return_list
        from pos.till.returning import expected

        with self._shop.beside() as (catalogue, journal):
            left = expected(catalogue, journal, family)
        items = tuple(
            ExpectedItem(each.card.family, each.card.code, each.expected, each.card.unit, each.card.unsold)
            for each in left
        )
        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            document = return_list(letterhead, items, read=self._read(letterhead, by))
        return document, self._shop.paint(document).png()

    @override
    def donated_list(self, *, by: str) -> tuple[Document, bytes]:
        from pos.printing.papers.donated_list import donated_list

        items = self._donated()
        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            document = donated_list(letterhead, items, read=self._read(letterhead, by))
        return document, self._shop.paint(document).png()

    @override
    def donated_form(self, *, by: str) -> bytes:
        from pos.printing.papers.donated_form import donated_form
        from pos.printing.pdf_document import PdfPress

        items = self._donated()
        with self._shop.lookups() as lookups:
            letterhead = lookups.letterhead()
            sheet = donated_form(letterhead, items, read=self._read(letterhead, by))
        return PdfPress(self._assets / "fonts", substitute=SUBSTITUTE).render([sheet])

    def _donated(self) -> tuple[DonatedItem, ...]:
        from pos.printing.papers.donated_list import DonatedItem
        from pos.till.returning import given_away

        with self._shop.beside() as (catalogue, journal):
            given = given_away(catalogue, journal)
        return tuple(
            DonatedItem(card.family, card.code, quantity, card.unit, card.price_minor) for card, quantity in given
        )

    def _read(self, letterhead: Letterhead, by: str) -> tuple[str, str, datetime]:
        """Return the till, the person and the moment of a reading, by the hall's clock."""
        zone = timezone(timedelta(minutes=letterhead.bazaar.utc_offset_minutes))
        return self._book.device, by, self._book.around.now().astimezone(zone)

    @override
    def write(self, path: Path, content: bytes) -> None:
        self._shop.write(path, content)
