"""Beginning a bazaar on this machine: what was written is read line by line, and done beside the window's thread.

The first line that cannot be read is named, and nothing is lost of the others. Nothing is written to the disk before every line
is good; while it is being done somebody may still say no, and then nothing is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from pos.domain.bazaar import Bazaar, Person, Role
from pos.domain.errors import Refusal
from pos.domain.founding import FIRST_PERSON, FIRST_TILL, PACKAGES, Founding, code_of, smallest_coin_minor
from pos.domain.pins import OFFICE_PIN_DIGITS_MIN, PinsDiffer, read_new_pin
from pos.domain.troubles import Trouble
from pos.intake.bazaar import EDITION_MAX
from pos.intake.cells import read_date, read_rate, text_of, whole_of
from pos.intake.findings import CellEmpty, DaysReversed
from pos.ui.rows.founding import FoundedRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos.ui.presenters.ports import Failure, Runner
    from pos.ui.rows.founding import FoundingField, FoundingWish

T = TypeVar("T")
MINUTE_S = 60


class FoundingView(Protocol):
    """What beginning a bazaar asks of its page."""

    def show_working(self) -> None:
        """Say that it is being done."""

    def show_refusal(self, failure: Failure, name: FoundingField | None) -> None:
        """Say why it cannot be done, at the line it is about, and keep what was written."""

    def show_form(self) -> None:
        """Show what was written again, without a word."""

    def show_founded(self, founded: FoundedRow) -> None:
        """Say what this machine is now, and what comes next."""


class Misfilled(Exception):
    """A line cannot be read."""

    def __init__(self, name: FoundingField, refusal: Refusal) -> None:
        super().__init__(name)
        self.name: FoundingField = name
        self.refusal = refusal


class FoundingPresenter:
    """The way from an empty machine to a bazaar of its own.

    Args:
        view: the page.
        found: begins the bazaar; on the lane only. It asks now and then whether it shall stop.
        runner: the lane.
        now: the wall clock with the hall's offset, as this machine has it.
    """

    def __init__(
        self,
        view: FoundingView,
        found: Callable[[Founding, Callable[[], bool]], None],
        runner: Runner,
        now: Callable[[], datetime],
    ) -> None:
        self._view = view
        self._found = found
        self._runner = runner
        self._now = now
        self._is_stopped = False
        self._founding: Founding | None = None

    def begin(self, wish: FoundingWish) -> None:
        """Begin a bazaar with what was written."""
        try:
            founding = founding_of(wish, self._now())
        except Misfilled as misfilled:
            self._view.show_refusal(misfilled.refusal, misfilled.name)
            return
        self._is_stopped, self._founding = False, founding
        self._view.show_working()
        self._runner.run(lambda: self._found(founding, lambda: self._is_stopped), self._done, self._failed)

    def stop(self) -> None:
        """Would rather not, after all: what is being done is undone."""
        self._is_stopped = True

    def _done(self, _nothing: None) -> None:
        if self._founding is not None:
            bazaar = self._founding.bazaar
            self._founding = None
            self._view.show_founded(FoundedRow(FIRST_TILL, bazaar.name_ar, bazaar.name_en))

    def _failed(self, error: Exception) -> None:
        self._founding = None
        if isinstance(error, InterruptedError):
            self._view.show_form()
            return
        failure = Trouble(str(error)) if isinstance(error, OSError) else error
        if not isinstance(failure, (Refusal, Trouble)):
            self._view.show_refusal(Trouble(repr(error)), None)
            raise error
        self._view.show_refusal(failure, None)


def founding_of(wish: FoundingWish, now: datetime) -> Founding:
    """Return the bazaar that was written down.

    Args:
        wish: what was written.
        now: this moment with the hall's offset.

    Raises:
        Misfilled: a line cannot be read.
    """
    name_ar = _need(wish, "name_ar", text_of())
    name_en = _take(wish, "name_en", text_of(), "") or name_ar
    venue_ar = _take(wish, "venue_ar", text_of(), "")
    first_day = _need(wish, "first_day", read_date)
    last_day = _need(wish, "last_day", read_date)
    if last_day < first_day:
        raise Misfilled("last_day", DaysReversed(first_day, last_day))
    if not wish.packages:
        raise Misfilled("packages", CellEmpty())
    currency = wish.text("currency")
    step_minor = smallest_coin_minor(currency) if wish.rounds_cash else 1
    offset = now.utcoffset()
    bazaar = Bazaar(
        code=code_of(name_en, first_day),
        name_ar=name_ar,
        name_en=name_en,
        edition=_take(wish, "edition", whole_of("edition", 1, EDITION_MAX), 1),
        venue_ar=venue_ar,
        venue_en=_take(wish, "venue_en", text_of(), "") or venue_ar,
        first_day=first_day,
        last_day=last_day,
        currency=currency,
        utc_offset_minutes=0 if offset is None else int(offset.total_seconds()) // MINUTE_S,
        tills=(FIRST_TILL,),
        packages=tuple(package for package in PACKAGES if package.code in wish.packages),
        cash_step_minor=step_minor,
        payout_step_minor=step_minor,
        commission_bp=_take(wish, "commission", read_rate, 0),
    )
    admin_ar = _need(wish, "admin_ar", text_of())
    admin_en = _take(wish, "admin_en", text_of(), "") or admin_ar
    admin = Person(code=FIRST_PERSON, name_ar=admin_ar, name_en=admin_en, role=Role.ADMIN)
    return Founding(bazaar=bazaar, admin=admin, secret=_read_pin(wish))


def _read_pin(wish: FoundingWish) -> str:
    try:
        return read_new_pin(wish.text("pin"), wish.text("again"), digits_min=OFFICE_PIN_DIGITS_MIN)
    except PinsDiffer as differ:
        raise Misfilled("again", differ) from None
    except Refusal as refusal:
        raise Misfilled("pin", refusal) from None


def _need(wish: FoundingWish, name: FoundingField, read: Callable[[str], T]) -> T:
    if not wish.text(name).strip():
        raise Misfilled(name, CellEmpty())
    return _read(wish, name, read)


def _take(wish: FoundingWish, name: FoundingField, read: Callable[[str], T], default: T) -> T:
    return _read(wish, name, read) if wish.text(name).strip() else default


def _read(wish: FoundingWish, name: FoundingField, read: Callable[[str], T]) -> T:
    try:
        return read(wish.text(name))
    except Refusal as refusal:
        raise Misfilled(name, refusal) from None
