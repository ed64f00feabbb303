"""A monkey at the till: thousands of presses, scans and keys without sense never crash it and never lose a sale.

What the monkey does is drawn from a seed, which a failure names with its last steps; `AMANA_MONKEY=seed` plays another seed,
and `AMANA_MONKEY_STEPS` for as long as there is time:

    AMANA_MONKEY=7 python -m pytest tests/gui/test_monkey.py

Ten thousand steps, which `--long` plays, cost one processor about ten minutes; two thirds of that is dressing the window anew.
"""

from __future__ import annotations

import os
import random
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog, QLineEdit, QPushButton

from pos.domain.facts import Sale
from pos.domain.troubles import PrinterTrouble
from pos.ledger.connection import connect
from pos.ledger.history import History
from pos.ledger.verify import verify
from pos.printing import finding
from pos.settings import LANGUAGES, THEMES
from pos.sync.worker import Link, SyncStatus
from pos.ui.presenters.places import Door
from pos.ui.screens.paper_shop import TillPaperShop
from pos.ui.theme import TEXT_PERCENTS
from pos.ui.views.asking import ApprovalSheet
from pos.ui.wedge import SCAN_CODE_OFFSET
from tests.builders import CAKE, COFFEE, JAM, OUD, PINS, an_open_book
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.printing.paper import Paper
    from pos.ui.application import Shell
    from pos.ui.rows.pay import Done

STEPS, STEPS_LONG, SEED_LONG = 90, 10_000, 11
SCANS = (JAM, CAKE, OUD, COFFEE, "6291041500213", "2000001", "T01-000001-3", "0000000000000")
KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *("Escape", "Return", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right", "Delete", "Plus", "Minus"),
        *("F1", "F2", "F4", "F6", "F7", "F8", "F9", "F12", "Backspace", "Home", "End", "PageDown"),
    )
)
TEXTS = ("1", "5", "50", "100", "٢٥", "0", "12.5", "مرب", "jam", "999999", "-", "x")


SIZES = ((1024, 640), (1280, 720), (1366, 768), (1920, 1080))
ARABIC_KEYS = {"م": 0x26, "ي": 0x20, "ا": 0x23, "ق": 0x13, "ح": 0x19, "د": 0x1B, "١": 0x02, "٥": 0x06}
LATIN_KEYS = {
    "j": 0x24,
    "a": 0x1E,
    "m": 0x32,
    "c": 0x2E,
    "o": 0x18,
    "u": 0x16,
    "d": 0x20,
    "l": 0x26,
    "q": 0x10,
    "b": 0x30,
}
LATIN_KEYS |= {"1": 0x02, "2": 0x03, "5": 0x06, "0": 0x0B, "-": 0x0C, ".": 0x34}
TRIES_MAX = 20
SEEDS = (7, 1_966)  # what CI plays


@dataclass
class Fault:
    """Whether the printer is off."""

    is_on: bool = False


@dataclass
class FaultyPrinter:
    """A printer that takes papers while it has no fault."""

    fault: Fault

    def send(self, paper: Paper) -> None:
        """Take a paper."""
        if self.fault.is_on:
            raise PrinterTrouble(paper.title)


