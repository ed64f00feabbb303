"""The sheets around a payout: the cash box, and money that nobody fetched.

`CashBoxSheet` signals: wished(object), a `rows.payouts.BoxWish`; fact_opened(str), the place of the fact behind a row that was
opened; balance_opened(), where what is in the box comes from; paper_requested(str), the place of the fact whose paper is asked
for. Verbs: show_box, show_refusal.
`WaitingSheet` signal: origin_requested(str, str), where a row that was opened comes from: its run and its family.
Verb: show_waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, CashPlace
from pos.ui.rows.payouts import BoxWish, Place, Waiting
from pos.ui.tables import Column, RowTable
from pos.ui.views.fact_words import FactWords
from pos.ui.views.table_card import rows_or_words
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.line_field import reason_field
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.payouts import BoxMove

_TABLE_PX_MIN = 230
_COLUMN_PX_MIN = 48
_NOTED = frozenset({CashBoxFilled.KIND, CashBoxEmptied.KIND})  # a payment has its voucher


class CashBoxSheet(Sheet):
    """Shows what is in the cash box, and puts cash in or takes it out."""

    wished = Signal(object)
    fact_opened = Signal(str)
    balance_opened = Signal()
    paper_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1040)
        self._facts = FactWords(desk, self)
        self._held_words = Words("caption")
        self._held = MoneyLabel(desk, "headline", side="leading")
        self._way = Segmented(desk, (("fill", "plus"), ("empty", "minus")))
        self._way.chosen.connect(self.retranslate)
        self._amount_words, self._where_words, self._reason_words = (Words("caption") for _ in range(3))
        self._amount = AmountField(desk)
        self._where = Segmented(desk, (("safe", "lock"), ("bank", "landmark")))
        self._reason = reason_field()
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "wallet", kind="primary")
        self._go.clicked.connect(self._wish)
        self._amount.returnPressed.connect(self._wish)
        self._amount.complained.connect(self._refusal.setText)
        self._reason.returnPressed.connect(self._wish)
        self._table = self._make_table()
        self._table.row_opened.connect(self.fact_opened)
        self._table.row_chosen.connect(self._show_paper_button)
        self._paper = ActionButton(desk, "file-text")
        self._paper.clicked.connect(lambda: self.paper_requested.emit(self._table.chosen))
        self._moves: dict[str, BoxMove] = {}
        self._table.setMinimumHeight(_TABLE_PX_MIN)
        self._table.horizontalHeader().setMinimumSectionSize(_COLUMN_PX_MIN)
        self.body.addWidget(self._held_words)
        self._origin = icon_button(desk, "search", ink="muted")
        self._origin.clicked.connect(self._open_balance)
        held = row(space_px=12)
        held.addWidget(self._held)
        held.addWidget(self._origin)
        held.addStretch(1)
        self.body.addLayout(held)
        self.body.addWidget(self._way)
        fields = row(space_px=16)
        for caption, field in (
            (self._amount_words, self._amount),
            (self._where_words, self._where),
            (self._reason_words, self._reason),
        ):
            below = column(space_px=4)
            below.addWidget(caption)
            below.addWidget(field)
            below.addStretch(1)
            fields.addLayout(below, 1)
        self.body.addLayout(fields)
        self.body.addWidget(self._refusal)
        acts = row()
        acts.addWidget(self._go, 1)
        acts.addWidget(self._paper)
        self.body.addLayout(acts)
        self.body.addWidget(self._table)
        self.retranslate()

    def show_box(self, balance_minor: int, moves: tuple[BoxMove, ...], chosen: str = "") -> None:
        """Show what is in the box and what happened to it, and open; the chosen one's paper is offered."""
        self._held.show_amount(balance_minor)
        self._moves = {move.key: move for move in moves}
        self._table.show_rows(moves)
        self._table.selectRow(self._table.rows.place_of(chosen)) if chosen else self._table.clearSelection()
        self._show_paper_button()
        self._amount.show_amount(None)
        self._reason.clear()
        self._refusal.clear()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._amount.setFocus()

    @override
    def retranslate(self) -> None:
        language, is_filling = self.desk.speech.language, self._way.choice == "fill"
        self.set_title(self.tr("Cash box"))
        self._held_words.setText(self.tr("In the box; families are paid in cash out of it"))
        self._way.set_words({"fill": self.tr("Put in"), "empty": self.tr("Take out")})
        self._amount_words.setText(self.tr("Amount"))
        self._amount.setAccessibleName(self.tr("Amount"))
        self._where_words.setText(self.tr("Where it comes from") if is_filling else self.tr("Where it goes"))
        self._where.set_words({place.value: name_of(place, language) for place in CashPlace})
        self._reason_words.setText(self.tr("Note"))
        self._reason.setAccessibleName(self.tr("Note"))
        self._go.set_words(self.tr("Put into the box") if is_filling else self.tr("Take out of the box"), keys="Return")
        self._paper.set_words(self.tr("Its paper"))
        self._origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._table.setAccessibleName(self.tr("What happened to the box"))
        self._table.rows.show_titles(
            (
                self.tr("When"),
                self.tr("What"),
                self.tr("Paper"),
                self.tr("Family"),
                self.tr("Who"),
                self.tr("Amount"),
                self.tr("In the box"),
            )
        )

    def _open_balance(self) -> None:
        self.close_sheet()
        self.balance_opened.emit()

    def _show_paper_button(self) -> None:
        move = self._moves.get(self._table.chosen)
        self._paper.setEnabled(move is not None and move.kind in _NOTED)

    def _make_table(self) -> RowTable[BoxMove]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.moment(each.at), when="moment"),
                Column(lambda each: self._facts.kind(each.kind)),
                Column(lambda each: speech.code(each.number), width_px=140, spare=True),
                Column(lambda each: speech.code(each.family) if each.family else "–", width_px=80),
                Column(lambda each: speech.name(each.who), width_px=148, spare=True),
                Column(
                    lambda each: speech.number(each.amount_minor),
                    side="trailing",
                    width_px=110,
                    ink=lambda each: "bad" if each.amount_minor < 0 else "good",
                ),
                Column(lambda each: speech.number(each.balance_minor), side="trailing", width_px=110, strong=True),
            ),
            lambda each: each.key,
        )

    def _wish(self) -> None:
        amount = self._amount.amount_minor
        if not amount:
            self._refusal.setText(self._amount.complaint or self.tr("Write the amount first."))
            self._amount.setFocus()
            return
        place = cast("Place", self._where.choice)
        self.wished.emit(BoxWish(self._way.choice == "fill", amount, place, self._reason.text().strip()))


