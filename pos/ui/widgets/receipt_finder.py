"""What narrows the list of receipts: words or an amount, a business day, a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.number_sheet import NumberButton
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.desk import Desk


class ReceiptFinder(Spoken):
    """One line of filters.

    Signals:
        search_changed(str): the text of the search field.
        day_chosen(str): a business day as `2026-11-20`; empty for all.
        kind_chosen(str): `all`, `sale` or `back`.
        entered(): Enter was pressed in the search.
    """

    search_changed = Signal(str)
    day_chosen = Signal(str)
    kind_chosen = Signal(str)
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._days: tuple[date, ...] = ()
        folding, narrowing = FoldingRow(space_px=10), QWidget()
        column(self).addWidget(folding)
        self.search = SearchField(desk)
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(self.entered)
        self.number = NumberButton(desk, self.search)
        self.number.entered.connect(self.entered)
        self._day = ChoiceBox(desk)
        self._day.addItem("", "")
        self._day.currentIndexChanged.connect(self._choose_day)
        self.kind = Segmented(desk, (("all", ""), ("sale", ""), ("back", "")))
        self.kind.chosen.connect(self.kind_chosen)
        line = row(narrowing, space_px=10)
        line.addWidget(self._day, 1)
        line.addWidget(self.kind)
        finding = QWidget()
        written = row(finding, space_px=10)
        written.addWidget(self.search, 1)
        written.addWidget(self.number)
        folding.line.addWidget(finding, 1)
        folding.line.addWidget(narrowing)
        self.setFocusProxy(self.search)
        self.retranslate()

    def show_days(self, days: tuple[date, ...]) -> None:
        """Offer these business days to look at, newest first; the chosen one stays chosen."""
        if days == self._days:
            return
        chosen = self._day.currentData()
        self._days = days
        self._day.blockSignals(True)
        self._day.clear()
        self._day.addItem("", "")
        for day in days:
            self._day.addItem("", day.isoformat())
        self._day.setCurrentIndex(max(0, self._day.findData(chosen)))
        self._day.blockSignals(False)
        self._name_days()

    @override
    def retranslate(self) -> None:
        self.search.show_words(self.tr("Number, item, family or amount"), self.tr("Search receipts"))
        self.kind.set_words({"all": self.tr("All"), "sale": self.tr("Sales"), "back": self.tr("Returned")})
        self._day.setAccessibleName(self.tr("Business day"))
        self._name_days()

    def _name_days(self) -> None:
        speech = self.desk.speech
        texts = (self.tr("All days"), *(speech.day_short(day) for day in self._days))
        for place, text in enumerate(texts[: self._day.count()]):
            self._day.setItemText(place, text)

    def _choose_day(self) -> None:
        self.day_chosen.emit(str(self._day.currentData() or ""))
