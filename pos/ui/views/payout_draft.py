"""The button that drafts a payout, and beside it up to when: up to now, or up to the evening of a day that is over.

Signals: draft_requested(object), the day up to whose evening it is to reach, or `None` for up to now; end_shown(), another end
stands there now. Verb: show_state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.keys import PAYOUT
from pos.ui.rows.office import PayoutState
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import row
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.widgets.buttons import ActionButton


class PayoutDraft(Spoken):
    """A button and a choice; the choice is shown only where there is a day to choose.

    Args:
        desk: look and speech.
        button: what drafts.
        is_next: whether it drafts the next payout, while money of the last one waits.
    """

    draft_requested = Signal(object)
    end_shown = Signal()

    def __init__(
        self, desk: Desk, button: ActionButton, *, is_next: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.button = button
        self._is_next = is_next
        self._state = PayoutState("none")
        self._until = ChoiceBox(desk)
        self._until.activated.connect(self._show_button)
        button.clicked.connect(lambda: self.draft_requested.emit(self.day))
        self._days: tuple[date, ...] = ()
        line = row(self, space_px=8)
        for part in (self._until, button) if is_next else (button, self._until):
            line.addWidget(part)
        self.retranslate()

    @property
    def day(self) -> date | None:
        """The day up to whose evening the draft is to reach; none for up to now."""
        place = self._until.currentIndex()
        return self._days[place - 1] if place > 0 else None

    def show_state(self, state: PayoutState) -> None:
        """Offer the days of a state, the last one first; what was chosen stays chosen as long as it can be."""
        speech, chosen = self.desk.speech, self.day
        self._state, self._days = state, state.days[::-1]
        self._until.clear()
        self._until.addItem(self.tr("Up to now"))
        for day in self._days:
            self._until.addItem(self.tr("Up to the evening of {day}").format(day=speech.day_short(day)))
        self._until.setCurrentIndex(0 if chosen is None or chosen not in self._days else self._days.index(chosen) + 1)
        self._until.setVisible(bool(self._days))
        self._show_button()

    @override
    def retranslate(self) -> None:
        self._until.setAccessibleName(self.tr("Up to when the payout reaches"))
        self.show_state(self._state)

    def _show_button(self) -> None:
        """Say what the button does; what is missing now need not be missing up to an evening, so the register is asked."""
        is_now = self.day is None
        self.end_shown.emit()
        self.button.setEnabled(self._state.may_draft or not is_now)
        if self._is_next:
            self.button.set_words(self.tr("Next draft"), keys=PAYOUT["next_draft"], shows=False)
            return
        is_provisional = is_now and self._state.may_draft and self._state.needs_reason
        words = self.tr("Provisional draft…") if is_provisional else self.tr("Make a draft")
        self.button.set_words(words, keys=PAYOUT["go_on"])
