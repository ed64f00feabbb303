"""The sheet that explains every key, by where it works.

`ShortcutSheet` has no signal but dismissed(). Verb: open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from pos.ui.keys import (
    ENROLMENT,
    EVERYWHERE,
    GOODS,
    IMPORT,
    PAY,
    RECEIPTS,
    REPORTS,
    SELL,
    SETTINGS,
    SHIFT,
    TALLY,
)
from pos.ui.widgets.buttons import key_words
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from pos.ui.desk import Desk

PLACES_KEYS = "Ctrl+1 … Ctrl+0"
_GROUPS = (
    ("sell", "settings"),
    ("basket", "shift", "everywhere"),
    ("pay", "receipts"),
    ("enrolment", "import"),
    ("goods", "reports", "tally"),
)


class ShortcutSheet(Sheet):
    """Shows every key."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_310)
        self._titles: dict[str, Words] = {}
        self._lines: dict[str, list[tuple[Words, Words]]] = {}
        groups = self._groups()
        sides = row(space_px=24)
        for names in _GROUPS:
            side = column(space_px=4)
            for name in names:
                self._add_group(side, name, len(groups[name]))
            side.addStretch(1)
            sides.addLayout(side, 1)
        self.body.addLayout(sides)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Keyboard shortcuts"))
        titles = {
            "sell": self.tr("Sell"),
            "basket": self.tr("On a line of the basket"),
            "pay": self.tr("Payment"),
            "everywhere": self.tr("Everywhere"),
            "receipts": self.tr("Receipts"),
            "shift": self.tr("Shift"),
            "settings": self.tr("Settings"),
            "enrolment": self.tr("Enrolment"),
            "import": self.tr("Import of families and items"),
            "goods": self.tr("Goods desk"),
            "reports": self.tr("Reports on goods"),
            "tally": self.tr("Sheets of outlets"),
        }
        for name, pairs in self._groups().items():
            self._titles[name].setText(titles[name])
            for (key_label, words_label), (key, text) in zip(self._lines[name], pairs, strict=True):
                key_label.setText(f"\u2066{key if '…' in key else key_words(key)}\u2069")
                words_label.setText(text)

    def _add_group(self, side: QVBoxLayout, name: str, count: int) -> None:
        title = self._titles[name] = Words("caption")
        side.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        lines = self._lines[name] = []
        for place in range(count):
            key, words = Words("key-hint", side="center"), Words(wrap=True)
            grid.addWidget(key, place, 0)
            grid.addWidget(words, place, 1)
            lines.append((key, words))
        side.addLayout(grid)
        side.addSpacing(2)

    def _groups(self) -> dict[str, list[tuple[str, str]]]:
        return {
            "sell": _named(SELL, self._selling()),
            "basket": [
                ("+", self.tr("One piece more")),
                ("-", self.tr("One piece less")),
                ("Del", self.tr("Remove the line or held basket")),
                ("Return", self.tr("Type the quantity")),
                ("Esc", self.tr("Back to the search")),
            ],
            "everywhere": [
                *_named(
                    EVERYWHERE,
                    {
                        "help": self.tr("This list"),
                        "lock": self.tr("Lock the till"),
                        "sign_out": self.tr("Sign out"),
                    },
                ),
                (PLACES_KEYS, self.tr("Go to another screen")),
            ],
            "pay": _named(PAY, self._paying()),
            "receipts": _named(RECEIPTS, self._receipts()),
            "enrolment": _named(ENROLMENT, self._enrolling()),
            "import": _named(IMPORT, self._importing()),
            "goods": _named(GOODS, self._goods()),
            "reports": _named(REPORTS, self._reports()),
            "tally": _named(TALLY, self._tally()),
            "settings": _named(SETTINGS, {"restore": self.tr("Put a copy of the book back")}),
            "shift": _named(
                SHIFT,
                {
                    "cash": self.tr("Cash in or out"),
                    "reading": self.tr("Reading (X-report)"),
                    "recount": self.tr("Count again"),
                    "go_on": self.tr("Open, finish the count, close"),
                },
            ),
        }

    def _selling(self) -> dict[str, str]:
        return {
            "search": self.tr("Search items"),
            "unlisted": self.tr("Item not on the list"),
            "discount": self.tr("Discount on the chosen line"),
            "quantity": self.tr("Quantity of the chosen line"),
            "hold": self.tr("Hold the basket"),
            "recall": self.tr("Held baskets"),
            "clear": self.tr("Clear the basket"),
            "drawer": self.tr("Open the drawer"),
            "visitor_in": self.tr("A visitor came in"),
            "visitor_out": self.tr("A visitor left"),
            "pay": self.tr("Pay, then complete the sale"),
            "display": self.tr("Customer’s window"),
            "hall": self.tr("Hall counter"),
        }

    def _paying(self) -> dict[str, str]:
        return {
            "cash": self.tr("Cash"),
            "card": self.tr("Card"),
            "both": self.tr("Cash and card"),
            "exact": self.tr("Exact amount"),
            "no_slip": self.tr("Without a slip number"),
            "complete": self.tr("Complete sale"),
        }

    def _receipts(self) -> dict[str, str]:
        return {
            "search": self.tr("Search receipts"),
            "view": self.tr("View the receipt"),
            "reprint": self.tr("Print a copy"),
            "refund": self.tr("Refund"),
            "void": self.tr("Void the sale"),
            "move": self.tr("Move to another family"),
            "give_back": self.tr("Give money back, or void"),
        }

    def _enrolling(self) -> dict[str, str]:
        return {
            "search": self.tr("Find a family"),
            "new": self.tr("Enrol a family"),
            "open": self.tr("Open a family"),
            "import": self.tr("Import a file"),
            "history": self.tr("What was changed"),
            "export": self.tr("Export the list"),
            "save": self.tr("Save the family"),
        }

    def _goods(self) -> dict[str, str]:
        return {
            "family": self.tr("Whose goods are counted"),
            "list": self.tr("List of what must be left"),
            "register": self.tr("Ask the register"),
            "donated": self.tr("List of what was donated"),
            "reports": self.tr("Reports of the register"),
            "families": self.tr("All families, count later"),
            "record": self.tr("Record the note, go on"),
        }

    def _reports(self) -> dict[str, str]:
        return {
            "report": self.tr("Choose a report"),
            "chart": self.tr("Chart or table"),
            "again": self.tr("Ask again"),
            "tables": self.tr("CSV and XLSX"),
            "paper": self.tr("PDF"),
        }

    def _tally(self) -> dict[str, str]:
        return {
            "item": self.tr("Item"),
            "totals": self.tr("Totals of the paper"),
            "sheets": self.tr("Recorded sheets"),
            "print": self.tr("Print a sheet"),
            "record": self.tr("Record the sheet"),
            "remove": self.tr("Remove the line"),
        }

    def _importing(self) -> dict[str, str]:
        return {
            "file": self.tr("Choose a file"),
            "columns": self.tr("What the columns mean"),
            "findings": self.tr("Only rows with findings"),
            "taken": self.tr("Files taken in, undo"),
            "export": self.tr("Export the list"),
            "leave": self.tr("Leave a row out"),
            "take": self.tr("Take in, go on"),
            "back": self.tr("Back to the families"),
        }


def _named(keys: dict[str, str], words: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, words[name]) for name, key in keys.items()]