@dataclass
class Monkey:
    """Presses whatever there is, and remembers what it was told.

    Attributes:
        hands: the window.
        chance: draws what it does next.
        told: the numbers of the receipts that the screen called saved.
        fault: whether the printer is off.
        diary: what it did.
    """

    hands: Hands
    chance: random.Random
    told: list[str] = field(default_factory=list)
    fault: Fault = field(default_factory=Fault)
    diary: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        sheet = self.hands.window.counter.pay_sheet
        show = sheet.show_done

        def listen(done: Done) -> None:
            self.told.append(done.receipt)
            show(done)

        sheet.show_done = listen  # type: ignore[method-assign]  # the monkey hears what the cashier sees

    def play(self, steps: int) -> None:
        """Do so many things."""
        weights = {
            self.press: 8,
            self.scan: 5,
            self.sell: 5,
            self.key: 3,
            self.type: 3,
            self.choose: 3,
            self.type_arabic: 2,
            self.type_latin: 2,
            self.stretch: 1,
            self.dress: 1,
            self.cut_off: 1,
            self.break_printer: 1,
        }
        acts = [act for act, weight in weights.items() for _ in range(weight)]
        for _ in range(steps):
            if self.hands.window.places.door is not Door.OPEN and self.chance.random() < 0.7:
                self.come_in()
            elif isinstance(self.hands.sheet, ApprovalSheet) and self.chance.random() < 0.5:
                self.approve()
            else:
                self.chance.choice(acts)()
            QApplication.processEvents()

    # -- what it does --------------------------------------------------------------------------------------------------

    @property
    def ground(self) -> QWidget:
        sheet = self.hands.sheet
        return self.hands.window.main if sheet is None else sheet

    def press(self) -> None:
        """Press any button that can be pressed."""
        practise = self.hands.window.sign_in_view._practise  # another window has tests of its own
        buttons = [
            button
            for button in self.ground.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button is not practise and not opens_menu(button)
        ]
        if buttons:
            button = self.chance.choice(buttons)
            self.note(f"press {button.accessibleName() or button.text()}")
            button.click()

    def scan(self) -> None:
        """Scan an item, something unknown, or a receipt."""
        codes = (*SCANS, *self.told[-3:])
        code = self.chance.choice(codes)
        self.note(f"scan {code}")
        self.hands.scan(code)

    def key(self) -> None:
        """Press a key wherever the keyboard is."""
        key = self.chance.choice(KEYS)
        self.note(f"key {key.name}")
        QTest.keyClick(QApplication.focusWidget() or self.hands.window.main, key)

    def type(self) -> None:
        """Write into whatever field has the keyboard."""
        target = QApplication.focusWidget()
        if isinstance(target, QLineEdit) and target.isEnabled() and not target.isReadOnly():
            text = self.chance.choice(TEXTS)
            self.note(f"type {text}")
            target.insert(text)
            target.textEdited.emit(target.text())

    def type_arabic(self) -> None:
        """Press a key as an Arabic layout has it, at its place on the keyboard, sometimes with Control."""
        letter, place = self.chance.choice(tuple(ARABIC_KEYS.items()))
        self.strike("arabic", letter, place, ord(letter))

    def type_latin(self) -> None:
        """Press a key as an English layout has it, at its place on the keyboard, sometimes with Control or Shift."""
        letter, place = self.chance.choice(tuple(LATIN_KEYS.items()))
        self.strike("latin", letter.upper() if self.chance.random() < 0.2 else letter, place, ord(letter.upper()))

    def strike(self, layout: str, letter: str, place: int, key: int) -> None:
        """Press a key down and let it go, as the keyboard itself does it: the scanner's ear hears it first."""
        held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        control = self.chance.random() < 0.2
        self.note(f"{layout} {letter}{' with Control' if control else ''}")
        if control:
            held = Qt.KeyboardModifier.ControlModifier
        handle, text = self.hands.window.main.windowHandle(), "" if control else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(handle, QKeyEvent(kind, key, held, place + SCAN_CODE_OFFSET, 0, 0, text))
        if not control:
            self.hands.rest()

    def stretch(self) -> None:
        """Give the window another size."""
        size = self.chance.choice(SIZES)
        self.note(f"stretch to {size}")
        self.hands.window.main.resize(*size)

    def dress(self) -> None:
        """Choose another language, other colours or another size of the text."""
        preferences = self.hands.window.preferences
        kind = self.chance.choice(("language", "theme", "size"))
        self.note(f"dress: {kind}")
        if kind == "language":
            preferences.choose_language(self.chance.choice(LANGUAGES))
        elif kind == "theme":
            preferences.choose_theme(self.chance.choice(THEMES))
        else:
            preferences.choose_text_percent(self.chance.choice(TEXT_PERCENTS))

    def cut_off(self) -> None:
        """Let the register come and go."""
        link = self.chance.choice(tuple(Link))
        self.note(f"the register is {link.value}")
        unsent = self.hands.window.hall.desks.book.watermarks.unsent()
        self.hands.window.synced(SyncStatus(link=link, unsent=unsent))

    def break_printer(self) -> None:
        """Let the printer fail, or work again."""
        self.fault.is_on = not self.fault.is_on
        self.note(f"the printer is {'off' if self.fault.is_on else 'on'}")

    def choose(self) -> None:
        """Click on a row or tile."""
        views = [view for view in self.ground.findChildren(QAbstractItemView) if view.isVisible() and view.isEnabled()]
        filled = [view for view in views if view.model() is not None and view.model().rowCount()]
        if filled:
            view = self.chance.choice(filled)
            row = self.chance.randrange(view.model().rowCount())
            place = view.visualRect(view.model().index(row, 0)).center()
            self.note(f"choose row {row} of {view.accessibleName()}")
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def sell(self) -> None:
        """Sell with sense for once, so that there is something to lose."""
        counter = self.hands.window.counter
        if self.hands.sheet is not None or not self.hands.is_at("sell"):
            return
        self.note("sell")
        self.hands.scan(self.chance.choice((JAM, CAKE, COFFEE)))
        if counter.view._pay.isEnabled():
            counter.view._pay.click()
            due = self.hands.window.hall.desks.checkout.cash_due_minor()
            counter.pay_sheet._cash.show_amount(due + 5_000)
            counter.pay_sheet._changed()
            counter.pay_sheet._complete.click()

    def come_in(self) -> None:
        """Sign in as the cashier or the lead, and open a shift where there is none."""
        window, code = self.hands.window, self.chance.choice(("C1", "L1"))
        person = window.hall.session.person
        code = code if person is None else person.code
        self.note(f"come in as {code}")
        if self.hands.sheet is not None:
            self.hands.sheet.dismiss()
        window.sign_in_view.sign_in_requested.emit(code, PINS.get(code, ""))
        opening = window.shift._opening
        for _ in range(2):  # with nothing counted it asks once
            if opening._open.isVisible() and opening._open.isEnabled():
                opening._open.click()

    def sell_at_last(self) -> None:
        """Put away whatever lies over the window, and sell: after all of this the till still does."""
        before = len(self.told)
        for _ in range(TRIES_MAX):
            while self.hands.sheet is not None:
                self.hands.sheet.dismiss()
            self.come_in()
            self.hands.window._go("sell")
            self.sell()
            QApplication.processEvents()
            if len(self.told) > before:
                return
        raise AssertionError(self.diary[-30:])

    def approve(self) -> None:
        """Answer as the lead, rightly or not."""
        sheet = self.hands.sheet
        if isinstance(sheet, ApprovalSheet):
            pin = self.chance.choice((PINS["L1"], PINS["L1"], "0000"))
            self.note("approve")
            sheet.approved.emit("L1", pin)

    def note(self, what: str) -> None:
        self.diary.append(what)


