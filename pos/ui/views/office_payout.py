"""The payout: drafted by one person, approved by another, paid once.

Signals:
    draft_requested(object): up to the evening of a day, or up to now where it is `None`.
    approve_requested(), discard_requested(): of the payout as a whole; approval asks for a second PIN.
    pay_requested(str): pay one family in cash, by its number.
    pay_all_requested(): pay everyone who waits for cash.
    transfer_recorded(): the bank was told to pay everyone who waits for it.
    vouchers_requested(str): show a family's voucher or what undid its line, or all vouchers where the number is empty.
    bank_file_requested(): write the file for the bank; of a draft, show what the bank would be told.
    statements_requested(str): write the statements of this payout; of a draft, show them, that of the chosen family first.
    settlement_requested(): write the settlement pack as one PDF.
    run_chosen(str): show another payout, by its number.
    undo_requested(str): undo a family's line, or the payout where the number is empty.
    hold_requested(str): hold a family's money, or release it.
    box_requested(), waiting_requested(): show the cash box; show what nobody fetched.
    origin_requested(str, str): where a figure comes from: the family, and which of its figures; empty where it is a name.

Verbs: show_payout, show_lines, narrow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from pos.ui.keys import PAYOUT, bind, bind_button
from pos.ui.rows.office import PayoutState
from pos.ui.views.payout_draft import PayoutDraft
from pos.ui.views.payout_hints import PayoutHints
from pos.ui.views.payout_table import FIGURES, PayoutTable
from pos.ui.views.payout_totals import PayoutTotals, amount_of, made_of
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.stages import Stages
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.office import PayoutLine

_STAGES = {"none": 0, "draft": 1, "approved": 2, "paid": 3}


class OfficePayoutView(Spoken):
    """The payout screen."""

    draft_requested = Signal(object)
    approve_requested = Signal()
    discard_requested = Signal()
    pay_requested = Signal(str)
    pay_all_requested = Signal()
    transfer_recorded = Signal()
    vouchers_requested = Signal(str)
    bank_file_requested = Signal()
    statements_requested = Signal(str)
    settlement_requested = Signal()
    run_chosen = Signal(str)
    undo_requested = Signal(str)
    hold_requested = Signal(str)
    box_requested = Signal()
    waiting_requested = Signal()
    origin_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._state = PayoutState("none")
        self._held: QWidget | None = None
        self._lines: dict[str, PayoutLine] = {}
        self._only = ""
        lines = column(self, space_px=8)
        card = frame("card")
        inner = column(card, margins=(16, 8, 16, 8), space_px=6)
        self._stages = Stages(desk)
        head = FoldingRow(space_px=16)
        head.line.addWidget(self._stages, 1)
        self._totals = PayoutTotals(desk)
        self._totals.narrowed.connect(self.narrow)
        head.line.addWidget(self._totals)
        inner.addWidget(head)
        self._about = Words("muted", wrap=True)
        self._runs = ChoiceBox(desk)
        self._runs.activated.connect(self._choose_run)
        inner.addWidget(self._about)
        self._blockers = PayoutHints(desk)
        inner.addWidget(self._blockers)
        inner.addLayout(self._make_actions())
        lines.addWidget(card)
        table = frame("card")
        around = column(table, margins=(2, 2, 2, 2))
        self._table = PayoutTable(desk)
        self._table.row_chosen.connect(self._show_buttons)
        self._table.row_opened.connect(self._ask_for_origin)
        self._nothing = EmptyState(desk, "hand-coins")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        around.addWidget(self._stack)
        lines.addWidget(table, 1)
        self._detail = Words("muted", wrap=True)
        lines.addWidget(self._detail)
        self.retranslate()
        self.show_lines(())

    def show_payout(self, state: PayoutState) -> None:
        """Show where the payout stands and what may be done with it."""
        held: QWidget | None = self.window().focusWidget()
        self._held = held if held is not None and self.isAncestorOf(held) else None
        self._state = state
        speech = self.desk.speech
        self._stages.show_stage(_STAGES[state.stage])
        parts = []
        if state.number:
            parts.append(self.tr("Payout {number}").format(number=speech.code(state.number)))
        if state.until is not None:
            words = self.tr("everything up to the evening of {day}")
            parts.append(words.format(day=speech.day_short(state.until)))
        elif state.cut_off is not None:
            parts.append(self.tr("everything up to {moment}").format(moment=speech.moment(state.cut_off)))
        if state.drafted_by is not None:
            parts.append(self.tr("drafted by {name}").format(name=speech.name(state.drafted_by)))
        if state.approved_by is not None:
            parts.append(self.tr("approved by {name}").format(name=speech.name(state.approved_by)))
        if state.provisional:
            parts.append(self.tr("provisional: {reason}").format(reason=state.provisional))
        self._about.setText(speech.line(parts) if parts else self.tr("No payout has been drafted yet."))
        self._show_runs()
        self._totals.show_totals(state)
        self._show_buttons()

    def show_lines(self, lines: tuple[PayoutLine, ...]) -> None:
        """Show what each family gets."""
        self._lines = {line.family: line for line in lines}
        self._stack.setCurrentIndex(0 if lines else 1)
        self.narrow(self._only)
        held, self._held = self._held, None
        # Qt passes the keyboard of a button that goes to whichever comes next: `Return` would press that one, *Undo* even.
        if held is not None and not (held.isVisible() and held.isEnabled()):
            self.take_focus()

    @property
    @override
    def home(self) -> QWidget:
        """Where the keys of this page work."""
        return self._table if self._lines else self._draft.button

    def narrow(self, kind: str) -> None:
        """Show the families that a total is the sum of, `cash`, `bank` or `carried`; all of them where none is named."""
        every = tuple(self._lines.values())
        self._only = kind if made_of(kind, every) else ""
        self._totals.show_parts(every)
        self._totals.choose(self._only)
        self._table.show_rows(made_of(self._only, every))
        self._show_buttons()

    def take_focus(self) -> None:
        """Put the keyboard where the keys of this page work."""
        self.home.setFocus()

    @property
    def lines(self) -> PayoutTable:
        """What each family gets; the keyboard begins there."""
        return self._table

    @override
    def retranslate(self) -> None:
        self._stages.show_words((self.tr("Draft"), self.tr("Approve"), self.tr("Pay")))
        self._approve.set_words(self.tr("Approve"), keys=PAYOUT["go_on"])
        self._discard.set_words(self.tr("Discard draft"))
        self._pay.set_words(self.tr("Pay in cash"), keys=PAYOUT["go_on"])
        self._pay_all.set_words(self.tr("Pay all in cash"), keys=PAYOUT["pay_all"])
        self._transfer.set_words(self.tr("Bank was told"))
        self._bank_file.set_words(self.tr("Bank file"))
        self._statements.set_words(self.tr("Statements"), keys=PAYOUT["statements"])
        self._settlement.set_words(self.tr("Settlement pack"), keys=PAYOUT["pack"])
        self._undo.set_words(self.tr("Undo…"), keys=PAYOUT["undo"])
        self._box.set_words(self.tr("Cash box"), keys=PAYOUT["box"])
        self._origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._waiting.set_words(self.tr("Not collected"))
        self._runs.setAccessibleName(self.tr("Which payout is shown"))
        self._table.show_words()
        self._nothing.show_words(
            self.tr("No payout yet"), self.tr("Make a draft when the totals agree and every till is in.")
        )
        self.show_payout(self._state)

    def _make_actions(self) -> QVBoxLayout:
        desk = self.desk
        line = row()
        self._draft = PayoutDraft(desk, ActionButton(desk, "square-pen", kind="primary"))
        self._approve = ActionButton(desk, "shield-check", kind="primary")
        self._pay = ActionButton(desk, "hand-coins", kind="primary")
        self._pay_all = ActionButton(desk, "list-checks")
        self._discard = ActionButton(desk, "trash-2", kind="danger")
        self._transfer = ActionButton(desk, "landmark")
        self._vouchers = ActionButton(desk, "receipt-text")
        self._vouchers.clicked.connect(self._show_vouchers)
        self._bank_file = ActionButton(desk, "download")
        self._statements = ActionButton(desk, "file-text")
        self._statements.clicked.connect(lambda: self.statements_requested.emit(self._table.chosen))
        self._settlement = ActionButton(desk, "archive")
        self._undo = ActionButton(desk, "undo-2", kind="danger")
        self._undo.clicked.connect(lambda: self.undo_requested.emit(self._table.chosen))
        self._hold = ActionButton(desk, "pause")
        self._hold.clicked.connect(lambda: self.hold_requested.emit(self._table.chosen))
        self._box = ActionButton(desk, "wallet")
        self._waiting = ActionButton(desk, "hourglass")
        self._next = PayoutDraft(desk, icon_button(desk, "square-pen"), is_next=True)
        self._draft.end_shown.connect(self._show_hints)
        for draft in (self._draft, self._next):
            draft.draft_requested.connect(self.draft_requested)
        self._origin = icon_button(desk, "search")
        self._origin.clicked.connect(lambda: self._ask_for_origin(self._table.chosen))
        for button, signal in (
            (self._approve, self.approve_requested),
            (self._discard, self.discard_requested),
            (self._pay_all, self.pay_all_requested),
            (self._transfer, self.transfer_recorded),
            (self._bank_file, self.bank_file_requested),
            (self._settlement, self.settlement_requested),
            (self._box, self.box_requested),
            (self._waiting, self.waiting_requested),
        ):
            button.clicked.connect(signal)
        self._pay.clicked.connect(self._pay_chosen)
        self._bind_keys()
        paying = (self._pay, self._pay_all, self._transfer)
        for part in (self._draft, self._approve, *paying, self._discard, self._hold, self._undo):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._runs)
        both = column(space_px=8)
        both.addLayout(line)
        both.addWidget(self._make_papers())
        return both

    def _bind_keys(self) -> None:
        """Let every step be done without a mouse: the step that is next is F12, whichever it is."""
        for name, button in (
            *(("statements", self._statements), ("vouchers", self._vouchers), ("pack", self._settlement)),
            *(("hold", self._hold), ("undo", self._undo), ("box", self._box), ("pay_all", self._pay_all)),
            ("next_draft", self._next.button),
        ):
            bind_button(self, PAYOUT[name], button)
        bind(self, PAYOUT["go_on"], self._go_on)
        bind(self, PAYOUT["lines"], self._go_to_lines)

    def _show_hints(self) -> None:
        """Say what hinders; what hinders a draft up to now need not hinder one up to the evening that is chosen."""
        is_evening = self._draft.day is not None and self._state.stage in {"none", "paid"}
        self._blockers.show_state(replace(self._state, blockers=()) if is_evening else self._state)

    def _go_on(self) -> None:
        for step in (self._draft.button, self._approve, self._pay):
            if step.isVisible():
                step.click()
                return

    def _go_to_lines(self) -> None:
        if not self._table.chosen:
            self._table.choose_first()
        self._table.setFocus()

    def _make_papers(self) -> FoldingRow:
        papers, cash = QWidget(), QWidget()
        for part, buttons in (
            (papers, (self._vouchers, self._bank_file, self._statements, self._settlement)),
            (cash, (self._origin, self._waiting, self._box, self._next)),
        ):
            inner = row(part)
            for button in buttons:
                inner.addWidget(button)
            inner.addStretch(1)
        below = FoldingRow()
        below.line.addWidget(papers)
        below.line.addWidget(cash)
        return below

    def _method_words(self, line: PayoutLine) -> str:
        return self.tr("Cash") if line.method == "cash" else self.tr("Bank")

    def _show_buttons(self) -> None:
        state = self._state
        self._draft.setVisible(state.stage in {"none", "paid"})
        self._next.setVisible(state.stage == "approved")
        for draft in (self._draft, self._next):
            draft.show_state(state)
        self._approve.setVisible(state.stage == "draft")
        self._approve.setEnabled(state.may_approve)
        self._discard.setVisible(state.stage == "draft")
        self._pay.setVisible(state.stage == "approved")
        chosen = self._lines.get(self._table.chosen)
        is_payable = chosen is not None and chosen.state == "due" and chosen.method == "cash"
        self._pay.setEnabled(state.may_pay and is_payable)
        self._pay_all.setVisible(state.stage == "approved")
        due = {line.method for line in self._lines.values() if line.state == "due"}
        self._pay_all.setEnabled(state.may_pay and "cash" in due)
        self._transfer.setVisible(state.stage == "approved")
        self._transfer.setEnabled(state.may_pay and "bank" in due)
        signed = [line for line in self._lines.values() if line.state == "paid" and line.method == "cash"]
        is_undone = chosen is not None and chosen.state == "reversed"
        voucher = self.tr("Its document") if is_undone else self.tr("Vouchers")
        self._vouchers.set_words(voucher, keys=PAYOUT["vouchers"])
        is_draft = state.stage == "draft"
        self._vouchers.setEnabled(is_undone or bool(signed) or (is_draft and "cash" in due))
        self._bank_file.set_words(self.tr("Bank list") if is_draft else self.tr("Bank file"))
        self._bank_file.setEnabled(state.stage != "none" and state.bank_minor > 0)
        for button in (self._statements, self._settlement):
            button.setEnabled(state.stage != "none")
        self._undo.setVisible(state.stage in {"approved", "paid"})
        self._undo.setEnabled(
            state.may_undo and any(line.paid_minor and line.state != "reversed" for line in self._lines.values())
        )
        self._hold.setVisible(state.stage == "approved")
        is_held = chosen is not None and chosen.state == "held"
        self._hold.setEnabled(state.may_pay and chosen is not None and chosen.state in {"due", "held"})
        self._hold.set_words(self.tr("Release") if is_held else self.tr("Hold…"), keys=PAYOUT["hold"])
        self._box.setEnabled(state.may_use_box)
        self._origin.setEnabled(chosen is not None)
        self._show_detail(chosen)

    def _show_detail(self, line: PayoutLine | None) -> None:
        """Say of the chosen family what no column has room for: its commission by rate, who collected, what undid it."""
        speech = self.desk.speech
        if line is None:
            hint = self.tr("Choose a family to see its commission by rate and its voucher.")
            self._detail.setText(self._only_words() if self._only else hint)
            return
        parts = [self._only_words()] if self._only else []
        parts += [f"{speech.name(line.name)} {speech.code(line.family)}", self._method_words(line)]
        parts += [
            self.tr("{rate} of {base}: {commission}").format(
                rate=speech.percent(rate), base=speech.number(base), commission=speech.number(commission)
            )
            for rate, base, commission in line.shares
        ]
        if line.brought_minor:
            parts.append(self.tr("brought forward {amount}").format(amount=speech.number(line.brought_minor)))
        if line.carried_minor:
            parts.append(self.tr("carried forward {amount}").format(amount=speech.number(line.carried_minor)))
        if line.voucher:
            parts.append(self.tr("voucher {number}").format(number=speech.code(line.voucher)))
        if line.collector:
            parts.append(self.tr("collected by {name}").format(name=line.collector))
        if line.state == "reversed":
            moment = "–" if line.undone_at is None else speech.moment(line.undone_at)
            undone = self.tr("undone by document {number}, {moment}")
            parts.append(undone.format(number=speech.code(line.note), moment=moment))
        elif line.state == "held":
            parts.append(self.tr("held: {reason}").format(reason=line.note))
        self._detail.setText(speech.line(parts))

    def _show_runs(self) -> None:
        speech, numbers = self.desk.speech, self._state.numbers
        self._runs.setVisible(len(numbers) > 1)
        self._runs.clear()
        for number in numbers:
            self._runs.addItem(speech.code(number), number)
        self._runs.setCurrentIndex(numbers.index(self._state.number) if self._state.number in numbers else -1)

    def _only_words(self) -> str:
        """Say which families are shown, and what they come to."""
        shown = made_of(self._only, tuple(self._lines.values()))
        amount = self.desk.speech.number(sum(amount_of(self._only, line) for line in shown))
        count = self.tr("%n family(ies)", "", len(shown))
        return self.tr("Only what makes up {amount}: {count}.").format(amount=amount, count=count)

    def _choose_run(self, place: int) -> None:
        self.run_chosen.emit(str(self._runs.itemData(place)))

    def _ask_for_origin(self, family: str) -> None:
        if family:
            self.origin_requested.emit(family, FIGURES[self._table.currentIndex().column()])

    def _pay_chosen(self) -> None:
        if self._table.chosen:
            self.pay_requested.emit(self._table.chosen)

    def _show_vouchers(self) -> None:
        chosen = self._lines.get(self._table.chosen)
        is_signed = chosen is not None and chosen.state == "paid" and chosen.method == "cash"
        is_undone = chosen is not None and chosen.state == "reversed"
        is_draft = self._state.stage == "draft"
        self.vouchers_requested.emit(self._table.chosen if is_signed or is_undone or is_draft else "")
