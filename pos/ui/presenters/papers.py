"""Paper on its own lane: the till prints and goes on, previews are pictures of the same paper, and trouble is told, not suffered.

`PaperDesk` is the press and the drawer of the use cases (`pos.ports`); the drawer hangs on the printer. A sale is in the book
before it is asked to print anything, so all that can go wrong here is that paper waits until a person says "print again"
(`pos.printing.press` keeps what waits).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from typing_extensions import override

from pos.domain.record import Recorded
from pos.domain.values import dataclass
from pos.ports import Drawer, Press
from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos.domain.shift import ShiftFigures
    from pos.domain.troubles import PrinterTrouble
    from pos.printing.document import Document
    from pos.printing.jobs import Job
    from pos.printing.paper import Paper
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Runner
    from pos.ui.rows.frame import PrinterState
    from pos.ui.rows.pay import PaperState

Lane: TypeAlias = "Callable[[Callable[[], None]], None]"
Tell: TypeAlias = "Callable[[PrinterTrouble | None], None]"


class PatientPress(Press, Protocol):
    """A press that keeps what did not come out; `pos.printing.press.PaperPress` is one."""

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The papers that are not known to have come out, oldest first."""

    @property
    def is_low(self) -> bool:
        """Whether a roll is nearly used up."""

    def take_odd_letters(self) -> str:
        """Return the letters that could not be printed since this was asked last; a question mark stands for each."""

    def print_document(self, document: Document, role: str = "receipt") -> None:
        """Print a paper that no fact asks for."""

    def print_papers(self, papers: tuple[Paper, ...], role: str) -> None:
        """Print papers that are painted already, such as labels of a roll."""

    def retry(self, number: int = 0) -> None:
        """Print what did not come out, or one paper of it; what may be printed already, as a copy."""

    def forget_job(self, number: int) -> None:
        """Strike out a paper that has come out after all, or is wanted no more."""

    def catch_up(self) -> None:
        """Take over what the last run of the program did not live to print, and send what waits."""

    def tick(self) -> None:
        """Try again what was refused and is due."""


