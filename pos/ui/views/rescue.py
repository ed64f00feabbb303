"""The screen of a book that cannot be opened: what happened, what is safe, what to do next. Calm, complete, nothing hidden.

Signals:
    act_requested(str): one of the ways on, a `rows.rescue.RescueAct`.
    report_requested(): write down what was found.
    stop_requested(): give up what is being done.
    quit_requested(): close Amana.

Verbs: show_looking, show_checking, show_rescue, show_working, show_progress, show_failure, show_saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QProgressBar, QScrollArea, QWidget
from typing_extensions import override

from pos.ui.views.rescue_words import RescueWords
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row, scroll_by_touch
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk
    from pos.ui.rows.rescue import RescueAct, RescueRow

_WIDTH_PX = 1000
_DETAILS_PX = 130
_ACT_ICONS = {
    "again": "refresh-cw",
    "salvage": "sparkles",
    "restore": "history",
    "rebuild": "usb",
    "new_key": "plus",
}
_SAFE_MAX = 4


class RescueView(Spoken):
    """A window with one thing to decide."""

    act_requested = Signal(str)
    report_requested = Signal()
    stop_requested = Signal()
    quit_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        self._words = RescueWords(desk, self)
        self._row: RescueRow | None = None
        self._working: str = "look"
        self._failure: Refusal | Trouble | None = None
        self._saved = ""
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_by_touch(area)
        inner = QWidget()
        middle = row(inner, margins=(24, 24, 24, 24))
        middle.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(_WIDTH_PX)
        page.setMinimumWidth(_WIDTH_PX)
        self._lines = column(page, space_px=14)
        middle.addWidget(page)
        middle.addStretch(1)
        self._lines.addStretch(1)
        self._lines.addLayout(self._make_head())
        self._lines.addWidget(self._make_working())
        self._lines.addWidget(self._make_safe())
        self._lines.addWidget(self._make_acts())
        self._lines.addLayout(self._make_foot())
        self._lines.addStretch(1)
        area.setWidget(inner)
        column(self).addWidget(area)
        self.retranslate()

    # Verbs

    def show_checking(self) -> None:
        """Say that the book is being checked, as at every start."""
        self._row, self._working = None, "check"
        self.retranslate()

    def show_looking(self) -> None:
        """Say that everything is being looked at."""
        self._row, self._working = None, "look"
        self.retranslate()

    def show_rescue(self, row: RescueRow) -> None:
        """Show what happened, what is safe and what can be done."""
        self._row, self._working, self._failure, self._saved = row, "", None, ""
        self.retranslate()

    def show_working(self, act: RescueAct) -> None:
        """Say what is being done; a restore can still be given up."""
        self._working, self._failure = act, None
        self._bar.setRange(0, 0)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_failure(self, failure: Refusal | Trouble) -> None:
        """Say why a way back did not lead anywhere; the others are still there."""
        self._working, self._failure = "", failure
        self.retranslate()

    def show_saved(self, path: str) -> None:
        """Say where the report lies."""
        self._saved = path
        self.retranslate()

    # Texts

    @override
    def retranslate(self) -> None:
        row = self._row
        if row is None:
            is_check = self._working == "check"
            self._title.setText(
                self.tr("The book is being checked") if is_check else self.tr("Everything is being looked at")
            )
            self._about.setText(
                self.tr("Every fact is read once at each start. A large book takes a few seconds.")
                if is_check
                else self.tr("The book, its mirror, its copies and the register's word.")
            )
        else:
            title, about = self._words.of_kind(row.kind)
            self._title.setText(title)
            self._about.setText(about + "\n" + self._words.sentence(row))
        self.setWindowTitle(self._title.text())  # a task bar tells it from the till
        self._icon.show_icon(*(("shield-check", "accent") if row is None else ("triangle-alert", "warn")))
        self._show_safe()
        self._show_acts()
        self._show_working()
        self._failed.setText("" if self._failure is None else self._failure_words(self._failure))
        self._failed.setVisible(self._failure is not None)
        code = self.desk.speech.code
        self._saved_words.setText(self.tr("Saved: {code}").format(code=code(self._saved)) if self._saved else "")
        self._report.set_words(self.tr("Save a report"))
        self._report.setVisible(row is not None)
        self._details.setVisible(row is not None)
        self._details.setAccessibleName(self.tr("What the check found"))
        self._details.setPlainText("\n".join([row.folder, *row.details]) if row is not None else "")
        self._quit.set_words(self.tr("Close Amana"))

    def _failure_words(self, failure: Refusal | Trouble) -> str:
        speech = self.desk.speech
        text = self.tr("That did not work, and everything is as it was.")
        return f"{text} {say(failure, speech.language, speech.currency)}"

    def _show_safe(self) -> None:
        row = self._row
        self._safe_card.setVisible(row is not None and bool(row.safe))
        self._safe_title.setText(self.tr("What is safe"))
        for place, (icon, words) in enumerate(self._safe_lines):
            safe = row.safe[place] if row is not None and place < len(row.safe) else None
            icon.setVisible(safe is not None)
            words.setVisible(safe is not None)
            words.setText("" if safe is None else self._words.safe(safe))

    def _show_acts(self) -> None:
        row = self._row
        self._acts_card.setVisible(row is not None and not self._working)
        self._acts_title.setText(self.tr("What to do next"))
        acts = () if row is None else row.acts
        for act, (button, words) in self._acts.items():
            text, about = self._words.of_act(act)
            button.set_words(text)
            words.setText(about)
            button.setVisible(act in acts)
            words.setVisible(act in acts)
        for place, act in enumerate(acts):
            line = self._act_lines[act]
            self._act_column.removeItem(line)
            self._act_column.insertLayout(place + 1, line)
        if acts:
            self._acts[acts[0]][0].setFocus()

    def _show_working(self) -> None:
        is_busy = bool(self._working)
        self._working_card.setVisible(is_busy)
        self._working_words.setText(self._words.of_work(self._working))
        self._bar.setAccessibleName(self._working_words.text())
        self._stop.set_words(self.tr("Stop"))
        self._stop.setVisible(self._working == "restore")

    # Parts

    def _make_head(self) -> QVBoxLayout:
        lines = column(space_px=10)
        self._icon = IconLabel(self.desk, "shield-check", ink="accent", px=40)
        self._title = Words("headline", side="center", wrap=True)
        self._about = Words("lead", side="center", wrap=True)
        self._failed = Words("bad", side="center", wrap=True)
        lines.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._about, self._failed):
            lines.addWidget(words)
        return lines

    def _make_working(self) -> QFrame:
        self._working_card = frame("card")
        line = row(self._working_card, margins=(22, 16, 22, 16), space_px=16)
        self._working_words = Words("strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._stop = ActionButton(self.desk, "x", kind="quiet")
        self._stop.clicked.connect(self.stop_requested)
        line.addWidget(self._working_words, 1)
        line.addWidget(self._bar, 1)
        line.addWidget(self._stop)
        return self._working_card

    def _make_safe(self) -> QFrame:
        self._safe_card = frame("card")
        lines = column(self._safe_card, margins=(22, 16, 22, 18), space_px=8)
        self._safe_title = Words("lead-strong")
        lines.addWidget(self._safe_title)
        self._safe_lines: list[tuple[IconLabel, Words]] = []
        for _ in range(_SAFE_MAX):
            line = row(space_px=12)
            icon, words = IconLabel(self.desk, "circle-check", ink="good", px=20), Words("", wrap=True)
            line.addWidget(icon)
            line.addWidget(words, 1)
            lines.addLayout(line)
            self._safe_lines.append((icon, words))
        return self._safe_card

    def _make_acts(self) -> QFrame:
        self._acts_card = frame("card")
        self._act_column = column(self._acts_card, margins=(22, 16, 22, 18), space_px=10)
        self._acts_title = Words("lead-strong")
        self._act_column.addWidget(self._acts_title)
        self._acts: dict[str, tuple[ActionButton, Words]] = {}
        self._act_lines: dict[str, QHBoxLayout] = {}
        for act, icon in _ACT_ICONS.items():
            line = row(space_px=16)
            button, words = ActionButton(self.desk, icon), Words("muted", wrap=True)
            button.setFixedWidth(280)
            button.clicked.connect(lambda _=False, act=act: self.act_requested.emit(act))
            line.addWidget(button)
            line.addWidget(words, 1)
            self._act_column.addLayout(line)
            self._acts[act], self._act_lines[act] = (button, words), line
        return self._acts_card

    def _make_foot(self) -> QVBoxLayout:
        lines = column(space_px=10)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(_DETAILS_PX)
        self._details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._saved_words = Words("good", wrap=True)
        line = row()
        self._report = ActionButton(self.desk, "file-text")
        self._report.clicked.connect(self.report_requested)
        self._quit = ActionButton(self.desk, "x")
        self._quit.clicked.connect(self.quit_requested)
        line.addWidget(self._report)
        line.addWidget(self._saved_words, 1)
        line.addWidget(self._quit)
        lines.addWidget(self._details)
        lines.addLayout(line)
        return lines

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.quit_requested.emit()
