"""Thermal: the bytes a printer gets, and what happens when it is not there."""

from __future__ import annotations

import gc
import io
import logging
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from pos.domain.troubles import PrinterTrouble
from pos.printing import thermal
from pos.printing.document import Cut, Document, Drawer, Pair, Qr, Text
from pos.printing.lettering import Direction
from pos.printing.paper import Paper
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import (
    BAND_DOTS,
    REMOVED_AT_ONCE_MAX,
    DevicePrinter,
    FolderPrinter,
    Mechanics,
    NetworkPrinter,
    PrintOutcomeUnknown,
    bands,
    graphics,
    job,
    load_escpos,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.printing.raster import Painter


@pytest.fixture
def receipt(painter: Painter) -> Paper:
    rows = tuple(Pair(f"صنف رقم {number}", f"{number}.00") for number in range(25))
    return painter.paint(Document("T01-000001-3", Direction.RTL, (Drawer(), Text("أمانة"), *rows, Qr("A"), Cut())))


def test_the_dots_are_packed_as_python_escpos_packs_them(receipt: Paper, tmp_path: Path) -> None:
    printers = load_escpos(tmp_path)
    reference = printers.Dummy(profile="TM-T20II")
    reference.image(Image.open(io.BytesIO(receipt.png())), fragment_height=BAND_DOTS)
    assert receipt.height > 2 * BAND_DOTS
    assert b"".join(bands(receipt)) == reference.output


def test_the_whole_job_is_what_python_escpos_sends(receipt: Paper, tmp_path: Path) -> None:
    printers = load_escpos(tmp_path)
    reference = printers.Dummy(profile="TM-T20II")
    reference.hw("INIT")
    reference.cashdraw(2)
    reference.image(Image.open(io.BytesIO(receipt.png())), fragment_height=BAND_DOTS)
    reference.cut()
    assert job(receipt, Mechanics()) == reference.output


def test_pictures_are_stored_and_printed_as_python_escpos_does_it(receipt: Paper, tmp_path: Path) -> None:
    printers = load_escpos(tmp_path)
    reference = printers.Dummy(profile="TM-T20II")
    reference.image(Image.open(io.BytesIO(receipt.png())), impl="graphics", fragment_height=BAND_DOTS)
    assert b"".join(graphics(receipt)) == reference.output
    assert reference.output in job(receipt, Mechanics(code="graphics"))


@pytest.mark.parametrize(("density", "said"), [(3, b"\x03"), (-6, b"\xfa"), (6, b"\x06")])
def test_darkness_is_said_before_the_first_dot(receipt: Paper, density: int, said: bytes) -> None:
    content = job(receipt, Mechanics(density=density))
    assert content.index(b"\x1d(K\x02\x001" + said) < content.index(b"\x1dv0")
    assert b"\x1d(K" not in job(receipt, Mechanics())


def test_the_drawer_answers_to_its_own_pin(receipt: Paper) -> None:
    assert job(receipt, Mechanics(drawer_pin=5))[:7] == b"\x1b@\x1bp\x01\x32\x32"


def test_a_printer_without_a_knife_only_feeds(receipt: Paper) -> None:
    content = job(receipt, Mechanics(has_cutter=False))
    assert content.endswith(b"\x1bd\x06")
    assert b"\x1dV" not in content[-8:]


def test_two_sheets_are_cut_apart_and_no_row_is_lost() -> None:
    rows = b"".join(bytes([number % 256]) for number in range(600))
    content = job(Paper("T", 8, 600, rows, cuts=(300, 600)), Mechanics())
    assert content.count(b"\x1bd\x06\x1dV\x00") == 2
    heads = [300 - BAND_DOTS, BAND_DOTS]
    assert [content.count(b"\x1dv0\x00\x01\x00" + rows_.to_bytes(2, "little")) for rows_ in heads] == [2, 2]
    assert b"".join(band[8:] for band in bands(Paper("T", 8, 600, rows))) == rows


def test_paper_after_the_last_cut_is_printed_too() -> None:
    content = job(Paper("T", 8, 20, b"\xff" * 20, cuts=(10,)), Mechanics())
    assert content.endswith(b"\x1dV\x00\x1dv0\x00\x01\x00\x0a\x00" + b"\xff" * 10)


def test_a_folder_keeps_the_bytes_and_the_picture(receipt: Paper, tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "paper")
    printer.send(receipt)
    printer.send(receipt)
    names = sorted(path.name for path in (tmp_path / "paper").iterdir())
    assert names == ["0001.bin", "0001.png", "0002.bin", "0002.png"]
    assert (tmp_path / "paper" / "0002.bin").read_bytes() == job(receipt, Mechanics())
    assert (tmp_path / "paper" / "0002.png").read_bytes() == receipt.png()


def test_a_folder_never_overwrites_an_older_paper(receipt: Paper, tmp_path: Path) -> None:
    (tmp_path / "0041.bin").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("not a job")
    FolderPrinter(tmp_path).send(receipt)
    assert (tmp_path / "0041.bin").read_bytes() == b"old"
    assert (tmp_path / "0042.bin").exists()


def test_a_full_folder_is_listed_for_the_first_paper_only(
    receipt: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer, other = FolderPrinter(tmp_path), FolderPrinter(tmp_path)
    printer.send(receipt)
    other.send(receipt)
    listed: list[Path] = []

    def iterdir(folder: Path) -> Iterator[Path]:
        listed.append(folder)
        return iter(())

    with monkeypatch.context() as patch:
        patch.setattr(type(tmp_path), "iterdir", iterdir)
        printer.send(receipt)  # after what another printer wrote meanwhile
        other.send(receipt)
        printer.send(receipt)
    assert listed == []
    assert sorted(path.stem for path in tmp_path.glob("*.bin")) == [f"{number:04d}" for number in range(1, 6)]
    assert printer == other


def test_a_folder_keeps_so_many_papers_and_drops_the_oldest_a_few_at_a_time(tmp_path: Path) -> None:
    slip = Paper("T", 8, 1, b"\xff")
    for number in range(1, 31):
        for suffix in ("bin", "png"):
            (tmp_path / f"{number:04d}.{suffix}").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("not a job")
    printer, keeper = FolderPrinter(tmp_path, kept_max=5), FolderPrinter(tmp_path)

    def numbers(suffix: str) -> list[int]:
        return sorted(int(path.stem) for path in tmp_path.glob(f"*.{suffix}"))

    printer.send(slip)
    assert numbers("bin") == numbers("png") == list(range(1 + REMOVED_AT_ONCE_MAX, 32))
    for _ in range(9):
        printer.send(slip)
    assert numbers("bin") == numbers("png") == list(range(36, 41)), "the newest stay"
    FolderPrinter(tmp_path, kept_max=5).send(slip)  # the program was started anew
    assert numbers("bin") == list(range(37, 42))
    keeper.send(slip)
    assert numbers("bin") == list(range(37, 43)), "a folder that somebody chose keeps all"
    assert (tmp_path / "notes.txt").exists()


def test_a_paper_that_cannot_be_removed_is_no_trouble(tmp_path: Path) -> None:
    slip = Paper("T", 8, 1, b"\xff")
    (tmp_path / "0001.png").mkdir()  # no unlink removes it
    (tmp_path / "0001.bin").write_bytes(b"old")
    printer = FolderPrinter(tmp_path, kept_max=1)
    printer.send(slip)
    assert (tmp_path / "0001.bin").exists()
    (tmp_path / "0001.png").rmdir()
    printer.send(slip)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0003.bin", "0003.png"]


def test_a_folder_that_cannot_be_written_is_a_trouble(receipt: Paper, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(PrinterTrouble):
        FolderPrinter(blocked / "paper").send(receipt)


def test_a_device_file_gets_the_job(receipt: Paper, tmp_path: Path) -> None:
    DevicePrinter(tmp_path / "lp0", tmp_path / "cache").send(receipt)
    assert (tmp_path / "lp0").read_bytes() == job(receipt, Mechanics())


def test_a_missing_device_is_a_trouble_and_nothing_was_sent(receipt: Paper, tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble) as trouble:
        DevicePrinter(tmp_path / "absent" / "lp0", tmp_path / "cache").send(receipt)
    assert not isinstance(trouble.value, PrintOutcomeUnknown)


def test_a_network_printer_gets_the_job_whole(receipt: Paper, tmp_path: Path) -> None:
    received = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                while chunk := connection.recv(65_536):
                    received.extend(chunk)

        listener = threading.Thread(target=listen)
        listener.start()
        NetworkPrinter("127.0.0.1", tmp_path, port=server.getsockname()[1]).send(receipt)
        listener.join()
    assert bytes(received) == job(receipt, Mechanics())


# python-escpos 3.1 forgets the socket of a failed connection instead of closing it (`network.py`, `open`).
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_network_printer_that_is_off_is_a_trouble_and_nothing_was_sent(receipt: Paper, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PrinterTrouble) as trouble:
        NetworkPrinter("127.0.0.1", tmp_path, port=port).send(receipt)
    outcome = type(trouble.value)
    del trouble
    gc.collect()  # the forgotten socket complains here, not in another test
    assert outcome is PrinterTrouble


def test_a_printer_that_stops_reading_leaves_the_outcome_unknown(tmp_path: Path) -> None:
    endless = Paper("T", 576, 120_000, bytes(72 * 120_000))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        mute = NetworkPrinter("127.0.0.1", tmp_path, port=server.getsockname()[1], timeout_s=0.2)
        with pytest.raises(PrintOutcomeUnknown):
            mute.send(endless)


def test_loading_the_printer_library_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    handlers = list(logging.getLogger().handlers)
    load_escpos(tmp_path)
    assert logging.getLogger().handlers == handlers


def test_printer_libraries_are_not_loaded_before_a_printer_is_used() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pos.printing.thermal; print('escpos' in sys.modules, 'PIL' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.split() == ["False", "False"]


def test_the_digest_of_the_printer_library_is_kept_where_it_was_told(tmp_path: Path) -> None:
    code = (
        "import logging, pathlib, sys; from pos.printing.thermal import load_escpos;"
        "load_escpos(pathlib.Path(sys.argv[1])); print(len(logging.getLogger().handlers))"
    )
    clean = {name: value for name, value in os.environ.items() if name != "ESCPOS_CAPABILITIES_PICKLE_DIR"}
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "cache")], capture_output=True, text=True, check=True, env=clean
    )
    assert loaded.stdout.split() == ["0"]
    assert len(list((tmp_path / "cache").glob("*.capabilities.pickle"))) == 1


def test_a_network_printer_says_how_it_is(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                for reply in (b"\x1a", b"\x36", b"\x7e"):
                    connection.recv(16)
                    connection.sendall(reply)

        printer = threading.Thread(target=answer)
        printer.start()
        status = NetworkPrinter("127.0.0.1", tmp_path, port=server.getsockname()[1]).status()
        printer.join()
    assert status == PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=True)


def test_a_mute_printer_is_not_known_instead_of_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thermal, "ANSWER_TIMEOUT_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:
        status = NetworkPrinter("127.0.0.1", tmp_path, port=server.getsockname()[1]).status()
    assert status == PrinterStatus()


def test_a_printer_that_hangs_up_while_asked_is_a_trouble_or_unknown(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            connection, _ = server.accept()
            connection.close()

        printer = threading.Thread(target=hang_up)
        printer.start()
        try:
            status = NetworkPrinter("127.0.0.1", tmp_path, port=server.getsockname()[1]).status()
        except PrinterTrouble:
            status = PrinterStatus()
        printer.join()
    assert status == PrinterStatus()
