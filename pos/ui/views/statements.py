"""The sheet of many statements: a file to print, files or pictures for each family, slips; and how far it is.

Signals:
    write_requested(str): begin; `one`, `each`, `pictures` or `slips`.
    stop_requested(): stop what is under way.
    looked(): how far is it? While statements are under way, a few times a second.
    dismissed(): put away; what is under way goes on.

Verbs: ask, show_progress, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.frames import row
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_LOOK_MS = 150


class StatementsSheet(Sheet):
    """Asks how many statements are written, and shows how far it is."""

    write_requested = Signal(str)
    stop_requested = Signal()
    looked = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=760)
        self._count, self._done = 0, 0
        self._is_working, self._is_stopping = False, False
        self._about = Words(wrap=True)
        self._way = Segmented(
            desk, (("one", "file-text"), ("each", "archive"), ("pictures", "send"), ("slips", "receipt"))
        )
        self._way.chosen.connect(lambda _way: self._show())
        self._hint = Words("muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        actions = row()
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(lambda: self.write_requested.emit(self._way.choice))
        self._stop = ActionButton(desk, "x")
        self._stop.clicked.connect(self._ask_to_stop)
        actions.addWidget(self._stop, 1)
        actions.addWidget(self._go, 1)
        for widget in (self._about, self._way, self._hint, self._bar):
            self.body.addWidget(widget)
        self.body.addLayout(actions)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.looked)
        self.retranslate()

    def ask(self, count: int) -> None:
        """Ask how so many statements are wanted, and open."""
        self._count, self._done = count, 0
        self._is_working, self._is_stopping = False, False
        self._show()
        self.open()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many are done."""
        self._done, self._count = done, total
        begins = not self._is_working
        self._is_working = True
        self._show()
        if begins and not self.isHidden():
            self._timer.start()
            self.take_focus()  # the button that had the keyboard is gone

    @override
    def close_sheet(self) -> None:
        self._timer.stop()
        super().close_sheet()

    @override
    def open(self) -> None:
        if self._is_working:
            self._timer.start()
        super().open()

    @override
    def take_focus(self) -> None:
        (self._stop if self._is_working else self._go).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Statements"))
        self._way.set_words(
            {
                "one": self.tr("One file"),
                "each": self.tr("Files"),
                "pictures": self.tr("Pictures"),
                "slips": self.tr("Slips"),
            }
        )
        self._bar.setAccessibleName(self.tr("How many statements are done"))
        self._go.set_words(self.tr("Write the statements"), keys="Return")
        self._show()

    def _show(self) -> None:
        count = self.desk.speech.count
        if self._is_working:
            done = self.tr("{done} of {total} statements are done.")
            self._about.setText(done.format(done=count(self._done), total=count(self._count)))
            self._hint.setText(self.tr("You can put this away and go on working; it says when they are written."))
        else:
            self._about.setText(self.tr("%n statement(s)", "", self._count))
            self._hint.setText(self._hint_words())
        self._bar.setRange(0, max(1, self._count))
        self._bar.setValue(self._done)
        self._bar.setVisible(self._is_working)
        self._way.setVisible(not self._is_working)
        self._go.setVisible(not self._is_working)
        self._stop.setVisible(self._is_working)
        self._stop.setEnabled(not self._is_stopping)
        self._stop.set_words(self.tr("Stopping …") if self._is_stopping else self.tr("Stop"))

    def _hint_words(self) -> str:
        hints = {
            "one": self.tr("One PDF to print: each statement begins on a page of its own and has a bookmark."),
            "each": self.tr("A PDF for each family, with its number as its name."),
            "pictures": self.tr("Pictures for a message, with the family's number as their name, page by page."),
            "slips": self.tr("Short slips from this till's printer, one after another. Printing can be stopped."),
        }
        return hints[self._way.choice]

    def _ask_to_stop(self) -> None:
        self._is_stopping = True
        self._show()
        self.stop_requested.emit()