class WaitingSheet(TableSheet[Waiting]):
    """Lists the money that was approved and that nobody fetched, with its age."""

    origin_requested = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1100)
        self._about = Words("muted", wrap=True)
        self._sum = MoneyLabel(desk, "headline", side="leading")
        self._count = Words("muted")
        self._waiting = 0
        self._table.row_opened.connect(self._open_row)
        self._table.setMinimumHeight(_TABLE_PX_MIN + 120)
        self._table.horizontalHeader().setMinimumSectionSize(_COLUMN_PX_MIN)
        self._nothing = EmptyState(desk, "hand-coins")
        for widget in (self._about, self._sum, self._count, rows_or_words(self._table, self._nothing)):
            self.body.addWidget(widget)
        self.retranslate()

    def show_waiting(self, rows: tuple[Waiting, ...]) -> None:
        """Show what waits, the oldest first, and open."""
        self._table.show_rows(rows)
        self._sum.show_amount(sum(row.amount_minor for row in rows))
        self._waiting = len(rows)
        self._show_count()
        self.open()

    @override
    def retranslate(self) -> None:
        self.set_titles(
            self.tr("Not collected yet"),
            *(self.tr("Payout"), self.tr("Number"), self.tr("Family"), self.tr("Paid by")),
            *(self.tr("Approved"), self.tr("Days"), self.tr("Held because"), self.tr("Amount")),
        )
        self._about.setText(self.tr("Approved and not fetched. It stays owed to the families, however long it takes."))
        self._show_count()
        self._nothing.show_words(self.tr("Nothing waits"), self.tr("Everything that was approved has been paid."))

    def _show_count(self) -> None:
        self._count.setText(self.tr("The sum of %n amount(s) below", "", self._waiting))
        self._count.setVisible(self._waiting > 0)

    def _open_row(self, key: str) -> None:
        number, _, family = key.partition(" ")
        self.close_sheet()
        self.origin_requested.emit(number, family)

    @override
    def _make_table(self) -> RowTable[Waiting]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=156, order=lambda each: each.number),
                Column(lambda each: speech.code(each.family), width_px=76, order=lambda each: each.family),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                Column(lambda each: self.tr("Cash") if each.method == "cash" else self.tr("Bank"), width_px=80),
                Column(lambda each: speech.day_short(each.since.date()), when="day", spare=True),
                Column(
                    lambda each: speech.count(each.days),
                    side="trailing",
                    width_px=70,
                    order=lambda each: each.days,
                ),
                Column(lambda each: each.held or "–", width_px=150),
                Column(
                    lambda each: speech.number(each.amount_minor),
                    side="trailing",
                    width_px=120,
                    strong=True,
                    order=lambda each: each.amount_minor,
                ),
            ),
            lambda each: each.key,
        )