def opens_menu(button: QAbstractButton) -> bool:
    """Whether a press would open a menu, which waits for an answer of its own."""
    return isinstance(button, QPushButton) and button.menu() is not None


def lost(told: list[str], book: Book) -> list[str]:
    """The sales that the screen called saved and the file does not hold, read over a connection of its own."""
    with closing(connect(book.path)) as connection:
        history = History(connection, book.device)
        return [number for number in told if not is_sale(history, number)]


def is_sale(history: History, number: str) -> bool:
    found = history.by_number(number)
    return found is not None and isinstance(found.fact, Sale)


def let_loose(hands: Hands, book: Book, seed: int, steps: int, fault: Fault) -> Monkey:
    """Play, then look at what is left."""
    monkey = Monkey(hands, random.Random(seed), fault=fault)
    story = f"AMANA_MONKEY={seed}"
    try:
        monkey.play(steps)
    finally:  # shown where the test fails, also by an exception that Qt swallowed
        print(f"{story}: {len(monkey.diary)} steps, {len(monkey.told)} sales; the last: {monkey.diary[-40:]}")
    monkey.sell_at_last()
    assert monkey.told, f"{story} sold nothing: {monkey.diary[-30:]}"
    assert len(set(monkey.told)) == len(monkey.told), f"{story}: a number was given twice"
    assert lost(monkey.told, book) == [], story
    assert verify(book.connection).whole, story
    return monkey


@pytest.mark.parametrize(
    ("seed", "steps"),
    [*((seed, STEPS) for seed in SEEDS), pytest.param(SEED_LONG, STEPS_LONG, marks=pytest.mark.long)],
)
def test_a_monkey_loses_no_sale(
    qtbot: QtBot, shell: Shell, tmp_path: Path, seed: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault()
    monkeypatch.setattr(TillPaperShop, "printer", lambda _shop, _chosen=None: FaultyPrinter(fault))
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)  # a folder is chosen in tests of its own
    monkeypatch.setattr(finding, "printers", tuple)  # the real search asks the whole network around this machine
    seed = int(os.environ.get("AMANA_MONKEY", "") or seed)
    steps = int(os.environ.get("AMANA_MONKEY_STEPS", "") or steps)
    with closing(an_open_book(tmp_path)) as book, opened(qtbot, shell, book, tmp_path / "home") as hands:
        let_loose(hands, book, seed, steps, fault)


def test_a_lost_sale_is_seen(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    """The canary: a sale that only the screen knows, and a book that took a sale and then lost it."""
    with closing(an_open_book(tmp_path)) as book, opened(qtbot, shell, book, tmp_path / "home") as hands:
        monkey = Monkey(hands, random.Random(1))
        monkey.come_in()
        while len(monkey.told) < 2:
            monkey.sell()
            if hands.sheet is not None:
                hands.sheet.dismiss()
        assert lost(monkey.told, book) == []
        assert lost([*monkey.told, "T01-000999-9"], book) == ["T01-000999-9"]
    with closing(an_open_book(tmp_path / "another")) as other:
        assert lost(monkey.told, other) == monkey.told
