"""The place of the online store and the outlets: orders, tally sheets, and the money that is with them.

The views are reached as `orders`, `sheets` and `money`; their own modules list their signals and verbs.

Signal: tab_chosen(str), by a person.

Verbs: show_tab. Questions: label_question, form_question, undo_question, money_question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.rows.asking import Question
from pos.ui.views.handovers import HandoversView
from pos.ui.views.store_orders import StoreOrdersView
from pos.ui.views.tally import TallyView
from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

MONEY = "money"  # before the number of a receipt that is asked about


class OutletsView(Spoken):
    """Where the centre sells without a till."""

    tab_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self.orders = StoreOrdersView(desk)
        self.sheets = TallyView(desk)
        self.money = HandoversView(desk)
        lines = column(self, margins=(20, 14, 20, 16), space_px=12)
        head = row()
        self._title = Words("title")
        self._tabs = Segmented(
            desk, (("orders", "shopping-basket"), ("sheets", "list-checks"), ("money", "hand-coins"))
        )
        self._tabs.chosen.connect(self._turn)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._tabs)
        lines.addLayout(head)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "orders": PageRoom(self.orders),
            "sheets": PageRoom(self.sheets),
            "money": PageRoom(self.money),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self.retranslate()

    def show_tab(self, tab: str) -> None:
        """Show one of the views."""
        self._tabs.choose(tab)
        self._stack.setCurrentWidget(self._pages[tab])

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return self._tabs.choice

    def label_question(self, key: str) -> tuple[Question, str]:
        """Return the question what a new store or outlet is called, and the caption of its line."""
        is_store = key == "store"
        question = Question(
            key,
            self.tr("A new online store") if is_store else self.tr("A new outlet"),
            self.tr("Its book is kept by the register, with a letter of its own."),
            self.tr("Open the book"),
        )
        return question, self.tr("What it is called")

    def form_question(self, key: str) -> tuple[Question, str]:
        """Return the question for whose goods an empty sheet is printed, and the caption of its line."""
        question = Question(
            key,
            self.tr("An empty tally sheet"),
            self.tr("The centre’s own goods are always on it; what is sold by weight never is."),
            self.tr("Show the sheet"),
        )
        return question, self.tr("Numbers of families with spaces between; * for all")

    def undo_question(self, number: str) -> tuple[Question, str]:
        """Return the question why a sheet is undone, and the caption of its line."""
        question = Question(
            number,
            self.tr("Undo sheet {number}?").format(number=self.desk.speech.code(number)),
            self.tr(
                "Everything on it is taken back by a correction on its own day. Key it in again if it was half right."
            ),
            self.tr("Undo the sheet"),
        )
        return question, self.tr("Reason")

    def money_question(self, number: str) -> tuple[Question, str]:
        """Return the question why a handing over is undone, and the caption of its line."""
        question = Question(
            f"{MONEY} {number}",
            self.tr("Undo receipt {number}?").format(number=self.desk.speech.code(number)),
            self.tr("The money is out of where it was put, and is owed again. The receipt stays, with the reason."),
            self.tr("Undo the receipt"),
        )
        return question, self.tr("Reason")

    def _turn(self, tab: str) -> None:
        self.show_tab(tab)
        self.tab_chosen.emit(tab)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outlets"))
        self._title.setText(self.tr("Outlets"))
        self._tabs.set_words(
            {"orders": self.tr("Online store"), "sheets": self.tr("Tally sheets"), "money": self.tr("Money with them")}
        )
