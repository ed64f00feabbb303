"""The reconciliation: three totals of the same money side by side, and what a person must still look at.

Signals:
    refresh_requested(): compare again.
    origin_requested(str, str): where one of the three totals comes from: no till, and `z_reports`, `receipts` or `families`.
    roads_requested(): show the roads row by row.
    tills_requested(): show which tills are in.

The list of exceptions is reached as `exceptions`; its own module lists its signals.

Verbs: show_matching, show_exceptions.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.views.office_exceptions import OfficeExceptionsView
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.office import ExceptionRow, Matching

_SOURCES = (("z_reports", "calculator"), ("receipts", "receipt-text"), ("families", "book-open"))


class OfficeMatchingView(Spoken):
    """The reconciliation."""

    refresh_requested = Signal()
    origin_requested = Signal(str, str)
    roads_requested = Signal()
    tills_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._matching: Matching | None = None
        lines = column(self, space_px=12)
        lines.addLayout(self._make_totals())
        lines.addWidget(self._make_verdict())
        self.exceptions = OfficeExceptionsView(desk)
        lines.addWidget(self.exceptions, 1)
        self.retranslate()

    def show_matching(self, matching: Matching) -> None:
        """Show the three totals and whether they agree."""
        self._matching = matching
        totals = (matching.z_reports_minor, matching.receipts_minor, matching.families_minor)
        for figure, total in zip(self._figures, totals, strict=True):
            figure.show_amount(total)
        for sign, same in zip(self._signs, (totals[0] == totals[1], totals[1] == totals[2]), strict=True):
            sign.show_icon(
                "equal" if same else "equal-not", "good" if same else "bad" if matching.apart_minor else "warn"
            )
        is_complete = matching.tills_in >= matching.tills_expected
        tone = "bad" if matching.apart_minor else "good" if is_complete else "warn"
        restyle(self._verdict, "tone", tone)
        icons = {"good": "badge-check", "warn": "hourglass", "bad": "octagon-alert"}
        self._verdict_icon.show_icon(icons[tone], tone)
        self._verdict_words.setText(self._verdict_of(matching, is_complete=is_complete))
        tills = self.tr("{n} of {all} tills are in").format(
            n=self.desk.speech.count(matching.tills_in),
            all=self.desk.speech.count(matching.tills_expected),
        )
        self._tills.set_words(tills, name=self.tr("{tills}: show the tills").format(tills=tills))
        self._tills.show()

    def show_exceptions(self, exceptions: tuple[ExceptionRow, ...]) -> None:
        """Show what must still be looked at, the gravest first."""
        self.exceptions.show_exceptions(exceptions)

    @override
    def retranslate(self) -> None:
        for words, text in zip(
            self._sources, (self.tr("Z-reports"), self.tr("Receipts"), self.tr("Family ledgers")), strict=True
        ):
            words.setText(text)
        for origin, words in zip(self._origins, self._sources, strict=True):
            name = self.tr("Where does {figure} come from?").format(figure=words.text())
            origin.set_words(name, shows=False)
        self._roads.set_words(self.tr("Row by row"))
        self._refresh.set_words(self.tr("Compare again"))
        if self._matching is not None:
            self.show_matching(self._matching)

    def _verdict_of(self, matching: Matching, *, is_complete: bool) -> str:
        if matching.apart_minor:
            return self.tr("The totals differ by {amount}").format(amount=self.desk.speech.money(matching.apart_minor))
        if matching.waiting_minor:
            words = self.tr("{amount} waits for tills that are not complete; those that are in agree")
            return words.format(amount=self.desk.speech.money(matching.waiting_minor))
        if not is_complete:
            return self.tr("The totals agree so far; tills are still missing")
        return self.tr("All three totals agree")

    def _make_totals(self) -> QHBoxLayout:
        line = row(space_px=12)
        self._sources: list[Words] = []
        self._figures: list[MoneyLabel] = []
        self._signs: list[IconLabel] = []
        self._origins: list[ActionButton] = []
        for place, (source, icon) in enumerate(_SOURCES):
            if place:
                sign = IconLabel(self.desk, "equal", ink="good", px=34)
                self._signs.append(sign)
                line.addWidget(sign)
            card = frame("card")
            inner = column(card, margins=(20, 16, 20, 16), space_px=6)
            head = row()
            head.addWidget(IconLabel(self.desk, icon, ink="accent", px=22))
            words = Words("strong")
            head.addWidget(words, 1)
            origin = icon_button(self.desk, "search", ink="muted")
            origin.clicked.connect(partial(self.origin_requested.emit, "", source))
            self._origins.append(origin)
            head.addWidget(origin)
            figure = MoneyLabel(self.desk, "headline", side="leading")
            inner.addLayout(head)
            inner.addWidget(figure)
            self._sources.append(words)
            self._figures.append(figure)
            line.addWidget(card, 1)
        return line

    def _make_verdict(self) -> QFrame:
        self._verdict = frame("tonecard")
        line = row(self._verdict, margins=(20, 12, 20, 12), space_px=8)
        self._verdict_icon = IconLabel(self.desk, "badge-check", px=30)
        self._verdict_words = Words("title", wrap=True)
        self._tills = ActionButton(self.desk)
        self._tills.clicked.connect(self.tills_requested)
        self._tills.hide()  # until it is known how many there are
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        line.addWidget(self._verdict_icon)
        line.addWidget(self._verdict_words, 1)
        line.addWidget(self._tills)
        self._roads = ActionButton(self.desk, "list-checks")
        self._roads.clicked.connect(self.roads_requested)
        line.addWidget(self._roads)
        line.addWidget(self._refresh)
        return self._verdict
