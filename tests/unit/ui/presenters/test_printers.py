"""Printers are found, tried before they are kept, kept for good, and carried to the next till."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import UnreadableFile
from pos.domain.troubles import PrinterTrouble
from pos.printing.finding import Found
from pos.printing.setup import PROFILES, LabelSetup, PrinterSetup, PrintingSetup, Trimmings
from pos.printing.status import PaperSupply, PrinterStatus
from pos.ui.presenters.printers import PrintersPresenter, form_of, printing_of
from pos.ui.rows.printing import FoundRow, PrinterForm, PrintingForm
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.ui.presenters.scene import Counter

FULL = PrintingSetup(
    receipt=PrinterSetup(kind="network", address="10.0.0.9", density=2, copies=2),
    report=PrinterSetup(kind="queue", address="Office"),
    label=PrinterSetup(dots=304, code="zpl"),
    prints_receipts=False,
    opens_drawer=False,
    labels=LabelSetup(sheet="21", sheet_down=150),
    trimmings=Trimmings(header_ar="أ", header_en="a", footer_ar="ب", footer_en="b", logo=b"\x89PNG"),
)


@dataclass
class Shop:
    """Keeps setups in a list, prints and finds on demand."""

    now: PrintingSetup = FULL
    kept: list[PrintingSetup] = field(default_factory=list)
    tried: list[PrinterSetup] = field(default_factory=list)
    files: dict[str, PrintingSetup] = field(default_factory=dict)
    failure: Exception | None = None
    status: PrinterStatus | None = None

    def setup(self) -> PrintingSetup:
        return self.now

    def keep(self, setup: PrintingSetup) -> None:
        self._fail()
        self.kept.append(setup)

    def try_printer(self, chosen: PrinterSetup) -> PrinterStatus | None:
        self._fail()
        self.tried.append(chosen)
        return self.status

    def find(self) -> tuple[Found, ...]:
        return (Found("network", "10.0.0.9", "", is_sure=True), Found("serial", "COM3", "Prolific"))

    def save(self, path: Path, setup: PrintingSetup) -> None:
        self._fail()
        self.files[path.name] = setup

    def load(self, path: Path) -> PrintingSetup:
        self._fail()
        return self.files[path.name]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


@dataclass
class Screen:
    """The sheet of printers."""

    counter: Counter
    view: Any = field(default_factory=Recorder)
    shop: Shop = field(default_factory=Shop)
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = PrintersPresenter(
            self.view,
            self.shop,
            paper=self.counter.runner,
            search=self.counter.runner,
            announcer=self.counter.announcer,
            words=self.counter.words,
            kept=lambda: self.kept.append("kept"),
        )


@pytest.fixture
def screen(counter: Counter) -> Screen:
    return Screen(counter)


def test_nothing_is_lost_between_the_file_and_the_sheet() -> None:
    assert printing_of(form_of(FULL)) == FULL
    assert printing_of(form_of(PrintingSetup())) == PrintingSetup()


def test_what_is_chosen_is_shown_with_the_models_to_begin_from(screen: Screen) -> None:
    screen.presenter.present()
    form, profiles = screen.view.last("show_printing")
    assert form == form_of(FULL)
    assert len(profiles) == len(PROFILES)
    assert screen.view.count("open") == 1


def test_printers_are_looked_for_and_offered(screen: Screen) -> None:
    screen.presenter.find()
    assert screen.view.count("show_searching") == 1
    assert screen.view.last("show_found") == (
        FoundRow("network", "10.0.0.9", ""),
        FoundRow("serial", "COM3", "Prolific"),
    )


def test_a_printer_is_tried_as_the_form_stands(screen: Screen) -> None:
    screen.presenter.try_printer(PrinterForm(kind="usb", address="04b8:0e15"))
    assert screen.shop.tried == [PrinterSetup(kind="usb", address="04b8:0e15")]
    assert screen.view.last("show_words") == "test_printed"
    screen.shop.status = PrinterStatus(online=True, paper=PaperSupply.NEAR_END)
    screen.presenter.try_printer(PrinterForm())
    assert screen.view.last("show_words") == "test_printed_low"
    screen.shop.failure = PrinterTrouble("off")
    screen.presenter.try_printer(PrinterForm())
    assert screen.view.last("show_words") == ("PrinterTrouble", True)
    screen.shop.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        screen.presenter.try_printer(PrinterForm())


def test_what_is_kept_holds(screen: Screen) -> None:
    screen.presenter.keep(form_of(FULL))
    assert (screen.shop.kept, screen.kept, screen.counter.said) == ([FULL], ["kept"], "settings_kept")
    assert screen.view.count("close_sheet") == 1


def test_a_disk_that_keeps_nothing_is_said_and_the_sheet_stays(screen: Screen) -> None:
    screen.shop.failure = OSError(28, "full")
    screen.presenter.keep(PrintingForm())
    assert screen.view.last("show_words") == ("Trouble", True)
    assert screen.view.count("close_sheet") == 0


def test_one_file_goes_to_the_next_till(screen: Screen) -> None:
    screen.presenter.save("stick/till.toml", form_of(FULL))
    assert screen.view.last("show_words") == "file_saved"
    screen.presenter.load("stick/till.toml")
    assert screen.view.last("show_printing")[0] == form_of(FULL)
    assert (screen.view.last("show_words"), screen.shop.kept) == ("setup_read", [])  # it holds when it is kept
    screen.shop.failure = UnreadableFile("till.toml", "no TOML")
    screen.presenter.load("stick/till.toml")
    assert screen.view.last("show_words") == ("UnreadableFile", True)
