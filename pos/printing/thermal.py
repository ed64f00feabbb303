"""Thermal: pack a paper into ESC/POS bytes and bring them to a printer. The only module that imports escpos.

The bytes are made here, in a millisecond, and are the same that python-escpos makes in twenty-five; a test proves it.
The connections are python-escpos' own. It is imported when a printer is first used: it takes a third of a second.

A job is sent once. When a connection breaks in the middle, the paper may be printed or not (a printer out of paper keeps
its job and prints it after the roll is changed), so nothing is ever sent again by itself: `PrintOutcomeUnknown` says so,
and a person looks at the paper and decides.
"""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from pos.domain.troubles import PrinterTrouble
from pos.printing.status import PrinterStatus, read_status
from pos.printing.zpl import zpl_labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from pos.printing.paper import Paper

# Bands of this height stay far below 65 535 bytes, where one of python-escpos' own commands overflows, and let slow
# printers start before everything has arrived.
BAND_DOTS: Final = 256
SEND_TIMEOUT_S: Final = 4.0
ANSWER_TIMEOUT_S: Final = 1.0  # a printer answers at once or not at all

_INITIALISE = b"\x1b@"
_DENSITY = b"\x1d(K\x02\x001"  # GS ( K, function 49
_FULL_CUT = b"\x1dV\x00"
_FEED_TO_MARK = b"\x1d\x0c"  # GS FF: to where the next label begins
_FEED_LINES_BEFORE_CUT = 6  # the knife sits above the print head
_DRAWER = {2: b"\x1bp\x00\x32\x32", 5: b"\x1bp\x01\x32\x32"}  # pulse of 100 ms, then 100 ms of rest
PAPERS_KEPT_MAX: Final = 2_000  # in the folder beside the book: the papers of a long day
REMOVED_AT_ONCE_MAX: Final = 8  # papers; so that no receipt waits for the folder to be tidied
_JOB_NAME = re.compile(r"(\d{4,})\.bin")


@dataclass(unsafe_hash=True)
class PrintOutcomeUnknown(PrinterTrouble):
    """The connection broke while a job was being sent: it may be printed, in part or whole, at once or later."""


@dataclass(frozen=True, slots=True)
class Mechanics:
    """What a printer has beside its print head, and how it is spoken to.

    Attributes:
        has_cutter: without one, paper is fed so far that it can be torn.
        drawer_pin: the pin of the cash drawer's cable, 2 or 5.
        density: how dark it prints, from -6 to 6; 0 leaves the printer as it is.
        code: how it is told its dots: `raster` (GS v 0), `graphics` (GS ( L), or `zpl` for labels.
    """

    has_cutter: bool = True
    drawer_pin: int = 2
    density: int = 0
    code: str = "raster"


PLAIN: Final = Mechanics()


class Printer(Protocol):
    """Something that turns a paper into paper."""

    def send(self, paper: Paper) -> None:
        """Send a paper, once.

        Raises:
            PrinterTrouble: nothing was sent; it is safe to try again.
            PrintOutcomeUnknown: something may have been printed; a person must look.
        """
        ...


def job(paper: Paper, mechanics: Mechanics) -> bytes:
    """Return the bytes of a paper: reset, drawer first (its motor is slow), bands of dots, feed and cut; labels, or ZPL."""
    if mechanics.code == "zpl":
        return b"".join(zpl_labels(paper))
    parts = [_INITIALISE]
    if paper.opens_drawer:
        parts.append(_DRAWER[mechanics.drawer_pin])
    if mechanics.density and paper.height:
        parts.append(_DENSITY + bytes([mechanics.density % 256]))
    strips = graphics if mechanics.code == "graphics" else bands
    start = 0
    for end in range(paper.label_height, paper.height + 1, paper.label_height) if paper.label_height else ():
        parts.extend((*strips(paper, end - paper.label_height, end), _FEED_TO_MARK))
        start = end
    for end in sorted({*paper.cuts, paper.height}):
        parts.extend(strips(paper, start, end))
        if end in paper.cuts:
            parts.append(b"\x1bd" + bytes([_FEED_LINES_BEFORE_CUT]))
            parts.append(_FULL_CUT if mechanics.has_cutter else b"")
        start = end
    return b"".join(parts)


