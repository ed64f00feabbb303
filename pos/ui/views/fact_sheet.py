"""One stored fact word for word: where it stands, what follows from it in the ledger, its text, and the picture of its paper.

Signals:
    dismissed().

Verbs: show_fact, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.fact_words import FactWords
from pos.ui.views.table_sheet import TableSheet
from pos.ui.views.unread_words import UnreadWords
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.paper import PaperView
from pos.ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.ledger import LedgerRow, StoredRow

_PAPER_PX = 330
_ROWS_PX = 150
_BODY_PX = 64
_FACTS = ("what", "place", "at", "by", "received", "settled", "unread")


class FactSheet(TableSheet["LedgerRow"]):
    """Shows one stored fact."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_060, height_px=2_000)
        self._fact: StoredRow | None = None
        self._words = FactWords(desk, self)
        self._causes = UnreadWords(self)
        both = row(space_px=16)
        told = column(space_px=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._names = {name: Words("muted") for name in _FACTS}
        self._values = {name: ElidedWords("strong") for name in _FACTS}
        for place, name in enumerate(_FACTS):
            grid.addWidget(self._names[name], place, 0)
            grid.addWidget(self._values[name], place, 1)
        self._rows_title, self._body_title = Words("lead-strong"), Words("lead-strong")
        self._table.setMinimumHeight(_ROWS_PX)
        self._body = QPlainTextEdit()
        self._body.setReadOnly(True)
        self._body.setTabChangesFocus(True)
        self._body.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._body.setMinimumHeight(_BODY_PX)
        told.addLayout(grid)
        told.addWidget(self._rows_title)
        told.addWidget(self._table, 2)
        told.addWidget(self._body_title)
        told.addWidget(self._body, 1)
        self._paper = PaperView(desk, paper_px=_PAPER_PX)
        both.addLayout(told, 1)
        both.addWidget(self._paper)
        self.body.addLayout(both, 1)
        self.retranslate()

    def show_fact(self, fact: StoredRow) -> None:
        """Show a fact, and open."""
        self._fact = fact
        self._table.show_rows(fact.rows)
        self._body.setPlainText(f"{fact.body}\n\nSHA-256 {fact.hash}")
        self._paper.show_png(fact.png)
        self._paper.setVisible(bool(fact.png))
        self.retranslate()
        self.open()

    @override
    def retranslate(self) -> None:
        self.set_titles(
            self.tr("Stored entry"),
            *(self.tr("Account"), self.tr("Family"), self.tr("Pieces"), self.tr("Debit"), self.tr("Credit")),
        )
        names = {
            "what": self.tr("What"),
            "place": self.tr("Till, book, entry"),
            "at": self.tr("Recorded"),
            "by": self.tr("By"),
            "received": self.tr("Arrived here"),
            "settled": self.tr("Settled by"),
            "unread": self.tr("Not in the ledger"),
        }
        for name, text in names.items():
            self._names[name].setText(text)
        self._rows_title.setText(self.tr("What follows from it in the ledger"))
        self._table.setAccessibleName(self._rows_title.text())
        self._body_title.setText(self.tr("As it was stored, and its hash"))
        self._body.setAccessibleName(self._body_title.text())
        self._paper.setAccessibleName(self.tr("Its paper"))
        self._show_values()

    def _show_values(self) -> None:
        fact, speech = self._fact, self.desk.speech
        if fact is None:
            return
        values = {
            "what": speech.line(filter(None, (self._words.kind(fact.kind), fact.number and speech.code(fact.number)))),
            "place": speech.code(fact.place),
            "at": "" if fact.at is None else speech.moment(fact.at),
            "by": "" if fact.by is None else speech.name(fact.by),
            "received": speech.moment(fact.received_at),
            "settled": speech.code(fact.settled_by) if fact.settled_by else "",
            "unread": self._causes.cause(fact.unread) if fact.unread else "",
        }
        for name, text in values.items():
            self._values[name].setText(text)
            self._values[name].setVisible(bool(text))
            self._names[name].setVisible(bool(text))

    def _moved(self, row: LedgerRow) -> str:
        return self.desk.speech.quantity(row.quantity, is_weighed=row.is_weighed)

    @override
    def _make_table(self) -> RowTable[LedgerRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    lambda each: self._words.way(each.way) if each.way else self._words.account(each.account),
                    strong=True,
                ),
                Column(lambda each: speech.code(each.family) if each.family else "–", width_px=66),
                Column(lambda each: self._moved(each) if each.way else "", side="trailing", width_px=96),
                Column(
                    lambda each: speech.number(each.debit_minor) if each.debit_minor else "",
                    side="trailing",
                    width_px=126,
                ),
                Column(
                    lambda each: speech.number(each.credit_minor) if each.credit_minor else "",
                    side="trailing",
                    width_px=126,
                ),
            ),
            lambda each: each.key,
        )
