"""Where the roads of a figure part: the shifts and the entries that its Z-reports, receipts and ledger tell differently.

`PartingSheet` signal: way_opened(str, str), the key of a row and which of its figures: `z_reports`, `receipts` or `ledger`.
Verb: show_parting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.fact_words import FactWords
from pos.ui.views.road_words import RoadWords
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.parting import Parting, PartingRow

_AMOUNT_PX = 124
_ROW_PX = 50
_ROWS_AT_ONCE = 6
_ENTRY = "z_reports"  # of a single entry, which no Z-report names: the entry itself
_FIGURES = (_ENTRY, _ENTRY, _ENTRY, "z_reports", "receipts", "ledger", "ledger")  # what each column is about


class PartingSheet(TableSheet["PartingRow"]):
    """Shows what makes a figure's roads part."""

    way_opened = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1080, rows_at_once=_ROWS_AT_ONCE)
        self._shown: Parting | None = None
        self._facts, self._roads = FactWords(desk, self), RoadWords(desk, self)
        self._about = Words("lead-strong", wrap=True)
        self._table.row_opened.connect(self._open_way)
        self._sums = Words("strong", wrap=True)
        self._open = ActionButton(desk, "search", kind="primary")
        self._open.clicked.connect(lambda: self._open_way(self._table.chosen))
        for widget in (self._about, self._table, self._sums, self._open):
            self.body.addWidget(widget)
        self.retranslate()

    def show_parting(self, parting: Parting) -> None:
        """Show what makes a figure's roads part, and open."""
        self._shown = parting
        self._table.show_rows(parting.rows)
        self._table.choose_first()
        self._open.setEnabled(bool(parting.rows))
        self._show_words()
        self.open()

    @override
    def retranslate(self) -> None:
        self.set_titles(
            self.tr("Where the roads part"),
            *(self.tr("When"), self.tr("What"), self.tr("Number")),
            *(self.tr("Z-reports"), self.tr("Receipts"), self.tr("Ledger"), self.tr("Apart by")),
        )
        self._open.set_words(self.tr("Where from?"), name=self.tr("Where does this figure come from?"), keys="Return")
        self._show_words()

    def _show_words(self) -> None:
        shown, speech = self._shown, self.desk.speech
        if shown is None:
            return
        line = shown.line
        self._about.setText(speech.line((speech.day_short(line.day), speech.code(line.device), self._roads.what(line))))
        sums = (
            (self.tr("Z-reports less receipts: {amount}"), shown.reports_off_minor),
            (self.tr("Receipts less ledger: {amount}"), shown.entries_off_minor),
        )
        told = [words.format(amount=speech.money(minor)) for words, minor in sums if minor]
        self._sums.setText(speech.line(told) if told else self.tr("No entry parts any more; compare again"))

    def _open_way(self, key: str) -> None:
        if key:
            self.close_sheet()
            self.way_opened.emit(key, _FIGURES[max(self._table.currentIndex().column(), 0)])

    @override
    def _make_table(self) -> RowTable[PartingRow]:
        speech = self.desk.speech

        def report(each: PartingRow) -> str:
            return "–" if each.z_reports_minor is None else speech.number(each.z_reports_minor)

        return RowTable(
            self.desk,
            (
                Column(lambda each: "–" if each.at is None else speech.moment(each.at), when="moment", spare=True),
                Column(lambda each: self._facts.kind(each.kind)),
                Column(lambda each: speech.code(each.number) if each.number else "–", width_px=150),
                Column(report, side="trailing", width_px=_AMOUNT_PX),
                self._amount(lambda each: each.receipts_minor),
                self._amount(lambda each: each.ledgers_minor),
                Column(
                    lambda each: speech.number(each.off_minor),
                    side="trailing",
                    width_px=_AMOUNT_PX,
                    strong=True,
                    ink=lambda _each: "bad",
                ),
            ),
            lambda each: each.key,
            row_px=_ROW_PX,
            wraps=True,
        )

    def _amount(self, amount: Callable[[PartingRow], int]) -> Column[PartingRow]:
        return Column(lambda each: self.desk.speech.number(amount(each)), side="trailing", width_px=_AMOUNT_PX)
