"""The papers of a rehearsal, laid down in its folder: receipts and Z-reports as pictures, statements and the pack as PDF.

Papers are painted by the same press that prints them in earnest. Of a very long rehearsal only so many receipts are painted;
statements and Z-reports are always complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.facts import Refund, Sale, ShiftClosed, Void
from pos.ports import NoPress, Press
from pos.printing.names import BookLookups

if TYPE_CHECKING:
    from pathlib import Path

    from pos.demo.sample import Sample
    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.printing.paper import Paper
    from pos.printing.raster import Painter

RECEIPTS_MAX = 400


class PaperTrail:
    """Where the papers of a rehearsal go.

    Args:
        out: the rehearsal's folder.
        assets: the folder of fonts and words.
        sample: the bazaar that is played.
    """

    def __init__(self, out: Path, assets: Path, sample: Sample) -> None:
        self._out = out
        self._assets = assets
        self._bazaar = sample.bazaar
        self._left = RECEIPTS_MAX
        self._painter: Painter | None = None

    def press(self, book: Book) -> Press:
        """Return the press of a till: its papers become pictures in this folder."""
        return _Pictures(self, book)

    def is_wanted(self, recorded: Recorded) -> bool:
        """Tell whether the paper of a fact is painted; receipts stop at their maximum."""
        if isinstance(recorded.fact, ShiftClosed):
            return True
        if not isinstance(recorded.fact, Sale | Refund | Void) or not self._left:
            return False
        self._left -= 1
        return True

    def keep(self, recorded: Recorded, paper: Paper) -> None:
        """Write a paper's picture."""
        kind = "zreports" if isinstance(recorded.fact, ShiftClosed) else "receipts"
        number = getattr(recorded.fact, "number", "") or f"void-{getattr(recorded.fact, 'of_number', '')}"
        folder = self._out / kind
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.png").write_bytes(paper.png())

    def painter(self) -> Painter:
        """Return the one that paints 80 mm paper; Qt is started for it, without a screen."""
        if self._painter is None:
            from pos.printing.raster import Painter

            self._painter = Painter(self._assets / "fonts")
        return self._painter

    @property
    def words(self) -> Path:
        """The folder of the words on paper."""
        return self._assets / "paper"

    @property
    def fonts(self) -> Path:
        """The folder of the typeface."""
        return self._assets / "fonts"


class _Pictures(NoPress):
    """A press whose printer is a folder of pictures."""

    def __init__(self, trail: PaperTrail, book: Book) -> None:
        self._trail = trail
        self._lookups = BookLookups(book.catalogue, book.journal, book.key, trail.words)

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Paint the paper of a fact, where one is wanted."""
        if not self._trail.is_wanted(recorded):
            return
        document = self._lookups.document(recorded, copy=copy)
        if document is not None:
            self._trail.keep(recorded, self._trail.painter().paint(document, substitute="?"))
