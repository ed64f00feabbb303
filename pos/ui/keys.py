"""Which key does what: one list for each place, and the binding of a key to a button.

The same act has the same key wherever it can be done, and the last step of everything is F12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

EVERYWHERE = {"help": "F1", "notice": "Ctrl+N", "lock": "Ctrl+L", "sign_out": "Ctrl+Shift+L"}
SELL = {
    "search": "F2",
    "unlisted": "F3",
    "discount": "F4",
    "quantity": "F5",
    "hold": "F6",
    "recall": "F7",
    "clear": "F8",
    "drawer": "F9",
    "visitor_in": "F10",
    "visitor_out": "F11",
    "pay": "F12",
    "display": "Ctrl+D",
    "hall": "Ctrl+H",
}
PAY = {"cash": "F2", "card": "F3", "both": "F4", "exact": "F5", "no_slip": "F6", "complete": "F12"}
BASKET = {"reach": "Down", "more": "+", "less": "-", "remove": "Del", "type": "Return", "back": "Esc"}
HELD = {"discard": "Del"}
RECEIPTS = {
    "search": "F2",
    "in_cash": "F3",
    "view": "F4",
    "reprint": "F6",
    "refund": "F7",
    "void": "F8",
    "move": "F9",
    "give_back": "F12",
}
ENROLMENT = {
    "search": "F2",
    "new": "F3",
    "open": "F4",
    "import": "F5",
    "history": "F6",
    "export": "F7",
    "markdowns": "F9",
    "save": "F12",
}
MARKDOWNS = {"list": "F2", "plan": "F3", "again": "F5", "stop": "F8", "record": "F12", "back": "Esc"}
IMPORT = {
    "file": "F2",
    "columns": "F4",
    "findings": "F5",
    "taken": "F6",
    "export": "F7",
    "leave": "F8",
    "take": "F12",
    "back": "Esc",
}
STORE = {"file": "F2", "columns": "F4", "take": "F12"}
HANDOVER = {"amount": "F2", "print": "F7", "take": "F12"}
TALLY = {"item": "F2", "totals": "F4", "sheets": "F6", "print": "F7", "record": "F12", "remove": "Del"}
CODES = {"save": "F12"}
REPORTS = {"report": "F2", "chart": "F4", "again": "F5", "tables": "F6", "paper": "F7"}
OFFICE = {
    "families": "Alt+1",
    "tills": "Alt+2",
    "matching": "Alt+3",
    "payout": "Alt+4",
    "ledger": "Alt+5",
    "machines": "Alt+6",
    "bazaar": "Alt+0",
}
PAYOUT = {
    "lines": "F2",
    "next_draft": "F3",
    "statements": "F4",
    "hold": "F5",
    "vouchers": "F6",
    "pack": "F7",
    "undo": "F8",
    "box": "F9",
    "pay_all": "F11",
    "go_on": "F12",
}
PREVIEW = {"before": "F7", "next": "F8"}
SETTINGS = {"restore": "Ctrl+R"}  # whatever stands above and below, the way back is one step away
GOODS = {
    "family": "F2",
    "list": "F4",
    "register": "F5",
    "donated": "F6",
    "reports": "F7",
    "families": "F8",
    "record": "F12",
}
SHIFT = {"cash": "F6", "reading": "F7", "recount": "F8", "go_on": "F12"}

# Every place's keys, as the sheet of keys shows them: what is bound anywhere is in one of these tables.
KEYS = {
    "everywhere": EVERYWHERE,
    "settings": SETTINGS,
    "sell": SELL,
    "basket": BASKET,
    "held": HELD,
    "pay": PAY,
    "receipts": RECEIPTS,
    "shift": SHIFT,
    "goods": GOODS,
    "reports": REPORTS,
    "enrolment": ENROLMENT,
    "markdowns": MARKDOWNS,
    "import": IMPORT,
    "office": OFFICE,
    "payout": PAYOUT,
    "preview": PREVIEW,
    "store": STORE,
    "tally": TALLY,
    "handover": HANDOVER,
    "codes": CODES,
}


# A letter is where it is on the keyboard: where only an Arabic layout is set up, no Latin letter ever comes from its keys.
_ARABIC_LETTERS = {"D": "ي", "H": "ا", "L": "م", "N": "ى", "R": "ق"}


def sequences(keys: str) -> list[QKeySequence]:
    """Return the key sequences of a shortcut: as it is called, and as an Arabic layout has it on the same keys."""
    held, _, last = keys.rpartition("+")
    arabic = [f"{held}+{_ARABIC_LETTERS[last]}"] if held and last in _ARABIC_LETTERS else []
    return [QKeySequence(each) for each in (keys, *arabic)]


def shortcut(owner: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """Do an act on a key, wherever the keyboard is in the window of a widget."""
    made = QShortcut(owner)
    made.setKeys(sequences(keys))
    made.activated.connect(act)
    return made


def bind(owner: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Do an act on a key, wherever the keyboard is inside a screen or sheet."""
    shortcut(owner, keys, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def bind_button(owner: QWidget, keys: str, button: QAbstractButton) -> None:
    """Press a button by a key; one that is not on the screen now is not pressed."""
    bind(owner, keys, lambda: button.click() if button.isVisible() else None)


def pass_on(screen: QWidget, event: QKeyEvent) -> None:
    """Do what a key does on a screen while the keyboard is beside it: on the rail, in the line above, in the one below."""
    pressed = QKeySequence(event.keyCombination())
    for made in screen.findChildren(QShortcut):
        owner = made.parent()
        if pressed in QShortcut.keys(made) and isinstance(owner, QWidget) and owner.isVisible():
            made.activated.emit()
            return
    screen.keyPressEvent(event)
