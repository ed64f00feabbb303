"""The papers of outlets, made for real: tally sheets as PDF. The PDF library is loaded when the first one is set."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos.ledger.catalogue import Catalogue
from pos.ledger.durable import write_durably
from pos.ui.presenters.office import Printed
from pos.ui.presenters.tally_papers import TallyShop

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pos.domain.agents import AgentAccount, Handover
    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.own_books import OwnBook, TallyRow
    from pos.ledger.book import Book
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

SUBSTITUTE = "?"


class OutletPaperShop(TallyShop):
    """Makes the papers.

    Args:
        book: knows the bazaar and its people.
        assets: the folder of fonts and words.
    """

    def __init__(self, book: Book, assets: Path) -> None:
        self._book = book
        self._assets = assets

    def form(
        self,
        book: OwnBook,
        paper: str,
        goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]],
        now: datetime,
    ) -> Printed:
        """Set an empty sheet with these items."""
        from pos.printing.papers.tally import TallyForm, tally_form_sheet

        form = TallyForm(book=book, paper=paper, items=goods[0], printed=now)
        return self._printed(f"tally-{book.device}-{paper}", tally_form_sheet(self._letterhead(goods), form))

    def recorded(
        self, book: OwnBook, row: TallyRow, goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]], now: datetime
    ) -> Printed:
        """Set a recorded sheet."""
        from pos.printing.papers.tally import tally_recorded_sheet

        sheet = tally_recorded_sheet(self._letterhead(goods), book, row, now)
        return self._printed(f"tally-{row.number}", sheet)

    def handover(
        self,
        account: AgentAccount,
        one: Handover,
        goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]],
        now: datetime,
    ) -> Printed:
        """Set the receipt of money that was handed over, once for each side."""
        from pos.printing.papers.handover import handover_sheets

        sheets = handover_sheets(self._letterhead(goods), account, one, now)
        return self._printed(f"receipt-{one.number}", *sheets)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, content)

    def _letterhead(self, goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]) -> Letterhead:
        from dataclasses import replace

        from pos.printing.from_reports import office_letterhead
        from pos.printing.papers.letterhead import Named

        items, families = goods
        with closing(self._book.reader()) as connection:
            catalogue = Catalogue(connection)
            bazaar, people = catalogue.bazaar(), catalogue.people()
        names = {card.number: Named(card.name_ar, card.name_en) for card in families}
        head = office_letterhead(bazaar, people, self._assets / "paper", names)
        return replace(head, items={card.code: Named(card.name_ar, card.name_en) for card in items})

    def _printed(self, name: str, *sheets: Sheet) -> Printed:
        from pos.printing.pdf_document import PdfPress
        from pos.printing.pdf_pages import pages_picture

        pdf = PdfPress(self._assets / "fonts", substitute=SUBSTITUTE).render(list(sheets))
        return Printed(sheets[0].title, name, pdf, pages_picture(pdf))
