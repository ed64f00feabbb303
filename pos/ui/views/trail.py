"""The administrator's page of who did what, to be searched by person, kind and day.

Signals:
    person_chosen(str), kind_chosen(str): look for these only; empty is everything.
    day_chosen(object): look for this day only; `None` is every day.
    export_requested(): write what is shown into a file.
    refresh_requested(): ask the register again.
    machines_requested(): go back to the machines.

Verbs: show_deeds, show_choices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.access import Deed
from pos.ui.rows.trail import DeedChoices, DeedFilter
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Name
    from pos.ui.rows.trail import DeedRow

_GRAVE = frozenset({Deed.SIGN_IN_FAILED.value, Deed.KEY_ROTATED.value, Deed.RESTORED.value, "device_revoked"})
_DEEDS = {deed.value: deed for deed in Deed}
BOX_PX = 200
# What the register writes beside a deed, to be read by programs as well.
_TAKEN_IN = re.compile(r"(?P<first>\d+) new, (?P<second>\d+) aside")
_LIFE = re.compile(r"life (?P<first>\d+)")
_REFUSED = re.compile(r"refused: (?P<first>\w+)")
OWNER = "OWNER"  # as `pos.domain.access.TrailRow` names whoever holds the machine


class TrailView(Spoken):
    """Who did what."""

    person_chosen = Signal(str)
    kind_chosen = Signal(str)
    day_chosen = Signal(object)
    export_requested = Signal()
    refresh_requested = Signal()
    machines_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choices, self._chosen = DeedChoices(), DeedFilter()
        self._shown, self._whole = 0, 0
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        self._table = self._make_table()
        self._nothing = EmptyState(desk, "history")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        self.retranslate()
        self.show_deeds((), 0)

    # Verbs

    def show_deeds(self, deeds: tuple[DeedRow, ...], whole: int) -> None:
        """Show what was found, of how many."""
        self._shown, self._whole = len(deeds), whole
        self._table.show_rows(deeds)
        self._export.setEnabled(bool(deeds))
        self._show_count()

    def show_choices(self, choices: DeedChoices, chosen: DeedFilter) -> None:
        """Offer what can be looked for."""
        self._choices, self._chosen = choices, chosen
        self._fill_boxes()

    # Texts

    @override
    def retranslate(self) -> None:
        self._export.set_words(self.tr("Export"), name=self.tr("Write what is shown as a table for another program"))
        self._refresh.set_words(self.tr("Ask again"))
        self._machines.set_words(self.tr("Machines"))
        names = (self.tr("Person"), self.tr("What was done"), self.tr("Day"))
        for box, name in zip((self._people, self._kinds, self._days), names, strict=True):
            box.setAccessibleName(name)
        self._table.setAccessibleName(self.tr("Who did what"))
        self._table.rows.show_titles(
            (self.tr("When"), self.tr("Who"), self.tr("What was done"), self.tr("Concerning"), self.tr("Details"))
        )
        self._nothing.show_words(self.tr("Nothing found"), self.tr("Nobody did this, or not on this day."))
        self._fill_boxes()
        self._show_count()

    def _show_count(self) -> None:
        speech = self.desk.speech
        self._about.setText(
            self.tr("{n} of {all} entries. Nothing here can be changed or taken back.").format(
                n=speech.count(self._shown), all=speech.count(self._whole)
            )
        )

    def _kind_words(self, kind: str) -> str:
        deed = _DEEDS.get(kind)
        if deed is not None:
            return name_of(deed, self.desk.speech.language)
        words = {
            "epoch_started": self.tr("Office journal begun"),
            "bazaar_planned": self.tr("Bazaar planned"),
            "family_enrolled": self.tr("Family enrolled"),
            "device_admitted": self.tr("Machine let in"),
            "device_revoked": self.tr("Machine revoked"),
            "advance_paid": self.tr("Advance paid"),
            "adjustment_made": self.tr("Credit or charge"),
            "payout_drafted": self.tr("Payout drafted"),
            "payout_cancelled": self.tr("Payout given up"),
            "payout_approved": self.tr("Payout approved"),
            "payout_paid": self.tr("Family paid"),
            "exception_taken": self.tr("Exception taken on"),
            "exception_resolved": self.tr("Exception resolved"),
            "period_closed": self.tr("Books closed"),
            "period_reopened": self.tr("Closing opened again"),
            "line_moved": self.tr("Line assigned"),
            "payout_reversed": self.tr("Payout reversed"),
            "payout_held": self.tr("Payout held"),
            "payout_released": self.tr("Payout released"),
            "cash_box_filled": self.tr("Cash box filled"),
            "cash_box_emptied": self.tr("Cash box emptied"),
            "agent_paid": self.tr("Money taken from an outlet"),
            "agent_payment_undone": self.tr("Handing over undone"),
        }
        return words.get(kind, kind)

    def _who_words(self, deed: DeedRow) -> str:
        return self._person_words(deed.person, deed.name)

    def _person_words(self, code: str, name: Name) -> str:
        speech = self.desk.speech
        if code == OWNER:
            return self.tr("By command on the register's machine")
        return speech.code(code) if speech.name(name) == code else speech.line((speech.name(name), speech.code(code)))

    def _detail_words(self, deed: DeedRow) -> str:
        """Say which parts of it; what the register counted is said in the language of the screen."""
        words = {
            "": "–",
            "same": self.tr("The same"),
            "differs": self.tr("Says otherwise"),
            "all": self.tr("All of it"),
            "phone": self.tr("Phone"),
            "collectors": self.tr("Collectors"),
            "history": self.tr("Its changes"),
        }
        found = words.get(deed.detail)
        if found is not None:
            return found
        speech = self.desk.speech
        for pattern, text in (
            (_TAKEN_IN, self.tr("New: {first} · set aside: {second}")),
            (_LIFE, self.tr("Life {first}")),
            (_REFUSED, self.tr("Refused ({first})")),
        ):
            told = pattern.fullmatch(deed.detail)
            if told is not None:
                return text.format(**{name: speech.code(part) for name, part in told.groupdict().items()})
        return speech.code(deed.detail) if deed.detail.isascii() else deed.detail

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 12, 14, 12), space_px=10)
        line = row(space_px=12)
        self._about = Words("muted", wrap=True)
        self._people, self._kinds, self._days = (ChoiceBox(self.desk) for _ in range(3))
        for box in (self._people, self._kinds, self._days):
            box.setMinimumWidth(BOX_PX)
            line.addWidget(box, 1)
        self._people.activated.connect(lambda _at: self.person_chosen.emit(self._people.currentData() or ""))
        self._kinds.activated.connect(lambda _at: self.kind_chosen.emit(self._kinds.currentData() or ""))
        self._days.activated.connect(self._choose_day)
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._export = ActionButton(self.desk, "file-text", kind="primary")
        self._export.clicked.connect(self.export_requested)
        self._machines = ActionButton(self.desk, "monitor")
        self._machines.clicked.connect(self.machines_requested)
        lower = row(space_px=12)
        lower.addWidget(self._about, 1)
        for button in (self._machines, self._refresh, self._export):
            lower.addWidget(button)
        lines.addLayout(line)
        lines.addLayout(lower)
        return head

    def _make_table(self) -> RowTable[DeedRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.moment(each.at), when="moment", order=lambda each: each.at),
                Column(self._who_words, width_px=250, order=lambda each: each.person),
                Column(
                    lambda each: self._kind_words(each.kind),
                    width_px=260,
                    strong=True,
                    ink=lambda each: "bad" if each.kind in _GRAVE else "text",
                    order=lambda each: each.kind,
                ),
                Column(lambda each: speech.code(each.subject) if each.subject else "–", width_px=210),
                Column(self._detail_words),
            ),
            lambda each: each.key,
        )

    def _fill_boxes(self) -> None:
        speech, choices, chosen = self.desk.speech, self._choices, self._chosen
        people = [(self._person_words(code, name), code) for code, name in choices.people]
        kinds = [(self._kind_words(kind), kind) for kind in choices.kinds]
        days = [(speech.day(day), day.isoformat()) for day in choices.days]
        day = "" if chosen.day is None else chosen.day.isoformat()
        _fill(self._people, [(self.tr("Everybody"), ""), *people], chosen.person)
        _fill(self._kinds, [(self.tr("Everything"), ""), *sorted(kinds)], chosen.kind)
        _fill(self._days, [(self.tr("Every day"), ""), *days], day)

    def _choose_day(self, _at: int) -> None:
        wanted = self._days.currentData() or ""
        self.day_chosen.emit(next((day for day in self._choices.days if day.isoformat() == wanted), None))


def _fill(box: ChoiceBox, entries: list[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
