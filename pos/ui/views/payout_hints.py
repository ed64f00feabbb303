"""What must be known before a payout goes on: what stands in its way, and what the register cannot know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.office import PayoutState


class PayoutHints(Words):
    """Lines in the colour of a warning; they take no room while there is nothing to say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("warn", wrap=True)
        self._desk = desk

    def show_state(self, state: PayoutState) -> None:
        """Say what hinders a payout, the gravest first."""
        speech = self._desk.speech
        hints = [*state.blockers]
        if state.known_until is not None:
            words = self.tr(
                "Brought back from a copy: the office's last entry is of {moment}. "
                "Who was paid later looks unpaid here; compare the signed vouchers first."
            )
            hints.insert(0, words.format(moment=speech.moment(state.known_until)))
        if state.go_on_from:
            words = self.tr("This is not the last payout. Go on from payout {number}.")
            hints.append(words.format(number=speech.code(state.go_on_from)))
        self.setText("\n".join(hints))
        self.setVisible(bool(hints))