def bands(paper: Paper, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the dots from row `start` to before row `end` as raster commands (GS v 0), `BAND_DOTS` rows each."""
    across = paper.row_bytes
    last = paper.height if end is None else end
    for top in range(start, last, BAND_DOTS):
        rows = min(BAND_DOTS, last - top)
        head = b"\x1dv0\x00" + across.to_bytes(2, "little") + rows.to_bytes(2, "little")
        yield head + paper.bits[top * across : (top + rows) * across]


def graphics(paper: Paper, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the same dots as `bands` as pictures that are stored and then printed (GS ( L), for printers that prefer it."""
    across = paper.row_bytes
    last = paper.height if end is None else end
    for top in range(start, last, BAND_DOTS):
        rows = min(BAND_DOTS, last - top)
        picture = b"0\x01\x011" + (across * 8).to_bytes(2, "little") + rows.to_bytes(2, "little")
        picture += paper.bits[top * across : (top + rows) * across]
        yield b"\x1d(L" + (len(picture) + 2).to_bytes(2, "little") + b"0p" + picture + b"\x1d(L\x02\x0002"


def load_escpos(cache_folder: Path) -> ModuleType:
    """Import python-escpos' printers and undo what its import does to the process.

    It reads a large file unless it may keep a digest of it in `cache_folder`, and it configures the root logger
    (python-escpos 3.1, `capabilities.py`).
    """
    os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(cache_folder))
    cache_folder.mkdir(parents=True, exist_ok=True)
    root = logging.getLogger()
    handlers = list(root.handlers)
    import escpos.printer  # type: ignore[import-untyped]  # python-escpos ships no types

    root.handlers[:] = handlers
    printers: ModuleType = escpos.printer
    return printers


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A printer on the local network, by the raw port that all of them listen on.

    Attributes:
        cache_folder: where python-escpos may keep its digest.
        timeout_s: how long a mute printer is waited for, in seconds.
    """

    host: str
    cache_folder: Path
    port: int = 9100
    mechanics: Mechanics = PLAIN
    timeout_s: float = SEND_TIMEOUT_S

    def send(self, paper: Paper) -> None:
        """Send a paper, once; see `Printer.send`."""
        send_through(self._connection(self.timeout_s), job(paper, self.mechanics))

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterTrouble: it cannot be reached.
        """
        if self.mechanics.code == "zpl":
            return PrinterStatus()  # it does not know the question, and might print it
        return ask_through(self._connection(ANSWER_TIMEOUT_S))

    def _connection(self, timeout_s: float) -> Any:  # noqa: ANN401  # python-escpos ships no types
        return load_escpos(self.cache_folder).Network(self.host, port=self.port, timeout=timeout_s)


@dataclass(frozen=True, slots=True)
class DevicePrinter:
    """A printer that the operating system shows as a file, such as a USB printer at `/dev/usb/lp0`.

    Attributes:
        cache_folder: where python-escpos may keep its digest.
    """

    device: Path
    cache_folder: Path
    mechanics: Mechanics = PLAIN

    def send(self, paper: Paper) -> None:
        """Send a paper, once; see `Printer.send`."""
        printers = load_escpos(self.cache_folder)
        send_through(printers.File(str(self.device)), job(paper, self.mechanics))


