"""Printers are found on every way there is; what does not answer, or is not there, is nothing to wait for."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pos.printing import finding
from pos.printing.finding import HOSTS_MAX, Found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typing_extensions import Self

WELL = {b"\x10\x04\x01": b"\x16", b"\x10\x04\x02": b"\x12", b"\x10\x04\x04": b"\x12"}


@contextmanager
def listening(answers: dict[bytes, bytes]) -> Iterator[int]:
    """Something on this machine's own loopback that answers some questions, once."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def serve() -> None:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                while question := line.recv(3):
                    answer = answers.get(question, b"")
                    if not answer:
                        return
                    line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
    thread.join()


def test_a_printer_on_the_network_is_found_and_known_by_its_answer() -> None:
    with listening(WELL) as port:
        found = list(finding.on_network(["127.0.0.1"], port))
    assert found == [Found("network", f"127.0.0.1:{port}", is_sure=True)]


def test_what_listens_and_says_nothing_is_offered_without_a_promise() -> None:
    with listening({}) as port:
        found = list(finding.on_network(["127.0.0.1"], port))
    assert found == [Found("network", f"127.0.0.1:{port}")]


def test_where_nobody_listens_nothing_is_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert list(finding.on_network(["127.0.0.1"], port)) == []


def test_never_more_addresses_are_asked_than_is_decent(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def opened(hosts: tuple[str, ...], _port: int, _answer_s: float) -> list[Any]:
        asked.extend(hosts)
        return []

    monkeypatch.setattr(finding, "_opened", opened)
    assert list(finding.on_network(f"10.0.{number // 250}.{number % 250}" for number in range(5_000))) == []
    assert len(asked) == HOSTS_MAX


@pytest.mark.parametrize(
    ("own", "beside"), [("192.168.7.20", 253), ("127.0.0.1", 0), ("8.8.8.8", 0)], ids=["private", "loopback", "public"]
)
def test_only_a_private_network_is_searched(monkeypatch: pytest.MonkeyPatch, own: str, beside: int) -> None:
    class Asking:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def connect(self, _address: object) -> None: ...

        def getsockname(self) -> tuple[str, int]:
            return own, 1

    monkeypatch.setattr("pos.printing.finding.socket.socket", lambda *_: Asking())
    hosts = finding.neighbours()
    assert len(hosts) == beside
    assert own not in hosts
    assert all(host.startswith("192.168.7.") for host in hosts)


def test_device_files_are_found(tmp_path: Path) -> None:
    for name in ("lp1", "lp0", "hiddev0"):
        (tmp_path / name).touch()
    assert [one.address for one in finding.device_files(tmp_path)] == [str(tmp_path / "lp0"), str(tmp_path / "lp1")]
    assert list(finding.device_files(tmp_path / "none")) == []


def test_serial_ports_are_found_by_name_where_pyserial_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "find_spec", lambda _name: None)
    for name in ("ttyUSB0", "ttyACM1", "tty0", "null"):
        (tmp_path / name).touch()
    assert [one.address for one in finding.on_serial_ports(tmp_path)] == [
        str(tmp_path / "ttyACM1"),
        str(tmp_path / "ttyUSB0"),
    ]


def test_serial_ports_that_nothing_is_plugged_into_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    list_ports = pytest.importorskip("serial.tools.list_ports")

    class Port(SimpleNamespace):
        def __lt__(self, other: Port) -> bool:
            return bool(self.device < other.device)

    ports = [
        Port(device="/dev/ttyUSB0", hwid="USB VID:PID=067B:2303", description="Prolific"),
        Port(device="/dev/ttyS0", hwid="n/a", description="n/a"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert list(finding.on_serial_ports()) == [Found("serial", "/dev/ttyUSB0", "Prolific")]


@pytest.mark.skipif(sys.platform == "win32", reason="CUPS")
def test_queues_are_listed_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "which", lambda name: f"/usr/bin/{name}")

    def listing(order: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        assert order == ["/usr/bin/lpstat", "-e"]
        return subprocess.CompletedProcess(order, 0, "Receipts\nOffice_Laser\n", "")

    assert [one.address for one in finding.in_queues(listing)] == ["Receipts", "Office_Laser"]

    def hanging(order: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        raise subprocess.TimeoutExpired(order, 5)

    assert list(finding.in_queues(hanging)) == []
    monkeypatch.setattr(finding, "which", lambda _name: None)
    assert list(finding.in_queues(listing)) == []


def test_usb_is_asked_only_where_its_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "find_spec", lambda _name: None)
    assert list(finding.on_usb()) == []


def test_printers_on_usb_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class UsbError(Exception):
        pass

    class Device(SimpleNamespace):
        def __iter__(self) -> Iterator[list[SimpleNamespace]]:
            return iter([[SimpleNamespace(bInterfaceClass=7)]])

    device = Device(idVendor=0x04B8, idProduct=0x0E15, manufacturer="EPSON", product="TM-T20III")

    def find(*, find_all: bool, custom_match: Any) -> Iterator[Device]:
        assert find_all
        return iter([one for one in (device,) if custom_match(one)])

    core = SimpleNamespace(find=find, NoBackendError=UsbError, USBError=UsbError)
    monkeypatch.setitem(sys.modules, "usb", SimpleNamespace(core=core))
    monkeypatch.setitem(sys.modules, "usb.core", core)
    monkeypatch.setattr(finding, "find_spec", lambda _name: object())
    assert list(finding.on_usb()) == [Found("usb", "04b8:0e15", "EPSON TM-T20III", is_sure=True)]

    def no_backend(**_: object) -> None:
        raise UsbError

    core.find = no_backend
    assert list(finding.on_usb()) == []


def test_the_sure_ones_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {
        "on_usb": [],
        "device_files": [],
        "on_serial_ports": [Found("serial", "COM3")],
        "in_queues": [Found("queue", "Receipts", is_sure=True)],
    }
    for name, found in ways.items():
        monkeypatch.setattr(finding, name, lambda found=found: iter(found))
    monkeypatch.setattr(finding, "neighbours", tuple)
    monkeypatch.setattr(finding, "on_network", lambda _hosts: iter(()))
    assert [one.address for one in finding.printers()] == ["Receipts", "COM3"]
