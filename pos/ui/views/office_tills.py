"""Who is in: every till that the bazaar expects, whether something of it can still be missing, and its three totals.

Signals:
    refresh_requested(): ask the register again.
    origin_requested(str, str): where a till's figure comes from: the till, and which of its figures.
    day_chosen(object): one day is to be looked at; `None` for the whole bazaar.

Verbs: show_tills, show_days.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

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
_AMOUNT_PX = 98
_ROW_PX = 58  # two lines: what is missing is a sentence, and sometimes two
_DAY_CHARACTERS = 12
_FIGURES = (
    "",
    "",
    "",
    "entries",
    "z_reports",
    "receipts",
    "families",
    "counted",
    "difference",
)  # what each column is about


class OfficeTillsView(Spoken):
    """The board of tills."""

    refresh_requested = Signal()
    origin_requested = Signal(str, str)
    day_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tills: tuple[TillRow, ...] = ()
        self._days: tuple[date, ...] = ()
        self._day: date | None = None
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
        self._box = ChoiceBox(desk)
        self._box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(_DAY_CHARACTERS)
        self._box.activated.connect(lambda _place: self._choose_day())
        head.addWidget(self._box)
        head.addWidget(self._origin)
        head.addWidget(self._refresh)
        lines.addWidget(self._verdict)
        self._table = self._make_table()
        self._table.row_opened.connect(self._ask_for_origin)
        self._origin.clicked.connect(lambda: self._ask_for_origin(self._table.chosen))
        self._nothing = EmptyState(desk, "store")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        self._about = Words("muted", wrap=True)
        self._table.row_chosen.connect(self._say_chosen)
        lines.addWidget(self._about)
        self.retranslate()
        self.show_tills(())

    def show_days(self, days: tuple[date, ...], chosen: date | None) -> None:
        """Offer the days to look at."""
        self._days, self._day = days, chosen
        self._box.clear()
        self._box.addItem(self.tr("All days"), "")
        for day in days:
            self._box.addItem(self.desk.speech.day_short(day), day.isoformat())
        self._box.setCurrentIndex(days.index(chosen) + 1 if chosen in days else 0)

    def show_tills(self, tills: tuple[TillRow, ...]) -> None:
        """Show the board, those that are not in first."""
        self._tills = tills
        self._table.show_rows(tills)
        waiting = sum(till.state != "in" for till in tills)
        tone = "warn" if waiting else "good"
        restyle(self._verdict, "tone", tone)
        self._icon.show_icon("hourglass" if waiting else "badge-check", tone)
        if waiting:
            self._words.setText(self.tr("%n till(s) are not in yet", "", waiting))
        else:
            self._words.setText(self.tr("Every till is in"))
        self._verdict.setVisible(bool(tills))
        self._say_chosen()

    @override
    def retranslate(self) -> None:
        self._origin.set_words(self.tr("Where from?"), name=self.tr("Where does this figure come from?"))
        self._refresh.set_words(self.tr("Ask again"))
        self._table.setAccessibleName(self.tr("Tills"))
        self._box.setAccessibleName(self.tr("Day"))
        self.show_days(self._days, self._day)
        self._table.rows.show_titles(
            (
                *(self.tr("Till"), self.tr("State"), self.tr("What is missing"), self.tr("Acknowledged")),
                *(self.tr("Z-reports"), self.tr("Receipts"), self.tr("Family ledgers")),
                *(self.tr("Cash counted"), self.tr("Difference")),
            )
        )
        self._nothing.show_words(self.tr("No till is expected"), self.tr("The bazaar's plan names the tills."))
        self.show_tills(self._tills)

    def _make_table(self) -> RowTable[TillRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(self._name_words, width_px=132, order=lambda each: each.device, strong=True),
                Column(
                    self._state_words,
                    width_px=138,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
                Column(self._missing_words),
                Column(self._acknowledged_words, width_px=140),
                Column(lambda each: speech.number(each.z_reports_minor), side="trailing", width_px=_AMOUNT_PX),
                self._compared(lambda each: each.receipts_minor),
                self._compared(lambda each: each.families_minor),
                Column(lambda each: speech.number(each.counted_minor), side="trailing", width_px=_AMOUNT_PX),
                Column(
                    lambda each: speech.number(each.difference_minor) if each.difference_minor else "–",
                    side="trailing",
                    width_px=92,
                    ink=lambda each: "bad" if each.difference_minor else "muted",
                ),
            ),
            lambda each: each.device,
            row_px=_ROW_PX,
            wraps=True,
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
        return speech.line(filter(None, (speech.code(till.device), till.label if till.label != till.device else "")))

    def _choose_day(self) -> None:
        wanted = self._box.currentData()
        self.day_chosen.emit(next((day for day in self._days if day.isoformat() == wanted), None))

    def _acknowledged_words(self, till: TillRow) -> str:
        """Say up to where the register holds and has acknowledged a till's journal, and when it did last."""
        if till.contact_at is None or not till.entries:
            return self.tr("Never")
        speech = self.desk.speech
        return f"{speech.count(till.entries)}\n{speech.day_short(till.contact_at.date())}"

    def _say_chosen(self, _device: str = "") -> None:
        """Say in full what is cut short in the row that is chosen."""
        till = next((one for one in self._tills if one.device == self._table.chosen), None)
        self._about.setVisible(till is not None)
        if till is None:
            return
        speech = self.desk.speech
        parts = [self._name_words(till), self._state_words(till), self._missing_words(till).strip("–")]
        if till.contact_at is not None and till.entries:
            words = self.tr("entries acknowledged: {count}, last heard {moment}")
            parts.append(words.format(count=speech.count(till.entries), moment=speech.moment(till.contact_at)))
        self._about.setText(speech.line(filter(None, parts)))

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
        if till.state == "gapped":
            parts.append(self.tr("From entry {n} on").format(n=speech.code(str(till.gap_from))))
        if till.missing_days:
            days = reduce(speech.both, map(speech.day_short, till.missing_days))
            parts.append(self.tr("No Z-report of {days}").format(days=days))
        elif till.state == "missing":
            has_come = bool(till.entries)
            parts.append(self.tr("No Z-report has come from it") if has_come else self.tr("Nothing has come from it"))
        if till.open_by is not None:
            parts.append(self.tr("{person} has not closed the shift").format(person=speech.name(till.open_by)))
        return speech.line(parts) if parts else "–"
