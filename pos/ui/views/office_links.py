"""The families' private links: who has one, since when, and when the page was last opened.

Signals:
    filter_changed(str): the text of the filter.
    link_opened(str): the number of the family whose link should be shown.
    renew_requested(str), withdraw_requested(str): about the family that is chosen.
    give_requested(): give every family a link that never had one.
    move_requested(): say where families reach the register.
    refresh_requested(): ask the register again.
    families_requested(): go back to the families.

Verb: show_links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.links import LinkRow

_ICONS = {"none": "minus", "open": "qr-code", "withdrawn": "ban"}
_INKS = {"none": "muted", "open": "good", "withdrawn": "bad"}


class OfficeLinksView(Spoken):
    """The links."""

    filter_changed = Signal(str)
    link_opened = Signal(str)
    renew_requested = Signal(str)
    withdraw_requested = Signal(str)
    give_requested = Signal()
    move_requested = Signal()
    refresh_requested = Signal()
    families_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: dict[str, LinkRow] = {}
        self._address = ""
        self._may_change = False
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        self._table = self._make_table()
        self._table.row_chosen.connect(self._show_buttons)
        self._table.row_opened.connect(self._open_row)
        self._nothing = EmptyState(desk, "qr-code")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        self.retranslate()
        self.show_links((), "", may_change=False)

    def show_links(self, rows: tuple[LinkRow, ...], address: str, *, may_change: bool) -> None:
        """Show who has a link.

        Args:
            rows: one for each family.
            address: where families reach the register; empty where it was never said.
            may_change: whether this person may give, renew and withdraw.
        """
        self._rows = {one.number: one for one in rows}
        self._address, self._may_change = address, may_change
        chosen = self._table.chosen
        self._table.show_rows(rows, chosen if chosen in self._rows else rows[0].number if rows else "")
        self._show_about()
        self._show_buttons()

    @override
    def retranslate(self) -> None:
        self._filter.show_words(self.tr("Family name or number"), self.tr("Filter families"))
        self._show.set_words(self.tr("Show the link"))
        self._renew.set_words(self.tr("New link…"))
        self._withdraw.set_words(self.tr("Withdraw…"))
        self._give.set_words(self.tr("Give every family a link"))
        self._move.set_words(self.tr("Address…"))
        self._refresh.set_words(self.tr("Ask again"))
        self._families.set_words(self.tr("Families"))
        self._table.setAccessibleName(self.tr("Links"))
        self._table.rows.show_titles(
            (
                *(self.tr("Number"), self.tr("Family"), self.tr("Link"), self.tr("Since")),
                *(self.tr("Last opened"), self.tr("Withdrawn because")),
            )
        )
        self._nothing.show_words(self.tr("No family found"), self.tr("Change the filter, or enrol a family."))
        self._show_about()

    def _show_about(self) -> None:
        if self._address:
            address = self.desk.speech.code(self._address)
            text = self.tr("Families open their own page at {address}; whoever has the link sees it.")
            text = text.format(address=address)
        else:
            text = self.tr("Nobody said yet where families reach the register; no paper bears a link.")
        if not self._may_change:
            text += " " + self.tr("Only an administrator gives, renews and withdraws links.")
        self._about.setText(text)

    def _show_buttons(self, _number: str = "") -> None:
        chosen = self._rows.get(self._table.chosen)
        is_open = chosen is not None and chosen.state == "open"
        self._show.setEnabled(chosen is not None and bool(chosen.link))
        self._renew.setEnabled(self._may_change and chosen is not None)
        self._withdraw.setEnabled(self._may_change and is_open)
        self._give.setEnabled(self._may_change and any(one.state == "none" for one in self._rows.values()))
        self._move.setEnabled(self._may_change)

    def _state_words(self, one: LinkRow) -> str:
        return {"none": self.tr("None"), "open": self.tr("Opens"), "withdrawn": self.tr("Withdrawn")}[one.state]

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 12, 14, 12), space_px=10)
        self._about = Words("muted", wrap=True)
        lines.addWidget(self._about)
        self._filter = SearchField(self.desk)
        self._filter.textChanged.connect(self.filter_changed)
        lines.addWidget(self._filter)
        self._show = ActionButton(self.desk, "qr-code", kind="primary")
        self._renew = ActionButton(self.desk, "rotate-ccw")
        self._withdraw = ActionButton(self.desk, "ban", kind="danger")
        self._give = ActionButton(self.desk, "users-round")
        self._move = ActionButton(self.desk, "square-pen")
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._families = ActionButton(self.desk, "users-round")
        for button, asked in (
            (self._show, self.link_opened),
            (self._renew, self.renew_requested),
            (self._withdraw, self.withdraw_requested),
        ):
            button.clicked.connect(lambda _checked=False, asked=asked: asked.emit(self._table.chosen))
        self._give.clicked.connect(self.give_requested)
        self._move.clicked.connect(self.move_requested)
        self._refresh.clicked.connect(self.refresh_requested)
        self._families.clicked.connect(self.families_requested)
        folding = FoldingRow()
        for buttons in (
            (self._show, self._renew, self._withdraw),
            (self._give, self._move),
            (self._refresh, self._families),
        ):
            part = QWidget()
            line = row(part, space_px=8)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            folding.line.addWidget(part)
        lines.addWidget(folding)
        return head

    def _open_row(self, number: str) -> None:
        if self._show.isEnabled():
            self.link_opened.emit(number)

    def _make_table(self) -> RowTable[LinkRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=86, order=lambda each: each.number),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                Column(
                    self._state_words,
                    width_px=150,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
                Column(lambda each: "–" if each.at is None else speech.moment(each.at), when="moment", spare=True),
                Column(lambda each: "–" if each.opened_at is None else speech.moment(each.opened_at), when="moment"),
                Column(lambda each: each.reason or "–", width_px=190, spare=True),
            ),
            lambda each: each.number,
        )
