"""The press: what use cases speak to when a fact is to be on paper (`pos.ports`), and what stands behind it.

A use case has already committed when it asks for paper. So the press only hands the work to a lane of its own (a thread
beside the window; at once, in a test) and keeps its troubles to itself: the paper waits in `unprinted`, a person is told,
and `retry` prints it when the roll is changed. Nothing is ever retried but by a person, who may have found the paper
printed after all (`forget`): a printer without paper keeps what it was sent and prints it later.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.errors import PrinterTrouble
from pos.ports import Drawer, Press
from pos.printing.connectors import QueuePrinter, SerialPrinter, UsbPrinter, WindowsQueuePrinter
from pos.printing.paper import MM_58, MM_80, Paper
from pos.printing.thermal import DevicePrinter, FolderPrinter, NetworkPrinter, Printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.printing.document import Document
    from pos.printing.names import BookLookups
    from pos.printing.paper import Roll
    from pos.printing.raster import Painter
    from pos.settings import Settings

_SUBSTITUTE = "?"  # an odd sign in a name must not cost a customer the receipt
_PULSE = Paper(title="drawer", width=8, height=0, bits=b"", opens_drawer=True)


class PaperPress(Press):
    """Prints the papers of facts.

    Args:
        lookups: what facts do not carry; asked anew for every paper, in the lane.
        painter: paints documents for the printer's roll; used in the lane only.
        printer: the printer.
        lane: runs one piece of work after the other, beside the caller or at once.
        tell: is told, from the lane, of each trouble, and None when a paper came through.
    """

    def __init__(
        self,
        lookups: BookLookups,
        painter: Painter,
        printer: Printer,
        lane: Callable[[Callable[[], None]], None],
        tell: Callable[[PrinterTrouble | None], None],
    ) -> None:
        self._lookups = lookups
        self._painter = painter
        self._printer = printer
        self._lane = lane
        self._tell = tell
        self._unprinted: list[Document] = []
        self._guard = threading.Lock()

    @property
    def unprinted(self) -> tuple[Document, ...]:
        """The papers that did not come through, oldest first."""
        with self._guard:
            return tuple(self._unprinted)

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print the paper of a fact; facts without a paper are passed over."""
        self._lane(lambda: self._print(recorded, copy=copy))

    def print_document(self, document: Document) -> None:
        """Print a paper that no fact asks for, such as an X-report."""
        self._lane(lambda: self._deliver(document))

    def retry(self) -> None:
        """Print what did not come through, oldest first, each once more."""
        with self._guard:
            waiting, self._unprinted = self._unprinted, []
        for document in waiting:
            self.print_document(document)

    def forget(self, document: Document) -> None:
        """Strike out a paper that a person has found printed after all."""
        with self._guard:
            self._unprinted = [waiting for waiting in self._unprinted if waiting is not document]

    def _print(self, recorded: Recorded, *, copy: bool) -> None:
        document = self._lookups.document(recorded, copy=copy)
        if document is not None:
            self._deliver(document)

    def _deliver(self, document: Document) -> None:
        try:
            self._printer.send(self._painter.paint(document, substitute=_SUBSTITUTE))
        except PrinterTrouble as trouble:
            with self._guard:
                self._unprinted.append(document)
            self._tell(trouble)
        else:
            self._tell(None)


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
