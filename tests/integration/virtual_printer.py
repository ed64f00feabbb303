"""A virtual receipt printer of somebody else's making, run beside the tests and asked what it printed.

It tells in one line what happens to it; whoever waits reads lines until the awaited one comes. Nothing here sleeps.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from io import BytesIO
from typing import IO, TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.printing.paper import Paper

START = "from emupos.cli.app import main; main()"
NARROW = """
type: printer
name: A printer of 58 mm
dpi: 203
width_dots: 384
font_a: { width: 12, height: 24 }
font_b: { width: 9, height: 17 }
code_pages: { 0: PC437 }
default_code_page: 0
drawer_sensor_open_level: high
serial: { baud: 9600, data_bits: 8, parity: none, stop_bits: 1 }
"""
JOB = re.compile(r"job \d+ · (?P<boundary>\S+) → (?P<receipt>\S+)")
SERIAL = re.compile(r"serial (?P<port>\S+)")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@dataclass
class VirtualPrinter:
    """One printer of the virtual machine.

    Attributes:
        name: what the virtual machine calls it.
        port: where it listens on this machine.
        api: the port where it is asked and disturbed.
        lines: what the virtual machine says, shared by its printers.
        serial: the name of its serial port; empty for none.
        heard: what it has said so far, for whoever reads a failed test.
    """

    name: str
    port: int
    api: int
    lines: IO[str]
    serial: str = ""
    heard: list[str] = field(default_factory=list)

    def awaited(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Read on until a line of this printer says what is awaited."""
        for line in self.lines:
            self.heard.append(line)
            match = pattern.search(line)
            if match is not None and self.name in line:
                return match
        raise AssertionError("the virtual printer has ended:\n" + "".join(self.heard))

    def printed(self) -> tuple[str, Image.Image]:
        """Wait for the next job; return how it ended and its picture."""
        match = self.awaited(JOB)
        content = self.call("GET", f"receipts/{match['receipt']}/image")
        return match["boundary"], Image.open(BytesIO(content))

    def count(self) -> int:
        """How many jobs it has printed."""
        return len(json.loads(self.call("GET", "receipts")))

    def call(self, method: str, path: str) -> bytes:
        desk = HTTPConnection("127.0.0.1", self.api)
        try:
            desk.request(method, f"/api/v1/devices/{self.name}/{path}")
            answer = desk.getresponse()
            content = answer.read()
        finally:
            desk.close()
        assert answer.status < 300, f"{method} {path}: {answer.status} {content!r}"
        return content

    @contextmanager
    def faulty(self, fault: str) -> Iterator[None]:
        """Disturb it: `paper-near-end`, `paper-out`, `cover-open` or `offline`."""
        self.call("PUT", f"faults/{fault}")
        try:
            yield
        finally:
            self.call("DELETE", f"faults/{fault}")


def dots_of(picture: Image.Image) -> np.ndarray:
    """The black dots of a picture."""
    return np.asarray(picture.convert("L")) < 128


def dots_of_paper(paper: Paper) -> np.ndarray:
    return dots_of(Image.open(BytesIO(paper.png())))


@contextmanager
def virtual_printers(python: Path, folder: Path) -> Iterator[tuple[VirtualPrinter, VirtualPrinter]]:
    """Run a wide printer, with a serial port where the system has pseudo-terminals, and a narrow one."""
    api, wide, narrow = free_port(), free_port(), free_port()
    name = f"wide-{os.getpid()}"
    serial = ", { serial: { pty: true } }" if os.name == "posix" else ""
    (folder / "narrow.yaml").write_text(NARROW)
    (folder / "emupos.yaml").write_text(
        "schema: 1\n"
        f"api: {{ host: 127.0.0.1, port: {api} }}\n"
        "devices:\n"
        f"  - {{ id: {name}, type: printer, profile: epson-tm-t20iii, receipts_dir: ./receipts, job_idle_timeout_ms: 60000,"
        f" connections: [ {{ tcp: {{ port: {wide} }} }}{serial} ] }}\n"
        f"  - {{ id: narrow, type: printer, profile: ./narrow.yaml, receipts_dir: ./receipts, job_idle_timeout_ms: 60000,"
        f" connections: [ {{ tcp: {{ port: {narrow} }} }} ] }}\n"
    )
    machine = subprocess.Popen(
        [str(python), "-c", START, "run", "--config", "emupos.yaml"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "300", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert machine.stdout is not None
    try:
        first = VirtualPrinter(name, wide, api, machine.stdout)
        for line in machine.stdout:
            first.heard.append(line)
            match = SERIAL.search(line)
            first.serial = match["port"] if match else first.serial
            if "Ctrl+C" in line:
                break
        else:
            raise AssertionError("the virtual printer did not start:\n" + "".join(first.heard))
        yield first, VirtualPrinter("narrow", narrow, api, machine.stdout)
    finally:
        machine.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        machine.wait()
        machine.stdout.close()
