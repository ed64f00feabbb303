"""Opening a shift: the business day, and the float counted by note and coin.

Signals:
    open_requested(object, object): a `datetime.date` and the `rows.counting.Count` of the float.

Verbs: show_days, show_denominations, show_refusal, clear.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.ui.keys import SHIFT, bind_button
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.frames import column, frame, row, rule, scrolling
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.counting import Count

CARD_PX_MAX = 980
_CARD_PX_HIGH = 660  # in text of the usual size; as high as that whatever stands in it, so that its button never moves
_CARD_STRETCH = 1_000
LOW_PX, LOWEST_PX = 660, 480  # of the page: a window of 720 has less than the one, a window of 540 less than the other


class ShiftOpenView(Spoken):
    """The opening screen."""

    open_requested = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._days: tuple[date, ...] = ()
        self._day: date | None = None
        self._is_asked = False  # whether the drawer is really empty
        around = self._around = column(self)
        card = frame("card")
        card.setMaximumWidth(CARD_PX_MAX)
        lines = self._lines = column(card)
        self._title = Words("headline")
        self._about = Words("muted", wrap=True)
        self._day_words = Words("caption")
        self._strip = ChoiceStrip(desk, kind="family", on="accent")
        self._strip.chosen.connect(self._choose_day)
        self._count_words = Words("caption")
        self._counting = CountPad(desk)
        self._counting.changed.connect(self._show_total)
        for widget in (self._title, self._about, self._day_words, self._strip, self._count_words):
            lines.addWidget(widget)
        lines.addWidget(scrolling(self._counting))
        lines.addStretch(1)
        self.notice_seat = column()
        lines.addLayout(self.notice_seat)
        lines.addWidget(rule())
        foot = row(space_px=16)
        self._total_words = Words("lead-strong")
        self._total = MoneyLabel(desk, "total", side="leading")
        self._refusal = Words("bad", wrap=True)
        self._open = ActionButton(desk, "door-open", kind="pay", icon_px=26)
        self._open.clicked.connect(self._request_open)
        foot.addWidget(self._total_words)
        foot.addWidget(self._total)
        foot.addWidget(self._refusal, 1)
        foot.addWidget(self._open)
        lines.addLayout(foot)
        around.addStretch(1)
        self._card = card
        middle = row()
        middle.addStretch(1)
        middle.addWidget(card, 12)
        middle.addStretch(1)
        around.addLayout(middle, _CARD_STRETCH)
        around.addStretch(1)
        bind_button(self, SHIFT["go_on"], self._open)
        self.retranslate()

    def show_days(self, days: tuple[date, ...], chosen: date) -> None:
        """Show the business days to choose from."""
        self._days, self._day = days, chosen
        speech = self.desk.speech
        self._strip.show_choices(
            tuple(Choice(day.isoformat(), speech.day(day), "calendar-days") for day in days),
            chosen.isoformat(),
        )

    def show_denominations(self, denominations: tuple[int, ...]) -> None:
        """Ask for these notes and coins, in minor units, largest first."""
        self._counting.show_denominations(denominations)
        self._counting.lead_to(self._open)

    def show_refusal(self, text: str) -> None:
        """Say why the shift cannot be opened."""
        self._forget_question()
        self._refusal.setText(text)

    def clear(self) -> None:
        """Count nothing again."""
        self._counting.clear()
        self._forget_question()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Open a shift"))
        self._title.setText(self.tr("Open a shift"))
        self._about.setText(self.tr("Count what is in the drawer before the first sale. The float is not takings."))
        self._day_words.setText(self.tr("Business day"))
        self._count_words.setText(self.tr("Float in the drawer"))
        self._total_words.setText(self.tr("Float"))
        self._show_question()
        if self._day is not None:
            self.show_days(self._days, self._day)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # type: ignore[override, unused-ignore]  # the stubs know two overloads
        self._counting.take_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many notes and coins as can be: on a low screen less room around them, on the lowest no explanation."""
        super().resizeEvent(event)
        self._card.setMaximumHeight(round(_CARD_PX_HIGH * self.desk.look.scale))
        low, lowest = self.height() < LOW_PX, self.height() < LOWEST_PX
        self._around.setContentsMargins(*((24, 4, 24, 4) if low else (24, 12, 24, 12)))
        self._lines.setContentsMargins(*((28, 10, 28, 12) if low else (28, 20, 28, 20)))
        self._lines.setSpacing(6 if low else 10)
        for words in (self._about, self._day_words, self._count_words):
            words.setVisible(not lowest)

    def _show_total(self, count: Count) -> None:
        self._forget_question()
        self._total.show_amount(count.total_minor)
        self._open.setEnabled(not self._counting.is_wrong)

    def _choose_day(self, key: str) -> None:
        self._day = date.fromisoformat(key)
        self._forget_question()

    def _forget_question(self) -> None:
        self._is_asked = False
        self._refusal.clear()
        self._show_question()

    def _show_question(self) -> None:
        go = self.tr("Open with an empty drawer") if self._is_asked else self.tr("Open the shift")
        self._open.set_words(go, keys=SHIFT["go_on"])
        if self._is_asked:
            self._refusal.setText(self.tr("Nothing was counted. Is the drawer empty? Then press once more."))

    def _request_open(self) -> None:
        """Open with what was counted; a drawer in which nothing was counted is asked about once."""
        if self._day is None:
            return
        if not self._counting.count.total_minor and not self._is_asked:
            self._is_asked = True
            self._show_question()
            return
        self._forget_question()
        self.open_requested.emit(self._day, self._counting.count)
