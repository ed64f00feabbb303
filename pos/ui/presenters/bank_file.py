"""The bank's file of a payout: what it would hold, who is left out and why, and writing it in one of two forms."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.bank import fitting
from pos.domain.bank_errors import DayBefore, NamesNotLatin, NothingToTransfer
from pos.domain.errors import Refusal
from pos.domain.money import CURRENCIES
from pos.intake.bank import BankSettings, column_lines, read_centre, read_columns
from pos.intake.cells import read_date
from pos.ui.rows.bank import BankFile, BankForm, BankPart
from pos.ui.rows.sayings import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from pos.domain.bank import TransferBatch
    from pos.domain.money import Currency
    from pos.domain.reports import PayoutRun
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.bank import BankWish

FORMS: tuple[BankForm, ...] = ("iso", "table")


class BankView(Protocol):
    """What the bank's file asks of its sheet."""

    def show_file(self, file: BankFile) -> None:
        """Show what it would hold, and open."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be written, and keep what was typed."""

    def close_sheet(self) -> None:
        """Close it; it is written."""


class BankShop(Protocol):
    """Keeps what is known of the centre's bank, and writes its files; asked on the paper lane only."""

    def settings(self) -> BankSettings:
        """Return what is known of the bank.

        Raises:
            UnreadableFile, NotAColumn: its file was altered by hand, and wrongly.
        """

    def keep(self, settings: BankSettings) -> None:
        """Keep what is known of the bank."""

    def iso(
        self, batch: TransferBatch, settings: BankSettings, currency: Currency, day: date, created: datetime
    ) -> Path:
        """Write a file of ISO 20022, and return where."""

    def table(self, batch: TransferBatch, settings: BankSettings, currency: Currency, day: date) -> Path:
        """Write the bank's own table, and return where."""


class BankFilePresenter:
    """The bank's file.

    Args:
        view: the sheet.
        room: the register.
        shop: keeps what is known of the bank, and writes.
        run: the run that is shown; none where there is none.
        lanes: asks the register, and writes files.
        desks: knows the clock, the zone and the currency.
        announcer, words: what was done or refused.
    """

    def __init__(
        self,
        view: BankView,
        *,
        room: OfficeRoom,
        shop: BankShop,
        run: Callable[[], PayoutRun | None],
        lanes: Lanes,
        desks: Desks,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._room = room
        self._shop = shop
        self._run = run
        self._lanes = lanes
        self._desks = desks
        self._announcer = announcer
        self._words = words
        self._known = BankSettings()

    def present(self) -> None:
        """Ask the register for the accounts of the run's families, and show what the file would hold."""
        run = self._run()
        if run is not None:
            self._lanes.fetch(lambda: self._room.desk().transfers(run), self._look_up)

    def write(self, wish: BankWish) -> None:
        """Write the file as it was asked for; what is waiting is asked anew, for a line may have been paid meanwhile."""
        run = self._run()
        if run is None:
            return
        try:
            settings, day = self._read(wish)
        except Refusal as error:
            self._refused(error)
            return
        self._known = settings
        currency, now = CURRENCIES[self._desks.lists.bazaar().currency], self._now()
        self._lanes.fetch(
            lambda: self._fresh(run.number, wish.form),
            lambda batch: self._lanes.make(
                lambda: self._written(wish.form, batch, currency, day, now), self._done, self._refused
            ),
            self._refused,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _read(self, wish: BankWish) -> tuple[BankSettings, date]:
        """Read what was typed; the other form's fields stay as they were."""
        day = read_date(wish.day)
        if day < self._now().date():
            raise DayBefore(day)
        if wish.form == "iso":
            return replace(self._known, centre=read_centre(wish.centre)), day
        return replace(self._known, columns=read_columns(wish.columns)), day

    def _fresh(self, number: str, form: BankForm) -> TransferBatch:
        desk = self._room.desk()
        batch = desk.transfers(desk.run(number))
        good, left_out = fitting(batch.transfers, needs_latin=form == "iso")
        unnamed = next((one for one in left_out if isinstance(one, NamesNotLatin)), None)
        if unnamed is not None:
            raise unnamed
        if not good:
            raise NothingToTransfer(number)
        desk.note_export(f"transfers {batch.reference}")
        return replace(batch, transfers=good)

    def _written(self, form: BankForm, batch: TransferBatch, currency: Currency, day: date, now: datetime) -> Path:
        settings = self._known
        self._shop.keep(settings)
        if form == "iso":
            return self._shop.iso(batch, settings, currency, day, now)
        return self._shop.table(batch, settings, currency, day)

    def _look_up(self, batch: TransferBatch) -> None:
        self._lanes.make(self._shop.settings, lambda known: self._show(batch, known), self._announcer.failed)

    def _show(self, batch: TransferBatch, known: BankSettings) -> None:
        self._known = known
        self._view.show_file(
            BankFile(
                number=batch.number,
                reference=batch.reference,
                told=batch.told,
                parts={form: self._part(batch, form) for form in FORMS},
                centre=asdict(known.centre),
                columns=column_lines(known.columns),
                day=self._now().date().isoformat(),
            )
        )

    def _part(self, batch: TransferBatch, form: BankForm) -> BankPart:
        good, left_out = fitting(batch.transfers, needs_latin=form == "iso")
        return BankPart(
            count=len(good),
            amount_minor=sum(one.amount_minor for one in good),
            left_out=tuple(self._words.failure(one) for one in left_out),
        )

    def _now(self) -> datetime:
        return self._desks.zoned(self._desks.book.around.now())

    def _done(self, path: Path) -> None:
        self._view.close_sheet()
        self._announcer.tell(saved(path))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._view.show_refusal(self._words.failure(error))
        else:
            self._announcer.failed(error)
