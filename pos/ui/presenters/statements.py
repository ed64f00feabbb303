"""Many statements in one go: asked of the register and set beside everything else, with how far it is, until a person stops it.

They become one file to print, or a file for each family to send. A file for each is written as it comes, and what is written
stays; the one file is written whole at the end, or not at all. As pictures they are a message for each family; as slips the
till's printer prints them, one at a time, so that a receipt is never far behind, and what it could not print ends the work.
After each of them a person is heard who wants no more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.statement_reports import Statement
    from pos.office.desk import Desk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes

CHUNK = 25  # statements asked for at once
Way = Literal["one", "each", "pictures", "slips"]


class Stopped(Exception):
    """A person stopped the work."""


class StatementsView(Protocol):
    """The sheet that asks how, and shows how far it is."""

    def ask(self, count: int) -> None:
        """Ask how so many statements are wanted, and open."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how many are done."""

    def close_sheet(self) -> None:
        """Put the sheet away."""

    def open(self) -> None:
        """Lay the sheet over the window."""


class StatementsRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    def desk(self) -> Desk:
        """Return the accountant's desk.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class StatementsShop(Protocol):
    """Sets statements; asked on a lane of their own."""

    def statements(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set statements into a folder, one file each, and return it; what `tell` raises stops the work, what is there stays."""

    def statement_pictures(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set the pages of statements as pictures into a folder, and return it; `tell` as above."""

    def statement_book(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set statements into one file, and return it; what `tell` raises stops the work, and nothing is written."""


class SlipPress(Protocol):
    """Prints statements as short slips on the till's own printer."""

    def print_slips(
        self, statements: tuple[Statement, ...], then: Callable[[bool], None], oops: Callable[[Exception], None]
    ) -> None:
        """Print some, and say whether all of them came out."""


@dataclass
class _Batch:
    """Statements under way; the counts are written by one lane at a time and read by the window."""

    run: str
    families: tuple[str, ...]
    way: Way
    got: list[Statement] = field(default_factory=list)
    asked: int = 0
    written: int = 0
    is_stopped: bool = False

    def told(self, done: int) -> None:
        """Note how many are set, from the lane.

        Raises:
            Stopped: a person wants no more.
        """
        self.written = done
        if self.is_stopped and not self.is_done:
            raise Stopped

    @property
    def is_done(self) -> bool:
        """Whether every statement is set."""
        return self.written == len(self.families)


class Statements:
    """Writes many statements.

    Args:
        view: the sheet.
        room: the register.
        shop: sets them.
        slips: prints them short.
        lanes: asks the register; makes files on a lane where no receipt waits behind them.
        announcer: says what was done.
    """

    def __init__(
        self,
        view: StatementsView,
        *,
        room: StatementsRoom,
        shop: StatementsShop,
        slips: SlipPress,
        lanes: Lanes,
        announcer: Announcer,
    ) -> None:
        self._slips = slips
        self._view = view
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._announcer = announcer
        self._run = ""
        self._families: tuple[str, ...] = ()
        self._batch: _Batch | None = None

    def ask(self, families: tuple[str, ...], run: str = "") -> None:
        """Ask how the statements of some families are wanted; while some are under way, show those.

        Args:
            families: their numbers.
            run: of which payout run; empty is everything up to now.
        """
        if self._batch is not None:
            self._view.open()
        elif families:
            self._families, self._run = families, run
            self._view.ask(len(families))

    def write(self, way: Way) -> None:
        """Begin."""
        if self._batch is None:
            self._batch = _Batch(self._run, self._families, way)
            self.show_progress()
            self._go_on(self._batch)

    def stop(self) -> None:
        """Stop as soon as it can be."""
        if self._batch is not None:
            self._batch.is_stopped = True

    def leave(self) -> None:
        """Stop, and let nothing come of what is still on its way: the pages are gone."""
        self.stop()
        self._batch = None

    def show_progress(self) -> None:
        """Show how far it is; asked again and again by the sheet."""
        batch = self._batch
        if batch is not None:
            done = (batch.asked + batch.written) // 2 if batch.way == "one" else batch.written
            self._view.show_progress(done, len(batch.families))

    # -- one step after the other ---------------------------------------------------------------------------------

    def _go_on(self, batch: _Batch) -> None:
        if batch is not self._batch:
            return
        self.show_progress()
        chunk = batch.families[batch.asked : batch.asked + CHUNK]
        if batch.is_stopped and not batch.is_done:
            self._failed(Stopped())
        elif chunk:
            self._lanes.fetch(lambda: self._asked(chunk, batch.run), lambda got: self._came(batch, got), self._failed)
        elif batch.way == "one":
            book = tuple(batch.got)
            self._lanes.make(
                lambda: self._shop.statement_book(batch.run, book, batch.told), self._finished, self._failed
            )
        elif batch.way == "slips":
            self._end()
            self._announcer.tell(Saying("statements_printed", count=batch.written))
        else:
            self._lanes.make(lambda: self._write(batch, ()), self._finished, self._failed)

    def _asked(self, families: tuple[str, ...], run: str) -> tuple[Statement, ...]:
        desk = self._room.desk()
        if families[:1] == self._families[:1]:
            desk.note_export(f"statements {run}".strip())
        return desk.statements(families, run)

    def _came(self, batch: _Batch, got: tuple[Statement, ...]) -> None:
        if batch is not self._batch:
            return
        batch.asked += len(got)
        if batch.way == "one":
            batch.got += got
            self._go_on(batch)
        elif batch.way == "slips":
            self._print(batch, got)
        else:
            self._lanes.make(lambda: self._write(batch, got), lambda _folder: self._go_on(batch), self._failed)

    def _write(self, batch: _Batch, got: tuple[Statement, ...]) -> Path:
        set_them = self._shop.statements if batch.way == "each" else self._shop.statement_pictures
        before = batch.written
        return set_them(batch.run, got, lambda done: batch.told(before + done))

    def _print(self, batch: _Batch, left: tuple[Statement, ...]) -> None:
        """Print the first of some, and hear whether that came out; then the others."""
        if not left or batch.is_stopped:
            self._go_on(batch)
        else:
            self._slips.print_slips(
                left[:1], lambda is_out: self._printed(batch, left[1:], is_out=is_out), self._failed
            )

    def _printed(self, batch: _Batch, left: tuple[Statement, ...], *, is_out: bool) -> None:
        if batch is not self._batch:
            return
        if not is_out:
            self._failed(Stopped())  # the frame says what is the matter with the printer
            return
        batch.written += 1
        self._print(batch, left)

    def _finished(self, path: Path) -> None:
        if self._batch is not None:
            self._end()
            self._announcer.tell(saved(path))

    def _failed(self, error: Exception) -> None:
        batch = self._batch
        if batch is None:
            return
        self._end()
        if isinstance(error, Stopped):
            kept = 0 if batch.way == "one" else batch.written
            self._announcer.tell(Saying("statements_stopped", count=kept, tone="note"))
        else:
            self._announcer.failed(error)

    def _end(self) -> None:
        self._batch = None
        self._view.close_sheet()
