"""How a figure comes about: its parts below each other, as on the voucher, each of which leads to the rows that it is made of.

`ReckoningSheet` signal: part_opened(object), the `rows.reckoning.PartRow` whose rows are asked for. Verb: show_reckoning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.rows.reckoning import SUMS, PartRow, Reckoning
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.reckoning import Part

_AMOUNT_PX = 150
_ROW_PX = 36
_ROWS_AT_ONCE = 10  # a payout with two rates of commission is seen whole


class ReckoningSheet(TableSheet[PartRow]):
    """Shows the parts of a figure."""

    part_opened = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=760, rows_at_once=_ROWS_AT_ONCE)
        self._shown = Reckoning(())
        self._about = Words("lead-strong", wrap=True)
        self._table.row_chosen.connect(self._show_button)
        self._table.row_opened.connect(self._open_part)
        self._open = ActionButton(desk, "search", kind="primary")
        self._open.clicked.connect(lambda: self._open_part(self._table.chosen))
        for widget in (self._about, self._table, self._open):
            self.body.addWidget(widget)
        self.retranslate()

    def show_reckoning(self, reckoning: Reckoning) -> None:
        """Show the parts of a figure, and open."""
        self._shown = reckoning
        self._table.show_rows(reckoning.rows)
        self._table.choose_first()
        self._show_words()
        self._show_button()
        self.open()

    @override
    def retranslate(self) -> None:
        self.set_titles(self.tr("How it comes about"), self.tr("What"), self.tr("Amount"))
        self._open.set_words(self.tr("Its entries"), name=self.tr("Where does this figure come from?"), keys="Return")
        self._show_words()

    def _show_words(self) -> None:
        speech, shown = self.desk.speech, self._shown
        if shown.name is None:
            parts = [self.tr("%n family(ies)", "", shown.families)]
        else:
            parts = [speech.name(shown.name), speech.code(shown.family)]
        if shown.number:
            parts.append(self.tr("Payout {number}").format(number=speech.code(shown.number)))
        else:
            parts.append(self.tr("up to now"))
        self._about.setText(speech.line(parts))

    def _show_button(self) -> None:
        row = self._row(self._table.chosen)
        self._open.setEnabled(row is not None and row.leads_on)

    def _row(self, key: str) -> PartRow | None:
        return next((row for row in self._shown.rows if row.key == key), None)

    def _open_part(self, key: str) -> None:
        row = self._row(key)
        if row is not None and row.leads_on:
            self.close_sheet()
            self.part_opened.emit(row)

    @override
    def _make_table(self) -> RowTable[PartRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    self._part_words,
                    icon=lambda each: "equal" if each.part in SUMS else "arrow-right" if each.leads_on else "",
                    ink=lambda each: "text" if each.part in SUMS or each.amount_minor else "muted",
                ),
                Column(
                    lambda each: speech.number(each.amount_minor),
                    side="trailing",
                    width_px=_AMOUNT_PX,
                    strong=True,
                    ink=lambda each: "bad" if each.part in SUMS and each.amount_minor < 0 else "text",
                ),
            ),
            lambda each: each.key,
            row_px=_ROW_PX,
        )

    def _part_words(self, row: PartRow) -> str:
        if row.part == "share":
            speech = self.desk.speech
            return self.tr("Commission: {rate} of {base}").format(
                rate=speech.percent(row.rate_bp), base=speech.number(row.base_minor)
            )
        words: dict[Part, str] = {
            "gross": self.tr("Sold"),
            "refunds": self.tr("Returned"),
            "booked": self.tr("Commission that payouts took"),
            "waiting": self.tr("Commission on what is in no payout yet"),
            "advances": self.tr("Advances"),
            "adjustments": self.tr("Adjustments"),
            "brought": self.tr("Brought forward"),
            "net": self.tr("Net"),
            "paid": self.tr("of it paid"),
            "to_pay": self.tr("of it to be paid"),
            "carried": self.tr("of it carried forward"),
            "paid_out": self.tr("Paid"),
            "balance": self.tr("Still owed"),
        }
        return words[row.part]
