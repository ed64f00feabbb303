"""The page of money with couriers and outlets: who owes how much, what is handed over, and what was.

Signals:
    agent_chosen(str): whose money is meant.
    taken(object): a `rows.handovers.HandWish`.
    undo_requested(str), receipt_requested(str): of a receipt of this number.
    origin_requested(str, str): where a figure comes from: whose book, or none for all; and `taken`, `handed` or `owed`.

Verbs: show_agents, show_handovers, clear_wish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.agent_facts import MoneyPlace
from pos.domain.limits import NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.ui.keys import HANDOVER, bind, bind_button
from pos.ui.rows.handovers import AgentRow, HandoverRow, HandWish
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.amount_field import AmountField, complaints_of
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import name_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_AMOUNT_PX = 130
_TABLE_PX_MIN = 96
_FIGURES = {3: "taken", 4: "handed"}  # what a column is about
_ICONS = ((MoneyPlace.BOX.value, "wallet"), (MoneyPlace.SAFE.value, "lock"), (MoneyPlace.BANK.value, "landmark"))


class HandoversView(Spoken):
    """Money that is with couriers and outlets."""

    agent_chosen = Signal(str)
    taken = Signal(object)
    undo_requested = Signal(str)
    receipt_requested = Signal(str)
    origin_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._agents_shown: tuple[AgentRow, ...] = ()
        self._may_take = False
        lines = column(self, space_px=8)
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._agents = _agents_table(desk)
        self._agents.setMinimumHeight(_TABLE_PX_MIN)
        self._agents.row_chosen.connect(self._choose)
        self._agents.row_opened.connect(self._ask_for_origin)
        self._nobody = EmptyState(desk, "store")
        self._stack = QStackedWidget()
        for page in (self._agents, self._nobody):
            self._stack.addWidget(page)
        inner.addWidget(self._stack)
        lines.addWidget(card, 1)
        self._handovers = _handovers_table(desk)
        self._entry, self._past = self._make_entry(), self._make_handovers()
        lines.addWidget(self._entry)
        lines.addWidget(self._past, 1)
        bind_button(self, HANDOVER["take"], self._take)
        bind_button(self, HANDOVER["print"], self._print)
        bind(self, HANDOVER["amount"], self._amount.setFocus)
        self.retranslate()
        self.show_agents((), "", may_take=False)

    # Verbs

    def show_agents(self, agents: tuple[AgentRow, ...], chosen: str, *, may_take: bool) -> None:
        """Show who owes how much, and whose money is meant."""
        self._agents_shown, self._may_take = agents, may_take
        self._agents.show_rows(agents, chosen)
        self._stack.setCurrentWidget(self._agents if agents else self._nobody)
        self._origin.setEnabled(bool(agents))
        for part in (self._entry, self._past):
            part.setVisible(bool(agents))
        self._show_words()

    def show_handovers(self, handovers: tuple[HandoverRow, ...]) -> None:
        """Show what the chosen one handed over."""
        self._handovers.show_rows(handovers)
        self._show_words()

    def clear_wish(self) -> None:
        """Make room for the next amount."""
        self._amount.show_amount(None)
        self._paper.clear()
        self._reason.clear()

    # Texts

    @override
    def retranslate(self) -> None:
        named = (
            (self._amount, self._amount_words, self.tr("Amount")),
            (self._paper, self._paper_words, self.tr("Number on their paper")),
            (self._reason, self._reason_words, self.tr("Reason, where it is more than is owed")),
        )
        for field, caption, words in named:
            caption.setText(words)
            field.setAccessibleName(words)
        language = self.desk.speech.language
        self._into_words.setText(self.tr("Where it goes"))
        self._into.set_words({place.value: name_of(place, language) for place in MoneyPlace})
        self._take.set_words(self.tr("Take the money"), keys=HANDOVER["take"])
        self._print.set_words(self.tr("Receipt"), keys=HANDOVER["print"], name=self.tr("Show the receipt of this row"))
        self._origin.set_words(self.tr("Where does what is owed in all come from?"), shows=False)
        self._undo.set_words(self.tr("Undo"), name=self.tr("Undo this handing over"))
        self._agents.setAccessibleName(self.tr("With couriers and outlets"))
        self._agents.rows.show_titles(
            (
                *(self.tr("Name"), self.tr("Book"), self.tr("Kind")),
                *(self.tr("Took for the centre"), self.tr("Handed over"), self.tr("Owes")),
            )
        )
        self._handovers.setAccessibleName(self.tr("Handed over"))
        self._handovers.rows.show_titles(
            (
                *(self.tr("Receipt"), self.tr("When"), self.tr("Where it went"), self.tr("Their paper")),
                *(self.tr("By"), self.tr("Reason"), self.tr("Amount")),
            )
        )
        self._nobody.show_words(
            self.tr("No outlet yet"), self.tr("Open a book for a store or an outlet first. What it owes is shown here.")
        )
        self._show_words()

    def _show_words(self) -> None:
        speech = self.desk.speech
        chosen = next((one for one in self._agents_shown if one.device == self._agents.chosen), None)
        owed = sum(one.owed_minor for one in self._agents_shown)
        whole = self.tr("Owed in all: {amount}").format(amount=speech.money(owed))
        if chosen is None:
            self._about.setText(whole)
        else:
            own = self.tr("{name} owes {amount}").format(name=chosen.label, amount=speech.money(chosen.owed_minor))
            self._about.setText(speech.line([own, whole]))
        may_take = self._may_take and chosen is not None
        for widget in (self._amount, self._into, self._paper, self._reason, self._take):
            widget.setEnabled(may_take)
        is_one = bool(self._handovers.chosen)
        self._print.setEnabled(is_one)
        self._undo.setEnabled(is_one and self._may_take)

    # Parts

    def _make_entry(self) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(20, 8, 14, 8), space_px=6)
        line = row(space_px=12)
        self._amount = AmountField(self.desk)
        self._amount.setProperty("role", "")
        self._into = Segmented(self.desk, _ICONS)
        self._paper, self._reason = LineField(), LineField()
        self._paper.setMaxLength(NAME_CHARACTERS_MAX)
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._amount_words, self._into_words, self._paper_words, self._reason_words = (
            Words("caption") for _ in range(4)
        )
        for caption, field, stretch in (
            (self._amount_words, self._amount, 2),
            (self._into_words, self._into, 3),
            (self._paper_words, self._paper, 2),
        ):
            part = column(space_px=2)
            part.addWidget(caption)
            part.addWidget(field)
            line.addLayout(part, stretch)
        lines.addLayout(line)
        lines.addWidget(complaints_of(self._amount))
        lower = row(space_px=12)
        part = column(space_px=2)
        part.addWidget(self._reason_words)
        part.addWidget(self._reason)
        lower.addLayout(part, 1)
        self._take = ActionButton(self.desk, "hand-coins", kind="primary")
        self._take.clicked.connect(self._wish)
        self._amount.returnPressed.connect(self._paper.setFocus)
        self._paper.returnPressed.connect(self._reason.setFocus)
        self._reason.returnPressed.connect(self._wish)
        lower.addWidget(self._take)
        lines.addLayout(lower)
        return card

    def _make_handovers(self) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(2, 6, 2, 2), space_px=4)
        line = row(margins=(14, 0, 12, 0), space_px=12)
        self._about = Words("strong", wrap=True)
        line.addWidget(self._about, 1)
        self._origin = icon_button(self.desk, "search", ink="muted")
        self._origin.clicked.connect(lambda: self.origin_requested.emit("", "owed"))
        line.addWidget(self._origin)
        self._print, self._undo = ActionButton(self.desk, "printer"), ActionButton(self.desk, "undo-2", kind="danger")
        self._print.clicked.connect(lambda: self.receipt_requested.emit(self._handovers.chosen))
        self._undo.clicked.connect(lambda: self.undo_requested.emit(self._handovers.chosen))
        line.addWidget(self._print)
        line.addWidget(self._undo)
        lines.addLayout(line)
        self._handovers.setMinimumHeight(_TABLE_PX_MIN)
        self._handovers.row_chosen.connect(lambda _number: self._show_words())
        self._handovers.row_opened.connect(self.receipt_requested)
        lines.addWidget(self._handovers, 1)
        return card

    # Acts

    def _ask_for_origin(self, device: str) -> None:
        """Ask about the figure in the chosen cell; about what is owed where it is none."""
        self.origin_requested.emit(device, _FIGURES.get(self._agents.currentIndex().column(), "owed"))

    def _choose(self, device: str) -> None:
        self._show_words()
        self.agent_chosen.emit(device)

    def _wish(self) -> None:
        amount = self._amount.amount_minor
        if not amount:
            self._amount.setFocus()
            return
        into = MoneyPlace(self._into.choice)
        self.taken.emit(HandWish(amount, into, self._paper.text().strip(), self._reason.text().strip()))


def _agents_table(desk: Desk) -> RowTable[AgentRow]:
    speech = desk.speech
    columns: tuple[Column[AgentRow], ...] = (
        Column(lambda each: each.label, strong=True),
        Column(lambda each: speech.code(each.device), width_px=90),
        Column(lambda each: name_of(each.kind, speech.language), width_px=160, spare=True),
        Column(lambda each: speech.number(each.taken_minor), side="trailing", width_px=170),
        Column(lambda each: speech.number(each.handed_minor), side="trailing", width_px=_AMOUNT_PX),
        Column(
            lambda each: speech.number(each.owed_minor),
            side="trailing",
            width_px=_AMOUNT_PX,
            strong=True,
            order=lambda each: each.owed_minor,
            ink=lambda each: "bad" if each.owed_minor else "good",
        ),
    )
    return RowTable(desk, columns, lambda each: each.device)


def _handovers_table(desk: Desk) -> RowTable[HandoverRow]:
    speech = desk.speech
    columns: tuple[Column[HandoverRow], ...] = (
        Column(lambda each: speech.code(each.number), width_px=150, strong=True),
        Column(lambda each: speech.moment(each.at), when="moment", spare=True),
        Column(lambda each: name_of(each.into, speech.language), width_px=130),
        Column(lambda each: speech.code(each.paper) if each.paper else "–", width_px=120),
        Column(lambda each: speech.name(each.by), width_px=160, spare=True),
        Column(lambda each: each.reason or "–", ink=lambda each: "bad" if each.is_undone else "muted"),
        Column(
            lambda each: speech.number(0 if each.is_undone else each.amount_minor),
            side="trailing",
            width_px=_AMOUNT_PX,
        ),
    )
    return RowTable(desk, columns, lambda each: each.number)
