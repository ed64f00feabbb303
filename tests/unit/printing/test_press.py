"""The press keeps its troubles to itself, loses no paper and prints none twice by itself."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos import settings
from pos.domain.troubles import PrinterTrouble
from pos.printing.connectors import QueuePrinter, SerialPrinter, UsbPrinter, WindowsQueuePrinter
from pos.printing.document import Document, Text
from pos.printing.lettering import Direction
from pos.printing.names import BookLookups
from pos.printing.paper import MM_58, MM_80
from pos.printing.press import (
    CoverOpen,
    PaperOut,
    PaperPress,
    PrinterDrawer,
    PrinterOffline,
    printer_of,
    roll_of,
)
from pos.printing.spool import BACK_OFF_S, JobState, Spool
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import DevicePrinter, FolderPrinter, NetworkPrinter, PrintOutcomeUnknown
from tests.builders import Till, a_till
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.printing.paper import Paper
    from pos.printing.raster import Painter


class Tray:
    """A printer that keeps its papers, or is out of paper."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.is_out = False

    def send(self, paper: Paper) -> None:
        if self.is_out:
            raise PrinterTrouble("out of paper")
        self.papers.append(paper)

    @property
    def titles(self) -> list[str]:
        return [paper.title for paper in self.papers]


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    one = a_till(tmp_path)
    yield one
    one.book.close()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def told() -> list[PrinterTrouble | None]:
    return []


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
    return PaperPress(lookups, painter, tray, lane.append, told.append)


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
    (waiting,) = press.unprinted
    tray.is_out = False
    run(lane)
    assert tray.papers == []  # nothing is sent again by itself
    press.retry()
    run(lane)
    assert tray.titles == [waiting.title]
    assert press.unprinted == ()
    assert told[-1] is None
    press.retry()
    run(lane)
    assert tray.titles == [waiting.title]


def test_a_retry_that_fails_keeps_the_paper(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    tray.is_out = True
    press.print(till.sell())
    run(lane)
    press.retry()
    run(lane)
    assert len(press.unprinted) == 1


def test_a_paper_found_printed_after_all_is_struck_out(
    till: Till, press: PaperPress, tray: Tray, lane: list[Callable[[], None]]
) -> None:
    tray.is_out = True
    press.print(till.sell())
    press.print(till.sell())
    run(lane)
    first, second = press.unprinted
    press.forget(first)
    assert press.unprinted == (second,)


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
        (settings.Settings(), FolderPrinter(Path("papers"))),
        (settings.Settings(printer_address="elsewhere"), FolderPrinter(Path("elsewhere"))),
        (settings.Settings(printer="network", printer_address="10.0.0.9"), NetworkPrinter("10.0.0.9", Path("cache"))),
        (
            settings.Settings(printer="device", printer_address="/dev/usb/lp0"),
            DevicePrinter(Path("/dev/usb/lp0"), Path("cache")),
        ),
        (
            settings.Settings(printer="usb", printer_address="04b8:0e15"),
            UsbPrinter("04b8:0e15", Path("cache")),
        ),
        (
            settings.Settings(printer="serial", printer_address="COM3@115200"),
            SerialPrinter("COM3@115200", Path("cache")),
        ),
        (
            settings.Settings(printer="queue", printer_address="Receipts"),
            WindowsQueuePrinter("Receipts", Path("cache")) if sys.platform == "win32" else QueuePrinter("Receipts"),
        ),
    ],
)
def test_the_owner_chooses_the_printer(chosen: settings.Settings, printer: object) -> None:
    assert printer_of(chosen, Path("papers"), Path("cache")) == printer


def test_the_owner_chooses_the_roll() -> None:
    assert roll_of(settings.Settings(paper_dots=384)) is MM_58
    assert roll_of(settings.Settings()) is MM_80


# ---- printers that tell, spools that last ---------------------------------------------------------


class TellingTray(Tray):
    """A printer that says how it is."""

    def __init__(self, status: PrinterStatus) -> None:
        super().__init__()
        self.state = status
        self.asked = 0

    def status(self) -> PrinterStatus:
        self.asked += 1
        return self.state


