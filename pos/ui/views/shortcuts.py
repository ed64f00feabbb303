"""The sheet that explains every key, by where it works: the counter's, the goods desk's and the office's on a page each.

`ShortcutSheet` has no signal but dismissed(). Verb: open_at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.keys import KEYS
from pos.ui.widgets.buttons import Segmented, key_words
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.desk import Desk

PLACES_KEYS = "Ctrl+1 … Ctrl+0"
_ICONS = {"counter": "shopping-basket", "goods": "package-open", "office": "scale"}
_PAGES = {
    "counter": (("sell",), ("basket", "held", "shift"), ("pay", "receipts")),
    "goods": (("goods", "reports"), ("enrolment", "markdowns"), ("import",)),
    "office": (("office", "codes", "handover"), ("payout", "preview"), ("tally", "store")),
}
_ALWAYS = ("everywhere", "settings")
_PAGE_OF = {"goods": "goods", "enrolment": "goods", "accounts": "office", "outlets": "office"}


class ShortcutSheet(Sheet):
    """Shows every key."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_310)
        self._titles: dict[str, Words] = {}
        self._lines: dict[str, list[tuple[Words, Words]]] = {}
        self._pages = Segmented(desk, tuple(_ICONS.items()))
        self._pages.chosen.connect(self._turn_to)
        self.body.addWidget(self._pages)
        self._stack = QStackedWidget()
        for sides in _PAGES.values():
            page = QWidget()
            line = row(page, space_px=24)
            for names in sides:
                line.addLayout(self._side(names), 1)
            self._stack.addWidget(page)
        both = row(space_px=24)
        both.addWidget(self._stack, 3)
        both.addLayout(self._side(_ALWAYS), 1)
        self.body.addLayout(both)
        self.retranslate()

    # Verbs

    def open_at(self, place: str) -> None:
        """Lay the sheet over its host, with the page on which the keys of a place are."""
        page = _PAGE_OF.get(place, "counter")
        self._pages.choose(page)
        self._turn_to(page)
        self.open()

    @override
    def take_focus(self) -> None:
        self._pages.button(self._pages.choice).setFocus()

    # Words

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Keyboard shortcuts"))
        self._pages.set_words(
            {
                "counter": self.tr("Counter"),
                "goods": self.tr("Goods and families"),
                "office": self.tr("Accounts and outlets"),
            }
        )
        words = self._words()
        for name, title in self._place_words().items():
            self._titles[name].setText(title)
            extra = [(PLACES_KEYS, self.tr("Go to another screen"))] if name == "everywhere" else []
            pairs = [*((key_words(key), words[name][act]) for act, key in KEYS[name].items()), *extra]
            for (key_label, words_label), (key, text) in zip(self._lines[name], pairs, strict=True):
                key_label.setText(f"\u2066{key}\u2069")
                words_label.setText(text)

    def _place_words(self) -> dict[str, str]:
        return {
            "sell": self.tr("Sell"),
            "basket": self.tr("On a line of the basket"),
            "held": self.tr("Held baskets"),
            "pay": self.tr("Payment"),
            "everywhere": self.tr("Everywhere"),
            "receipts": self.tr("Receipts"),
            "shift": self.tr("Shift"),
            "settings": self.tr("Settings"),
            "enrolment": self.tr("Enrolment"),
            "import": self.tr("Import of families and items"),
            "markdowns": self.tr("Markdowns"),
            "codes": self.tr("Account codes"),
            "goods": self.tr("Goods desk"),
            "reports": self.tr("Reports on goods"),
            "tally": self.tr("Sheets of outlets"),
            "store": self.tr("Orders of the online store"),
            "handover": self.tr("Money with outlets"),
            "office": self.tr("Accounts"),
            "payout": self.tr("Payout"),
            "preview": self.tr("Papers before printing"),
        }

    # Construction

    def _turn_to(self, page: str) -> None:
        self._stack.setCurrentIndex(list(_PAGES).index(page))

    def _side(self, names: tuple[str, ...]) -> QVBoxLayout:
        side = column(space_px=4)
        for name in names:
            self._add_group(side, name, len(KEYS[name]) + (name == "everywhere"))
        side.addStretch(1)
        return side

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

    # What each key does, by the place and the act

    def _words(self) -> dict[str, dict[str, str]]:
        return {
            "sell": self._selling(),
            "basket": {
                "reach": self.tr("From the search to the line or the hits"),
                "more": self.tr("One piece more"),
                "less": self.tr("One piece less"),
                "remove": self.tr("Remove the line"),
                "type": self.tr("Type the quantity"),
                "back": self.tr("Back to the search"),
            },
            "held": {"discard": self.tr("Remove the held basket")},
            "everywhere": {
                "help": self.tr("This list"),
                "notice": self.tr("Read the notice"),
                "lock": self.tr("Lock the till"),
                "sign_out": self.tr("Sign out"),
            },
            "pay": self._paying(),
            "receipts": self._receipts(),
            "enrolment": self._enrolling(),
            "import": self._importing(),
            "markdowns": self._markdowns(),
            "codes": {"save": self.tr("Save the codes")},
            "goods": self._goods(),
            "reports": self._reports(),
            "tally": self._tally(),
            "settings": {"restore": self.tr("Put a copy of the book back")},
            "shift": {
                "cash": self.tr("Cash in or out"),
                "reading": self.tr("Reading (X-report)"),
                "recount": self.tr("Count again"),
                "go_on": self.tr("Open, finish the count, close"),
            },
            "office": {
                "families": self.tr("Families"),
                "tills": self.tr("Tills"),
                "matching": self.tr("Reconciliation"),
                "payout": self.tr("Payout"),
                "ledger": self.tr("Ledger"),
                "machines": self.tr("Administration"),
                "bazaar": self.tr("Accounts of another bazaar"),
            },
            "payout": self._payout(),
            "preview": {"before": self.tr("The paper before"), "next": self.tr("The next paper")},
            "store": {
                "file": self.tr("Choose a file of orders"),
                "columns": self.tr("What the columns mean"),
                "take": self.tr("Take the orders in"),
            },
            "handover": {
                "amount": self.tr("Amount"),
                "print": self.tr("Receipt of the row"),
                "take": self.tr("Take the money"),
            },
        }

    def _markdowns(self) -> dict[str, str]:
        return {
            "list": self.tr("List of markdowns"),
            "plan": self.tr("Plan a markdown"),
            "again": self.tr("Ask again"),
            "stop": self.tr("Stop a markdown"),
            "record": self.tr("Plan what is shown"),
            "back": self.tr("Back to the families"),
        }

    def _payout(self) -> dict[str, str]:
        return {
            "lines": self.tr("Lines of the payout"),
            "next_draft": self.tr("Next draft"),
            "statements": self.tr("Statements"),
            "hold": self.tr("Hold or release a line"),
            "vouchers": self.tr("Vouchers"),
            "pack": self.tr("Settlement pack"),
            "undo": self.tr("Undo the payout"),
            "box": self.tr("Cash box"),
            "pay_all": self.tr("Pay all in cash"),
            "go_on": self.tr("Draft, approve, pay"),
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
            "no_slip": self.tr("No slip number"),
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
            "in_cash": self.tr("Give all of it back in cash"),
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
            "markdowns": self.tr("Plan markdowns"),
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
