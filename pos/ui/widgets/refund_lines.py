"""The lines of a receipt, with a stepper on each for the pieces that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row, scroll_by_touch
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import ElidedWords, MoneyLabel, Words, whose_words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.receipts import ReceiptLine


class _Line(Spoken):
    """One line: name, pieces, total; while refunding a stepper in place of the total."""

    stepped = Signal()

    def __init__(self, desk: Desk, line: ReceiptLine) -> None:
        super().__init__(desk, role="receipt-line")
        self.line = line
        self.back = 0
        inner = row(self, margins=(0, 8, 0, 8), space_px=8)
        words = column(space_px=0)
        self._name = ElidedWords("strong")
        self._about = Words("small")
        words.addWidget(self._name)
        words.addWidget(self._about)
        inner.addLayout(words, 1)
        self._total = MoneyLabel(desk, "body")
        inner.addWidget(self._total)
        self._fewer = ActionButton(desk, "minus", kind="step", icon_px=18)
        self._count = Words("lead-strong", side="center")
        self._count.setFixedWidth(44)
        self._more = ActionButton(desk, "plus", kind="step", icon_px=18)
        for widget in (self._fewer, self._count, self._more):
            inner.addWidget(widget)
        self._fewer.clicked.connect(self._less)
        self._more.clicked.connect(self._plus)
        self.show_line(line)

    def show_line(self, line: ReceiptLine) -> None:
        """Stand for another line of a receipt."""
        self.line = line
        self._total.show_amount(line.total_minor)
        self.show_refunding(is_refunding=False)
        self.retranslate()

    def show_refunding(self, *, is_refunding: bool) -> None:
        """Ask for pieces, or only show the line."""
        self.back = 0
        self._total.setVisible(not is_refunding)
        for widget in (self._fewer, self._count, self._more):
            widget.setVisible(is_refunding)
        self._show()

    def take_focus(self) -> bool:
        """Take the keyboard where a piece can come back; tell whether."""
        if self.back < self.line.refundable:
            self._more.setFocus()
        return self.back < self.line.refundable

    @override
    def retranslate(self) -> None:
        speech, line = self.desk.speech, self.line
        name = speech.name(line.name)
        self._name.setText(name)
        parts = [f"{speech.quantity(line.quantity, is_weighed=line.is_weighed)} ×", whose_words(speech, line.family)]
        gone = line.quantity - line.refundable
        if gone:
            parts.append(self.tr("{n} came back").format(n=speech.quantity(gone, is_weighed=line.is_weighed)))
        self._about.setText(speech.line(parts))
        self._fewer.set_words(self.tr("One less of {name}").format(name=name), shows=False)
        self._more.set_words(self.tr("One more of {name}").format(name=name), shows=False)
        self._show()

    def _plus(self) -> None:
        step = self.line.refundable if self.line.is_weighed else 1
        self.back = min(self.line.refundable, self.back + step)
        self._show()
        self.stepped.emit()

    def _less(self) -> None:
        self.back = 0 if self.line.is_weighed else max(0, self.back - 1)
        self._show()
        self.stepped.emit()

    def _show(self) -> None:
        pieces = min(self.back, 1) if self.line.is_weighed else self.back
        self._count.setText(self.desk.speech.count(pieces))
        # A button that is switched off under the keyboard hands it to whatever comes next on the whole window; and were it handed
        # to the other one, whoever presses Enter once too often would take away again what they had asked for.
        self._fewer.setEnabled(self.back > 0 or self._fewer.hasFocus())
        self._more.setEnabled(self.back < self.line.refundable or self._more.hasFocus())


class RefundLines(QScrollArea):
    """All lines of one receipt.

    Signals:
        changed(): other pieces should come back now.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._made: list[_Line] = []
        self._lines: list[_Line] = []
        inner = QWidget()
        self._stack = column(inner)
        self._stack.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        scroll_by_touch(self)

    @property
    def pieces(self) -> tuple[tuple[str, int], ...]:
        """How many pieces of each line should come back, by its key."""
        return tuple((each.line.key, each.back) for each in self._lines if each.back)

    def show_lines(self, lines: tuple[ReceiptLine, ...]) -> None:
        """Show other lines."""
        for place, line in enumerate(lines):
            if place == len(self._made):
                self._add_line(line)
            self._made[place].show_line(line)
            self._made[place].show()
        for spare in self._made[len(lines) :]:
            spare.hide()
        self._lines = self._made[: len(lines)]

    def show_refunding(self, *, is_refunding: bool) -> None:
        """Ask for pieces, or only show the lines."""
        for line in self._lines:
            line.show_refunding(is_refunding=is_refunding)

    def take_focus(self) -> None:
        """Give the keyboard to the first line of which a piece can come back."""
        for line in self._lines:
            if line.take_focus():
                return

    def _add_line(self, line: ReceiptLine) -> None:
        made = _Line(self._desk, line)
        made.stepped.connect(self.changed)
        self._stack.insertWidget(len(self._made), made)
        self._made.append(made)
