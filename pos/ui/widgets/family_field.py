"""A field for a family's number, with the family's name in large letters below it, or the families that may be meant.

A number is easily mistaken, a name is not: so nothing is credited to a family before its name was on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.domain.text import latin_digits
from pos.ui.rows.till import FamilyLook
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame
from pos.ui.widgets.keypad import BACK, CLEAR
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_CHARACTERS_MAX = 24
_LIKELY_MAX = 3


class FamilyField(Spoken):
    """A number or a part of a name in; a family out.

    Signals:
        typed(str): the text of the field, after each change.
        entered(): Enter was pressed while a family is known.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._look = FamilyLook()
        lines = column(self, space_px=8)
        self._caption = Words("caption")
        self.field = LineField()
        self.field.setProperty("role", "amount")
        self.field.setMaxLength(_CHARACTERS_MAX)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self._enter)
        self._card = frame("tonecard")
        inner = column(self._card, margins=(18, 12, 18, 14), space_px=0)
        self._number = Words("caption")
        self._name = Words("headline", wrap=True)
        inner.addWidget(self._number)
        inner.addWidget(self._name)
        for widget in (self._caption, self.field, self._card):
            lines.addWidget(widget)
        self._likely: list[ActionButton] = []
        for _ in range(_LIKELY_MAX):
            button = ActionButton(desk, "users-round", kind="large", icon_px=22)
            button.clicked.connect(self._choose)
            lines.addWidget(button)
            self._likely.append(button)
        self.retranslate()

    @property
    def number(self) -> str:
        """The family's number; empty while there is none."""
        return self._look.number

    def begin(self, text: str) -> None:
        """Ask anew, with what was typed already."""
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self.show_look(FamilyLook())

    def show_look(self, look: FamilyLook) -> None:
        """Say whose number was typed, or whose it may have been."""
        self._look = look
        self.retranslate()

    @override
    def retranslate(self) -> None:
        speech, look = self.desk.speech, self._look
        self._caption.setText(self.tr("Family number or name"))
        self.field.setAccessibleName(self.tr("Family number or name"))
        is_typed = bool(self.field.text().strip())
        told = self.tr("Not a number of this bazaar") if any(map(str.isdigit, self.field.text())) else ""  # not a name
        if look.name is not None:
            number, name, tone = self.tr("Family {number}").format(number=speech.code(look.number)), "", "good"
            name = speech.name(look.name)
        elif look.likely:
            number, name, tone = told, self.tr("Did you mean…"), "warn"
        elif is_typed:
            number, name, tone = told, self.tr("No such family"), "warn"
        else:
            number, name, tone = "", self.tr("The name will stand here"), ""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._name.setText(name)
        restyle(self._card, "tone", tone)
        restyle(self._name, "role", "muted" if not (is_typed or look.name) else "headline")
        for place, button in enumerate(self._likely):
            button.setVisible(place < len(look.likely))
            if place < len(look.likely):
                chip = look.likely[place]
                button.setProperty("number", chip.number)
                button.set_words(f"{speech.name(chip.name)}  {speech.code(chip.number)}")

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # type: ignore[override, unused-ignore]  # the stubs know two overloads
        self.field.setFocus()
        self.field.selectAll()

    def press(self, key: str) -> None:
        """Take a digit, `back` or `clear` of a keypad."""
        if key == BACK:
            self.field.backspace()
        elif key == CLEAR:
            self.field.clear()
        elif key.isdigit():
            self.field.insert(key)

    def _changed(self, text: str) -> None:
        latin = latin_digits(text)
        if latin != text:
            self.field.setText(latin)
            return
        self.typed.emit(text)

    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.field.setText(str(button.property("number")))
            self.entered.emit()

    def _enter(self) -> None:
        if self._look.number:
            self.entered.emit()
        elif len(self._look.likely) == 1:
            self._likely[0].click()
        elif self._look.likely:
            self._likely[0].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with the arrow from the field to the families that may be meant; from button to button Qt goes by itself."""
        if event.key() == Qt.Key.Key_Down and self._look.likely:
            self._likely[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
