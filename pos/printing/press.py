"""The press: what use cases speak to when a fact is to be on paper (`pos.ports`), and what stands behind it.

A use case has already committed when it asks for paper. So the press only hands the work to a lane of its own (a thread
beside the window; at once, in a test) and keeps its troubles to itself: the paper waits in the spool, a person is told,
and it comes out when the roll is changed. What may be printed already is sent again only by a person, as a copy; that
person may as well have found it printed (`forget_job`): a printer without paper keeps what it was sent and prints it later.
So a printer that can tell how it is, is asked before anything is sent.

A machine that died between the sale and its paper is made good at the next start: the spool knows up to which fact papers
were taken over, and `catch_up` takes the rest from the book.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from typing_extensions import override

from pos.domain.facts import Sale, ShiftClosed
from pos.domain.troubles import PrinterTrouble
from pos.ports import Drawer, Press
from pos.printing.connectors import NoPrinterAddress, QueuePrinter, SerialPrinter, UsbPrinter, WindowsQueuePrinter
from pos.printing.document import Big, Document
from pos.printing.jobs import Job, JobState
from pos.printing.lettering import Direction
from pos.printing.paper import MM_58, MM_80, Paper, as_wide_as
from pos.printing.setup import RECEIPT, REPORT
from pos.printing.spool import Spool
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import PAPERS_KEPT_MAX, DevicePrinter, FolderPrinter, Mechanics, NetworkPrinter, Printer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.record import Recorded
    from pos.printing.names import BookLookups
    from pos.printing.paper import Roll
    from pos.printing.raster import Painter
    from pos.printing.setup import PrinterSetup

COPY: Final = "نسخة / COPY"  # on what is printed again while the first may lie somewhere: in both languages, always
CATCH_UP_MAX: Final = 500  # facts; a book that got more of them elsewhere does not print its history
_NARROW_DOTS_MAX: Final = 480
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


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where papers come out.

    Attributes:
        painter: paints for its roll; used in the lane only.
        printer: the printer.
        copies: how often each paper comes out.
    """

    painter: Painter
    printer: Printer
    copies: int = 1


