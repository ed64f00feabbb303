"""Connectors: each cable gets the same bytes, and what is missing is said in words."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.printing import connectors
from pos.printing.connectors import (
    ConnectorMissing,
    NoPrinterAddress,
    QueuePrinter,
    SerialPrinter,
    UsbPrinter,
    WindowsQueuePrinter,
)
from pos.printing.paper import Paper
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import Mechanics, PrintOutcomeUnknown, job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAPER = Paper("T01-000001-3", 16, 3, b"\x0f\xf0" * 3, cuts=(3,))
JOB = job(PAPER, Mechanics())
posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal and a shell script are things of POSIX")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connectors, "find_spec", lambda _module: None)


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize(
    ("printer", "library"),
    [
        (UsbPrinter("04b8:0e15", Path("cache")), "pyusb"),
        (SerialPrinter("COM3", Path("cache")), "pyserial"),
        (WindowsQueuePrinter("Receipts", Path("cache")), "pywin32"),
        (QueuePrinter("Receipts", program="no-such-program-anywhere"), "CUPS (lp)"),
    ],
)
def test_a_missing_library_is_a_trouble_that_names_it(printer: UsbPrinter, library: str) -> None:
    with pytest.raises(ConnectorMissing) as trouble:
        printer.send(PAPER)
    assert trouble.value.library == library


@pytest.mark.parametrize("address", ["", "04b8", "epson", "04b8:0e15:1"])
def test_a_senseless_usb_address_is_a_trouble(address: str, tmp_path: Path) -> None:
    with pytest.raises(NoPrinterAddress):
        UsbPrinter(address, tmp_path).send(PAPER)


@pytest.mark.parametrize("address", ["", "@9600", "COM3@fast"])
def test_a_senseless_serial_address_is_a_trouble(address: str, tmp_path: Path) -> None:
    with pytest.raises(NoPrinterAddress):
        SerialPrinter(address, tmp_path).status()


def test_a_serial_port_that_is_not_there_is_a_trouble_and_nothing_was_sent(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble) as trouble:
        SerialPrinter(str(tmp_path / "ttyS99"), tmp_path).send(PAPER)
    assert type(trouble.value) is PrinterTrouble


@pytest.fixture
def cable() -> Iterator[tuple[int, str]]:
    """A cable between two ends: the printer's, and the name of ours."""
    import pty
    import tty

    far, near = pty.openpty()
    tty.setraw(far)
    tty.setraw(near)
    yield far, os.ttyname(near)
    os.close(far)
    os.close(near)


def beside(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


@posix
def test_a_serial_printer_gets_the_job_whole(cable: tuple[int, str], tmp_path: Path) -> None:
    far, name = cable
    received = bytearray()

    def listen() -> None:
        while len(received) < len(JOB):
            received.extend(os.read(far, 1024))

    listener = beside(listen)
    SerialPrinter(f"{name}@115200", tmp_path).send(PAPER)
    listener.join()
    assert bytes(received) == JOB


@posix
def test_a_serial_printer_says_how_it_is(cable: tuple[int, str], tmp_path: Path) -> None:
    far, name = cable

    def answer() -> None:
        for reply in (b"\x12", b"\x12", b"\x1e"):
            os.read(far, 3)
            os.write(far, reply * 16)  # python-escpos reads sixteen bytes or waits

    printer = beside(answer)
    status = SerialPrinter(name, tmp_path).status()
    printer.join()
    assert status == PrinterStatus(online=True, paper=PaperSupply.NEAR_END, cover_open=False)


def a_program(folder: Path, script: str) -> str:
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@posix
def test_a_queue_gets_the_job_untouched_and_by_its_name(tmp_path: Path) -> None:
    program = a_program(tmp_path, f'echo "$@" > {tmp_path}/order; cat > {tmp_path}/job')
    QueuePrinter("Front desk", program=program).send(PAPER)
    assert (tmp_path / "job").read_bytes() == JOB
    assert (tmp_path / "order").read_text() == f"-d Front desk -o raw -t {PAPER.title} -- -\n"


@posix
def test_a_queue_that_refuses_is_a_trouble_in_its_own_words(tmp_path: Path) -> None:
    program = a_program(tmp_path, "cat > /dev/null; echo 'lp: no such queue' >&2; exit 1")
    with pytest.raises(PrinterTrouble, match="no such queue"):
        QueuePrinter("Nowhere", program=program).send(PAPER)


@posix
def test_a_queue_that_never_ends_leaves_the_outcome_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connectors, "QUEUE_TIMEOUT_S", 0.05)
    program = a_program(tmp_path, "exec tail -f /dev/null")
    with pytest.raises(PrintOutcomeUnknown):
        QueuePrinter("Slow", program=program).send(PAPER)
