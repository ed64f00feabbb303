"""Who is in: every till that the bazaar expects, whether something of it can still be missing, and its three totals.

Signals:
    refresh_requested(): ask the register again.
    origin_requested(str, str): where a till's figure comes from: the till, and which of its figures.

Verb: show_tills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.rows.office import TillRow

_ICONS = {
    "in": "circle-check",
    "open": "clock-3",
    "missing": "octagon-alert",
    "gapped": "octagon-alert",
    "forked": "octagon-alert",
}
_INKS = {"in": "good", "open": "warn", "missing": "bad", "gapped": "bad", "forked": "bad"}
_AMOUNT_PX = 116
_FIGURES = ("", "", "", "", "z_reports", "receipts", "families", "difference")  # what each column is about


class OfficeTillsView(Spoken):
    """The board of tills."""

    refresh_requested = Signal()
    origin_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tills: tuple[TillRow, ...] = ()
        lines = column(self, space_px=12)
        self._verdict = frame("tonecard")
        head = row(self._verdict, margins=(20, 12, 20, 12), space_px=14)
        self._icon = IconLabel(desk, "badge-check", px=30)
        self._words = Words("title", wrap=True)
        self._refresh = ActionButton(desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._origin = ActionButton(desk, "search")
        head.addWidget(self._icon)
        head.addWidget(self._words, 1)
        head.addWidget(self._origin)
        head.addWidget(self._refresh)
        lines.addWidget(self._verdict)
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._table = self._make_table()
        self._table.row_opened.connect(self._ask_for_origin)
        self._origin.clicked.connect(lambda: self._ask_for_origin(self._table.chosen))
        self._nothing = EmptyState(desk, "store")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        inner.addWidget(self._stack)
        lines.addWidget(card, 1)
        self.retranslate()
        self.show_tills(())

    def show_tills(self, tills: tuple[TillRow, ...]) -> None:
        """Show the board, those that are not in first."""
        self._tills = tills
        self._table.show_rows(tills)
        self._stack.setCurrentIndex(0 if tills else 1)
        waiting = sum(till.state != "in" for till in tills)
        tone = "warn" if waiting else "good"
        restyle(self._verdict, "tone", tone)
        self._icon.show_icon("hourglass" if waiting else "badge-check", tone)
        if waiting:
            self._words.setText(self.tr("%n till(s) are not in yet", "", waiting))
        else:
            self._words.setText(self.tr("Every till is in"))
        self._verdict.setVisible(bool(tills))

    @override
    def retranslate(self) -> None:
        self._origin.set_words(self.tr("Where from?"), name=self.tr("Where does this figure come from?"))
        self._refresh.set_words(self.tr("Ask again"))
        self._table.setAccessibleName(self.tr("Tills"))
        self._table.rows.show_titles(
            (
                *(self.tr("Till"), self.tr("State"), self.tr("What is missing"), self.tr("Heard of")),
                *(self.tr("Z-reports"), self.tr("Receipts"), self.tr("Family ledgers"), self.tr("Difference")),
            )
        )
        self._nothing.show_words(self.tr("No till is expected"), self.tr("The bazaar's plan names the tills."))
        self.show_tills(self._tills)

    def _make_table(self) -> RowTable[TillRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(self._name_words, width_px=160, order=lambda each: each.device, strong=True),
                Column(
                    self._state_words,
                    width_px=150,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
                Column(self._missing_words),
                Column(
                    lambda each: self.tr("Never") if each.contact_at is None else speech.moment(each.contact_at),
                    width_px=170,
                ),
                Column(lambda each: speech.number(each.z_reports_minor), side="trailing", width_px=_AMOUNT_PX),
                self._compared(lambda each: each.receipts_minor),
                self._compared(lambda each: each.families_minor),
                Column(
                    lambda each: speech.number(each.difference_minor) if each.difference_minor else "–",
                    side="trailing",
                    width_px=110,
                    ink=lambda each: "bad" if each.difference_minor else "muted",
                ),
            ),
            lambda each: each.device,
        )

    def _ask_for_origin(self, device: str) -> None:
        if device:
            self.origin_requested.emit(device, _FIGURES[self._table.currentIndex().column()])

    def _compared(self, amount: Callable[[TillRow], int]) -> Column[TillRow]:
        """A total beside the Z-reports, in red where a till that is in says another figure."""
        return Column(
            lambda each: self.desk.speech.number(amount(each)),
            side="trailing",
            width_px=_AMOUNT_PX,
            ink=lambda each: "bad" if each.state == "in" and amount(each) != each.z_reports_minor else "text",
        )

    def _name_words(self, till: TillRow) -> str:
        speech = self.desk.speech
        return speech.line(filter(None, (speech.code(till.device), till.label)))

    def _state_words(self, till: TillRow) -> str:
        words = {
            "in": self.tr("In"),
            "open": self.tr("Shift is open"),
            "missing": self.tr("Missing"),
            "gapped": self.tr("Has a gap"),
            "forked": self.tr("Two books"),
        }
        return words[till.state]

    def _missing_words(self, till: TillRow) -> str:
        speech = self.desk.speech
        parts = []
        if till.is_revoked:
            parts.append(self.tr("Revoked: it may send no more"))
        if till.missing_days:
            days = ", ".join(speech.day_short(day) for day in till.missing_days)
            parts.append(self.tr("No Z-report of {days}").format(days=days))
        elif till.state == "missing":
            parts.append(self.tr("Nothing has come from it"))
        if till.state == "gapped":
            parts.append(self.tr("From entry {n} on").format(n=speech.code(str(till.gap_from))))
        if till.open_by is not None:
            parts.append(self.tr("{person} has not closed the shift").format(person=speech.name(till.open_by)))
        return speech.line(parts) if parts else "–"