def send_through(connection: Any, content: bytes) -> None:  # noqa: ANN401  # python-escpos ships no types
    """Send bytes through a connection of python-escpos, once.

    Raises:
        PrinterTrouble: the connection could not be opened; nothing was sent.
        PrintOutcomeUnknown: it broke while or after sending.
    """
    from escpos.exceptions import Error  # type: ignore[import-untyped]  # python-escpos ships no types

    _open(connection)
    try:
        connection._raw(content)  # noqa: SLF001  # its documented way to send bytes of one's own
        connection.close()
    except (OSError, Error) as error:
        with suppress(OSError, Error):
            connection.close()
        raise PrintOutcomeUnknown(str(error)) from error


def ask_through(connection: Any) -> PrinterStatus:  # noqa: ANN401  # python-escpos ships no types
    """Ask the printer behind a connection of python-escpos how it is; what it does not answer is not known.

    Raises:
        PrinterTrouble: the connection could not be opened, or broke.
    """
    from escpos.exceptions import Error

    def ask(question: bytes) -> bytes:
        connection._raw(question)  # noqa: SLF001  # its documented way to send bytes of one's own
        try:
            return bytes(connection._read())  # noqa: SLF001  # its only way to read
        except TimeoutError:
            return b""

    _open(connection)
    try:
        return read_status(ask)
    except (OSError, Error) as error:
        raise PrinterTrouble(str(error)) from error
    finally:
        with suppress(OSError, Error):
            connection.close()


def _open(connection: Any) -> None:  # noqa: ANN401  # python-escpos ships no types
    from escpos.exceptions import Error

    try:
        connection.open()
    except (OSError, Error) as error:
        raise PrinterTrouble(str(error)) from error


@dataclass(slots=True)
class _Last:
    """The numbers of the last and the oldest paper in a folder, as far as one printer knows them; 0 before it looked."""

    number: int = 0
    oldest: int = 0


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """A printer that is a folder: each paper becomes `NNNN.bin`, what a printer would get, and `NNNN.png`, to look at.

    For practice, for demonstrations and for tests. One process writes to a folder at a time. The picture comes first, so
    that whoever finds a job finds its picture beside it. What only opens the drawer has none. The folder is listed for the
    first paper only: a day of a busy till leaves thousands of files in it.

    Attributes:
        folder: made where it is missing.
        mechanics: what the printer that it stands for can do.
        kept_max: how many papers stay, the newest; 0 keeps all of them. What is older goes a few papers at a time.
    """

    folder: Path
    mechanics: Mechanics = PLAIN
    kept_max: int = 0
    _last: _Last = field(default_factory=_Last, init=False, repr=False, compare=False)

    def send(self, paper: Paper) -> None:
        """Write a paper, whole or not at all; see `Printer.send`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            number = self._next()
            name = f"{number:04d}"
            if paper.height:
                _write(self.folder / f"{name}.png", paper.png())
            _write(self.folder / f"{name}.bin", job(paper, self.mechanics))
            self._last.number = number
        except OSError as error:
            raise PrinterTrouble(str(error)) from error
        if self.kept_max:
            with suppress(OSError):  # the paper is out; what could not be removed now may lie a little longer
                self._remove_oldest()

    def _next(self) -> int:
        """Return the number after the last paper; other printers of this process may have written here meanwhile."""
        number = (self._last.number or self._listed()) + 1
        while (self.folder / f"{number:04d}.bin").exists():
            number += 1
        return number

    def _listed(self) -> int:
        found = (_JOB_NAME.fullmatch(path.name) for path in self.folder.iterdir())
        numbers = [int(match.group(1)) for match in found if match]
        self._last.oldest = min(numbers, default=1)
        return max(numbers, default=0)

    def _remove_oldest(self) -> None:
        last = self._last
        beyond = last.number - self.kept_max
        for number in range(last.oldest, min(beyond, last.oldest + REMOVED_AT_ONCE_MAX - 1) + 1):
            for suffix in (".png", ".bin"):  # the job last: by it the paper is found again after a power cut
                (self.folder / f"{number:04d}{suffix}").unlink(missing_ok=True)
            last.oldest = number + 1


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(path.suffix + ".part")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
