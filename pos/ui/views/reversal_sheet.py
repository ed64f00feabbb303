"""The sheet that asks why a payout, or a family's line of it, is undone.

Signals:
    wished(object): a `rows.payouts.UndoWish`.
    origin_requested(str): where the amount comes from: whose it is; empty where it is that of all the payout's lines.

Verbs: ask, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.payout_facts import ReversalCause
from pos.ui.rows.payouts import Cause, Undoable, UndoWish
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import reason_field
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_CAUSES = (("returned", "landmark"), ("voucher", "receipt-text"), ("run", "list-checks"))


class ReversalSheet(Sheet):
    """Asks what went wrong with a family's line of a run, or with all of it."""

    wished = Signal(object)
    origin_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=900)
        self._what = Undoable("", "", None, 0, 0)
        self._scope = Segmented(desk, (("family", "user-round"), ("run", "list-checks")))
        self._scope.chosen.connect(self._show_scope)
        self._about = Words("lead-strong", wrap=True)
        self._amount = MoneyLabel(desk, "headline", side="leading")
        self._origin = icon_button(desk, "search", ink="muted")
        self._origin.clicked.connect(self._open_origin)
        figure = row(space_px=12)
        figure.addWidget(self._amount)
        figure.addWidget(self._origin)
        figure.addStretch(1)
        self._cause_words, self._reason_words, self._reference_words = (Words("caption") for _ in range(3))
        self._cause = Segmented(desk, _CAUSES)
        self._cause.chosen.connect(self._show_cause)
        self._reason, self._reference = reason_field(), reason_field()
        self._hint = Words("muted", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "undo-2", kind="danger")
        self._go.clicked.connect(self._wish)
        self._reason.returnPressed.connect(self._wish)
        self._reference.returnPressed.connect(self._wish)
        self.body.addWidget(self._scope)
        self.body.addWidget(self._about)
        self.body.addLayout(figure)
        for widget in (
            *(self._cause_words, self._cause),
            *(self._reason_words, self._reason, self._reference_words, self._reference),
            *(self._hint, self._refusal, self._go),
        ):
            self.body.addWidget(widget)
        self.retranslate()

    def ask(self, what: Undoable) -> None:
        """Ask about a run, and about a family in it where one is chosen."""
        self._what = what
        self._scope.choose("family" if what.family else "run")
        self._scope.setVisible(bool(what.family))
        self._cause.choose("returned" if what.family else "run")
        self._reason.clear()
        self._reference.clear()
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._reason.setFocus()

    @override
    def retranslate(self) -> None:
        language = self.desk.speech.language
        self.set_title(self.tr("Undo a payout"))
        self._scope.set_words({"family": self.tr("This family"), "run": self.tr("The whole payout")})
        self._cause_words.setText(self.tr("What went wrong"))
        self._cause.set_words({key: name_of(ReversalCause(key), language) for key, _ in _CAUSES})
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reference_words.setText(self.tr("The bank's reference"))
        self._reference.setAccessibleName(self.tr("The bank's reference"))
        self._hint.setText(
            self.tr(
                "A numbered document is written; nothing is changed. The money is in the family's next payout, "
                "and can no longer be paid by this one. A second person must approve it."
            )
        )
        self._go.set_words(self.tr("Ask for approval"), keys="Return")
        self._origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._show_scope()
        self._show_cause()

    def _show_scope(self) -> None:
        speech, what = self.desk.speech, self._what
        is_family = self._scope.choice == "family" and what.name is not None
        parts = [self.tr("Payout {number}").format(number=speech.code(what.number))]
        if is_family and what.name is not None:
            parts = [speech.name(what.name), speech.code(what.family), *parts]
        self._about.setText(speech.line(parts))
        amount = what.family_minor if is_family else what.run_minor
        self._amount.show_amount(amount)
        self._go.setEnabled(amount > 0)

    def _open_origin(self) -> None:
        self.close_sheet()
        self.origin_requested.emit(self._what.family if self._scope.choice == "family" else "")

    def _show_cause(self) -> None:
        for widget in (self._reference_words, self._reference):
            widget.setVisible(self._cause.choice == "returned")

    def _wish(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._refusal.setText(self.tr("Write the reason first; it stands on the document."))
            self._reason.setFocus()
            return
        cause = cast("Cause", self._cause.choice)
        family = self._what.family if self._scope.choice == "family" else ""
        reference = self._reference.text().strip() if cause == "returned" else ""
        self.wished.emit(UndoWish(family, cause, reason, reference))
