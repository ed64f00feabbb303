"""The screen of a book that cannot be opened: what happened, what is safe, what to do next. Calm, complete, nothing hidden.

Signals:
    act_requested(str): one of the ways on, a `rows.rescue.RescueAct`.
    report_requested(): write down what was found.
    stop_requested(): give up what is being done.
    quit_requested(): close Amana.

Verbs: show_looking, show_checking, show_rescue, show_working, show_progress, show_given_up, show_failure, show_saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QProgressBar, QWidget
from typing_extensions import override

from pos.ui.views.rescue_words import RescueWords
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row, rule, scrolling
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.ui.window_size import open_at
from pos.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QVBoxLayout

    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk
    from pos.ui.rows.rescue import RescueAct, RescueRow

_WIDTH_PX = 1240
_DETAILS_PX = (56, 200)
_ACT_PX = 280
_ACT_ICONS = {
    "again": "refresh-cw",
    "salvage": "sparkles",
    "restore": "history",
    "rebuild": "usb",
    "new_key": "plus",
}
_STOPPABLE = ("salvage", "restore", "rebuild")
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
        self._is_given_up = False
        self._facts = (0, 0)
        open_at(self, desk.room)
        page = QWidget()
        lines = column(page, space_px=10)
        lines.addStretch(1)
        lines.addLayout(self._make_head())
        for card in (self._make_working(), self._make_safe(), self._make_acts()):
            lines.addWidget(card)
        lines.addWidget(self._make_details(), 100)
        lines.addStretch(1)
        self._area = scrolling(_in_the_middle(page, (6, 6)))
        whole = column(self)
        whole.addWidget(self._area, 1)
        whole.addWidget(rule())
        whole.addWidget(_in_the_middle(self._make_foot(), (8, 8)))  # never out of sight, however much there is to say
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
        self._is_given_up = False
        self.retranslate()

    def show_working(self, act: RescueAct) -> None:
        """Say what is being done; making a file anew can still be given up."""
        self._working, self._failure, self._facts, self._is_given_up = act, None, (0, 0), False
        self._stop.setEnabled(True)
        self._bar.setRange(0, 0)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is: facts that are through, of how many."""
        self._facts = (done, total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._show_count()

    def show_given_up(self) -> None:
        """Say that everything is as it was before somebody gave up."""
        self._is_given_up = True
        self.retranslate()

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
            title, about = self._words.of_busy(self._working)
        else:
            title, about = self._words.of_kind(row.kind)
            about = "\n".join(filter(None, (about, self._words.sentence(row))))
        self._title.setText(title)
        self._about.setText(about)
        self.setWindowTitle(self._title.text())  # a task bar tells it from the till
        self._icon.show_icon(*(("shield-check", "accent") if row is None else ("triangle-alert", "warn")))
        self._show_safe()
        self._show_acts()
        self._show_working()
        self._failed.setText("" if self._failure is None else self._failure_words(self._failure))
        self._failed.setVisible(self._failure is not None)
        self._about.setVisible(self._failure is None)  # one thing at a time: the title still says what it is all about
        code = self.desk.speech.code
        note = self.tr("Cancelled. Everything is as it was.") if self._is_given_up else ""
        self._foot_words.setText(self.tr("Saved: {code}").format(code=code(self._saved)) if self._saved else note)
        self._report.set_words(self.tr("Save a report"))
        self._report.setVisible(row is not None)
        self._details.setVisible(row is not None)
        self._details.setAccessibleName(self.tr("What the check found"))
        self._details.setPlainText("\n".join([row.folder, *row.details]) if row is not None else "")
        self._again.set_words(self._words.of_act("again")[0])
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
        is_first = bool(acts) and acts[0] == "again"
        button, words = self._acts["again"]
        button.setVisible(is_first)
        words.setVisible(is_first)
        self._again.setVisible(
            "again" in acts and not is_first and not self._working
        )  # where others come first it stands below
        for button, words in self._acts.values():
            self._act_grid.removeWidget(button)
            self._act_grid.removeWidget(words)
        for place, act in enumerate(acts):
            button, words = self._acts[act]
            self._act_grid.addWidget(button, place, 0)  # the best first
            self._act_grid.addWidget(words, place, 1)
        if acts:
            self._acts[acts[0]][0].setFocus()

    def _show_working(self) -> None:
        is_busy = bool(self._working)
        self._working_card.setVisible(is_busy)
        self._working_words.setText(self._words.of_work(self._working))
        self._lasts.setText(self._words.of_lasting(self._working))
        self._lasts.setVisible(bool(self._lasts.text()))
        self._bar.setAccessibleName(self._working_words.text())
        self._show_count()
        is_stoppable = self._working in _STOPPABLE
        self._stop.set_words(self.tr("Cancel") if self._stop.isEnabled() else self.tr("Cancelling …"))
        self._stop.setVisible(is_stoppable)
        self._quit.setEnabled(not is_stoppable)  # it would wait for the end; giving up comes first
        if is_busy and self._stop.isEnabled():  # or else it would go to the next in line, the details or the way out
            (self._stop if is_stoppable else self).setFocus()

    def _show_count(self) -> None:
        done, total = self._facts
        is_known = total > 0 and bool(self._working)
        count = self.desk.speech.count
        text = self.tr("{done} of {total} facts").format(done=count(done), total=count(total)) if is_known else ""
        self._count.setText(text)
        self._count.setVisible(is_known)

    def _request_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.set_words(self.tr("Cancelling …"))
        self.stop_requested.emit()

    # Parts

    def _make_head(self) -> QVBoxLayout:
        lines = column(space_px=6)
        line = row(space_px=14)
        self._icon = IconLabel(self.desk, "shield-check", ink="accent", px=36)
        self._title = Words("headline")
        line.addStretch(1)
        line.addWidget(self._icon)
        line.addWidget(self._title)
        line.addStretch(1)
        lines.addLayout(line)
        self._about = Words("lead", side="center", wrap=True)
        self._failed = Words("bad", side="center", wrap=True)
        for words in (self._about, self._failed):
            lines.addWidget(words)
        return lines

    def _make_working(self) -> QFrame:
        self._working_card = frame("card")
        lines = column(self._working_card, margins=(22, 16, 22, 16), space_px=8)
        line = row(space_px=16)
        self._working_words = Words("strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._stop = ActionButton(self.desk, "x", kind="quiet")
        self._stop.clicked.connect(self._request_stop)
        self._count = Words("muted")
        line.addWidget(self._working_words, 1)
        line.addWidget(self._bar, 1)
        line.addWidget(self._count)
        line.addWidget(self._stop)
        self._lasts = Words("muted", wrap=True)
        lines.addLayout(line)
        lines.addWidget(self._lasts)
        return self._working_card

    def _make_safe(self) -> QFrame:
        self._safe_card = frame("card")
        lines = column(self._safe_card, margins=(22, 12, 22, 12), space_px=5)
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
        lines = column(self._acts_card, margins=(22, 12, 22, 14), space_px=8)
        self._acts_title = Words("lead-strong")
        lines.addWidget(self._acts_title)
        self._act_grid = QGridLayout()
        self._act_grid.setHorizontalSpacing(16)
        self._act_grid.setVerticalSpacing(8)
        self._act_grid.setColumnStretch(1, 1)
        lines.addLayout(self._act_grid)
        self._acts: dict[str, tuple[ActionButton, Words]] = {}
        for place, (act, icon) in enumerate(_ACT_ICONS.items()):
            button, words = ActionButton(self.desk, icon), Words("muted", wrap=True)
            button.setMinimumWidth(_ACT_PX)
            button.clicked.connect(lambda _=False, act=act: self.act_requested.emit(act))
            self._act_grid.addWidget(button, place, 0)
            self._act_grid.addWidget(words, place, 1)
            self._acts[act] = button, words
        return self._acts_card

    def _make_details(self) -> QPlainTextEdit:
        self._details = _Details()
        self._details.setReadOnly(True)
        self._details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return self._details

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        line = row(foot)
        self._report = ActionButton(self.desk, "file-text")
        self._report.clicked.connect(self.report_requested)
        self._foot_words = Words("good", wrap=True)
        self._again = ActionButton(self.desk, _ACT_ICONS["again"])
        self._again.clicked.connect(lambda: self.act_requested.emit("again"))
        self._quit = ActionButton(self.desk, "x")
        self._quit.clicked.connect(self.quit_requested)
        line.addWidget(self._again)
        line.addWidget(self._report)
        line.addWidget(self._foot_words, 1)
        line.addWidget(self._quit)
        return foot

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.quit_requested.emit()


class _Details(QPlainTextEdit):
    """What the check found: it takes the room that is left, and pushes nothing out of sight."""

    def __init__(self) -> None:
        super().__init__()
        lowest, highest = _DETAILS_PX
        self.setMinimumHeight(lowest)
        self.setMaximumHeight(highest)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()


def _in_the_middle(part: QWidget, above_and_below: tuple[int, int]) -> QWidget:
    """Return a part of the page in the middle of the window, as wide as every other part."""
    above, below = above_and_below
    ground = QWidget()
    middle = row(ground, margins=(12, above, 12, below), space_px=0)
    part.setMaximumWidth(_WIDTH_PX)
    middle.addStretch(1)
    middle.addWidget(part, 100)
    middle.addStretch(1)
    return ground
