"""What the press was asked for comes out once, through ill printers, restarts and several printers at one till."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.printing.document import Document, Text
from pos.printing.jobs import JobState
from pos.printing.lettering import Direction
from pos.printing.names import BookLookups
from pos.printing.press import (
    CoverOpen,
    Outlet,
    PaperOut,
    PaperPress,
    PrinterOffline,
)
from pos.printing.setup import REPORT
from pos.printing.spool import BACK_OFF_S, Spool
from pos.printing.status import PaperSupply, PrinterStatus
from pos.printing.thermal import PrintOutcomeUnknown
from tests.fakes import NOON
from tests.unit.printing.trays import Tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.paper import Paper
    from pos.printing.raster import Painter
    from tests.builders import Till


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
        return PaperPress(lookups, Outlet(painter, tray), lambda work: work(), told.append, spool)

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


def test_a_roll_that_is_nearly_used_up_is_noted_until_another_is_in(
    till: Till, patient: Callable[[Tray], PaperPress]
) -> None:
    tray = TellingTray(replace(WELL, paper=PaperSupply.NEAR_END))
    press = patient(tray)
    assert not press.is_low
    press.print(till.sell())
    assert (press.is_low, len(tray.papers)) == (True, 1)
    tray.state = WELL
    press.print(till.sell())
    assert not press.is_low


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
    press = PaperPress(lookups, Outlet(painter, tray), lambda work: work(), told.append, Spool(lambda: times[0]))
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


# ---- a machine that died between the sale and its paper --------------------------------------------


def test_a_till_that_never_had_a_spool_does_not_print_its_history(
    till: Till, patient: Callable[[Tray], PaperPress], tray: Tray
) -> None:
    till.sell()
    patient(tray).catch_up()
    assert tray.papers == []


def test_what_the_machine_did_not_live_to_print_comes_out_once(
    till: Till, patient: Callable[[Tray], PaperPress], tray: Tray
) -> None:
    press = patient(tray)
    press.catch_up()
    press.print(till.sell())
    missed: Any = till.sell()
    patient(tray).catch_up()
    patient(tray).catch_up()
    assert tray.titles[1:] == [missed.fact.number]


def test_what_waits_is_not_taken_from_the_book_again(
    till: Till, patient: Callable[[Tray], PaperPress], tray: Tray
) -> None:
    press = patient(tray)
    press.catch_up()
    tray.is_out = True
    press.print(till.sell())
    tray.is_out = False
    patient(tray).catch_up()
    assert len(tray.papers) == 1


def test_a_copy_does_not_stand_for_what_was_missed(
    till: Till, patient: Callable[[Tray], PaperPress], tray: Tray
) -> None:
    press = patient(tray)
    press.catch_up()
    first, missed = till.sell(), till.sell()
    press.print(first)
    press.print(missed, copy=True)
    patient(tray).catch_up()
    assert len(tray.papers) == 3


# ---- printers by role ------------------------------------------------------------------------------


@pytest.fixture
def two(
    till: Till, painter: Painter, narrow_painter: Painter, paper_words: Path, told: list[PrinterTrouble | None]
) -> Callable[..., tuple[PaperPress, Tray, Tray]]:
    """Make a press with a printer for receipts and a narrow one for reports."""
    book = till.book

    def make(*, copies: int = 1, prints_receipts: bool = True) -> tuple[PaperPress, Tray, Tray]:
        receipts, reports = Tray(), Tray()
        press = PaperPress(
            BookLookups(book.catalogue, book.journal, book.key, paper_words),
            Outlet(painter, receipts, copies),
            lambda work: work(),
            told.append,
            others={REPORT: Outlet(narrow_painter, reports)},
            prints_receipts=prints_receipts,
        )
        return press, receipts, reports

    return make


def test_reports_come_out_of_their_own_printer_as_wide_as_its_roll(
    till: Till, two: Callable[..., tuple[PaperPress, Tray, Tray]]
) -> None:
    press, receipts, reports = two()
    press.print(till.sell())
    press.print(till.close_shift())
    press.print_document(Document("X", Direction.RTL, (Text("تقرير X"),)), REPORT)
    press.print_document(Document("?", Direction.RTL, (Text("ورقة"),)), "label")
    assert [paper.width for paper in receipts.papers] == [576, 576]  # what has no printer goes where receipts go
    assert [paper.width for paper in reports.papers] == [384, 384]


def test_an_ill_report_printer_holds_no_receipt_up(
    till: Till, two: Callable[..., tuple[PaperPress, Tray, Tray]], told: list[PrinterTrouble | None]
) -> None:
    press, receipts, reports = two()
    reports.is_out = True
    press.print_document(Document("X", Direction.RTL, (Text("تقرير X"),)), REPORT)
    press.print(till.sell())
    assert (len(receipts.papers), len(press.jobs)) == (1, 1)
    assert isinstance(told[0], PrinterTrouble)


def test_each_paper_comes_out_as_often_as_was_chosen(
    till: Till, two: Callable[..., tuple[PaperPress, Tray, Tray]]
) -> None:
    press, receipts, _ = two(copies=3)
    press.print(till.sell())
    assert len(receipts.papers) == 3
    assert len(set(receipts.titles)) == 1


def test_receipts_that_nobody_wants_come_only_when_asked_for(
    till: Till, two: Callable[..., tuple[PaperPress, Tray, Tray]]
) -> None:
    press, receipts, _ = two(prints_receipts=False)
    press.catch_up()
    sale = till.sell()
    press.print(sale)
    press.catch_up()
    assert receipts.papers == []
    press.print(sale, copy=True)
    assert len(receipts.papers) == 1


def test_what_waits_fits_the_roll_that_was_put_in_meanwhile(
    till: Till, painter: Painter, narrow_painter: Painter, paper_words: Path, told: list[PrinterTrouble | None]
) -> None:
    book, tray, spool = till.book, Tray(), Spool(lambda: NOON)
    lookups = BookLookups(book.catalogue, book.journal, book.key, paper_words)
    tray.is_out = True
    PaperPress(lookups, Outlet(painter, tray), lambda work: work(), told.append, spool).print(till.sell())
    tray.is_out = False
    PaperPress(lookups, Outlet(narrow_painter, tray), lambda work: work(), told.append, spool).catch_up()
    assert [paper.width for paper in tray.papers] == [384]
