"""A whole window over a real book in a temporary folder, and hands that press what a person would press."""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from pos import settings as files
from pos.domain.troubles import RegisterUnreachable
from pos.settings import Settings
from pos.sync.admitted import Admission
from pos.sync.seal import sealing_key_from_seed
from pos.ui.screens.fittings import Fittings
from pos.ui.screens.window import Window
from pos.ui.wedge import GAP_MS, SCAN_CODE_OFFSET, US_KEYS
from pos.ui.widgets.people import PersonButton
from pos.ui.widgets.pin_pad import PinPad
from pos.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QWidget
    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.sync.client import RegisterClient
    from pos.ui.application import Shell
    from pos.ui.presenters.sending import Sender
    from pos.ui.presenters.till import State

PATIENCE_MS = 30_000
SCAN_STEP_MS = 4
KEY_PLACES = {character: (place, level) for place, pair in US_KEYS.items() for level, character in enumerate(pair)}


class NoSender:
    """A worker that is asked and does nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def poke(self) -> None:
        self.asked.append("poke")

    def give_up(self) -> None:
        self.asked.append("give up")

    def ask_roll(self) -> None:
        self.asked.append("ask roll")

    def ask_all(self) -> None:
        self.asked.append("ask all")


def no_register() -> RegisterClient:
    """Fail as a till without a register does."""
    raise RegisterUnreachable("none in this test")


@dataclass
class Hands:
    """What a person does at the window."""

    window: Window
    bot: QtBot

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on top; None when there is none."""
        found = [sheet for sheet in self.window.main.findChildren(Sheet) if sheet.isVisible()]
        return found[-1] if found else None

    def is_at(self, place: str) -> bool:
        """Whether the window shows a place."""
        return self.window.places.place == place

    def is_in(self, state: State) -> bool:
        """Whether the counter is in a state."""
        return self.window.counter.till.state is state

    @property
    def notice(self) -> str:
        """What stands above the screen."""
        text: str = self.window.main._notice._words.text()
        return text

    def sign_in(self, code: str, pin: str) -> None:
        """Press a person's tile and type the PIN."""
        view = self.window.sign_in_view
        tile = next(tile for tile in view.findChildren(PersonButton) if tile.person.key == code)
        self.press(tile)
        self.type_pin(view, pin)

    def type_pin(self, owner: QWidget, pin: str) -> None:
        """Type a PIN into the pad of a view or sheet, slowly enough to be no scanner."""
        pad = owner.findChild(PinPad)
        assert pad is not None
        for digit in pin:
            QTest.keyClick(pad, Qt.Key(ord(digit)))
            self.rest()
        QTest.keyClick(pad, Qt.Key.Key_Return)

    def press(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed."""
        assert button.isVisible(), f"{button.accessibleName()} is not there"
        assert button.isEnabled(), f"{button.accessibleName()} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        """Press a key wherever the keyboard is."""
        target = self.window.main.focusWidget()
        QTest.keyClick(self.window.main if target is None else target, key)
        self.rest()

    def chord(self, key: Qt.Key) -> None:
        """Press a key with Control wherever the keyboard is."""
        target = self.window.main.focusWidget()
        QTest.keyClick(self.window.main if target is None else target, key, Qt.KeyboardModifier.ControlModifier)

    def rest(self) -> None:
        """Let the pause pass after which a key was typed by a person."""
        until = time.monotonic() + (GAP_MS + 5) / 1000
        self.bot.waitUntil(lambda: time.monotonic() > until, timeout=PATIENCE_MS)

    def scan(self, code: str) -> None:
        """Fire a scanner: keys by their place on a US keyboard, 4 ms apart by their own clock, Enter."""
        handle = self.window.main.windowHandle()
        plain, began_ms = Qt.KeyboardModifier.NoModifier, int(time.monotonic() * 1000)
        for count, character in enumerate(code):
            place, level = KEY_PLACES[character]
            shift = Qt.KeyboardModifier.ShiftModifier if level else plain
            press = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_unknown, shift, place + SCAN_CODE_OFFSET, 0, 0, character
            )
            press.setTimestamp(began_ms + SCAN_STEP_MS * count)
            QCoreApplication.sendEvent(handle, press)
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, "\r")
        enter.setTimestamp(began_ms + SCAN_STEP_MS * len(code))
        QCoreApplication.sendEvent(handle, enter)

    def until(self, come: Callable[[], bool]) -> None:
        """Wait for something that the lanes will bring."""
        self.bot.waitUntil(come, timeout=PATIENCE_MS)


@contextmanager
def opened(
    bot: QtBot,
    shell: Shell,
    book: Book,
    home: Path,
    *,
    language: str = "ar",
    admission: Admission | None = None,
    connect: Callable[[], RegisterClient] = no_register,
    sender: Sender | None = None,
    settings: Settings | None = None,
    bring_back: Callable[[str], None] = lambda _key: None,
    salvage: Callable[[], None] = lambda: None,
    leave: Callable[[], None] = lambda: None,
) -> Iterator[Hands]:
    """Open the window of a book, and close it again with nothing left behind."""
    shell.set_language(language)
    chance = random.Random(1)
    nowhere = Admission(
        bazaar=book.catalogue.bazaar().code,
        device=book.device,
        register_key="",
        sealing_key=sealing_key_from_seed("nowhere").public,
    )
    window = Window(
        Fittings(
            shell=shell,
            book=book,
            admission=admission or nowhere,
            connect=connect,
            sender=sender or NoSender(),
            settings=settings or Settings(language=language, sounds="none"),
            home=home,
            assets=files.assets(),
            chance=chance.randbytes,
            bring_back=bring_back,
            salvage=salvage,
            leave=leave,
        )
    )
    bot.addWidget(window.main)
    window.start()
    bot.waitExposed(window.main)
    window.wedge.watch(window.main.windowHandle())
    try:
        yield Hands(window, bot)
    finally:
        window.close()
        window.main.close_for_good()
        window.deleteLater()
