"""The scanner that types: tells a scanned code from typed text, whatever the keyboard layout.

A USB scanner is a keyboard with a US layout, and the system translates its keys with the layout of the person. Under an
Arabic layout the text is useless: letters become Arabic, digits may become Arabic-Indic, and the key of لا sends no key
press at all on X11 (the compose input context turns it into a commit). So the code is decoded from the key's position,
`nativeScanCode`, with a US table. On Linux that is the evdev code + 8, on Windows the PC set-1 scan code; the main block
is the same in both, hence one table.

Each printable key is held back until the next one or `gap_ms`. Keys that follow each other faster than a person types and
end with Enter or Tab are a scan, which no field ever sees. Anything else is replayed, in order, to the window it was for.

A scanner that pauses inside a code tears it: the first part is let go as typing. Where that many keys came at a scanner's
speed into a field to search in, and nothing was written there since, the next scan takes them out again.

The filter sits on the focus window, not on the application, so that Python sees keys only and not every paint event.
"""

from __future__ import annotations

import sys
import time
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from pos.domain.text import latin_digits
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

GAP_MS = 35
SCAN_CHARACTERS_MIN = 6
LATE_MS_MAX = 20

_IS_LINUX = sys.platform.startswith("linux")
SCAN_CODE_OFFSET = 8 if _IS_LINUX else 0
_KEY_ROWS = (
    (0x02, "1234567890-=", "!@#$%^&*()_+"),
    (0x10, "qwertyuiop[]", "QWERTYUIOP{}"),
    (0x1E, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (0x2B, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (0x39, " ", " "),
)
US_KEYS = {
    first + place: (lower[place], upper[place]) for first, lower, upper in _KEY_ROWS for place in range(len(lower))
}
_KEYPAD = dict(
    zip(
        (0x52, 0x4F, 0x50, 0x51, 0x4B, 0x4C, 0x4D, 0x47, 0x48, 0x49),
        "0123456789",
        strict=True,
    )
)
# What the Arabic layouts commit for the keys whose letter is a ligature, and the US letter on the same key.
_LIGATURES = {
    "لا": "b",
    "لآ": "B",
    "لأ": "G",
    "لإ": "T",
    "ﻻ": "b",
    "ﻵ": "B",
    "ﻷ": "G",
    "ﻹ": "T",
}
_MODIFIER_KEYS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_Mode_switch,
}
_COMMAND_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TERMINATORS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


def decode(event: QKeyEvent) -> str:
    """Return the character a US keyboard has on the key that was pressed.

    Remote desktops and on-screen keyboards send no position; then the text itself is taken, with Latin digits.
    """
    place = event.nativeScanCode() - SCAN_CODE_OFFSET
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and place in _KEYPAD:
        return _KEYPAD[place]
    if place in US_KEYS:
        lower, upper = US_KEYS[place]
        return upper if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else lower
    return latin_digits(event.text())


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key may be a character of a code; else it is a command, and nothing waits for it."""
    is_command = bool(event.modifiers() & _COMMAND_MODIFIERS) or event.isAutoRepeat()
    character = "" if is_command else decode(event)
    return len(character) == 1 and character.isprintable()


@dataclass(frozen=True, slots=True)
class _Held:
    event: QEvent
    character: str
    scan_code: int


class Wedge(QObject):
    """Watches the keys of the focus window for a scanner's bursts.

    Signals:
        scanned(str): a whole code, as a US keyboard would have typed it.
    """

    scanned = Signal(str)

    def __init__(
        self,
        application: QGuiApplication,
        *,
        gap_ms: int = GAP_MS,
        characters_min: int = SCAN_CHARACTERS_MIN,
        is_idle: Callable[[], bool] = lambda: False,
    ) -> None:
        """Watch an application's windows.

        Args:
            application: whose focus window is watched.
            gap_ms: the longest pause inside a scan.
            characters_min: the shortest code; shorter bursts are typing.
            is_idle: tells where nothing that is scanned belongs anywhere; all keys are typing then, however fast.
        """
        super().__init__(application)
        self._gap_ms = gap_ms
        self._characters_min = characters_min
        self._is_idle = is_idle
        self._held: list[_Held] = []
        self._is_replaying = False
        self._torn: tuple[weakref.ref[QLineEdit], str, str] | None = None  # where, what is written, and what was before
        self._is_closed = False
        self._last_ms: int | None = None
        self._due_ms = 0.0
        self._window: QWindow | None = None
        self._object: QObject | None = None
        self._pause = QTimer(self, singleShot=True, interval=gap_ms)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._pause_ended)
        self._application = application
        application.focusWindowChanged.connect(self.watch)
        self.watch(application.focusWindow())
        if _IS_LINUX:
            application.focusObjectChanged.connect(self._watch_object)
            self._watch_object(application.focusObject())

    @Slot(QWindow)
    def watch(self, window: QWindow | None) -> None:
        """Watch another window instead of the one before."""
        if window is self._window:
            return
        self._flush()
        _stop_filtering(self._window, self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def close(self) -> None:
        """Watch nothing any more, and be gone."""
        if self._is_closed:
            return
        self._is_closed = True
        self._application.focusWindowChanged.disconnect(self.watch)
        if _IS_LINUX:
            self._application.focusObjectChanged.disconnect(self._watch_object)
        self.watch(None)
        self._watch_object(None)
        self.deleteLater()

    @Slot(QObject)
    def _watch_object(self, target: QObject | None) -> None:
        if target is self._object:
            return
        if self._object is not self._window:
            _stop_filtering(self._object, self)
        self._object = target
        if target is not None and target is not self._window:
            target.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_replaying:
            return False
        if isinstance(event, QInputMethodEvent | QKeyEvent) and self._is_idle():
            self._flush()
            return False
        if isinstance(event, QInputMethodEvent):
            return self._take_commit(event)
        if not isinstance(event, QKeyEvent) or watched is not self._window:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._let_go_before(event)
        if event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return event.type() == QEvent.Type.KeyRelease and self._take_release(event)

    def _take_commit(self, event: QInputMethodEvent) -> bool:
        character = _LIGATURES.get(event.commitString())
        if character is None or event.preeditString():
            return False
        copy = QInputMethodEvent()
        copy.setCommitString(event.commitString())
        # A commit carries no time of the keyboard's clock, so the pause before the next key is left to the timer.
        self._hold(_Held(copy, character, 0), None)
        return True

    def _take_release(self, event: QKeyEvent) -> bool:
        """Hold a key's release back behind its press; a button would otherwise be pressed and never let go."""
        is_held = any(held.scan_code == event.nativeScanCode() for held in self._held if held.character)
        if is_held:
            self._held.append(_Held(copied(event), "", event.nativeScanCode()))
        return is_held

    def _let_go_before(self, event: QKeyEvent) -> None:
        """Let what was typed arrive before a key that is a shortcut.

        Qt asks for shortcuts before it sends a key press, and sends none for one that it finds: a digit that is still held
        would come behind the F12 that pays it.
        """
        if self._held and event.key() not in _MODIFIER_KEYS | _TERMINATORS and not _is_typing(event):
            self._flush()

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIER_KEYS:
            return False
        # Windows sends the second letter of a ligature as a key without a name, from the same place.
        if event.key() == 0 and self._held and self._held[-1].scan_code == event.nativeScanCode() != 0:
            self._held.append(_Held(copied(event), "", event.nativeScanCode()))
            return True
        moment_ms = event.timestamp() or _now_ms()
        if self._held and self._last_ms is not None and moment_ms - self._last_ms > self._gap_ms:
            self._flush()
        if event.key() in _TERMINATORS:
            return self._end_burst()
        if not _is_typing(event):
            self._flush()
            return False
        self._hold(_Held(copied(event), decode(event), event.nativeScanCode()), moment_ms)
        return True

    def _end_burst(self) -> bool:
        code = "".join(held.character for held in self._held)
        if len(code) < self._characters_min:
            self._flush()
            return False
        self._held.clear()
        self._pause.stop()
        self._drop_torn()
        self.scanned.emit(code)
        return True

    def _hold(self, held: _Held, moment_ms: int | None) -> None:
        self._held.append(held)
        self._last_ms = moment_ms
        self._wait()

    def _wait(self) -> None:
        self._pause.start()
        self._due_ms = time.monotonic() * 1000 + self._gap_ms

    @Slot()
    def _pause_ended(self) -> None:
        # A timer that fires late means that the GUI was blocked: the rest of the burst may be queued behind us.
        if time.monotonic() * 1000 - self._due_ms > LATE_MS_MAX:
            self._wait()
            return
        self._flush()

    def _flush(self) -> None:
        self._pause.stop()
        held, self._held = self._held, []
        window = self._window or QGuiApplication.focusWindow()
        self._is_replaying = True
        try:
            for each in held:
                is_commit = isinstance(each.event, QInputMethodEvent)
                target = QGuiApplication.focusObject() if is_commit else window
                if target is not None:
                    QCoreApplication.sendEvent(target, each.event)
        finally:
            self._is_replaying = False
        code = "".join(each.character for each in held)
        if len(code) >= self._characters_min:
            self._torn = _torn_into(QGuiApplication.focusObject(), code)

    def _drop_torn(self) -> None:
        """Take the part of a torn scan out of the search that it was let go into, if that is still what is written there."""
        torn, self._torn = self._torn, None
        field = QGuiApplication.focusObject()
        if torn is not None and isinstance(field, QLineEdit) and torn[0]() is field and field.text() == torn[1]:
            field.setText(torn[2])


def _torn_into(field: QObject | None, code: str) -> tuple[weakref.ref[QLineEdit], str, str] | None:
    """Return where a part of a scan was written: a field to search in only, for what is lost there is found again."""
    if not isinstance(field, QLineEdit) or field.property("role") != "search":
        return None
    text = field.text()
    return (weakref.ref(field), text, text[: -len(code)]) if latin_digits(text).endswith(code) else None


def copied(event: QKeyEvent) -> QKeyEvent:
    """Return a key's event again, to be sent later; `event.clone()` is never freed (PySide 6.11 gives its copy no owner)."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    copy.setAccepted(event.isAccepted())
    return copy


def _now_ms() -> int:
    return int(time.monotonic() * 1000)


def _stop_filtering(watched: QObject | None, wedge: Wedge) -> None:
    if watched is None:
        return
    try:
        watched.removeEventFilter(wedge)
    except RuntimeError:
        # The window is gone on Qt's side already, and our filter with it.
        return
