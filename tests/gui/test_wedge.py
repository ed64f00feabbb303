"""The wedge tells a scan from typing under every layout, and no field ever sees a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from pos.ui.wedge import GAP_MS, SCAN_CODE_OFFSET, US_KEYS, Wedge, copied, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PLACES = {character: (place, is_upper) for place, pair in US_KEYS.items() for is_upper, character in enumerate(pair)}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"


class Booth(QWidget):
    """A window with a field and a button, as a till has."""

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        self.field = QLineEdit()
        self.button = QPushButton("Pay")
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("pay"))
        lines.addWidget(self.field)
        lines.addWidget(self.button)
        self.scans: list[str] = []


@pytest.fixture
def booth(qtbot: QtBot, qapp: QApplication) -> Iterator[Booth]:
    window = Booth()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.field.setFocus()
    wedge = Wedge(qapp)
    wedge.watch(window.windowHandle())
    wedge.scanned.connect(window.scans.append)
    yield window
    wedge.watch(None)
    wedge._watch_object(None)
    qapp.focusWindowChanged.disconnect(wedge.watch)
    wedge.deleteLater()


class Keyboard:
    """Sends keys by their position, as a scanner and a person do, each with the time it was pressed."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.now_ms = 1_000

    def press(self, character: str, *, text: str = "", gap_ms: int = 4) -> None:
        self.now_ms += gap_ms
        place, is_upper = PLACES[character]
        modifiers = Qt.KeyboardModifier.ShiftModifier if is_upper else NO_MODIFIER
        self.send(0x627, modifiers, place + SCAN_CODE_OFFSET, text or character)

    def send(self, key: int, modifiers: Qt.KeyboardModifier, scan_code: int, text: str) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, 0, 0, text, False, 1)
        event.setTimestamp(self.now_ms)
        handle = self._window.windowHandle()
        assert handle is not None
        QCoreApplication.sendEvent(handle, event)

    def scan(self, code: str, texts: str = "", *, end: Qt.Key = Qt.Key.Key_Return, gap_ms: int = 4) -> None:
        for place, character in enumerate(code):
            self.press(character, text=texts[place] if texts else "", gap_ms=gap_ms)
        self.enter(end, gap_ms=gap_ms)

    def enter(self, key: Qt.Key = Qt.Key.Key_Return, *, gap_ms: int = 4) -> None:
        self.now_ms += gap_ms
        self.send(key, NO_MODIFIER, 0x1C + SCAN_CODE_OFFSET, "\r")


@pytest.fixture
def keyboard(booth: Booth) -> Keyboard:
    return Keyboard(booth)


@pytest.mark.parametrize("code", ["6291041500213", "BZR-00123-b", "Fam01/AB c9"])
def test_a_scan_is_reported_and_the_field_never_sees_it(booth: Booth, keyboard: Keyboard, code: str) -> None:
    keyboard.scan(code)
    assert booth.scans == [code]
    assert booth.field.text() == ""


def test_arabic_layouts_do_not_garble_a_scan(booth: Booth, keyboard: Keyboard) -> None:
    code = "6291041500213"
    keyboard.scan(code, "".join(ARABIC_DIGITS[int(digit)] for digit in code))
    keyboard.scan("fam-12", "بشى-١٢")
    assert booth.scans == [code, "fam-12"]
    assert booth.field.text() == ""


def test_a_scan_presses_no_button(booth: Booth, keyboard: Keyboard) -> None:
    booth.button.setFocus()
    keyboard.scan("6291041500213")
    assert booth.scans == ["6291041500213"]
    assert booth.pressed == []


def test_a_scanner_that_ends_with_tab_is_one_too(booth: Booth, keyboard: Keyboard) -> None:
    keyboard.scan("6291041500213", end=Qt.Key.Key_Tab)
    assert booth.scans == ["6291041500213"]


