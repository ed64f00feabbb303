"""The press: what use cases speak to when a fact is to be on paper (`pos.ports`), and what stands behind it.

A use case has already committed when it asks for paper. So the press only hands the work to a lane of its own (a thread
beside the window; at once, in a test) and keeps its troubles to itself: the paper waits in the spool, a person is told,
and it comes out when the roll is changed. What may be printed already is sent again only by a person, as a copy; that
person may as well have found it printed (`forget`): a printer without paper keeps what it was sent and prints it later.
So a printer that can tell how it is, is asked before anything is sent.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from typing_extensions import override

from pos.domain.troubles import PrinterTrouble
from pos.ports import Drawer, Press
from pos.printing.connectors import QueuePrinter, SerialPrinter, UsbPrinter, WindowsQueuePrinter
from pos.printing.document import Big, Document
from pos.printing.lettering import Direction
from pos.printing.paper import MM_58, MM_80, Paper
from pos.printing.spool import Job, JobState, Spool
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import DevicePrinter, FolderPrinter, NetworkPrinter, Printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.printing.names import BookLookups
    from pos.printing.paper import Roll
    from pos.printing.raster import Painter
    from pos.settings import Settings

COPY: Final = "نسخة / COPY"  # on what is printed again while the first may lie somewhere: in both languages, always
_SUBSTITUTE = "?"  # an odd sign in a name must not cost a customer the receipt
_PULSE = Paper(title="drawer", width=8, height=0, bits=b"", opens_drawer=True)


@dataclass(unsafe_hash=True)
class PaperOut(PrinterTrouble):
    """The printer says that it has no paper; nothing was sent."""


@dataclass(unsafe_hash=True)
class CoverOpen(PrinterTrouble):
    """The printer says that its cover is open; nothing was sent."""


@dataclass(unsafe_hash=True)
class PrinterOffline(PrinterTrouble):
    """The printer says that it will not print now; nothing was sent."""


@runtime_checkable
class TellingPrinter(Printer, Protocol):
    """A printer that can be asked how it is."""

    def status(self) -> PrinterStatus:
        """Ask it.

        Raises:
            PrinterTrouble: it cannot be reached.
        """
        ...


class PaperPress(Press):
    """Prints the papers of facts.

    Args:
        lookups: what facts do not carry; asked anew for every paper, in the lane.
        painter: paints documents for the printer's roll; used in the lane only.
        printer: the printer.
        lane: runs one piece of work after the other, beside the caller or at once.
        tell: is told, from the lane, of each trouble, and None when a paper came through.
        spool: keeps the papers; None keeps them as long as the press itself. Used in the lane only.
    """

    def __init__(
        self,
        lookups: BookLookups,
        painter: Painter,
        printer: Printer,
        lane: Callable[[Callable[[], None]], None],
        tell: Callable[[PrinterTrouble | None], None],
        spool: Spool | None = None,
    ) -> None:
        self._lookups = lookups
        self._painter = painter
        self._printer = printer
        self._lane = lane
        self._tell = tell
        self._spool = spool or Spool()
        self._documents: dict[int, Document] = {}
        self._unpainted: list[Document] = []
        self._answers = True
        self._guard = threading.Lock()

    @property
    def unprinted(self) -> tuple[Document, ...]:
        """The papers of this press that did not come through, oldest first."""
        with self._guard:
            return (*self._unpainted, *(self._documents[number] for number in sorted(self._documents)))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every paper in the spool and what is known of it, older runs of the program included."""
        return self._spool.jobs

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print the paper of a fact; facts without a paper are passed over."""
        self._lane(lambda: self._print(recorded, copy=copy))

    def print_document(self, document: Document) -> None:
        """Print a paper that no fact asks for, such as an X-report."""
        self._lane(lambda: self._deliver(document))

    def retry(self) -> None:
        """Print what did not come through, oldest first, each once more; what may be printed already, as a copy."""
        self._lane(self._retry)

    def tick(self) -> None:
        """Try again what was refused, as soon as its time has come; called every few seconds."""
        if any(job.state is JobState.WAITING for job in self._spool.jobs):
            self._lane(lambda: self._send(at_once=False))

    def forget(self, document: Document) -> None:
        """Strike out a paper that a person has found printed after all."""
        with self._guard:
            self._unpainted = [waiting for waiting in self._unpainted if waiting is not document]
            numbers = [number for number, waiting in self._documents.items() if waiting is document]
        for number in numbers:
            self.forget_job(number)

    def forget_job(self, number: int) -> None:
        """Strike out a paper of the spool by its number."""
        with self._guard:
            self._documents.pop(number, None)
        self._lane(lambda: self._spool.forget(number))

    def _print(self, recorded: Recorded, *, copy: bool) -> None:
        document = self._lookups.document(recorded, copy=copy)
        if document is not None:
            self._deliver(document)

    def _deliver(self, document: Document) -> None:
        if self._painted(document):
            self._send(at_once=True)

    def _retry(self) -> None:
        with self._guard:
            unpainted, self._unpainted = self._unpainted, []
        for document in unpainted:
            self._painted(document)
        self._spool.revive(self._as_copy)
        if self._spool.jobs:
            self._send(at_once=True)

    def _painted(self, document: Document) -> bool:
        """Paint a paper into the spool; tell whether it could be painted."""
        try:
            paper = self._painter.paint(document, substitute=_SUBSTITUTE)
        except PrinterTrouble as trouble:
            with self._guard:
                self._unpainted.append(document)
            self._tell(trouble)
            return False
        job = self._spool.add(paper)
        with self._guard:
            self._documents[job.number] = document
        return True

    def _send(self, *, at_once: bool) -> None:
        before = len(self._spool.jobs)
        trouble = self._spool.send(self._send_if_ready, at_once=at_once)
        left = {job.number for job in self._spool.jobs}
        with self._guard:
            self._documents = {number: kept for number, kept in self._documents.items() if number in left}
        if trouble is not None:
            self._tell(trouble)
        elif len(left) < before:
            self._tell(None)

    def _send_if_ready(self, paper: Paper) -> None:
        if self._answers and isinstance(self._printer, TellingPrinter):
            status = self._printer.status()
            self._answers = status.online is not None  # a mute printer is asked once, for asking it takes a second
            require_ready(status)
        self._printer.send(paper)

    def _as_copy(self, paper: Paper) -> Paper:
        mark = self._painter.paint(Document(paper.title, Direction.RTL, (Big(COPY, warns=True),)))
        return mark.above(paper) if mark.width == paper.width else paper


def require_ready(status: PrinterStatus) -> None:
    """Stop before anything is sent to a printer that said it would not print.

    Raises:
        CoverOpen: its cover is open.
        PaperOut: it has no paper.
        PrinterOffline: it is not ready for another reason.
    """
    if status.cover_open:
        raise CoverOpen
    if status.paper is PaperSupply.OUT:
        raise PaperOut
    if status.refuses:
        raise PrinterOffline


class PrinterDrawer(Drawer):
    """The cash drawer, which hangs on the printer and opens on its word.

    Args:
        printer: the printer it hangs on.
        lane: runs one piece of work after the other, beside the caller or at once.
        tell: is told of a trouble, and None when the printer took the word.
    """

    def __init__(
        self,
        printer: Printer,
        lane: Callable[[Callable[[], None]], None],
        tell: Callable[[PrinterTrouble | None], None],
    ) -> None:
        self._printer = printer
        self._lane = lane
        self._tell = tell

    @override
    def open(self) -> None:
        """Kick the drawer open."""
        self._lane(self._kick)

    def _kick(self) -> None:
        try:
            self._printer.send(_PULSE)
        except PrinterTrouble as trouble:
            self._tell(trouble)
        else:
            self._tell(None)


def printer_of(settings: Settings, beside_the_book: Path, cache_folder: Path) -> Printer:
    """Return the printer that the owner of this machine chose.

    Args:
        settings: the choice.
        beside_the_book: the folder for papers where the choice names none.
        cache_folder: where python-escpos may keep its digest.
    """
    address = settings.printer_address
    if settings.printer == "network":
        return NetworkPrinter(address, cache_folder)
    if settings.printer == "device":
        return DevicePrinter(Path(address), cache_folder)
    if settings.printer == "usb":
        return UsbPrinter(address, cache_folder)
    if settings.printer == "serial":
        return SerialPrinter(address, cache_folder)
    if settings.printer == "queue":
        return WindowsQueuePrinter(address, cache_folder) if sys.platform == "win32" else QueuePrinter(address)
    return FolderPrinter(Path(address) if address else beside_the_book)


def roll_of(settings: Settings) -> Roll:
    """Return the roll of paper that the owner of this machine chose."""
    return MM_58 if settings.paper_dots == MM_58.dots else MM_80
