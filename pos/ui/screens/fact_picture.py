"""The picture of any stored fact's paper, as the office sees it: the names are this machine's, the figures the fact's own."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos.domain.record import Recorded
from pos.ledger.catalogue import Catalogue
from pos.ledger.codec import decode, read_journal_line

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.printing.raster import Painter

SUBSTITUTE = "?"


class FactPictures:
    """Pictures papers of facts that lie in no book of this machine.

    Args:
        book: knows the names of items, families and people.
        assets: the folder of fonts and words.
    """

    def __init__(self, book: Book, assets: Path) -> None:
        self._book = book
        self._assets = assets
        self._painter: Painter | None = None

    def picture(self, line: str) -> bytes:
        """Return the picture of a fact's paper, the bytes of a PNG file; nothing where it has none.

        Args:
            line: of the journal; empty where the fact cannot be read.
        """
        if not line:
            return b""
        from pos.printing.names import Looked
        from pos.printing.papers.letterhead import Letterhead
        from pos.printing.papers.of_fact import document_of
        from pos.printing.words import wording

        found = read_journal_line(line.encode())
        recorded = Recorded(found.seq, *decode(found.body), found.own, found.body)
        with closing(self._book.reader()) as connection:
            catalogue = Catalogue(connection)
            bazaar = catalogue.bazaar()
            people = {person.code: person for person in catalogue.people()}
            letterhead = Letterhead(
                bazaar=bazaar,
                wording=wording(self._assets / "paper", bazaar.paper),
                items=Looked(catalogue.item),
                families=Looked(catalogue.family),
                people=Looked(people.get),
            )
            document = document_of(letterhead, recorded, copy=True)
            return b"" if document is None else self._paint().paint(document, substitute=SUBSTITUTE).png()

    def _paint(self) -> Painter:
        if self._painter is None:
            from pos.printing.raster import Painter

            self._painter = Painter(self._assets / "fonts")
        return self._painter
