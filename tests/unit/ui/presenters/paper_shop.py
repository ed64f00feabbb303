"""A paper shop that writes down what it is asked and fails on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.ports import Press
from pos.printing.document import Document
from pos.printing.lettering import Direction

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
    def unprinted(self) -> tuple[Document, ...]:
        return tuple(self.waiting)

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        title = str(getattr(recorded.fact, "number", recorded.fact.KIND))
        self.print_document(a_paper(f"{title} copy" if copy else title))

    def print_document(self, document: Document) -> None:
        self.lane(lambda: self._deliver(document))

    def retry(self) -> None:
        waiting, self.waiting = self.waiting, []
        for document in waiting:
            self.print_document(document)

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
    presses: int = 0

    def press(self, lane: Lane, tell: Tell) -> RecordingPress:
        self.presses += 1
        return RecordingPress(self, lane, tell)

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
