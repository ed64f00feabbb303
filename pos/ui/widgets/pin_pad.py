"""A pad for a secret: dots for what was typed, keys for fingers, digits of either script from the keyboard.

Who works at the till has a PIN. The office's people may have a password instead, with letters and signs: for them the pad takes
whatever the keyboard writes, also that of the system on a touch screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import PASSWORD_CHARACTERS_MAX, PIN_DIGITS_MAX, PIN_DIGITS_MIN
from pos.domain.text import latin_digits
from pos.ui.widgets.announce import announce
from pos.ui.widgets.frames import column
from pos.ui.widgets.keypad import BACK, ENTER, PIN_KEYS, Keypad
from pos.ui.widgets.search_field import is_typed
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # as Windows tells it; it writes signs
_COMMANDS = _ALT_GR | Qt.KeyboardModifier.MetaModifier
_DOT_PX = 16
_DOT_STEP_PX = 34
_DOTS_APART = 8  # so many stand as far apart; more of them draw together


class _Dots(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filled = 0

    def show_filled(self, count: int) -> None:
        self._filled = count
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_DOT_STEP_PX * _DOTS_APART, 40)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._desk.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = max(PIN_DIGITS_MIN, self._filled)
        step_px = min(_DOT_STEP_PX, self.width() // shown)
        left = (self.width() - shown * step_px) // 2 + (step_px - _DOT_PX) // 2
        for place in range(shown):
            is_filled = place < self._filled
            painter.setPen(look.colour("accent" if is_filled else "line_strong"))
            painter.setBrush(look.colour("accent") if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(left + place * step_px, (self.height() - _DOT_PX) // 2, _DOT_PX, _DOT_PX)


class PinPad(Spoken):
    """Takes a PIN of four to twelve digits, or a password.

    Attributes:
        is_waiting: whether what was typed is being judged, and no key is taken.

    Signals:
        submitted(str): what was typed, when Enter was pressed on four or more characters.
        left(): an arrow was pressed; whoever has tiles beside the pad goes back to them.
    """

    submitted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pin = ""
        self._takes_words = False
        self.is_waiting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines = column(self, space_px=8)
        self._dots = _Dots(desk)
        self._dots.setFixedHeight(40)
        self._error = Words("bad", side="center", wrap=True)
        self._error.setMinimumHeight(24)
        self._keypad = Keypad(desk, PIN_KEYS)
        self._keypad.pressed.connect(self._press)
        lines.addWidget(self._dots)
        lines.addWidget(self._error)
        lines.addWidget(self._keypad, 1)
        self._show()
        self.retranslate()

    def take_words(self, *, is_asked: bool) -> None:
        """Take a password too, or digits only; what was typed for somebody else is forgotten."""
        self._takes_words = is_asked
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, is_asked)
        self.clear()
        self.retranslate()

    def clear(self) -> None:
        """Forget what was typed and any error."""
        self._say("")

    def take_fast(self, code: str) -> bool:
        """Take digits that came as fast as a scanner types, with the Enter behind them: a keypad may send a PIN in one go.

        Returns:
            Whether they can be a PIN; a label's code is longer.
        """
        is_pin = code.isascii() and code.isdecimal() and len(self._pin + code) <= PIN_DIGITS_MAX
        if not is_pin or self.is_waiting or not self.isEnabled():
            return False
        for digit in code:
            self._press(digit)
        self._press(ENTER)
        return True

    def show_error(self, text: str) -> None:
        """Forget what was typed and say what was wrong with it."""
        self._say(text)

    def show_waiting(self, text: str) -> None:
        """Say what is waited for, and take no key before it came or somebody else is asked."""
        self.is_waiting = True
        restyle(self._error, "role", "muted")
        self._error.setText(text)
        announce(self._error, text)
        self._show()

    def _say(self, error: str) -> None:
        """Begin anew, with a word on what was wrong."""
        self._pin, self.is_waiting = "", False
        restyle(self._error, "role", "bad")
        self._error.setText(error)
        self._show()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("PIN or password") if self._takes_words else self.tr("PIN"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = latin_digits(event.text())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._press(ENTER)
        elif event.key() == Qt.Key.Key_Backspace:
            self._press(BACK)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit()
        elif self._is_meant(event, text):
            self._press(text)
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what a touch keyboard writes, and the letters that one key writes at once, such as لا."""
        if self._takes_words:
            self._press(latin_digits(event.commitString()))
        event.accept()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if query == Qt.InputMethodQuery.ImHints:
            return Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        return super().inputMethodQuery(query)

    def _is_meant(self, event: QKeyEvent, text: str) -> bool:
        """Whether a key writes a part of the secret: `Alt+4` is a command that came too early, and no digit of a PIN."""
        if self._takes_words:
            is_command = not is_typed(event) and event.modifiers() & _COMMANDS != _ALT_GR
            return len(text) == 1 and text.isprintable() and not is_command
        return len(text) == 1 and text.isdigit() and is_typed(event)

    def _press(self, key: str) -> None:
        if self.is_waiting:
            return
        if key == ENTER:
            if len(self._pin) >= PIN_DIGITS_MIN:
                self.submitted.emit(self._pin)
            return
        self._error.clear()
        longest = PASSWORD_CHARACTERS_MAX if self._takes_words else PIN_DIGITS_MAX
        self._pin = self._pin[:-1] if key == BACK else (self._pin + key)[:longest]
        self._show()

    def _show(self) -> None:
        self._dots.show_filled(len(self._pin))
        self._keypad.key(ENTER).setEnabled(len(self._pin) >= PIN_DIGITS_MIN and not self.is_waiting)
