"""The first screen of a new machine: join a bazaar, begin one here, bring a lost book along, or look around in the sample.

The way into a bazaar is reached as `joining`, that to one of its own as `founding`; their modules list their signals and verbs.

Signals:
    chosen(str): a `rows.joining.FirstStep`.
    place_chosen(str): the folder or stick that a book is to come from.
    quit_requested(): close Amana.
    language_requested(str), theme_requested(str): from the switches.

Verbs: show_choice, show_left, show_joining, show_founding, ask_place, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.views.founding import FoundingView
from pos.ui.views.joining import JoiningView
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.path_dialog import ask_folder
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.switches import LanguageButton, ThemeButton
from pos.ui.widgets.words import Words
from pos.ui.window_size import open_at
from pos.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QFileDialog

    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk

_WIDTH_PX = 980
_LOW_PX = 640
_ICONS = {"join": "qr-code", "found": "store", "bring": "history", "sample": "eye"}


class FirstStartView(Spoken):
    """A window with one thing to choose."""

    chosen = Signal(str)
    place_chosen = Signal(str)
    quit_requested = Signal()
    language_requested = Signal(str)
    theme_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        open_at(self, desk.room)
        self._steps: dict[str, tuple[Words, Words, ActionButton]] = {}
        self._failure: Refusal | Trouble | None = None
        self._dialog: QFileDialog | None = None
        self._aside = ""
        lines = column(self, margins=(20, 14, 20, 20), space_px=6)
        lines.addLayout(self._make_switches())
        inner = QWidget()
        self._stack = QStackedWidget()
        _centred(inner, self._stack)
        self.joining = JoiningView(desk)
        self.joining.back_requested.connect(self.show_choice)
        self._choice = self._make_choice()
        for page in (self._choice, self.joining):
            self._stack.addWidget(page)
        self.founding = FoundingView(desk)
        self.founding.back_requested.connect(self.show_choice)
        self._founding = QWidget()
        _centred(self._founding, self.founding)
        self._ways, self._area = QStackedWidget(), scrolling(inner)
        for part in (self._area, self._founding):
            self._ways.addWidget(part)
        lines.addWidget(self._ways, 1)
        self.retranslate()

    def show_choice(self) -> None:
        """Show the ways to begin."""
        self._ways.setCurrentWidget(self._area)
        self._stack.setCurrentWidget(self._choice)
        self._steps["join"][2].setFocus()

    def show_left(self, aside: str) -> None:
        """Say that this machine was a till, and where its book lies now."""
        self._aside = aside
        self._show_left()

    def ask_place(self) -> None:
        """Ask where a book is to come from."""
        self._dialog = ask_folder(self, self._steps["bring"][0].text(), self.place_chosen.emit)

    def show_refusal(self, failure: Refusal | Trouble | None) -> None:
        """Say below the choice why something cannot be done; None takes it away."""
        self._failure = failure
        self._refusal.setVisible(failure is not None)
        self._refusal.setText("" if failure is None else say(failure, self.desk.speech.language))

    def show_joining(self) -> None:
        """Show the way into a bazaar."""
        self._ways.setCurrentWidget(self._area)
        self._stack.setCurrentWidget(self.joining)
        self.joining.take_focus()

    def show_founding(self) -> None:
        """Show the way to a bazaar of its own."""
        self._ways.setCurrentWidget(self._founding)
        self.founding.take_focus()

    @property
    def is_founding(self) -> bool:
        """Whether somebody is about to begin a bazaar here."""
        return self._ways.currentWidget() is self._founding

    @override
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Amana"))
        self._title.setText(self.tr("Welcome to Amana"))
        self._show_left()
        texts = {
            "join": (
                self.tr("Join a bazaar"),
                self.tr(
                    "The administrator has given you an invitation: a QR code, a line of text, or an address and ten digits."
                ),
                self.tr("Join"),
            ),
            "found": (
                self.tr("Begin a bazaar here"),
                self.tr(
                    "For a centre with one machine: it sells, and keeps the bazaar's register. You become its administrator."
                ),
                self.tr("Begin …"),
            ),
            "bring": (
                self.tr("Bring a book back"),
                self.tr(
                    "A till was lost or broken: its book comes along from a copy or a mirror, on a stick or in a folder."
                ),
                self.tr("Choose …"),
            ),
            "sample": (
                self.tr("Look around with the sample bazaar"),
                self.tr(
                    "Families, goods and people to try everything with, and a register of its own. Nothing there is real."
                ),
                self.tr("Look around"),
            ),
        }
        for step, (title, words, action) in texts.items():
            heading, about, button = self._steps[step]
            heading.setText(title)
            about.setText(words)
            button.set_words(action, name=title)
        self.show_refusal(self._failure)

    def _show_left(self) -> None:
        if not self._aside:
            self._about.setText(self.tr("This machine is no till yet. What shall it be?"))
            return
        self._about.setText(
            self.tr(
                "This machine has left its bazaar. Its book lies in {folder}; nothing was deleted. What shall it be now?"
            ).format(folder=self.desk.speech.code(self._aside))
        )

    def _make_switches(self) -> QHBoxLayout:
        line = row()
        language, theme = LanguageButton(self.desk), ThemeButton(self.desk)
        language.language_requested.connect(self.language_requested)
        theme.theme_requested.connect(self.theme_requested)
        line.addStretch(1)
        line.addWidget(language)
        line.addWidget(theme)
        return line

    def _make_choice(self) -> QWidget:
        page = QWidget()
        lines = column(page, space_px=12)
        lines.addStretch(1)
        self._ornament = IconLabel(self.desk, "store", ink="accent", px=56)
        lines.addWidget(self._ornament, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = Words("headline", side="center")
        self._about = Words("muted", side="center", wrap=True)
        lines.addWidget(self._title)
        lines.addWidget(self._about)
        lines.addSpacing(10)
        for step, icon in _ICONS.items():
            lines.addWidget(self._make_step(step, icon))
        self._refusal = Words("bad", side="center", wrap=True)
        self._refusal.hide()
        lines.addWidget(self._refusal)
        lines.addStretch(2)
        return page

    def _make_step(self, step: str, icon: str) -> QFrame:
        card = frame("card")
        line = row(card, margins=(24, 13, 20, 13), space_px=20)
        words = column(space_px=4)
        heading, about = Words("title", wrap=True), Words("muted", wrap=True)
        words.addWidget(heading)
        words.addWidget(about)
        button = ActionButton(self.desk, kind="primary" if step == "join" else "")
        button.setMinimumWidth(160)
        button.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
        line.addWidget(IconLabel(self.desk, icon, ink="accent", px=44))
        line.addLayout(words, 1)
        line.addWidget(button)
        self._steps[step] = heading, about, button
        return card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ornament.setVisible(self.height() >= _LOW_PX)  # on a low screen it gives way to what can be chosen

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.quit_requested.emit()


def _centred(outer: QWidget, page: QWidget) -> None:
    """Put a page into the middle of what may be wider; where there is less room, it takes what there is."""
    page.setMaximumWidth(_WIDTH_PX)
    sides = row(outer)
    sides.addStretch(1)
    sides.addWidget(page, _WIDTH_PX)
    sides.addStretch(1)
