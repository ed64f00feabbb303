"""The till's paper, made for real: from the book's names to a painted picture and the chosen printer.

Paper's own modules and fonts are loaded when the first paper is made, on the lane, so that no start-up waits for them. A
connection to the book belongs to one thread, and a lane may change its thread while it rests; so each paper opens the book for
itself, which takes about a millisecond.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.facts import ShiftOpened
from pos.ledger.catalogue import Catalogue
from pos.ledger.journal import Journal
from pos.ui.presenters.papers import PaperShop, PatientPress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.domain.shift import ShiftFigures
    from pos.ledger.book import Book
    from pos.printing.document import Document
    from pos.printing.names import BookLookups
    from pos.printing.paper import Paper
    from pos.printing.press import PaperPress
    from pos.printing.raster import Painter
    from pos.printing.thermal import Printer
    from pos.settings import Settings
    from pos.ui.presenters.papers import Lane, Tell

SUBSTITUTE = "?"  # an odd sign in a name must not cost a customer the receipt


class TillPaperShop(PaperShop):
    """Makes the papers of one till.

    Args:
        book: the till's book.
        assets: the folder of fonts and words.
        home: where papers go that go to a folder, and what printers may keep.
        settings: the chosen printer.
        is_practice: whether every paper is marked as worth nothing.
    """

    def __init__(self, book: Book, assets: Path, home: Path, settings: Settings, *, is_practice: bool = False) -> None:
        self._book = book
        self._assets = assets
        self._home = home
        self._settings = settings
        self._is_practice = is_practice
        self._painter: Painter | None = None

    def choose(self, settings: Settings) -> None:
        """Print elsewhere, or on another width of paper, from the next press on."""
        self._settings = settings
        self._painter = None

    @override
    def press(self, lane: Lane, tell: Tell) -> PatientPress:
        return LatePress(lane, lambda: self._make_press(tell))

    @override
    def kick(self, tell: Tell) -> None:
        from pos.printing.press import PrinterDrawer

        PrinterDrawer(self.printer(), _at_once, tell).open()

    @override
    def picture(self, recorded: Recorded) -> bytes:
        with self.lookups() as lookups:
            document = lookups.document(recorded)
        return b"" if document is None else self.paint(document).png()

    @override
    def reading(self, figures: ShiftFigures, *, by: str) -> tuple[Document, bytes]:
        from pos.printing.papers.shift_report import x_report

        with self._beside() as (catalogue, journal), self.lookups() as lookups:
            opened = journal.open_shift()
            if opened is None or not isinstance(opened.fact, ShiftOpened):
                raise LookupError("no shift is open")
            offset = catalogue.bazaar().utc_offset_minutes
            document = x_report(
                lookups.letterhead(),
                shift=opened.fact.shift,
                day=opened.fact.day,
                figures=figures,
                read=(self._book.device, by, self._book.around.now().astimezone(timezone(timedelta(minutes=offset)))),
            )
        return document, self.paint(document).png()

    @override
    def write(self, path: Path, content: bytes) -> None:
        from pos.sync.seal import write_safely

        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, content)

    def try_printer(self) -> None:
        """Print a page that shows the letters of both languages.

        Raises:
            PrinterTrouble: it did not come out.
        """
        from pos.printing.document import Document

        with self.lookups() as lookups:
            letterhead = lookups.letterhead()
        title = f"{letterhead.bazaar.name_ar} · {letterhead.bazaar.name_en}"
        self.printer().send(
            self.paint(Document(title, letterhead.wording.direction, tuple(letterhead.masthead(title))))
        )

    def printer(self) -> Printer:
        """Return the printer that is chosen now."""
        from pos.printing.press import printer_of

        return printer_of(self._settings, self._home / "papers", self._home / "cache")

    @contextmanager
    def lookups(self) -> Iterator[BookLookups]:
        """Give what papers look up, over a connection of this thread's own."""
        from pos.printing.names import BookLookups

        with self._beside() as (catalogue, journal):
            yield BookLookups(catalogue, journal, self._book.key, self._assets / "paper")

    def paint(self, document: Document) -> Paper:
        """Paint a document on the chosen width of paper."""
        return self._the_painter().paint(document, substitute=SUBSTITUTE)

    # -- inside ------------------------------------------------------------------------------------------------

    @contextmanager
    def _beside(self) -> Iterator[tuple[Catalogue, Journal]]:
        connection = self._book.reader()
        try:
            yield Catalogue(connection), Journal(connection, self._book.device, self._book.around.now)
        finally:
            connection.close()

    def _the_painter(self) -> Painter:
        if self._painter is None:
            from pos.printing.practice import PracticePainter
            from pos.printing.press import roll_of
            from pos.printing.raster import Painter

            kind = PracticePainter if self._is_practice else Painter
            self._painter = kind(self._assets / "fonts", roll_of(self._settings))
        return self._painter

    def _make_press(self, tell: Tell) -> PaperPress:
        from pos.printing.press import PaperPress

        # The lane is ours already when a press is made, so it runs its work at once.
        return PaperPress(fresh_lookups(self), self._the_painter(), self.printer(), _at_once, tell)


@dataclass
class LatePress(PatientPress):
    """A press that is made on its lane when the first paper comes.

    Attributes:
        lane: runs one piece of work after the other, beside the window.
        make: makes the press; called on the lane, once.
    """

    lane: Lane
    make: Callable[[], PaperPress]
    made: PaperPress | None = None

    @property
    @override
    def unprinted(self) -> tuple[Document, ...]:
        return () if self.made is None else self.made.unprinted

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        self.lane(lambda: self._here().print(recorded, copy=copy))

    @override
    def print_document(self, document: Document) -> None:
        self.lane(lambda: self._here().print_document(document))

    @override
    def retry(self) -> None:
        self.lane(lambda: self._here().retry())

    def _here(self) -> PaperPress:
        if self.made is None:
            self.made = self.make()
        return self.made


def fresh_lookups(shop: TillPaperShop) -> BookLookups:
    """Return lookups that open the book anew for every paper, on whatever thread it is made."""
    from pos.printing.names import BookLookups

    class Fresh(BookLookups):
        def __init__(self) -> None:
            """Hold nothing: each paper opens the book for itself."""

        @override
        def document(self, recorded: Recorded, *, copy: bool = False) -> Document | None:
            with shop.lookups() as lookups:
                return lookups.document(recorded, copy=copy)

    return Fresh()


def _at_once(work: Callable[[], None]) -> None:
    work()