WELL = PrinterStatus(online=True, paper=PaperSupply.THERE, cover_open=False)


@pytest.fixture
def patient(
    till: Till, painter: Painter, paper_words: Path, told: list[PrinterTrouble | None], tmp_path: Path
) -> Callable[[Tray], PaperPress]:
    """Make a press at once, with a spool that lasts."""
    book = till.book

    def make(tray: Tray) -> PaperPress:
        lookups = BookLookups(book.catalogue, book.journal, book.key, paper_words)
        spool = Spool(lambda: NOON, tmp_path / "spool")
        return PaperPress(lookups, painter, tray, lambda work: work(), told.append, spool)

    return make


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=False), PaperOut()),
        (PrinterStatus(online=False, paper=PaperSupply.OUT, cover_open=True), CoverOpen()),
        (PrinterStatus(online=False, paper=PaperSupply.THERE), PrinterOffline()),
    ],
)
def test_a_printer_that_says_it_is_ill_gets_nothing_and_prints_when_it_is_well(
    till: Till,
    patient: Callable[[Tray], PaperPress],
    told: list[PrinterTrouble | None],
    status: PrinterStatus,
    trouble: PrinterTrouble,
) -> None:
    tray = TellingTray(status)
    press = patient(tray)
    press.print(till.sell())
    assert (tray.papers, told) == ([], [trouble])
    assert [job.state for job in press.jobs] == [JobState.WAITING]
    tray.state = WELL
    press.retry()
    assert len(tray.papers) == 1
    assert press.jobs == ()
    assert told[-1] is None


def test_a_mute_printer_is_asked_once_and_printed_on(till: Till, patient: Callable[[Tray], PaperPress]) -> None:
    tray = TellingTray(PrinterStatus())
    press = patient(tray)
    for _ in range(3):
        press.print(till.sell())
    assert len(tray.papers) == 3
    assert tray.asked == 1


def test_a_new_program_goes_on_with_what_the_old_one_left(
    till: Till, patient: Callable[[Tray], PaperPress], tray: Tray
) -> None:
    tray.is_out = True
    patient(tray).print(till.sell())
    tray.is_out = False
    fresh = patient(tray)
    assert fresh.unprinted == ()  # it never saw the document
    assert [job.state for job in fresh.jobs] == [JobState.WAITING]
    fresh.retry()
    assert len(tray.papers) == 1


class BrokenTray(Tray):
    """A printer whose cable is pulled in the middle of a paper."""

    def send(self, paper: Paper) -> None:
        super().send(paper)
        if self.is_out is False and len(self.papers) == 1:
            raise PrintOutcomeUnknown("cable")


def test_what_may_be_printed_is_printed_again_only_by_a_person_and_as_a_copy(
    till: Till, patient: Callable[[Tray], PaperPress], told: list[PrinterTrouble | None]
) -> None:
    tray = BrokenTray()
    press = patient(tray)
    press.print(till.sell())
    press.tick()
    assert len(tray.papers) == 1
    assert [job.state for job in press.jobs] == [JobState.UNKNOWN]
    press.retry()
    first, again = tray.papers
    assert again.height > first.height
    assert again.bits.endswith(first.bits)
    assert again.figures == first.figures
    assert told == [PrintOutcomeUnknown("cable"), None]


def test_a_tick_tries_again_what_was_refused(
    till: Till, painter: Painter, paper_words: Path, tray: Tray, told: list[PrinterTrouble | None]
) -> None:
    times = [NOON]
    book = till.book
    lookups = BookLookups(book.catalogue, book.journal, book.key, paper_words)
    press = PaperPress(lookups, painter, tray, lambda work: work(), told.append, Spool(lambda: times[0]))
    tray.is_out = True
    press.print(till.sell())
    tray.is_out = False
    press.tick()
    assert tray.papers == []  # its time has not come
    times[0] += timedelta(seconds=BACK_OFF_S[0])
    press.tick()
    assert len(tray.papers) == 1
    press.tick()
    assert len(tray.papers) == 1
    assert len(told) == 2
