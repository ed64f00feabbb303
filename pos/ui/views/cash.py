"""The sheet for cash that is put into the drawer or taken out of it without a sale.

Signals:
    move_requested(object): the `rows.counting.CashWish`.

Verbs: ask, show_refusal, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.counting import CashWish
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.frames import column, row, rule
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.usual_words import UsualWords
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from pos.ui.desk import Desk


class CashSheet(Sheet):
    """Asks which way, how much, where to and why."""

    move_requested = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=880, height_px=580)
        sides = row(space_px=28)
        sides.addLayout(self._make_what(), 1)
        sides.addWidget(rule(upright=True))
        sides.addLayout(self._make_how_much(), 1)
        self.body.addLayout(sides, 1)
        self.retranslate()

    def ask(self) -> None:
        """Ask anew; nothing is prefilled."""
        self._way.choose("out")
        self._purpose.choose("safe")
        self._amount.show_amount(None)
        self._reason.clear()
        self._refusal.clear()
        self._enable()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why the cash cannot be moved, and keep asking."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._amount.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Cash in or out"))
        self._way.set_words({"out": self.tr("Take out"), "in": self.tr("Put in")})
        self._about.setText(
            self.tr("It is no sale: it is noted, a slip is printed, and the count at the end expects it.")
        )
        self._purpose_words.setText(self.tr("To or from"))
        self._purpose.set_words({"safe": self.tr("The safe"), "expense": self.tr("An expense")})
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._usual.set_words(self.tr("Change for the drawer"), self.tr("Too much cash in the drawer"))
        self._amount_words.setText(self.tr("Amount"))
        self._amount.setAccessibleName(self.tr("Amount"))
        self._move.set_words(self.tr("Note it and print the slip"), keys="Return")

    # Parts

    def _make_what(self) -> QVBoxLayout:
        lines = column(space_px=10)
        self.give_way(lines)
        self._way = Segmented(self.desk, (("out", "log-out"), ("in", "log-in")))
        self._about = Words("muted", wrap=True)
        self._purpose_words, self._reason_words = Words("caption"), Words("caption")
        self._purpose = Segmented(self.desk, (("safe", "landmark"), ("expense", "receipt-text")))
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._reason.textChanged.connect(self._enable)
        self._reason.returnPressed.connect(self._request)
        self._usual = UsualWords(self.desk, 2)
        self._usual.chosen.connect(self._write)
        for widget in (self._way, self._about):
            lines.addWidget(widget)
        lines.addStretch(1)
        for each in (self._purpose_words, self._purpose, self._reason_words, self._reason, self._usual):
            lines.addWidget(each)
        return lines

    def _make_how_much(self) -> QVBoxLayout:
        lines = column(space_px=10)
        self.give_way(lines)
        self._amount_words = Words("caption")
        self._amount = AmountField(self.desk)
        self._amount.amount_changed.connect(self._enable)
        self._amount.returnPressed.connect(self._go_on)
        self._keypad = Keypad(self.desk)
        self._keypad.pressed.connect(self._amount.press)
        self._refusal = Words("bad", wrap=True)
        for change in (self._amount.amount_changed, self._reason.textChanged, self._way.chosen, self._purpose.chosen):
            change.connect(self._refusal.clear)
        self._amount.complained.connect(self._refusal.setText)
        self._move = ActionButton(self.desk, "check", kind="pay", icon_px=24)
        self._move.clicked.connect(self._request)
        lines.addWidget(self._amount_words)
        lines.addWidget(self._amount)
        lines.addWidget(self._keypad, 1)
        lines.addWidget(self._refusal)
        lines.addWidget(self._move)
        return lines

    # What the person does

    def _write(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setFocus()

    def _enable(self) -> None:
        self._move.setEnabled(bool(self._amount.amount_minor) and bool(self._reason.text().strip()))

    def _go_on(self) -> None:
        if self._move.isEnabled():
            self._request()
        else:
            self._reason.setFocus()

    def _request(self) -> None:
        amount = self._amount.amount_minor
        self._refusal.setText(self._amount.complaint)
        if amount is None or not self._move.isEnabled():
            return
        is_out, is_expense = self._way.choice == "out", self._purpose.choice == "expense"
        self.move_requested.emit(
            CashWish(-amount if is_out else amount, "expense" if is_expense else "safe", self._reason.text().strip())
        )