class PaperShop(Protocol):
    """Makes paper. Its pictures are asked for on the paper lane only."""

    def prints(self, recorded: Recorded) -> bool:
        """Tell whether the paper of a fact comes out by itself."""

    def press(self, lane: Lane, tell: Tell) -> PatientPress:
        """Make a press for the printers that are chosen now."""

    def kick(self, tell: Tell) -> None:
        """Kick the cash drawer open; on the paper lane."""

    def picture(self, recorded: Recorded) -> bytes:
        """Return the paper of a fact as a PNG file; nothing where it has no paper."""

    def reading(self, figures: ShiftFigures, *, by: str) -> tuple[Document, bytes]:
        """Return the X-report of the open shift, and its picture as a PNG file."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class PaperSheetView(Protocol):
    """The sheet that shows paper."""

    def show_paper(self, title: str, png: bytes, file_name: str, *, may_print: bool = True) -> None:
        """Show paper and open."""

    def close_sheet(self) -> None:
        """Put it away."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the sheet shows: the paper of a fact, or a reading of its own.

    Attributes:
        a4: makes the same as a PDF file, which is saved in place of the picture.
    """

    paper: Recorded | Document
    png: bytes
    a4: Callable[[], bytes] | None = None


class PaperDesk(Press, Drawer):
    """The till's paper.

    Args:
        shop: makes it.
        runner: the paper lane; one job at a time, in order.
        sheet: shows previews.
        announcer: tells of trouble.
        now: tells the time.
    """

    def __init__(
        self,
        shop: PaperShop,
        runner: Runner,
        sheet: PaperSheetView,
        announcer: Announcer,
        now: Callable[[], datetime],
    ) -> None:
        self._shop = shop
        self._runner = runner
        self._sheet = sheet
        self._announcer = announcer
        self._now = now
        self._followers: list[Callable[[str, PaperState], None]] = []
        self._number = ""
        self._is_pulse = False
        self._shown: _Shown | None = None
        self._told: list[PrinterTrouble | None] = []  # of the job on the lane; touched by the lane only
        self._press = shop.press(self._on_lane, self._tell)
        self.printer: PrinterState = "ready"

    def follow(self, follower: Callable[[str, PaperState], None]) -> None:
        """Have someone told where each paper is, by its number."""
        self._followers.append(follower)

    # -- printing ----------------------------------------------------------------------------------------------

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        self._number = number_of(recorded) if copy or self._shop.prints(recorded) else ""
        if self._number:
            self._say("printing", self._number)
        self._press.print(recorded, copy=copy)
        self._number = ""

    @override
    def open(self) -> None:
        self._on_lane(lambda: self._shop.kick(self._tell))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The papers that are not known to have come out, oldest first."""
        return self._press.jobs

    def state(self) -> tuple[PrinterState, int]:
        """Tell how the printer is, and how many papers did not come out; what is merely on its way is none of them."""
        now = self._now()
        return self.printer, sum(job.is_stuck(now) for job in self._press.jobs)

    def first_paper(self, recorded: Recorded) -> PaperState:
        """Tell where the paper of a fact goes first."""
        return "printing" if self._shop.prints(recorded) else "none"

    def start(self) -> None:
        """Take over what the last run of the program left, and send what waits."""
        self._press.catch_up()

    def tick(self) -> None:
        """Try again what was refused and is due; called every few seconds."""
        self._is_pulse = True  # what fails again by itself is no news
        self._press.tick()
        self._is_pulse = False

    def retry(self, number: int = 0) -> None:
        """Print what did not come out, or one paper of it; what may be printed already, as a copy."""
        self._press.retry(number)

    def forget(self, number: int) -> None:
        """Strike out a paper that has come out after all, or is wanted no more."""
        self._press.forget_job(number)

    def renew(self) -> None:
        """Go on with the printers that are chosen now; what waited comes out of them."""
        self._press = self._shop.press(self._on_lane, self._tell)
        self._press.catch_up()

    def _on_lane(self, work: Callable[[], None]) -> None:
        number, by_pulse = self._number, self._is_pulse
        self._runner.run(
            lambda: self._do(work), lambda told: self._ended(number, told, by_pulse=by_pulse), self._announcer.failed
        )

    def _do(self, work: Callable[[], None]) -> tuple[PrinterTrouble | None, ...]:
        self._told = []
        work()
        return tuple(self._told)

    def _tell(self, trouble: PrinterTrouble | None) -> None:
        self._told.append(trouble)

    def _ended(self, number: str, told: tuple[PrinterTrouble | None, ...], *, by_pulse: bool) -> None:
        trouble = next((one for one in told if one is not None), None)
        was_low = self.printer == "low"
        if trouble is not None:
            is_news = not (by_pulse and self.printer == "trouble")
            self.printer = "trouble"
            if is_news:
                self._announcer.refuse(trouble)
        elif told and self.printer == "trouble":
            self.printer = "ready"
            self._announcer.tell(Saying("paper_again"))
        elif not self._press.jobs:
            self.printer = "ready"
        if self.printer != "trouble" and self._press.is_low:
            self.printer = "low"
            if not was_low:
                self._announcer.tell(Saying("paper_low", tone="warn"))
        odd = self._press.take_odd_letters()
        if odd and trouble is None:
            self._announcer.tell(Saying("odd_letters", code=odd, tone="warn"))
        self._say("printed" if trouble is None else "waiting", number)

    def _say(self, state: PaperState, number: str) -> None:
        for follower in self._followers:
            follower(number, state)

    def print_documents(self, documents: tuple[Document, ...], then: Callable[[bool], None]) -> None:
        """Print papers one after another, and say when the lane is through with them whether all of them came out."""
        waiting = len(self._press.jobs)
        for document in documents:
            self._press.print_document(document, "report")
        self._runner.run(lambda: None, lambda _none: then(len(self._press.jobs) <= waiting), self._announcer.failed)

    def print_papers(self, papers: tuple[Paper, ...], role: str) -> None:
        """Print papers that are painted already, such as labels of a roll."""
        self._press.print_papers(papers, role)

    # -- looking -----------------------------------------------------------------------------------------------

    def show(self, recorded: Recorded) -> None:
        """Show the paper of a fact as it was printed."""
        title = number_of(recorded)
        self._runner.run(
            lambda: self._shop.picture(recorded),
            lambda png: self._show(title, _Shown(recorded, png)),
            self._announcer.failed,
        )

    def show_reading(self, figures: ShiftFigures, *, by: str, title: str) -> None:
        """Show the X-report of the open shift."""
        self._runner.run(
            lambda: self._shop.reading(figures, by=by),
            lambda read: self._show(title, _Shown(*read)),
            self._announcer.failed,
        )

    def show_made(
        self, title: str, make: Callable[[], tuple[Document, bytes]], a4: Callable[[], bytes] | None = None
    ) -> None:
        """Show a paper that no fact asks for, made on the paper lane.

        Args:
            title: what it is.
            make: makes it.
            a4: makes the same as a PDF file, where it has such a form.
        """
        self._runner.run(make, lambda made: self._show(title, _Shown(*made, a4)), self._announcer.failed)

    def picture(self, recorded: Recorded, then: Callable[[bytes], None]) -> None:
        """Give the paper of a fact to someone who shows it in a place of their own."""
        self._runner.run(lambda: self._shop.picture(recorded), then, self._announcer.failed)

    def print_shown(self) -> None:
        """Print what is shown once more: a reading as it is, the paper of a fact marked as a copy."""
        if self._shown is None:
            return
        self._sheet.close_sheet()
        paper = self._shown.paper
        if isinstance(paper, Recorded):
            self.print(paper, copy=True)
        else:
            self._press.print_document(paper, "report")

    def save_shown(self, path: str) -> None:
        """Save what is shown: its A4 form where it has one, otherwise its picture."""
        if self._shown is None:
            return
        shown, target = self._shown, Path(path)
        self._runner.run(
            lambda: self._shop.write(target, shown.a4() if shown.a4 else shown.png),
            lambda _done: self._announcer.tell(saved(target)),
            self._announcer.failed,
        )

    def _show(self, title: str, shown: _Shown) -> None:
        if shown.png:
            self._shown = shown
            self._sheet.show_paper(title, shown.png, f"{title}.{'pdf' if shown.a4 else 'png'}")


def number_of(recorded: Recorded) -> str:
    """Return the number on the paper of a fact; empty where it bears none."""
    return str(getattr(recorded.fact, "number", ""))
