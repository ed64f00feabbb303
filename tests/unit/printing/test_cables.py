"""What a person does to a printer, with the real connector and a printer on the loopback: each ends as it should, in words."""

from __future__ import annotations

import gc
import socket
import struct
import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.printing.jobs import Job, JobState
from pos.printing.paper import Paper
from pos.printing.press import CoverOpen, PaperOut, PrinterOffline, require_ready
from pos.printing.spool import BACK_OFF_S, Spool
from pos.printing.thermal import NetworkPrinter, PrintOutcomeUnknown, job
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WELL = {1: 0x16, 2: 0x12, 4: 0x12}
PAPER_OUT = {1: 0x1E, 2: 0x32, 4: 0x72}
COVER_OPEN = {1: 0x1E, 2: 0x16, 4: 0x12}
SWITCHED_OFFLINE = {1: 0x1E, 2: 0x12, 4: 0x12}
LONG = Paper("T", 576, 60_000, b"\xaa" * 72 * 60_000, cuts=(60_000,))
SHORT = Paper("T", 576, 8, b"\xaa" * 72 * 8, cuts=(8,), opens_drawer=True)


class Bench:
    """A printer on the loopback whose cover, paper and cable a hand can move."""

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self.state: dict[int, int] | None = WELL
        self.pulled_after = 0  # bytes of a job; 0 leaves the cable alone
        self.jobs: list[bytes] = []

    @property
    def port(self) -> int:
        number: int = self._server.getsockname()[1]
        return number

    def serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                self._listen(line)

    def _listen(self, line: socket.socket) -> None:
        content = b""
        while part := line.recv(4_096):
            if part[:2] == b"\x10\x04":
                if self.state is not None:
                    line.sendall(bytes([self.state[part[2]]]))
                continue
            content += part
            if self.pulled_after and len(content) >= self.pulled_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
        if content:
            self.jobs.append(content)


@pytest.fixture
def bench() -> Iterator[Bench]:
    with a_bench() as made:
        yield made


@contextmanager
def a_bench() -> Iterator[Bench]:
    server = socket.create_server(("127.0.0.1", 0))
    bench = Bench(server)
    thread = threading.Thread(target=bench.serve)
    thread.start()
    yield bench
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


class Desk:
    """A spool on the disk and the printer that it sends to, with a clock that is moved by hand."""

    def __init__(self, folder: Path, port: int) -> None:
        self.time = NOON
        self.folder = folder
        self.printer = NetworkPrinter("127.0.0.1", folder / "cache", port=port)
        self.spool = Spool(lambda: self.time, folder / "spool")

    def send(self, one: Job) -> None:
        require_ready(self.printer.status())
        self.printer.send(one.paper)

    def again(self) -> None:
        """Wait until everything is due, and try by itself."""
        self.time += timedelta(seconds=BACK_OFF_S[-1])
        self.spool.send(self.send, at_once=False)

    @property
    def states(self) -> list[JobState]:
        return [one.state for one in self.spool.jobs]


@pytest.fixture
def desk(tmp_path: Path, bench: Bench) -> Desk:
    return Desk(tmp_path, bench.port)


@pytest.mark.parametrize(
    ("state", "trouble"),
    [(PAPER_OUT, PaperOut), (COVER_OPEN, CoverOpen), (SWITCHED_OFFLINE, PrinterOffline)],
    ids=["paper out", "cover open", "offline"],
)
def test_an_ill_printer_gets_nothing_and_prints_once_when_it_is_well(
    desk: Desk, bench: Bench, state: dict[int, int], trouble: type[PrinterTrouble]
) -> None:
    bench.state = state
    desk.spool.add(SHORT)
    assert type(desk.spool.send(desk.send)) is trouble
    assert (bench.jobs, desk.states) == ([], [JobState.WAITING])
    bench.state = WELL
    desk.again()
    desk.again()
    assert desk.states == []
    bench_jobs = settled(bench, 1)
    assert bench_jobs == [job(SHORT, desk.printer.mechanics)]


def test_a_mute_printer_prints_and_nothing_good_is_taken_for_granted(desk: Desk, bench: Bench) -> None:
    bench.state = None
    assert desk.printer.status().online is None
    desk.spool.add(SHORT)
    assert desk.spool.send(desk.send) is None
    bench.state = WELL
    assert len(settled(bench, 1)) == 1


def test_a_cable_pulled_in_mid_job_is_not_known_and_never_sent_again_by_itself(desk: Desk, bench: Bench) -> None:
    bench.pulled_after = 20_000
    desk.spool.add(LONG)
    assert isinstance(desk.spool.send(desk.send), PrintOutcomeUnknown)
    bench.pulled_after = 0
    desk.again()
    assert (desk.states, bench.jobs) == ([JobState.UNKNOWN], [])


# python-escpos 3.1 forgets the socket of a failed connection instead of closing it (`network.py`, `open`).
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_printer_that_is_switched_off_and_on_again_prints_what_waited_once(tmp_path: Path) -> None:
    with a_bench() as gone:
        port = gone.port
    desk = Desk(tmp_path, port)
    desk.spool.add(SHORT)
    assert type(desk.spool.send(desk.send)) is PrinterTrouble
    gc.collect()  # python-escpos forgets its socket; it complains here, not in another test
    assert desk.states == [JobState.WAITING]
    with a_bench() as back:
        desk.printer = NetworkPrinter("127.0.0.1", tmp_path / "cache", port=back.port)
        desk.again()
        desk.again()
        assert desk.states == []
        assert len(settled(back, 1)) == 1


def test_the_drawer_opens_before_the_first_dot(desk: Desk, bench: Bench) -> None:
    desk.printer.send(SHORT)
    (content,) = settled(bench, 1)
    assert content.index(b"\x1bp") < content.index(b"\x1dv0")


def settled(bench: Bench, count: int) -> list[bytes]:
    """Wait until so many jobs have come to their end, and return them: one more connection is taken after the last."""
    with socket.create_connection(("127.0.0.1", bench.port)) as after:  # lines are served one after the other
        after.sendall(b"\x10\x04\x01")
        after.settimeout(5)
        if bench.state is not None:
            after.recv(1)
    assert len(bench.jobs) == count
    return bench.jobs
