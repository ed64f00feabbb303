"""A line of a reckoning: what it is, quietly, and its amount so large that it is read from two metres.

Lines that stand below each other have their units and their last digits below each other too, as a sum on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from pos.ui.widgets.frames import column, row
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone

FIGURE_EDGE_PX = 18  # from the end of a line to the end of its amount
_COMPLAINT_PX = 2  # above and below its words, of which two lines fit in whatever size of text
_INSET_PX = (8, 0)  # above and below the amount where a line has a ground of its own, and where it has none


class FigureRow(QFrame):
    """A caption, a small note below it, and an amount in the size of the counter's figures."""

    def __init__(self, desk: Desk, *, ink: str = "text", tone: Tone | None = None) -> None:
        """Make a line.

        Args:
            desk: look and speech.
            ink: the meaning of its amount's colour.
            tone: how grave it is, shown by its ground; it has no ground when `None`.
        """
        super().__init__()
        edge, inset = FIGURE_EDGE_PX, _INSET_PX[0 if tone else 1]
        self._line = row(self, margins=(edge, inset, edge, inset), space_px=16)
        words = column()
        self._caption = Words("lead-strong" if tone else "muted")
        self._note = Words("small")
        self._note.hide()
        words.addStretch(1)
        words.addWidget(self._caption)
        words.addWidget(self._note)
        words.addStretch(1)
        self._amount = MoneyLabel(desk, "figure", ink=ink, gives_way="grown")
        self._line.addLayout(words)
        self._line.addWidget(self._amount, 1)
        if tone:
            self.setProperty("role", "tonecard")
            self.setProperty("tone", tone)

    @property
    def words(self) -> tuple[str, str]:
        """What it says: the caption and the note."""
        return self._caption.text(), self._note.text()

    @property
    def amount(self) -> MoneyLabel:
        """Its amount."""
        return self._amount

    def show_words(self, caption: str, note: str = "") -> None:
        """Say what the amount is."""
        self._caption.setText(caption)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._name()

    def show_amount(self, minor: int, *, tone: Tone | None = None) -> None:
        """Show an amount, from now on in another tone if there is one."""
        self._amount.show_amount(minor, ink=tone)
        if tone:
            restyle(self, "tone", tone)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._caption.text()}: {self._amount.accessibleName()}")


class Complaint(QFrame):
    """What is wrong, laid over a line whose amount means nothing until that is put right: so nothing else moves for it."""

    def __init__(self, line: FigureRow) -> None:
        """Make a complaint that nobody sees yet."""
        super().__init__(line)
        self.setProperty("role", "tonecard")
        self.setProperty("tone", "bad")
        self._words = Words("bad", wrap=True)
        row(self, margins=(FIGURE_EDGE_PX, _COMPLAINT_PX, FIGURE_EDGE_PX, _COMPLAINT_PX)).addWidget(self._words)
        line.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Return what it says; empty while nothing is wrong."""
        return self._words.text()

    def setText(self, text: str) -> None:
        """Say what is wrong, or that nothing is."""
        self._words.setText(text)
        self.setVisible(bool(text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, FigureRow):
            self.setGeometry(watched.rect())
        return False
