"""The till's printers: found, tried, chosen and kept, and carried to the next till as one file."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.printing.setup import PROFILES, LabelSetup, PrinterSetup, PrintingSetup, Trimmings
from pos.ui.rows.printing import FoundRow, LabelsForm, PrinterForm, PrintingForm, ProfileRow
from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.finding import Found
    from pos.printing.status import PrinterStatus
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Runner, Words

FILE_NAME = "amana-printing.toml"


class PrintersView(Protocol):
    """What this asks of the sheet."""

    def show_printing(self, form: PrintingForm, profiles: tuple[ProfileRow, ...]) -> None:
        """Show what is chosen."""

    def show_found(self, found: tuple[FoundRow, ...]) -> None:
        """Offer the printers that were found."""

    def show_searching(self) -> None:
        """Say that printers are looked for."""

    def show_words(self, text: str, *, is_bad: bool = False) -> None:
        """Say how it went."""

    def open(self) -> None:
        """Lay the sheet over the window."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class PrintShop(Protocol):
    """What this asks of the machine; everything but `keep` and `setup` is asked beside the window only."""

    def setup(self) -> PrintingSetup:
        """Return what is chosen now."""

    def keep(self, setup: PrintingSetup) -> None:
        """Keep a setup for the next start, and print by it from now on."""

    def try_printer(self, chosen: PrinterSetup) -> PrinterStatus | None:
        """Print a test page.

        Raises:
            PrinterTrouble: it did not come out.
        """

    def find(self) -> tuple[Found, ...]:
        """Look for printers."""

    def save(self, path: Path, setup: PrintingSetup) -> None:
        """Write a setup for the next till."""

    def load(self, path: Path) -> PrintingSetup:
        """Read the setup of another till.

        Raises:
            UnreadableFile: it is none.
        """


class PrintersPresenter:
    """The sheet of printers.

    Args:
        view: the sheet.
        shop: this machine's printers.
        paper: the paper lane, where test pages wait behind receipts.
        search: a lane of its own, for a search takes seconds.
        announcer: says what was done.
        words: words a failure.
        kept: told that another setup holds.
    """

    def __init__(
        self,
        view: PrintersView,
        shop: PrintShop,
        *,
        paper: Runner,
        search: Runner,
        announcer: Announcer,
        words: Words,
        kept: Callable[[], None],
    ) -> None:
        self._view = view
        self._shop = shop
        self._paper = paper
        self._search = search
        self._announcer = announcer
        self._words = words
        self._kept = kept

    def present(self) -> None:
        """Open the sheet with what is chosen."""
        self._show(self._shop.setup())
        self._view.show_words("")
        self._view.open()

    def find(self) -> None:
        """Look for printers, beside everything else."""
        self._view.show_searching()
        self._search.run(self._shop.find, self._found, self._failed)

    def try_printer(self, form: PrinterForm) -> None:
        """Print a test page as the form stands, kept or not."""
        self._view.show_words("")
        self._paper.run(lambda: self._shop.try_printer(_setup_of(form)), self._tried, self._failed)

    def keep(self, form: PrintingForm) -> None:
        """Print by the form from now on."""
        try:
            self._shop.keep(printing_of(form))
        except OSError as error:
            self._failed(Trouble(str(error)))
            return
        self._view.close_sheet()
        self._announcer.tell(Saying("settings_kept"))
        self._kept()

    def save(self, path: str, form: PrintingForm) -> None:
        """Write the form into a file for the next till."""
        target = Path(path)
        self._paper.run(
            lambda: self._shop.save(target, printing_of(form)),
            lambda _done: self._view.show_words(self._words.saying(saved(target))),
            self._failed,
        )

    def load(self, path: str) -> None:
        """Show what another till's file says; it holds when it is kept."""
        self._paper.run(lambda: self._shop.load(Path(path)), self._loaded, self._failed)

    def _loaded(self, setup: PrintingSetup) -> None:
        self._show(setup)
        self._view.show_words(self._words.saying(Saying("setup_read")))

    def _show(self, setup: PrintingSetup) -> None:
        profiles = tuple(ProfileRow(**asdict(profile)) for profile in PROFILES)
        self._view.show_printing(form_of(setup), profiles)

    def _found(self, found: tuple[Found, ...]) -> None:
        self._view.show_found(tuple(FoundRow(one.kind, one.address, one.name) for one in found))

    def _tried(self, status: PrinterStatus | None) -> None:
        is_low = status is not None and status.paper.value == "near_end"
        self._view.show_words(self._words.saying(Saying("test_printed_low" if is_low else "test_printed")))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = Trouble(str(error))
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self._view.show_words(self._words.failure(error), is_bad=True)


def form_of(setup: PrintingSetup) -> PrintingForm:
    """Return a setup as the sheet shows it."""
    trimmings = setup.trimmings
    return PrintingForm(
        receipt=PrinterForm(**asdict(setup.receipt)),
        report=None if setup.report is None else PrinterForm(**asdict(setup.report)),
        label=None if setup.label is None else PrinterForm(**asdict(setup.label)),
        prints_receipts=setup.prints_receipts,
        opens_drawer=setup.opens_drawer,
        header_ar=trimmings.header_ar,
        header_en=trimmings.header_en,
        footer_ar=trimmings.footer_ar,
        footer_en=trimmings.footer_en,
        logo=trimmings.logo,
        labels=LabelsForm(**asdict(setup.labels)),
    )


def printing_of(form: PrintingForm) -> PrintingSetup:
    """Return what the sheet shows as a setup."""
    return PrintingSetup(
        receipt=_setup_of(form.receipt),
        report=None if form.report is None else _setup_of(form.report),
        label=None if form.label is None else _setup_of(form.label),
        prints_receipts=form.prints_receipts,
        opens_drawer=form.opens_drawer,
        trimmings=Trimmings(
            header_ar=form.header_ar,
            header_en=form.header_en,
            footer_ar=form.footer_ar,
            footer_en=form.footer_en,
            logo=form.logo,
        ),
        labels=LabelSetup(**asdict(form.labels)),
    )


def _setup_of(form: PrinterForm) -> PrinterSetup:
    return replace(PrinterSetup(), **asdict(form))
