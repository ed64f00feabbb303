"""The press keeps its troubles to itself, loses no paper and prints none twice by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.printing.connectors import NoPrinterAddress, QueuePrinter, SerialPrinter, UsbPrinter, WindowsQueuePrinter
from pos.printing.document import Document, Text
from pos.printing.lettering import Direction
from pos.printing.names import BookLookups
from pos.printing.paper import MM_58, MM_80
from pos.printing.press import (
    Outlet,
    PaperPress,
    PrinterDrawer,
    printer_of,
    roll_of,
)
from pos.printing.setup import PrinterSetup
from pos.printing.thermal import PAPERS_KEPT_MAX, DevicePrinter, FolderPrinter, Mechanics, NetworkPrinter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.raster import Painter
    from tests.builders import Till
    from tests.unit.printing.trays import Tray


@pytest.fixture
def lane() -> list[Callable[[], None]]:
    """Work that waits until it is run."""
    return []


@pytest.fixture
def press(
    till: Till,
    painter: Painter,
    paper_words: Path,
    tray: Tray,
    told: list[PrinterTrouble | None],
    lane: list[Callable[[], None]],
) -> PaperPress:
    book = till.book
    lookups = BookLookups(book.catalogue, book.journal, book.key, paper_words)
    return PaperPress(lookups, Outlet(painter, tray), lane.append, told.append)


def run(lane: list[Callable[[], None]]) -> None:
    while lane:
        lane.pop(0)()


def test_asking_for_paper_costs_the_cashier_nothing(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    press.print(till.sell())
    assert tray.papers == []
    run(lane)
    assert len(tray.papers) == 1


def test_papers_come_in_the_order_of_the_facts(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    sold = [till.sell() for _ in range(3)]
    for recorded in sold:
        press.print(recorded)
    run(lane)
    assert tray.titles == [recorded.fact.number for recorded in sold]  # type: ignore[union-attr]  # sales have numbers


def test_a_copy_is_longer_by_its_mark(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    sold = till.sell()
    press.print(sold)
    press.print(sold, copy=True)
    run(lane)
    assert tray.papers[1].height > tray.papers[0].height


def test_a_fact_without_a_paper_moves_no_paper(
    till: Till,
    press: PaperPress,
    tray: Tray,
    told: list[PrinterTrouble | None],
    lane: list[Callable[[], None]],
) -> None:
    press.print(till.shifts.open_drawer(by="C1", reason="change"))
    run(lane)
    assert tray.papers == []
    assert told == []


def test_a_paper_that_did_not_come_through_waits_and_is_printed_once(
    till: Till,
    press: PaperPress,
    tray: Tray,
    told: list[PrinterTrouble | None],
    lane: list[Callable[[], None]],
) -> None:
    tray.is_out = True
    press.print(till.sell())
    run(lane)
    assert told == [PrinterTrouble("out of paper")]
    (waiting,) = press.jobs
    tray.is_out = False
    run(lane)
    assert tray.papers == []  # nothing is sent again by itself
    press.retry()
    run(lane)
    assert tray.titles == [waiting.paper.title]
    assert press.jobs == ()
    assert told[-1] is None
    press.retry()
    run(lane)
    assert tray.titles == [waiting.paper.title]


def test_a_retry_that_fails_keeps_the_paper(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    tray.is_out = True
    press.print(till.sell())
    run(lane)
    press.retry()
    run(lane)
    assert len(press.jobs) == 1


def test_a_paper_found_printed_after_all_is_struck_out(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    tray.is_out = True
    press.print(till.sell())
    press.print(till.sell())
    run(lane)
    first, second = press.jobs
    press.forget_job(first.number)
    run(lane)
    assert [job.number for job in press.jobs] == [second.number]


def test_a_paper_of_no_fact_can_be_printed(press: PaperPress, tray: Tray, lane: list[Callable[[], None]]) -> None:
    press.print_document(Document("T01-X-1", Direction.RTL, (Text("تقرير X"),)))
    run(lane)
    assert tray.titles == ["T01-X-1"]


def test_an_odd_sign_in_a_name_does_not_cost_the_receipt(
    press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    press.print_document(Document("T", Direction.RTL, (Text("عسل 🍯"),)))
    run(lane)
    assert tray.titles == ["T"]
    assert [press.take_odd_letters(), press.take_odd_letters()] == ["🍯", ""]


def test_the_drawer_gets_a_pulse_and_no_paper_moves(tmp_path: Path) -> None:
    told: list[PrinterTrouble | None] = []
    PrinterDrawer(FolderPrinter(tmp_path), lambda work: work(), told.append).open()
    assert (tmp_path / "0001.bin").read_bytes() == b"\x1b@\x1bp\x00\x32\x32"
    assert not (tmp_path / "0001.png").exists()
    assert told == [None]


def test_a_drawer_on_a_printer_that_is_off_raises_nothing(tray: Tray, told: list[PrinterTrouble | None]) -> None:
    tray.is_out = True
    PrinterDrawer(tray, lambda work: work(), told.append).open()
    assert told == [PrinterTrouble("out of paper")]


@pytest.mark.parametrize(
    ("chosen", "printer"),
    [
        (PrinterSetup(), FolderPrinter(Path("papers"), kept_max=PAPERS_KEPT_MAX)),
        (PrinterSetup(address="elsewhere"), FolderPrinter(Path("elsewhere"))),
        (PrinterSetup(kind="network", address="10.0.0.9"), NetworkPrinter("10.0.0.9", Path("cache"))),
        (PrinterSetup(kind="network", address="10.0.0.9:9101"), NetworkPrinter("10.0.0.9", Path("cache"), 9101)),
        (
            PrinterSetup(has_cutter=False, drawer_pin=5, density=-2, code="graphics"),
            FolderPrinter(Path("papers"), Mechanics(False, 5, -2, "graphics"), PAPERS_KEPT_MAX),
        ),
        (
            PrinterSetup(kind="device", address="/dev/usb/lp0"),
            DevicePrinter(Path("/dev/usb/lp0"), Path("cache")),
        ),
        (
            PrinterSetup(kind="usb", address="04b8:0e15"),
            UsbPrinter("04b8:0e15", Path("cache")),
        ),
        (
            PrinterSetup(kind="serial", address="COM3@115200"),
            SerialPrinter("COM3@115200", Path("cache")),
        ),
        (
            PrinterSetup(kind="queue", address="Receipts"),
            WindowsQueuePrinter("Receipts", Path("cache")) if sys.platform == "win32" else QueuePrinter("Receipts"),
        ),
    ],
)
def test_the_owner_chooses_the_printer(chosen: PrinterSetup, printer: object) -> None:
    assert printer_of(chosen, Path("papers"), Path("cache")) == printer


def test_a_port_is_a_number() -> None:
    with pytest.raises(NoPrinterAddress):
        printer_of(PrinterSetup(kind="network", address="10.0.0.9:raw"), Path("papers"), Path("cache"))


def test_the_owner_chooses_the_roll() -> None:
    assert roll_of(PrinterSetup(dots=384)) == MM_58
    assert roll_of(PrinterSetup()) == MM_80
