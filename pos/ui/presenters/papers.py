"""Paper on its own lane: the till prints and goes on, previews are pictures of the same paper, and trouble is told, not suffered.

`PaperDesk` is the press of the use cases (`pos.ports.Press`). A sale is in the book before it is asked to print anything, so all
that can go wrong here is that paper waits. Waiting papers follow by themselves after the next one that comes out; a paper whose
fate is unknown is never sent again by itself, because it may lie on the counter already.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from pos.domain.errors import PrinterTrouble
from pos.ports import Press
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.domain.shift import ShiftFigures
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Runner
    from pos.ui.rows.frame import PrinterState
    from pos.ui.rows.pay import PaperState

WAITING_MAX = 50


class PaperShop(Protocol):
    """Makes paper and pictures of it; asked on the paper lane only."""

    def print(self, recorded: Recorded, *, copy: bool) -> None:
        """Print the paper of a fact.

        Raises:
            PrinterTrouble: it did not come out, or nobody knows whether it did.
        """

    def may_repeat(self, trouble: PrinterTrouble) -> bool:
        """Tell whether nothing can have come out, so that the paper may be sent again."""

    def picture(self, recorded: Recorded, *, copy: bool) -> bytes:
        """Return the paper of a fact as a PNG file; nothing where it has no paper."""

    def reading(self, figures: ShiftFigures, *, by: str) -> bytes:
        """Return the X-report of the open shift as a PNG file."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class PaperSheetView(Protocol):
    """The sheet that shows paper."""

    def show_paper(self, title: str, png: bytes, file_name: str, *, may_print: bool = True) -> None:
        """Show paper and open."""

    def close_sheet(self) -> None:
        """Put it away."""


class PaperDesk(Press):
    """The till's paper.

    Args:
        shop: makes it.
        runner: the paper lane; one job at a time.
        sheet: shows previews.
        announcer: tells of trouble.
    """

    def __init__(self, shop: PaperShop, runner: Runner, sheet: PaperSheetView, announcer: Announcer) -> None:
        self._shop = shop
        self._runner = runner
        self._sheet = sheet
        self._announcer = announcer
        self._followers: list[Callable[[str, PaperState], None]] = []
        self._waiting: list[tuple[Recorded, bool]] = []
        self._shown: Recorded | None = None
        self._picture = b""
        self.printer: PrinterState = "ready"

    def follow(self, follower: Callable[[str, PaperState], None]) -> None:
        """Have someone told where each paper is, by its number."""
        self._followers.append(follower)

    # -- printing ----------------------------------------------------------------------------------------------

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        self._tell(recorded, "printing")
        self._runner.run(
            lambda: self._shop.print(recorded, copy=copy),
            lambda _done: self._came_out(recorded),
            lambda error: self._failed(recorded, error, copy=copy),
        )

    def _came_out(self, recorded: Recorded) -> None:
        self._tell(recorded, "printed")
        if self.printer == "trouble":
            self.printer = "ready"
            self._announcer.tell(Saying("paper_again"))
            self._tell(recorded, "printed")
        waiting, self._waiting = self._waiting, []
        for late, copy in waiting:
            self.print(late, copy=copy)

    def _failed(self, recorded: Recorded, error: Exception, *, copy: bool) -> None:
        self.printer = "trouble"
        if isinstance(error, PrinterTrouble) and self._shop.may_repeat(error):
            self._waiting = [*self._waiting, (recorded, copy)][-WAITING_MAX:]
        self._tell(recorded, "waiting")
        self._announcer.failed(error)

    def _tell(self, recorded: Recorded, state: PaperState) -> None:
        for follower in self._followers:
            follower(number_of(recorded), state)

    # -- looking -----------------------------------------------------------------------------------------------

    def show(self, recorded: Recorded) -> None:
        """Show the paper of a fact as it was printed."""
        number = number_of(recorded)
        self._runner.run(
            lambda: self._shop.picture(recorded, copy=False),
            lambda png: self._show(recorded, number, png),
            self._announcer.failed,
        )

    def show_reading(self, figures: ShiftFigures, *, by: str, title: str) -> None:
        """Show the X-report of the open shift."""
        self._runner.run(
            lambda: self._shop.reading(figures, by=by), lambda png: self._show(None, title, png), self._announcer.failed
        )

    def picture(self, recorded: Recorded, then: Callable[[bytes], None]) -> None:
        """Give the paper of a fact to someone who shows it in a place of their own."""
        self._runner.run(lambda: self._shop.picture(recorded, copy=False), then, self._announcer.failed)

    def print_shown(self) -> None:
        """Print what is shown once more, marked as a copy."""
        if self._shown is not None:
            self._sheet.close_sheet()
            self.print(self._shown, copy=True)

    def save_shown(self, path: str) -> None:
        """Save the picture of what is shown."""
        picture, target = self._picture, Path(path)
        self._runner.run(
            lambda: self._shop.write(target, picture),
            lambda _done: self._announcer.tell(Saying("file_saved", code=target.name)),
            self._announcer.failed,
        )

    def _show(self, recorded: Recorded | None, title: str, png: bytes) -> None:
        if not png:
            return
        self._shown, self._picture = recorded, png
        self._sheet.show_paper(title, png, f"{title}.png", may_print=recorded is not None)


def number_of(recorded: Recorded) -> str:
    """Return the number on the paper of a fact; empty where it bears none."""
    return str(getattr(recorded.fact, "number", ""))
