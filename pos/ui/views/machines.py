"""The administrator's page: every machine that may send to the register, and what can be done about one.

Signals:
    invite_requested(): a code for one more till is wanted.
    rename_requested(str), replace_requested(str), revoke_requested(str): about the device that is chosen.
    refresh_requested(): ask the register again.
    people_requested(): show who may sign in.
    trail_requested(): show who did what.

Verb: show_machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.machines import MachineRow

_ICONS = {"in": "circle-check", "waiting": "hourglass", "new": "clock-3", "revoked": "ban"}
_INKS = {"in": "good", "waiting": "warn", "new": "muted", "revoked": "bad"}
SKEW_MS_SHOWN = 60_000  # a clock that is off by less disturbs nobody


class MachinesView(Spoken):
    """The machines of the bazaar."""

    invite_requested = Signal()
    rename_requested = Signal(str)
    replace_requested = Signal(str)
    revoke_requested = Signal(str)
    refresh_requested = Signal()
    people_requested = Signal()
    trail_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._machines: tuple[MachineRow, ...] = ()
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        self._table = self._make_table()
        self._table.row_chosen.connect(self._show_chosen)
        self._nothing = EmptyState(desk, "monitor")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        lines.addLayout(self._make_actions())
        self.retranslate()
        self.show_machines(())

    # Verbs

    def show_machines(self, machines: tuple[MachineRow, ...]) -> None:
        """Show every device that was ever admitted."""
        self._machines = machines
        self._table.show_rows(machines)
        self._show_chosen()

    # Texts

    @override
    def retranslate(self) -> None:
        self._about.setText(
            self.tr(
                "A machine is let in with a code that is worth ten minutes. What it sold stays here whatever happens."
            )
        )
        self._invite.set_words(self.tr("Let a till in"))
        self._refresh.set_words(self.tr("Ask again"))
        self._people.set_words(self.tr("People"))
        self._trail.set_words(self.tr("Who did what"))
        self._rename.set_words(self.tr("Rename"))
        self._replace.set_words(self.tr("Replace the machine"))
        self._revoke.set_words(self.tr("Revoke"))
        self._table.setAccessibleName(self.tr("Machines"))
        self._table.rows.show_titles(
            (
                *(self.tr("Till"), self.tr("State"), self.tr("Entries here"), self.tr("Only on it")),
                *(self.tr("Book"), self.tr("Key"), self.tr("Last heard"), self.tr("Clock")),
            )
        )
        self._nothing.show_words(self.tr("No machine yet"), self.tr("Let the first till in with a code."))
        self._show_chosen()

    def _name_words(self, machine: MachineRow) -> str:
        speech = self.desk.speech
        name = speech.line(filter(None, (speech.code(machine.device), machine.label)))
        return self.tr("{till} (this one)").format(till=name) if machine.is_this else name

    def _state_words(self, machine: MachineRow) -> str:
        words = {
            "in": self.tr("Everything is here"),
            "waiting": self.tr("Has more to send"),
            "new": self.tr("Nothing sent yet"),
            "revoked": self.tr("Revoked"),
        }
        return words[machine.state]

    def _book_words(self, machine: MachineRow) -> str:
        return self.tr("Book {n}").format(n=self.desk.speech.count(machine.epoch)) if machine.epoch else "–"

    def _clock_words(self, machine: MachineRow) -> str:
        if machine.skew_ms is None:
            return "–"
        minutes = abs(machine.skew_ms) // SKEW_MS_SHOWN
        if minutes == 0:
            return self.tr("Right")
        return self.tr("%n min fast", "", minutes) if machine.skew_ms > 0 else self.tr("%n min slow", "", minutes)

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        line = row(head, margins=(20, 14, 14, 14), space_px=14)
        self._about = Words("muted", wrap=True)
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._invite = ActionButton(self.desk, "qr-code", kind="primary")
        self._invite.clicked.connect(self.invite_requested)
        self._people = ActionButton(self.desk, "users-round")
        self._people.clicked.connect(self.people_requested)
        self._trail = ActionButton(self.desk, "history")
        self._trail.clicked.connect(self.trail_requested)
        line.addWidget(self._about, 1)
        line.addWidget(self._people)
        line.addWidget(self._trail)
        line.addWidget(self._refresh)
        line.addWidget(self._invite)
        return head

    def _make_actions(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._chosen = Words("lead-strong", wrap=True)
        self._rename = ActionButton(self.desk, "square-pen")
        self._replace = ActionButton(self.desk, "rotate-ccw")
        self._revoke = ActionButton(self.desk, "ban", kind="danger")
        line.addWidget(self._chosen, 1)
        pairs = (
            (self._rename, self.rename_requested),
            (self._replace, self.replace_requested),
            (self._revoke, self.revoke_requested),
        )
        for button, asked in pairs:
            button.clicked.connect(lambda _checked=False, asked=asked: asked.emit(self._table.chosen))
            line.addWidget(button)
        return line

    def _make_table(self) -> RowTable[MachineRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(self._name_words, strong=True, order=lambda each: each.device),
                Column(
                    self._state_words,
                    width_px=190,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
                Column(lambda each: speech.count(each.facts), side="trailing", width_px=110),
                Column(
                    lambda each: speech.count(each.waiting),
                    side="trailing",
                    width_px=100,
                    strong=True,
                    order=lambda each: each.waiting,
                ),
                Column(self._book_words, width_px=100, spare=True),
                Column(lambda each: speech.code(each.key), width_px=110, spare=True),
                Column(lambda each: speech.moment(each.contact_at), when="moment", order=lambda each: each.contact_at),
                Column(
                    self._clock_words,
                    width_px=130,
                    spare=True,
                    ink=lambda each: "bad" if abs(each.skew_ms or 0) >= SKEW_MS_SHOWN else "text",
                ),
            ),
            lambda each: each.device,
        )

    def _show_chosen(self, _device: str = "") -> None:
        machine = next((one for one in self._machines if one.device == self._table.chosen), None)
        self._chosen.setText(self._name_words(machine) if machine else self.tr("Choose a machine in the list"))
        is_ours = machine is not None and not machine.hall
        self._rename.setEnabled(is_ours)
        self._replace.setEnabled(machine is not None and is_ours and not machine.is_this)
        self._revoke.setEnabled(machine is not None and machine.state != "revoked" and not machine.is_this)
