"""Papers on a printer that we did not write: what it prints is dot for dot what we painted, and it is believed when ill.

These tests install emupos into `.lab/virtual-printer` (see `packaging/virtual_printer.py`) when they first run.
"""

from __future__ import annotations

import re
import runpy
import socket
import struct
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import zxingcpp
from filelock import FileLock

from pos.domain.bazaar import PaperLanguage
from pos.printing.connectors import SerialPrinter
from pos.printing.paper import MM_58, MM_80, Paper, Roll
from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.papers.receipt import receipt
from pos.printing.press import CoverOpen, PaperOut, PrinterOffline, require_ready
from pos.printing.raster import Painter
from pos.printing.spool import Spool
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import NetworkPrinter, PrintOutcomeUnknown
from pos.printing.words import wording
from tests.builders import COFFEE, HUDA, JAM, OUD, SALMA, a_bazaar, a_line, a_sale, a_stamp
from tests.integration.virtual_printer import VirtualPrinter, dots_of, dots_of_paper, virtual_printers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from pos.printing.jobs import Job

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
PROOF = "AMANA1:" + "Q7k_" * 24
ILL = {
    "paper-near-end": PrinterStatus(online=True, paper=PaperSupply.NEAR_END, cover_open=False),
    "paper-out": PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=False),
    "cover-open": PrinterStatus(online=False, paper=PaperSupply.THERE, cover_open=True),
    "offline": PrinterStatus(online=False, paper=PaperSupply.THERE, cover_open=False),
}

TROUBLES = {"paper-out": PaperOut, "cover-open": CoverOpen, "offline": PrinterOffline}