@pytest.mark.parametrize(
    ("keys", "key", "held"),
    [("F12", Qt.Key.Key_F12, NO_MODIFIER), ("Ctrl+L", Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)],
)
def test_what_was_typed_arrives_before_the_key_that_does_something_with_it(
    booth: Booth, keys: str, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """Qt finds shortcuts before it sends a key: without care a digit comes behind the F12 that pays it."""
    paid: list[str] = []
    made = QShortcut(QKeySequence(keys), booth)
    made.activated.connect(lambda: paid.append(booth.field.text()))
    window = booth.windowHandle()
    booth.activateWindow()
    assert window is not None
    for digit in (Qt.Key.Key_5, Qt.Key.Key_0):
        QTest.keyPress(window, digit)
    assert booth.field.text() == "", "the canary: they are held, as they may be a scan"
    QTest.keyPress(window, key, held)
    assert paid == ["50"]


def test_two_scans_in_a_row_are_two(booth: Booth, keyboard: Keyboard) -> None:
    keyboard.scan("6291041500213")
    keyboard.scan("6291041500220")
    assert booth.scans == ["6291041500213", "6291041500220"]


def test_typing_reaches_the_field_in_order(qtbot: QtBot, booth: Booth, keyboard: Keyboard) -> None:
    for character in "coffee":
        keyboard.press(character, gap_ms=GAP_MS + 60)
    qtbot.waitUntil(lambda: booth.field.text() == "coffee")
    assert booth.scans == []


def test_a_short_burst_is_typing(qtbot: QtBot, booth: Booth, keyboard: Keyboard) -> None:
    keyboard.scan("1234")
    qtbot.waitUntil(lambda: booth.field.text() == "1234")
    assert booth.scans == []


def test_a_scan_right_after_typing_leaves_the_typing_alone(booth: Booth, keyboard: Keyboard) -> None:
    keyboard.press("5", gap_ms=90)
    keyboard.now_ms += 90
    keyboard.scan("6291041500213")
    assert booth.scans == ["6291041500213"]
    assert booth.field.text() == "5"


def test_a_key_that_is_held_down_is_not_a_scan(booth: Booth, keyboard: Keyboard) -> None:
    handle = booth.windowHandle()
    assert handle is not None
    for count in range(10):
        keyboard.now_ms += 10
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_1, NO_MODIFIER, 0x02 + SCAN_CODE_OFFSET, 0, 0, "1", count > 0, 1
        )
        event.setTimestamp(keyboard.now_ms)
        QCoreApplication.sendEvent(handle, event)
    keyboard.enter()
    assert booth.scans == []
    assert booth.field.text() == "1" * 10


def test_a_ligature_that_came_as_a_commit_is_a_letter_of_the_code(booth: Booth, keyboard: Keyboard) -> None:
    for character in "ZR001":
        keyboard.press(character)
    commit = QInputMethodEvent()
    commit.setCommitString("لا")
    QCoreApplication.sendEvent(booth.field, commit)
    for character in "23":
        keyboard.press(character)
    keyboard.enter()
    assert booth.scans == (["ZR001b23"] if SCAN_CODE_OFFSET else [])
    assert booth.field.text() == ("" if SCAN_CODE_OFFSET else "ZR001لا23")


def test_a_typed_ligature_is_typed(qtbot: QtBot, booth: Booth) -> None:
    commit = QInputMethodEvent()
    commit.setCommitString("لا")
    QCoreApplication.sendEvent(booth.field, commit)
    qtbot.waitUntil(lambda: booth.field.text() == "لا")


def test_the_number_block_is_read_by_its_digits() -> None:
    event = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_7,
        Qt.KeyboardModifier.KeypadModifier,
        0x47 + SCAN_CODE_OFFSET,
        0,
        0,
        "٧",
        False,
        1,
    )
    assert decode(event) == "7"


def test_a_keyboard_without_positions_is_read_by_its_text() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, NO_MODIFIER, "٧")
    assert decode(event) == "7"


FIELDS = (
    "type",
    "key",
    "modifiers",
    "nativeScanCode",
    "nativeVirtualKey",
    "nativeModifiers",
    "text",
    "isAutoRepeat",
    "count",
)


def test_a_held_key_is_the_same_key_and_is_freed_in_the_end() -> None:
    event = QKeyEvent(QEvent.Type.KeyRelease, 0x627, Qt.KeyboardModifier.ShiftModifier, 38, 65, 3, "ش", True, 2)
    event.setTimestamp(1_234)
    event.ignore()
    copy = copied(event)
    assert [getattr(copy, each)() for each in FIELDS] == [getattr(event, each)() for each in FIELDS]
    assert (copy.timestamp(), copy.isAccepted()) == (1_234, False)
    assert Shiboken.ownedByPython(copy)


def test_all_keys_of_a_scan_are_freed_in_the_end(booth: Booth, keyboard: Keyboard, qapp: QApplication) -> None:
    wedge = Wedge(qapp)
    wedge.watch(booth.windowHandle())  # the last to watch is the first to be asked
    for character in "629104":
        keyboard.press(character)
    owned = [Shiboken.ownedByPython(held.event) for held in wedge._held]
    keyboard.enter()
    wedge.close()
    assert owned == [True] * 6


def test_pyside_still_gives_a_clone_no_owner() -> None:
    """Once it does, `copied` can be `clone` again."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NO_MODIFIER, "a")
    assert not Shiboken.ownedByPython(event.clone())


def test_where_nothing_is_scanned_every_key_is_typing(qapp: QApplication, qtbot: QtBot) -> None:
    form, is_form, scans = QLineEdit(), [False], list[str]()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.setFocus()
    wedge = Wedge(qapp, is_idle=lambda: is_form[0])
    wedge.watch(form.windowHandle())
    wedge.scanned.connect(scans.append)
    keyboard = Keyboard(form)
    keyboard.press("1")
    is_form[0] = True
    keyboard.scan("2345678")
    assert (form.text(), scans) == ("12345678", []), "what was held back comes first"
    is_form[0] = False
    keyboard.scan("2345678")
    assert scans == ["2345678"]
    wedge.close()