class PaperPress(Press):
    """Prints the papers of facts.

    Args:
        lookups: what facts do not carry; asked anew for every paper, in the lane.
        receipts: where receipts come out, and all that has no outlet of its own.
        lane: runs one piece of work after the other, beside the caller or at once.
        tell: is told, from the lane, of each trouble, and None when a paper came through.
        spool: keeps the papers; None keeps them as long as the press itself. Used in the lane only.
        others: further outlets by role.
        prints_receipts: whether a sale prints its receipt by itself.
    """

    def __init__(
        self,
        lookups: BookLookups,
        receipts: Outlet,
        lane: Callable[[Callable[[], None]], None],
        tell: Callable[[PrinterTrouble | None], None],
        spool: Spool | None = None,
        *,
        others: Mapping[str, Outlet] | None = None,
        prints_receipts: bool = True,
    ) -> None:
        self._lookups = lookups
        self._outlets = {RECEIPT: receipts, **(others or {})}
        self._lane = lane
        self._tell = tell
        self._spool = spool or Spool()
        self._prints_receipts = prints_receipts
        self._unpainted: list[tuple[Document, str]] = []
        self._mute: set[str] = set()
        self._low: set[str] = set()
        self._odd_letters = ""

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every paper in the spool and what is known of it, older runs of the program included."""
        return self._spool.jobs

    @property
    def is_low(self) -> bool:
        """Whether a printer said, when it was asked last, that its roll is nearly used up."""
        return bool(self._low)

    def take_odd_letters(self) -> str:
        """Return the letters that no typeface here has, of papers painted since this was asked last: `?` stands for each."""
        odd, self._odd_letters = self._odd_letters, ""
        return odd

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print the paper of a fact; facts without a paper are passed over."""
        self._lane(lambda: self._print(recorded, copy=copy))

    def print_document(self, document: Document, role: str = RECEIPT) -> None:
        """Print a paper that no fact asks for, such as an X-report."""
        self._lane(lambda: self._deliver(document, role))

    def print_papers(self, papers: tuple[Paper, ...], role: str) -> None:
        """Print papers that are painted already, such as labels of a roll."""
        self._lane(lambda: self._add(papers, role))

    def catch_up(self) -> None:
        """Take over the papers of facts that the machine did not live to print, then send what waits."""
        self._lane(self._catch_up)

    def retry(self, number: int = 0) -> None:
        """Print what did not come through, each once more; what may be printed already, as a copy.

        Args:
            number: which job; 0 for all of them, oldest first.
        """
        self._lane(lambda: self._retry(number))

    def tick(self) -> None:
        """Try again what was refused, as soon as its time has come; called every few seconds."""
        if any(job.state is JobState.WAITING for job in self._spool.jobs):
            self._lane(lambda: self._send(at_once=False))

    def forget_job(self, number: int) -> None:
        """Strike out a paper that a person has found printed after all, or wants no more."""
        self._lane(lambda: self._spool.forget(number))

    # -- on the lane -----------------------------------------------------------------------------------------------

    def _print(self, recorded: Recorded, *, copy: bool) -> None:
        if not copy and isinstance(recorded.fact, Sale) and not self._prints_receipts:
            self._spool.take(recorded.place)
            return
        document = self._lookups.document(recorded, copy=copy)
        if document is not None:
            self._deliver(document, role_of(recorded), 0 if copy else recorded.place)

    def _catch_up(self) -> None:
        taken = self._spool.taken
        if taken is None:
            self._spool.take(self._lookups.last_place())  # a till that never had a spool does not print its history
        else:
            for recorded in self._lookups.acts_after(taken)[-CATCH_UP_MAX:]:
                document = self._lookups.document(recorded)
                wanted = self._prints_receipts or not isinstance(recorded.fact, Sale)
                if document is not None and wanted:
                    self._painted(document, role_of(recorded), recorded.place)
                self._spool.take(recorded.place)
        if any(job.state is JobState.WAITING for job in self._spool.jobs):
            self._send(at_once=True)

    def _deliver(self, document: Document, role: str, place: int = 0) -> None:
        if self._painted(document, role, place):
            self._send(at_once=True)

    def _add(self, papers: tuple[Paper, ...], role: str) -> None:
        for paper in papers:
            self._spool.add(paper, role=role)
        self._send(at_once=True)

    def _retry(self, number: int) -> None:
        if not number:
            unpainted, self._unpainted = self._unpainted, []
            for document, role in unpainted:
                self._painted(document, role)
        self._spool.revive(self._as_copy, number)
        if self._spool.jobs:
            self._send(at_once=True)

    def _painted(self, document: Document, role: str, place: int = 0) -> bool:
        """Paint a paper into the spool, as often as it is to come out; tell whether it could be painted."""
        outlet = self._outlet(role)
        try:
            paper = outlet.painter.paint(document, substitute=_SUBSTITUTE)
        except PrinterTrouble as trouble:
            self._unpainted.append((document, role))
            self._tell(trouble)
            return False
        self._odd_letters = outlet.painter.lacking(self._odd_letters + "".join(document.texts()))
        for turn in range(outlet.copies):
            once = paper if turn == 0 else replace(paper, opens_drawer=False)
            self._spool.add(once, role=role if role in self._outlets else RECEIPT, place=place)
        return True

    def _send(self, *, at_once: bool) -> None:
        before = len(self._spool.jobs)
        trouble = self._spool.send(self._send_if_ready, at_once=at_once)
        if trouble is not None:
            self._tell(trouble)
        elif len(self._spool.jobs) < before:
            self._tell(None)

    def _send_if_ready(self, job: Job) -> None:
        printer = self._outlet(job.role).printer
        if job.role not in self._mute and isinstance(printer, TellingPrinter):
            status = printer.status()
            if status.online is None:
                self._mute.add(job.role)  # a mute printer is asked once, for asking it takes a second
            (self._low.add if status.paper is PaperSupply.NEAR_END else self._low.discard)(job.role)
            require_ready(status)
        printer.send(self._fitting(job))

    def _fitting(self, job: Job) -> Paper:
        """Return the paper of a job as wide as the printer's roll, which may have been changed since it was painted."""
        painter = self._outlet(job.role).painter
        return as_wide_as(job.paper, painter.roll.dots)

    def _as_copy(self, job: Job) -> Paper:
        if job.paper.label_height:
            return job.paper  # a label is no receipt; the second of it harms nobody
        mark = self._outlet(job.role).painter.paint(
            Document(job.paper.title, Direction.RTL, (Big(COPY, warns=True),)), substitute=_SUBSTITUTE
        )
        return as_wide_as(mark, job.paper.width).above(job.paper)

    def _outlet(self, role: str) -> Outlet:
        return self._outlets.get(role, self._outlets[RECEIPT])


def role_of(recorded: Recorded) -> str:
    """Return which printer the paper of a fact is for."""
    return REPORT if isinstance(recorded.fact, ShiftClosed) else RECEIPT


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


def printer_of(chosen: PrinterSetup, beside_the_book: Path, cache_folder: Path) -> Printer:
    """Return the printer that the owner of this machine chose.

    Args:
        chosen: the choice.
        beside_the_book: the folder for papers where the choice names none.
        cache_folder: where python-escpos may keep its digest.
    """
    address = chosen.address
    mechanics = Mechanics(chosen.has_cutter, chosen.drawer_pin, chosen.density, chosen.code)
    if chosen.kind == "network":
        host, _, port = address.partition(":")
        if not port:
            return NetworkPrinter(address, cache_folder, mechanics=mechanics)
        if not port.isdecimal():
            raise NoPrinterAddress(address=address)
        return NetworkPrinter(host, cache_folder, int(port), mechanics)
    if chosen.kind == "device":
        return DevicePrinter(Path(address), cache_folder, mechanics)
    if chosen.kind == "usb":
        return UsbPrinter(address, cache_folder, mechanics)
    if chosen.kind == "serial":
        return SerialPrinter(address, cache_folder, mechanics)
    if chosen.kind == "queue":
        on_windows = sys.platform == "win32"
        return WindowsQueuePrinter(address, cache_folder, mechanics) if on_windows else QueuePrinter(address, mechanics)
    if address:
        return FolderPrinter(Path(address), mechanics)  # somebody fetches the papers there: nothing is removed
    return FolderPrinter(beside_the_book, mechanics, PAPERS_KEPT_MAX)


def roll_of(chosen: PrinterSetup) -> Roll:
    """Return the roll of paper in a printer; one that is a little narrower than 80 mm has the same letters."""
    if chosen.dots <= _NARROW_DOTS_MAX:
        return replace(MM_58, dots=chosen.dots)
    return replace(MM_80, dots=chosen.dots)
