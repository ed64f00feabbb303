"""Connectors: printers behind rarer cables, each with the library that it needs, loaded when the printer is first used.

USB needs pyusb, a serial cable pyserial, a queue of Windows pywin32; where one is missing, that is a trouble with the
library's name in it, and nothing else of Amana minds. A queue of CUPS is reached by its own program `lp`, which every
system with CUPS has. A queue takes a job and tells nothing more: it has no status, and its paper is sent, not printed.
"""

from __future__ import annotations

import re
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from pos.domain.troubles import PrinterTrouble
from pos.printing.status import PrinterStatus
from pos.printing.thermal import (
    ANSWER_TIMEOUT_S,
    PLAIN,
    SEND_TIMEOUT_S,
    Mechanics,
    PrintOutcomeUnknown,
    ask_through,
    job,
    load_escpos,
    send_through,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.paper import Paper

BAUD: Final = 9600
QUEUE_TIMEOUT_S: Final = 15.0
_USB_ADDRESS = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_SERIAL_ADDRESS = re.compile(r"(?P<device>[^@]+)(?:@(?P<baud>\d{3,6}))?")


@dataclass(unsafe_hash=True)
class ConnectorMissing(PrinterTrouble):
    """The library that speaks to this kind of printer is not installed.

    Attributes:
        library: its name.
    """

    library: str = ""


@dataclass(unsafe_hash=True)
class NoPrinterAddress(PrinterTrouble):
    """The address of the printer has not the form that its kind of cable asks for.

    Attributes:
        address: what was given.
    """

    address: str = ""


@dataclass(frozen=True, slots=True)
class _CablePrinter(ABC):
    """A printer on a cable of its own, that says how it is.

    Attributes:
        address: where it is; each kind of cable writes it in its own way.
        cache_folder: where python-escpos may keep its digest.
    """

    address: str
    cache_folder: Path
    mechanics: Mechanics = PLAIN

    def send(self, paper: Paper) -> None:
        """Send a paper, once; see `Printer.send`."""
        send_through(self._connection(SEND_TIMEOUT_S), job(paper, self.mechanics))

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterTrouble: it cannot be reached.
        """
        if self.mechanics.code == "zpl":
            return PrinterStatus()  # it does not know the question, and might print it
        return ask_through(self._connection(ANSWER_TIMEOUT_S))

    @abstractmethod
    def _connection(self, timeout_s: float) -> Any:  # noqa: ANN401  # python-escpos ships no types
        """Open the cable; a printer that is silent for this many seconds is taken for gone."""


@dataclass(frozen=True, slots=True)
class UsbPrinter(_CablePrinter):
    """A printer on a USB cable, spoken to without a driver.

    Its address is its maker and model as `04b8:0e15`, as the system lists them.
    """

    @override
    def _connection(self, timeout_s: float) -> Any:
        match = _USB_ADDRESS.fullmatch(self.address)
        if match is None:
            raise NoPrinterAddress(address=self.address)
        _require("usb", "pyusb")
        maker, model = (int(part, 16) for part in match.groups())
        return load_escpos(self.cache_folder).Usb(maker, model, timeout=round(timeout_s * 1_000))


@dataclass(frozen=True, slots=True)
class SerialPrinter(_CablePrinter):
    """A printer on a serial cable. At 9600 baud a receipt takes a minute and a half; 115200 is worth setting.

    Its address is the port, and its speed behind an `@` where it is not 9600 baud, as `COM3` or `/dev/ttyUSB0@115200`.
    """

    @override
    def _connection(self, timeout_s: float) -> Any:
        match = _SERIAL_ADDRESS.fullmatch(self.address)
        if match is None:
            raise NoPrinterAddress(address=self.address)
        _require("serial", "pyserial")
        baud = int(match["baud"] or BAUD)
        return load_escpos(self.cache_folder).Serial(match["device"], baudrate=baud, timeout=timeout_s)


@dataclass(frozen=True, slots=True)
class QueuePrinter:
    """A queue of CUPS. The job goes through untouched (`-o raw`).

    Attributes:
        queue: its name.
    """

    queue: str
    mechanics: Mechanics = PLAIN
    program: str = "lp"

    def send(self, paper: Paper) -> None:
        """Send a paper, once; see `Printer.send`."""
        order = [self.program, "-d", self.queue, "-o", "raw", "-t", paper.title, "--", "-"]
        try:
            # The program and its options are ours, the queue is the owner's own setting, and no shell reads any of it.
            done = subprocess.run(  # noqa: S603  # see above
                order, input=job(paper, self.mechanics), capture_output=True, timeout=QUEUE_TIMEOUT_S, check=False
            )
        except FileNotFoundError as error:
            raise ConnectorMissing(str(error), library="CUPS (lp)") from error
        except subprocess.TimeoutExpired as error:
            raise PrintOutcomeUnknown(str(error)) from error
        except OSError as error:
            raise PrinterTrouble(str(error)) from error
        if done.returncode:
            raise PrinterTrouble(done.stderr.decode("utf-8", "replace").strip())


@dataclass(frozen=True, slots=True)
class WindowsQueuePrinter:
    """A queue of Windows, by its name in the system's list of printers. The job goes through untouched (RAW).

    Attributes:
        queue: its name.
        cache_folder: where python-escpos may keep its digest.
    """

    queue: str
    cache_folder: Path
    mechanics: Mechanics = PLAIN

    def send(self, paper: Paper) -> None:
        """Send a paper, once; see `Printer.send`."""
        _require("win32print", "pywin32")
        send_through(load_escpos(self.cache_folder).Win32Raw(self.queue), job(paper, self.mechanics))


def _require(module: str, library: str) -> None:
    if find_spec(module) is None:
        raise ConnectorMissing(library=library)
