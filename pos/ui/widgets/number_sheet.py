"""Number keys for a line that has none beside it: a button opens them, and a screen without a keyboard can write there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.keypad import BACK, Keypad
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class NumberSheet(Sheet):
    """Asks for a number, a code or an amount by touch.

    Signals:
        entered(str): what was written, when it was confirmed.
    """

    entered = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=380, height_px=540)
        self._about = Words("muted", wrap=True)
        self._line = QLineEdit()
        self._line.setProperty("role", "amount")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.returnPressed.connect(self._enter)
        self._keypad = Keypad(desk)
        self._keypad.pressed.connect(self._press)
        self._done = ActionButton(desk, "check", kind="pay")
        self._done.clicked.connect(self._enter)
        for part in (self._about, self._line, self._keypad, self._done):
            self.body.addWidget(part, int(part is self._keypad))
        self.retranslate()

    def ask(self, about: str) -> None:
        """Ask for a number.

        Args:
            about: what it is for, in the language of the screen.
        """
        self._about.setText(about)
        self._line.clear()
        self.open()

    @override
    def take_focus(self) -> None:
        self._line.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Type a number"))
        self._line.setAccessibleName(self.tr("Number"))
        self._done.set_words(self.tr("Take this number"), keys="Return")

    def _press(self, key: str) -> None:
        text = self._line.text()
        self._line.setText(text[:-1] if key == BACK else text + key)

    def _enter(self) -> None:
        text = self._line.text().strip()
        if text:
            self.close_sheet()
            self.entered.emit(text)


class NumberButton(Spoken):
    """Stands beside a line; what is written on its number keys is written in the line.

    Signals:
        entered(): a number was written in the line.
    """

    entered = Signal()

    def __init__(self, desk: Desk, line: QLineEdit) -> None:
        super().__init__(desk)
        self._written = line
        self._sheet: NumberSheet | None = None
        self.button = ActionButton(desk, "hash", kind="icon", ink="muted", icon_px=22)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a finger leaves the keyboard where it is
        self.button.clicked.connect(self._ask)
        row(self).addWidget(self.button)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.button.set_words(self.tr("Number keys"), shows=False)

    def _ask(self) -> None:
        if self._sheet is None:  # only when one is needed: a start paints its first screen without it
            self._sheet = NumberSheet(self.desk, self.window())
            self._sheet.entered.connect(self._write)
        self._sheet.ask(self._written.accessibleName())

    def _write(self, text: str) -> None:
        self._written.setText(text)
        self.entered.emit()
