"""Closed books: what is open and what hinders its closing, every closing with its figures, its hash and what a proof said of it.

Signals:
    close_requested(): close the books as they stand.
    reopen_requested(): open the last closing again.
    proof_requested(): compute every closing again from what is stored.
    refresh_requested(): ask the register again.
    fact_opened(str): the stored entry of a closing, by its place.
    figure_opened(str, str): the rows behind a closing's number: `entries` or `owed`; `open` is what came after the last one.
    account_opened(str, str): the rows that an account had come to: the closing's number, and the account.
    ledger_requested(): go back to the ledger.

Verb: show_closings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from pos.ui.rows.closing import OpenRow
from pos.ui.tables import Column, RowTable
from pos.ui.views.fact_words import FactWords
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.closing import ClosingRow
    from pos.ui.rows.ledger import BalanceRow

_ICONS = {"disputable": "clock-3", "final": "lock", "reopened": "rotate-ccw", "proved": "shield-check", "broken": "ban"}
_INKS = {"disputable": "warn", "final": "good", "reopened": "muted", "proved": "good", "broken": "bad"}
_HASH_CHARACTERS = 12  # of a hash, where there is no room for all of it
_GROUP = 8
_FIGURES = {5: "entries", 6: "owed"}  # the columns that are counted from rows
_TABLE_PX_MIN = 150


class OfficeClosingView(Spoken):
    """The closed books."""

    close_requested = Signal()
    reopen_requested = Signal()
    proof_requested = Signal()
    refresh_requested = Signal()
    fact_opened = Signal(str)
    figure_opened = Signal(str, str)
    account_opened = Signal(str, str)
    ledger_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._now = OpenRow()
        self._rows: dict[str, ClosingRow] = {}
        self._facts = FactWords(desk, self)
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        self._table = self._make_table()
        self._table.row_chosen.connect(self._show_chosen)
        self._table.row_opened.connect(self._open_cell)
        self._nothing = EmptyState(desk, "lock")
        lines.addWidget(table_card(self._table, self._nothing), 3)
        lines.addWidget(self._make_detail(), 2)
        self._totals.row_opened.connect(self._open_account)
        self.retranslate()
        self.show_closings((), OpenRow())

    def show_closings(self, rows: tuple[ClosingRow, ...], now: OpenRow, chosen: str = "") -> None:
        """Show every closing, the last one first, and what is open; choose the one with this key where there is one."""
        self._now = now
        self._rows = {one.key: one for one in rows}
        chosen = chosen or self._table.chosen
        self._table.show_rows(rows, chosen if chosen in self._rows else rows[0].key if rows else "")
        self._detail_card.setVisible(bool(rows))
        self._show_open()
        self._show_chosen()

    @override
    def retranslate(self) -> None:
        self._refresh.set_words(self.tr("Ask again"))
        self._ledger.set_words(self.tr("Ledger"))
        self._prove.set_words(self.tr("Prove all closings"))
        self._reopen.set_words(self.tr("Open the last one again…"))
        self._open.set_words(self.tr("Stored entry"))
        for origin in (self._origin, self._open_origin):
            origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._table.setAccessibleName(self.tr("Closings"))
        self._table.rows.show_titles(
            (
                *(self.tr("Document"), self.tr("Closed"), self.tr("By"), self.tr("State"), self.tr("Proof")),
                *(self.tr("Entries"), self.tr("Owed to families"), self.tr("Hash")),
            )
        )
        self._totals.setAccessibleName(self.tr("What the accounts had come to"))
        self._totals.rows.show_titles(
            (self.tr("Account"), self.tr("Debit"), self.tr("Credit"), self.tr("Balance")),
        )
        self._nothing.show_words(
            self.tr("Nothing was closed yet"),
            self.tr("Close the books when the totals agree; what comes later belongs to the next closing."),
        )
        self._show_open()
        self._show_chosen()

    # -- words -------------------------------------------------------------------------------------------------

    def _show_open(self) -> None:
        now, speech = self._now, self.desk.speech
        count = self.tr("%n entry(ies) are not closed yet", "", now.entries)
        if now.since is None:
            self._about.setText(count)
        else:
            since = self.tr("since {moment}").format(moment=speech.moment(now.since))
            self._about.setText(speech.line((count, since)))
        self._open_origin.setEnabled(now.entries > 0)
        self._hindrances.setText("\n".join(now.hindrances))
        self._hindrances.setVisible(bool(now.hindrances))
        self._close.set_words(self.tr("Close provisionally…") if now.needs_reason else self.tr("Close the books"))
        self._close.setEnabled(now.may_close)
        self._reopen.setEnabled(now.may_reopen)
        self._prove.setEnabled(bool(self._rows))

    def _state_words(self, one: ClosingRow) -> str:
        if one.state == "disputable":
            return self.tr("May be disputed until {day}").format(day=self.desk.speech.day_short(one.dispute_until))
        return self.tr("Stands") if one.state == "final" else self.tr("Opened again")

    def _proof_words(self, one: ClosingRow) -> str:
        return {"": "–", "proved": self.tr("Proved"), "broken": self.tr("Altered!")}[one.proof]

    def _by_words(self, one: ClosingRow) -> str:
        speech = self.desk.speech
        return speech.line((speech.name(one.by), speech.name(one.approved_by)))

    def _show_chosen(self, _key: str = "") -> None:
        chosen, speech = self._rows.get(self._table.chosen), self.desk.speech
        self._open.setEnabled(chosen is not None)
        self._origin.setEnabled(chosen is not None)
        self._totals.show_rows(() if chosen is None else chosen.totals)
        if chosen is None:
            self._detail.clear()
            return
        number = self.tr("Closing {n}").format(n=speech.count(chosen.serial))
        who = self.tr("closed by {name}, approved by {other}").format(
            name=speech.name(chosen.by), other=speech.name(chosen.approved_by)
        )
        lines = [speech.line((number, who))]
        if chosen.provisional:
            lines.append(self.tr("provisional: {reason}").format(reason=chosen.provisional))
        if chosen.reopened_by is not None and chosen.reopened_at is not None:
            lines.append(
                self.tr("Opened again by {name}, {moment}: {reason}").format(
                    name=speech.name(chosen.reopened_by), moment=speech.moment(chosen.reopened_at), reason=chosen.why
                )
            )
        lines.append(self.tr("Hash: {hash}").format(hash=speech.code(_grouped(chosen.digest))))
        is_first = not chosen.previous.strip("0")
        before = self.tr("none, this is the first") if is_first else speech.code(_grouped(chosen.previous))
        lines.append(self.tr("The closing before it: {hash}").format(hash=before))
        self._detail.setText("\n".join(lines))

    # -- parts -------------------------------------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 8, 14, 12), space_px=4)
        self._about, self._hindrances = Words("lead-strong", wrap=True), Words("warn", wrap=True)
        self._open_origin = icon_button(self.desk, "search", ink="muted")
        self._open_origin.clicked.connect(lambda: self.figure_opened.emit(self._now.last, "open"))
        counted = row(space_px=10)
        counted.addWidget(self._about, 1)
        counted.addWidget(self._open_origin)
        lines.addLayout(counted)
        lines.addWidget(self._hindrances)
        lines.addWidget(self._make_actions())
        return head

    def _make_actions(self) -> FoldingRow:
        self._close = ActionButton(self.desk, "lock", kind="primary")
        self._reopen = ActionButton(self.desk, "rotate-ccw", kind="danger")
        self._prove = ActionButton(self.desk, "shield-check")
        self._open = ActionButton(self.desk, "eye")
        self._origin = icon_button(self.desk, "search")
        self._origin.clicked.connect(lambda: self._open_cell(self._table.chosen) if self._table.chosen else None)
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._ledger = ActionButton(self.desk, "book-open")
        for button, signal in (
            (self._close, self.close_requested),
            (self._reopen, self.reopen_requested),
            (self._prove, self.proof_requested),
            (self._refresh, self.refresh_requested),
            (self._ledger, self.ledger_requested),
        ):
            button.clicked.connect(signal)
        self._open.clicked.connect(self._open_chosen)
        folding = FoldingRow()
        for buttons in (
            (self._close, self._prove, self._reopen),
            (self._open, self._origin, self._refresh, self._ledger),
        ):
            part = QWidget()
            line = row(part, space_px=10)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            folding.line.addWidget(part)
        return folding

    def _make_detail(self) -> QFrame:
        self._detail_card = frame("card")
        line = row(self._detail_card, margins=(16, 10, 16, 2), space_px=14)
        side = column(space_px=8)
        self._detail = Words("muted", wrap=True)
        side.addWidget(self._detail)
        side.addStretch(1)
        self._totals = self._make_totals()
        for table in (self._table, self._totals):
            table.setMinimumHeight(_TABLE_PX_MIN)
        line.addLayout(side, 2)
        line.addWidget(self._totals, 3)
        return self._detail_card

    def _open_chosen(self) -> None:
        if self._table.chosen:
            self.fact_opened.emit(self._table.chosen)

    def _open_cell(self, key: str) -> None:
        """Open the rows behind the figure in the chosen cell; the closing itself where it is none."""
        figure = _FIGURES.get(self._table.currentIndex().column())
        if figure is None:
            self.fact_opened.emit(key)
        else:
            self.figure_opened.emit(self._rows[key].number, figure)

    def _open_account(self, account: str) -> None:
        chosen = self._rows.get(self._table.chosen)
        if chosen is not None:
            self.account_opened.emit(chosen.number, account)

    def _make_table(self) -> RowTable[ClosingRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=150, strong=True),
                Column(lambda each: speech.moment(each.at), when="moment"),
                Column(self._by_words, spare=True),
                Column(
                    self._state_words,
                    width_px=290,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                ),
                Column(
                    self._proof_words,
                    width_px=120,
                    icon=lambda each: _ICONS.get(each.proof, ""),
                    ink=lambda each: _INKS.get(each.proof, "muted"),
                ),
                Column(lambda each: speech.count(each.entries), side="trailing", width_px=100),
                Column(lambda each: speech.number(each.owed_minor), side="trailing", width_px=150, strong=True),
                Column(lambda each: speech.code(each.digest[:_HASH_CHARACTERS]), width_px=140, spare=True),
            ),
            lambda each: each.key,
        )

    def _make_totals(self) -> RowTable[BalanceRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: self._facts.account(each.account), strong=True),
                Column(lambda each: speech.number(each.debit_minor), side="trailing", width_px=140),
                Column(lambda each: speech.number(each.credit_minor), side="trailing", width_px=140),
                Column(lambda each: speech.number(each.balance_minor), side="trailing", width_px=140, strong=True),
            ),
            lambda each: each.account,
        )


def _grouped(digest: str) -> str:
    """Return a hash in groups that a person can compare."""
    return " ".join(digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP))
