"""A paper shop that writes down what it is asked and fails on demand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pos.domain.facts import Sale
from pos.ports import Press
from pos.printing.document import Document
from pos.printing.jobs import Job, JobState
from pos.printing.lettering import Direction
from pos.printing.paper import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.domain.shift import ShiftFigures
    from pos.domain.troubles import PrinterTrouble
    from pos.ui.presenters.papers import Lane, Tell


@dataclass
class RecordingPress(Press):
    """A press whose papers are titles in the shop's list; what fails waits."""

    shop: RecordingShop
    lane: Lane
    tell: Tell
    waiting: list[Document] = field(default_factory=list)

    @property
    def is_low(self) -> bool:
        return self.shop.is_low

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(
            replace(a_job(number, document.title), refusals=1) for number, document in enumerate(self.waiting, 1)
        )

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        title = str(getattr(recorded.fact, "number", recorded.fact.KIND))
        self.print_document(a_paper(f"{title} copy" if copy else title))

    def print_document(self, document: Document, role: str = "receipt") -> None:
        self.shop.roles.append(role)
        self.lane(lambda: self._deliver(document))

    def print_papers(self, papers: tuple[Paper, ...], role: str) -> None:
        for paper in papers:
            self.print_document(a_paper(paper.title), role)

    def retry(self, number: int = 0) -> None:
        waiting = [document for place, document in enumerate(self.waiting, 1) if number in {0, place}]
        self.waiting = [document for document in self.waiting if document not in waiting]
        for document in waiting:
            self.print_document(document)

    def forget_job(self, number: int) -> None:
        self.waiting.pop(number - 1)
        self.lane(lambda: None)

    def catch_up(self) -> None:
        self.waiting, self.shop.left = [*self.shop.left, *self.waiting], []
        self.retry()

    def tick(self) -> None:
        self.retry()

    def take_odd_letters(self) -> str:
        odd, self.shop.odd_letters = self.shop.odd_letters, ""
        return odd

    def _deliver(self, document: Document) -> None:
        if self.shop.failures:
            self.waiting.append(document)
            self.tell(self.shop.failures.pop(0))
        else:
            self.shop.printed.append(document.title)
            self.tell(None)


@dataclass
class RecordingShop:
    """Pictures are the kind and number of the fact, as bytes."""

    printed: list[str] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)
    failures: list[PrinterTrouble] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    left: list[Document] = field(default_factory=list)
    presses: list[RecordingPress] = field(default_factory=list)
    prints_receipts: bool = True
    is_low: bool = False
    odd_letters: str = ""

    def prints(self, recorded: Recorded) -> bool:
        return self.prints_receipts or not isinstance(recorded.fact, Sale)

    def press(self, lane: Lane, tell: Tell) -> RecordingPress:
        if self.presses:
            self.left = self.presses[-1].waiting
        self.presses.append(RecordingPress(self, lane, tell))
        return self.presses[-1]

    def kick(self, tell: Tell) -> None:
        self.printed.append("drawer")
        tell(None)

    def picture(self, recorded: Recorded) -> bytes:
        return f"{recorded.fact.KIND} {getattr(recorded.fact, 'number', '')}".encode()

    def reading(self, figures: ShiftFigures, *, by: str) -> tuple[Document, bytes]:
        return a_paper("reading"), f"x {figures.sales} {by}".encode()

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content


def a_paper(title: str) -> Document:
    """An empty paper with a title."""
    return Document(title, Direction.RTL, ())


def a_job(number: int, title: str, state: JobState = JobState.WAITING) -> Job:
    """A paper in the spool."""
    return Job(number, Paper(title, 8, 1, b"\x00"), state, role="receipt")
