"""The till's paper, made for real: from the book's names to a painted picture and the chosen printers.

Paper's own modules and fonts are loaded when the first paper is made, on the lane, so that no start-up waits for them. A
connection to the book belongs to one thread, and a lane may change its thread while it rests; so each paper opens the book for
itself, which takes about a millisecond.

The spool lies beside the book, in a folder of its own, not in the book's file: its notes change with every paper and would cost
a sale its one sync. The book itself is the queue's memory: what it holds beyond the spool's last note is taken over at the next
start.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.facts import Sale, ShiftOpened
from pos.domain.values import dataclass
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
    from pos.printing.jobs import Job
    from pos.printing.names import BookLookups
    from pos.printing.paper import Paper
    from pos.printing.press import Outlet, PaperPress
    from pos.printing.raster import Painter
    from pos.printing.setup import PrinterSetup, PrintingSetup
    from pos.printing.spool import Spool
    from pos.printing.status import PrinterStatus
    from pos.printing.thermal import Printer
    from pos.till.families import FamilyStanding
    from pos.ui.presenters.papers import Lane, Tell

SPOOL = "spool"
SUBSTITUTE = "?"  # an odd sign in a name must not cost a customer the receipt


class TillPaperShop(PaperShop):
    """Makes the papers of one till.

    Args:
        book: the till's book; the spool lies beside it.
        assets: the folder of fonts and words.
        home: where papers go that go to a folder, and what printers may keep.
        setup: the chosen printers.
        is_practice: whether every paper is marked as worth nothing.
    """

    def __init__(
        self, book: Book, assets: Path, home: Path, setup: PrintingSetup, *, is_practice: bool = False
    ) -> None:
        self._book = book
        self._assets = assets
        self._home = home
        self.setup = setup
        self._is_practice = is_practice
        self._painters: dict[int, Painter] = {}
        self._printers: dict[PrinterSetup, Printer] = {}
        self._spool: Spool | None = None

    def choose(self, setup: PrintingSetup) -> None:
        """Print elsewhere, or on another width of paper, from the next press on."""
        self.setup = setup

    @override
    def prints(self, recorded: Recorded) -> bool:
        return self.setup.prints_receipts or not isinstance(recorded.fact, Sale)

    @override
    def press(self, lane: Lane, tell: Tell) -> PatientPress:
        return LatePress(lane, lambda: self._make_press(tell))

    @override
    def kick(self, tell: Tell) -> None:
        from pos.printing.press import PrinterDrawer

        if self.setup.opens_drawer:
            PrinterDrawer(self.printer(), _at_once, tell).open()

    @override
    def picture(self, recorded: Recorded) -> bytes:
        with self.lookups() as lookups:
            document = lookups.document(recorded)
        return b"" if document is None else self.paint(document).png()

    @override
    def reading(self, figures: ShiftFigures, *, by: str) -> tuple[Document, bytes]:
        from pos.printing.papers.shift_report import x_report

        with self.beside() as (catalogue, journal), self.lookups() as lookups:
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

    def family_ledger(self, standings: tuple[FamilyStanding, ...], *, by: str) -> tuple[Document, bytes]:
        """Return the families' accounts by this till as paper, and its picture."""
        from pos.printing.papers.family_ledger import FamilySums, family_ledger

        sums = tuple(
            FamilySums(each.number, each.sold_minor, each.refunded_minor, each.held_minor) for each in standings
        )
        with self.beside() as (catalogue, _), self.lookups() as lookups:
            zone = timezone(timedelta(minutes=catalogue.bazaar().utc_offset_minutes))
            moment = self._book.around.now().astimezone(zone)
            document = family_ledger(lookups.letterhead(), sums, read=(self._book.device, by, moment))
        return document, self.paint(document).png()

    def proof(self) -> tuple[Document, bytes]:
        """Return the register's last signed word as paper, and its picture as a PNG file."""
        from pos.printing.papers.proof import proof_slip
        from pos.till.proving import prove

        connection = self._book.reader()
        try:
            proof = prove(connection, self._book.device)
        finally:
            connection.close()
        with self.lookups() as lookups:
            document = proof_slip(lookups.letterhead(), proof)
        return document, self.paint(document).png()

    @override
    def write(self, path: Path, content: bytes) -> None:
        from pos.sync.seal import write_safely

        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, content)

    def try_printer(self, chosen: PrinterSetup) -> PrinterStatus | None:
        """Print a page with a ruler, letters of both languages and codes, or a framed label; and ask the printer how it is.

        Returns:
            What the printer said before it got the page; None where it cannot be asked.

        Raises:
            PrinterTrouble: it did not come out.
        """
        from pos.printing.labels import roll_as_wide_as
        from pos.printing.papers.trial import trial_label, trial_page
        from pos.printing.press import TellingPrinter, require_ready
        from pos.printing.raster import Painter

        with self.lookups() as lookups:
            letterhead = lookups.letterhead()
        printer = self.printer(chosen)
        status = printer.status() if isinstance(printer, TellingPrinter) else None
        if status is not None:
            require_ready(status)
        kind = roll_as_wide_as(chosen.dots)
        if kind is not None:
            printer.send(trial_label(Painter(self._assets / "fonts", kind.roll), kind))
        else:
            printer.send(self._painter(chosen).paint(trial_page(letterhead, chosen), substitute=SUBSTITUTE))
        return status

    def printer(self, chosen: PrinterSetup | None = None) -> Printer:
        """Return a printer, the same whenever it is asked for; the one for receipts where none is named."""
        from pos.printing.press import printer_of

        wanted = chosen or self.setup.receipt
        printer = self._printers.get(wanted)
        if printer is None:
            printer = printer_of(wanted, self._home / "papers", self._home / "cache")
            self._printers[wanted] = printer
        return printer

    @contextmanager
    def lookups(self) -> Iterator[BookLookups]:
        """Give what papers look up, over a connection of this thread's own."""
        from pos.printing.names import BookLookups

        with self.beside() as (catalogue, journal):
            yield BookLookups(catalogue, journal, self._book.key, self._assets / "paper", self.setup.trimmings)

    @contextmanager
    def catalogue(self) -> Iterator[Catalogue]:
        """Give the book's cards, over a connection of this thread's own."""
        with self.beside() as (catalogue, _):
            yield catalogue

    def paint(self, document: Document) -> Paper:
        """Paint a document on the width of paper that receipts have."""
        return self._painter(self.setup.receipt).paint(document, substitute=SUBSTITUTE)

    # -- inside ------------------------------------------------------------------------------------------------

    @contextmanager
    def beside(self) -> Iterator[tuple[Catalogue, Journal]]:
        """Read the book beside the window: on another thread, by a connection of its own."""
        connection = self._book.reader()
        try:
            yield Catalogue(connection), Journal(connection, self._book.device, self._book.around.now)
        finally:
            connection.close()

    def _painter(self, chosen: PrinterSetup) -> Painter:
        from pos.printing.practice import PracticePainter
        from pos.printing.press import roll_of
        from pos.printing.raster import Painter

        painter = self._painters.get(chosen.dots)
        if painter is None:
            kind = PracticePainter if self._is_practice else Painter
            painter = self._painters[chosen.dots] = kind(self._assets / "fonts", roll_of(chosen))
        return painter

    def _outlet(self, chosen: PrinterSetup) -> Outlet:
        from pos.printing.press import Outlet

        return Outlet(self._painter(chosen), self.printer(chosen), chosen.copies)

    def _make_press(self, tell: Tell) -> PaperPress:
        from pos.printing.press import PaperPress
        from pos.printing.setup import LABEL, REPORT
        from pos.printing.spool import Spool

        setup = self.setup
        if self._spool is None:
            self._spool = Spool(self._book.around.now, self._book.folder / SPOOL)
        # The lane is ours already when a press is made, so it runs its work at once.
        return PaperPress(
            fresh_lookups(self),
            self._outlet(setup.receipt),
            _at_once,
            tell,
            self._spool,
            others={
                role: self._outlet(chosen)
                for role, chosen in ((REPORT, setup.report), (LABEL, setup.label))
                if chosen is not None
            },
            prints_receipts=setup.prints_receipts,
        )


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
    def jobs(self) -> tuple[Job, ...]:
        return () if self.made is None else self.made.jobs

    @property
    @override
    def is_low(self) -> bool:
        return self.made is not None and self.made.is_low

    @override
    def take_odd_letters(self) -> str:
        return "" if self.made is None else self.made.take_odd_letters()

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        self.lane(lambda: self._here().print(recorded, copy=copy))

    @override
    def print_document(self, document: Document, role: str = "receipt") -> None:
        self.lane(lambda: self._here().print_document(document, role))

    @override
    def print_papers(self, papers: tuple[Paper, ...], role: str) -> None:
        self.lane(lambda: self._here().print_papers(papers, role))

    @override
    def retry(self, number: int = 0) -> None:
        self.lane(lambda: self._here().retry(number))

    @override
    def forget_job(self, number: int) -> None:
        self.lane(lambda: self._here().forget_job(number))

    @override
    def catch_up(self) -> None:
        self.lane(lambda: self._here().catch_up())

    @override
    def tick(self) -> None:
        if any(job.state.value == "waiting" for job in self.jobs):
            self.lane(lambda: self._here().tick())

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

        @override
        def acts_after(self, place: int) -> tuple[Recorded, ...]:
            with shop.lookups() as lookups:
                return lookups.acts_after(place)

        @override
        def last_place(self) -> int:
            with shop.lookups() as lookups:
                return lookups.last_place()

    return Fresh()


def _at_once(work: Callable[[], None]) -> None:
    work()
