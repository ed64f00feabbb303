"""Finding: which printers this machine can see, by every way it has, in a few seconds and never further than its own network.

The network is asked by opening the raw port of each address beside the machine's own (a /24, 254 of them, many at once); what
opens is asked how it is, and what answers like a printer is named first. Nothing is printed, and nothing is sent but that one
question. USB, serial ports and queues are asked of the system; a library or program that is missing finds nothing.
"""

from __future__ import annotations

import errno
import ipaddress
import re
import selectors
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final

from pos.printing.status import read_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

RAW_PORT: Final = 9100
HOSTS_MAX: Final = 512  # addresses asked in one search
AT_ONCE_MAX: Final = 128  # connections open at the same time
ANSWER_S: Final = 0.4  # on a network of its own a printer answers in a few thousandths
QUEUES_S: Final = 5.0
_PRINTER_CLASS = 7  # USB device class
_UNDER_WAY = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)})
_SERIAL_NAME = re.compile(r"tty(USB|ACM)\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """A printer that was found.

    Attributes:
        kind: how it is spoken to; see `pos.printing.setup.KINDS`.
        address: what to write into the setup.
        name: what a person knows it by; may be empty.
        is_sure: whether it said itself that it is a receipt printer, or the system says so.
    """

    kind: str
    address: str
    name: str = ""
    is_sure: bool = False


def printers() -> tuple[Found, ...]:
    """Return every printer that this machine can see, the sure ones first."""
    found = [*on_usb(), *device_files(), *on_serial_ports(), *in_queues(), *on_network(neighbours())]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: not one.is_sure))


# ---- the network --------------------------------------------------------------------------------


def neighbours() -> tuple[str, ...]:
    """Return the addresses beside this machine's own; none where it has no private network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError):
        asking.connect(("192.0.2.1", 9))  # an address for documents: nothing is sent, the system only chooses its own
        own = ipaddress.ip_address(asking.getsockname()[0])
        if own.is_private and not own.is_loopback:
            beside = ipaddress.ip_network(f"{own}/24", strict=False).hosts()
            return tuple(str(host) for host in beside if host != own)
    return ()


def on_network(hosts: Iterable[str], port: int = RAW_PORT, answer_s: float = ANSWER_S) -> Iterator[Found]:
    """Yield what listens on the raw port of some addresses.

    Args:
        hosts: addresses; more than `HOSTS_MAX` are not asked.
        port: the port that receipt printers listen on.
        answer_s: how long each is waited for, in seconds.
    """
    asked = tuple(hosts)[:HOSTS_MAX]
    suffix = "" if port == RAW_PORT else f":{port}"
    for first in range(0, len(asked), AT_ONCE_MAX):
        for host, line in _opened(asked[first : first + AT_ONCE_MAX], port, answer_s):
            with line:
                yield Found("network", f"{host}{suffix}", is_sure=_answers(line, answer_s))


def _opened(hosts: tuple[str, ...], port: int, answer_s: float) -> list[tuple[str, socket.socket]]:
    """Open a line to many hosts at once; return the lines that came about in time, in the order of the hosts."""
    opened: dict[str, socket.socket] = {}
    with selectors.DefaultSelector() as waiting:
        for host in hosts:
            line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            line.setblocking(False)
            if line.connect_ex((host, port)) in _UNDER_WAY:
                waiting.register(line, selectors.EVENT_WRITE, host)
            else:
                line.close()
        until = time.monotonic() + answer_s
        while waiting.get_map() and (left := until - time.monotonic()) > 0:
            for key, _ in waiting.select(left):
                waiting.unregister(key.fileobj)
                line = key.fileobj  # type: ignore[assignment]  # only sockets were put in
                if line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                    line.close()
                else:
                    opened[key.data] = line
        for key in tuple(waiting.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr]  # only sockets were put in
    return [(host, opened[host]) for host in hosts if host in opened]


def _answers(line: socket.socket, answer_s: float) -> bool:
    """Tell whether what is behind a line answers like a receipt printer."""
    line.settimeout(answer_s)

    def ask(question: bytes) -> bytes:
        try:
            line.sendall(question)
            return line.recv(16)
        except OSError:
            return b""

    return read_status(ask).online is not None


# ---- this machine -------------------------------------------------------------------------------


def on_usb() -> Iterator[Found]:
    """Yield the printers on USB, where pyusb and a libusb are there."""
    if find_spec("usb") is None:
        return
    import usb.core  # type: ignore[import-not-found]  # only where pyusb is installed

    def is_printer(device: Any) -> bool:  # noqa: ANN401  # pyusb ships no types
        return any(part.bInterfaceClass == _PRINTER_CLASS for settings in device for part in settings)

    try:
        devices = list(usb.core.find(find_all=True, custom_match=is_printer))
    except (usb.core.NoBackendError, usb.core.USBError, NotImplementedError):
        return
    for device in devices:
        name = ""
        with suppress(usb.core.USBError, ValueError, NotImplementedError):
            name = " ".join(filter(None, (device.manufacturer, device.product)))
        yield Found("usb", f"{device.idVendor:04x}:{device.idProduct:04x}", name, is_sure=True)


def device_files(folder: Path = Path("/dev/usb")) -> Iterator[Found]:
    """Yield the printers that the system shows as files."""
    for path in sorted(folder.glob("lp*")) if folder.is_dir() else ():
        yield Found("device", str(path), is_sure=True)


def on_serial_ports(folder: Path = Path("/dev")) -> Iterator[Found]:
    """Yield the serial ports; whether a printer is behind one, its owner knows."""
    if find_spec("serial") is not None:
        from serial.tools import list_ports  # type: ignore[import-untyped]  # ships no types

        for port in sorted(list_ports.comports()):
            if port.hwid != "n/a":  # the sockets of a mainboard that nothing is plugged into
                yield Found("serial", port.device, "" if port.description == "n/a" else port.description)
    elif folder.is_dir():
        names = sorted(path.name for path in folder.iterdir() if _SERIAL_NAME.fullmatch(path.name))
        yield from (Found("serial", str(folder / name)) for name in names)


def in_queues(run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run) -> Iterator[Found]:
    """Yield the queues of the system.

    Args:
        run: runs the program that lists them.
    """
    if sys.platform == "win32":
        if find_spec("win32print") is not None:
            import win32print

            local_and_connected = 2 | 4
            for _flags, _description, name, _comment in win32print.EnumPrinters(local_and_connected):
                yield Found("queue", name, name, is_sure=True)
        return
    program = which("lpstat")
    if program is None:
        return
    try:
        listed = run([program, "-e"], capture_output=True, text=True, timeout=QUEUES_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return
    for name in listed.stdout.split():
        yield Found("queue", name, name, is_sure=True)
