"""The papers of stored facts, as the office sees them: the names are those of lists, the figures the fact's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos.domain.record import Recorded
from pos.ledger.codec import decode, read_journal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter
    from pos.printing.sheet import Sheet
    from pos.ui.screens.lists import ListSource

SUBSTITUTE = "?"


class FactPictures:
    """Pictures papers of facts that lie in no book of this machine.

    Args:
        lists: the names of items, families and people, and the bazaar that speaks.
        assets: the folder of fonts and words.
    """

    def __init__(self, lists: ListSource, assets: Path) -> None:
        self._lists = lists
        self._assets = assets
        self._painter: Painter | None = None

    def picture(self, line: str) -> bytes:
        """Return the picture of a fact's paper, the bytes of a PNG file; nothing where it has none.

        Args:
            line: of the journal; empty where the fact cannot be read.
        """
        if not line:
            return b""
        from pos.printing.papers.of_fact import document_of

        with self._letterhead() as letterhead:
            document = document_of(letterhead, recorded_of(line), copy=True)
            return b"" if document is None else self._paint().paint(document, substitute=SUBSTITUTE).png()

    def sheets(self, lines: Iterable[str]) -> tuple[Sheet, ...]:
        """Return the A4 papers of facts of the office; of those that have one.

        Args:
            lines: of the office's journal.
        """
        from pos.printing.papers.of_fact import office_sheets_of

        with self._letterhead() as letterhead:
            return tuple(sheet for line in lines for sheet in office_sheets_of(letterhead, recorded_of(line)) or ())

    @contextmanager
    def _letterhead(self) -> Iterator[Letterhead]:
        """Give the letterhead with the names of the lists; on whatever thread asks."""
        from pos.printing.names import letterhead_of

        with self._lists.opened() as lists:
            yield letterhead_of(lists, self._assets / "paper")

    def _paint(self) -> Painter:
        if self._painter is None:
            from pos.printing.raster import Painter

            self._painter = Painter(self._assets / "fonts")
        return self._painter


def recorded_of(line: str) -> Recorded:
    """Return the fact in a line of a journal."""
    found = read_journal_line(line.encode())
    return Recorded(found.seq, *decode(found.body), found.own, found.body)