@pytest.fixture(scope="session")
def python_with_printer() -> Path:
    """The interpreter that has the virtual printer; installed once, by whoever comes first."""
    (ROOT / ".lab").mkdir(exist_ok=True)
    with FileLock(ROOT / ".lab" / "virtual-printer.lock"):
        done = subprocess.run(
            [sys.executable, str(ROOT / "packaging" / "virtual_printer.py")],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        pytest.skip(f"emupos cannot be installed here: {done.stderr.strip().splitlines()[-1:]}")
    return Path(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def printers(
    python_with_printer: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[VirtualPrinter, VirtualPrinter]]:
    with virtual_printers(python_with_printer, tmp_path_factory.mktemp("virtual")) as pair:
        yield pair


@pytest.fixture
def wide(printers: tuple[VirtualPrinter, VirtualPrinter]) -> VirtualPrinter:
    return printers[0]


def a_paper(roll: Roll, language: str = "both") -> Paper:
    letterhead = Letterhead(
        a_bazaar(),
        wording(ROOT / "assets" / "paper", PaperLanguage(language)),
        items={
            JAM: Named("مربى التمر", "Date jam"),
            OUD: Named("دهن العود", "Oud oil"),
            COFFEE: Named("قهوة", "Coffee"),
        },
    )
    sale = a_sale(
        a_line(item=JAM, family=SALMA, quantity=2, price_minor=2_500),
        a_line(item=OUD, family=HUDA, quantity=1, price_minor=12_000),
        a_line(item=COFFEE, family="", quantity=3, price_minor=1_000),
    )
    return Painter(ROOT / "assets" / "fonts", roll).paint(receipt(letterhead, a_stamp(), sale, proof=PROOF))


def over_tcp(printer: VirtualPrinter, cache: Path) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", cache, port=printer.port)


@pytest.mark.parametrize("language", ["ar", "en", "both"])
@pytest.mark.parametrize("width", [576, 384])
def test_a_receipt_comes_out_dot_for_dot(
    qapp: QApplication, printers: tuple[VirtualPrinter, VirtualPrinter], width: int, language: str, tmp_path: Path
) -> None:
    assert qapp is not None
    printer = printers[0] if width == 576 else printers[1]
    paper = a_paper(MM_80 if width == 576 else MM_58, language)
    over_tcp(printer, tmp_path).send(paper)
    boundary, picture = printer.printed()
    theirs, ours = dots_of(picture), dots_of_paper(paper)
    assert boundary == "cut"
    assert theirs.shape[1] == width
    assert np.array_equal(theirs[: len(ours)], ours)
    assert not theirs[len(ours) :].any()
    assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L")) if code.text == PROOF] == [PROOF]


def test_one_wrong_dot_would_be_seen(qapp: QApplication, wide: VirtualPrinter, tmp_path: Path) -> None:
    assert qapp is not None
    paper = a_paper(MM_80)
    spoilt = bytearray(paper.bits)
    spoilt[len(spoilt) // 2] ^= 0x10
    over_tcp(wide, tmp_path).send(replace(paper, bits=bytes(spoilt)))
    _, picture = wide.printed()
    ours = dots_of_paper(paper)
    assert np.count_nonzero(dots_of(picture)[: len(ours)] != ours) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the virtual serial port is a pseudo-terminal")
def test_a_serial_cable_brings_the_same_dots(wide: VirtualPrinter, tmp_path: Path) -> None:
    paper = Paper("T", 576, 64, bytes(range(72)) * 64, cuts=(64,))
    SerialPrinter(wide.serial, tmp_path).send(paper)
    _, picture = wide.printed()
    assert np.array_equal(dots_of(picture)[:64], dots_of_paper(paper))


def test_the_drawer_opens_before_the_paper_moves(wide: VirtualPrinter, tmp_path: Path) -> None:
    over_tcp(wide, tmp_path).send(Paper("T", 576, 8, b"\xff" * 72 * 8, cuts=(8,), opens_drawer=True))
    first = wide.awaited(re.compile(r"drawer\.opened|printer\.job\.completed"))
    assert first.group() == "drawer.opened"
    wide.printed()
    wide.call("POST", "drawer/close")


def test_a_well_printer_says_so(wide: VirtualPrinter, tmp_path: Path) -> None:
    assert over_tcp(wide, tmp_path).status() == PrinterStatus(online=True, paper=PaperSupply.THERE, cover_open=False)


@pytest.mark.parametrize("fault", ILL)
def test_an_ill_printer_is_believed(wide: VirtualPrinter, tmp_path: Path, fault: str) -> None:
    with wide.faulty(fault):
        assert over_tcp(wide, tmp_path).status() == ILL[fault]
    assert over_tcp(wide, tmp_path).status().refuses is False


@pytest.mark.parametrize("fault", ["paper-out", "cover-open", "offline"])
def test_what_was_sent_to_an_ill_printer_comes_out_once_when_it_is_well(
    wide: VirtualPrinter, tmp_path: Path, fault: str
) -> None:
    """This is why nothing is ever sent again by itself."""
    before = wide.count()
    paper = Paper("T", 576, 16, b"\x0f" * 72 * 16, cuts=(16,))
    with wide.faulty(fault):
        over_tcp(wide, tmp_path).send(paper)
        assert wide.count() == before
    _, picture = wide.printed()
    assert np.array_equal(dots_of(picture)[:16], dots_of_paper(paper))
    assert wide.count() == before + 1


def test_a_cable_pulled_in_mid_job_leaves_the_outcome_unknown(wide: VirtualPrinter, tmp_path: Path) -> None:
    paper = Paper("T", 576, 120_000, b"\xaa" * 72 * 120_000, cuts=(120_000,))
    with socket.create_server(("127.0.0.1", 0)) as relay:

        def pull() -> None:
            till, _ = relay.accept()
            with till, socket.create_connection(("127.0.0.1", wide.port)) as printer:
                passed = 0
                while passed < 40_000:
                    chunk = till.recv(4_096)
                    printer.sendall(chunk)
                    passed += len(chunk)
                till.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        hand = threading.Thread(target=pull)
        hand.start()
        with pytest.raises(PrintOutcomeUnknown):
            NetworkPrinter("127.0.0.1", tmp_path, port=relay.getsockname()[1]).send(paper)
        hand.join()
    boundary, picture = wide.printed()
    assert boundary != "cut"
    assert 0 < picture.height < 1_000  # a part of it did come out, so sending it again would print it twice


@pytest.mark.parametrize("fault", ["paper-out", "cover-open", "offline"])
def test_the_spool_waits_for_an_ill_printer_and_prints_once(wide: VirtualPrinter, tmp_path: Path, fault: str) -> None:
    before = wide.count()
    printer = over_tcp(wide, tmp_path)
    paper = Paper("T", 576, 16, b"\x33" * 72 * 16, cuts=(16,))

    def send(job: Job) -> None:
        require_ready(printer.status())
        printer.send(job.paper)

    spool = Spool(folder=tmp_path / "spool")
    spool.add(paper)
    with wide.faulty(fault):
        trouble = spool.send(send)
        assert type(trouble) is TROUBLES[fault]
    assert wide.count() == before
    assert Spool(folder=tmp_path / "spool").send(send) is None  # the program was closed and opened in between
    _, picture = wide.printed()
    assert np.array_equal(dots_of(picture)[:16], dots_of_paper(paper))
    assert wide.count() == before + 1


def test_the_back_port_changes_nothing_but_old_syntax() -> None:
    turned_back = runpy.run_path(str(ROOT / "packaging" / "virtual_printer.py"))["turned_back"]
    assert turned_back("type Size = int\nX = 1\n") == "Size = int\nX = 1\n"
    assert "def first(items" in turned_back("import os\n\ndef first[T](items: list[T]) -> T: ...\n")
    assert turned_back("x = type(1)\n") == "x = type(1)\n"
