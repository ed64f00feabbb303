"""The sheets that ask for a word: a confirmation, and the approval of a second person.

`ConfirmSheet` signals: confirmed(str), the key it was asked with; dismissed(). Verb: ask.
`ApprovalSheet` signals: approved(str, str), the key of a person and the PIN; dismissed(). Verbs: ask, show_wrong_pin,
show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.rows.people import has_password
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.people import PeopleChoice
from pos.ui.widgets.pin_pad import PinPad
from pos.ui.widgets.sheet import DIRECT, Sheet
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.asking import Question
    from pos.ui.rows.people import PersonTile


class ConfirmSheet(Sheet):
    """Asks whether something is really meant."""

    confirmed = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=460)
        self._key = ""
        self._words = Words(wrap=True)
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        actions = row()
        self._no = ActionButton(desk)
        self._no.clicked.connect(self.dismiss)
        self._yes = ActionButton(desk, kind="primary")
        self._yes.clicked.connect(self._confirm)
        actions.addWidget(self._no, 1)
        actions.addWidget(self._yes, 1)
        self.body.addLayout(actions)
        self.retranslate()

    def ask(self, question: Question) -> None:
        """Ask a question; the answer comes as a signal."""
        self._key = question.key
        self.set_title(question.title)
        self._words.setText(question.words)
        self._yes.set_words(question.action)
        restyle(self._yes, "kind", "danger-fill" if question.is_grave else "primary")
        self.open()

    @override
    def take_focus(self) -> None:
        self._yes.setFocus()

    @override
    def retranslate(self) -> None:
        self._no.set_words(self.tr("Cancel"), keys="Esc")

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit(self._key)


class ApprovalSheet(Sheet):
    """Asks a second person to approve with a PIN."""

    approved = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=720, height_px=560)
        self._words = Words("muted", wrap=True)
        self.body.addWidget(self._words)
        sides = row(space_px=28)
        self._choice = PeopleChoice(desk, columns=1)
        self._choice.chosen.connect(self._person_chosen)
        sides.addWidget(self._choice, 1)
        self._pin = PinPad(desk)
        self._pin.setFixedWidth(300)
        self._pin.submitted.connect(self._submit)
        sides.addWidget(self._pin)
        self.body.addLayout(sides, 1)
        self.retranslate()

    def ask(self, title: str, words: str, people: tuple[PersonTile, ...]) -> None:
        """Ask for an approval.

        Args:
            title: what is to be approved, in a word.
            words: what exactly, and why it needs a second person.
            people: who may approve it.
        """
        self.set_title(title)
        self._words.setText(words)
        self._choice.show_people(people)
        self._take_secret()
        self.open()

    def refuse_below(self, text: str) -> None:
        """Say on the sheet from which an approval was wished that there is nobody to ask; nothing where none is open."""
        below = [sheet for sheet in self.window().findChildren(Sheet, options=DIRECT) if sheet.isVisible()]
        if below:
            below[-1].refuse(text)

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that the PIN is wrong, and how many attempts are left when that is limited."""
        text = self.tr("This PIN is not right.")
        if attempts_left is not None:
            text += " " + self.tr("%n attempt(s) left", "", attempts_left)
        self.show_refusal(text)

    def show_refusal(self, text: str) -> None:
        """Say why this person cannot approve."""
        self._pin.show_error(text)
        self._pin.setFocus()

    @override
    def take_focus(self) -> None:
        if self._choice.person is None:
            self._choice.take_focus()
        else:
            self._pin.setFocus()

    @override
    def retranslate(self) -> None:
        self._choice.retranslate()
        self._pin.clear()

    def _person_chosen(self) -> None:
        self._take_secret()
        self._pin.setFocus()

    def _take_secret(self) -> None:
        """Begin anew with what the chosen person has: a PIN, or perhaps a password."""
        person = self._choice.person
        self._pin.take_words(is_asked=person is not None and has_password(person))
        self._pin.setEnabled(person is not None)

    def _submit(self, pin: str) -> None:
        person = self._choice.person
        if person is not None:
            self.approved.emit(person.key, pin)
