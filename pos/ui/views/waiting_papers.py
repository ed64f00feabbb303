"""The sheet of papers that did not come out, each with what is known of it.

Signals:
    again_requested(int): print this paper again.
    all_requested(): print all of them again.
    strike_requested(int): forget this paper.
    dismissed().

Verbs: show_jobs, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.printing import JobRow

_ICONS = {"waiting": "hourglass", "sent": "send", "unknown": "circle-alert", "failed": "octagon-alert"}
_INKS = {"waiting": "warn", "sent": "note", "unknown": "bad", "failed": "bad"}


class WaitingPapersSheet(Sheet):
    """Shows the spool."""

    again_requested = Signal(int)
    all_requested = Signal()
    strike_requested = Signal(int)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=860, height_px=560)
        self._jobs: tuple[JobRow, ...] = ()
        self._chosen = ""
        self._about = Words("muted", wrap=True)
        self._empty = EmptyState(desk, "printer-check")
        self._table = self._make_table()
        self._table.row_chosen.connect(self._choose)
        self.body.addWidget(self._about)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._empty, 1)
        actions = row()
        self._strike = ActionButton(desk, "check")
        self._strike.clicked.connect(self._strike_out)
        self._all = ActionButton(desk, "refresh-cw")
        self._all.clicked.connect(self.all_requested)
        self._again = ActionButton(desk, "printer", kind="primary")
        Once(self._again, self._print_again)
        for button in (self._strike, self._all, self._again):
            actions.addWidget(button, 1)
        self.body.addLayout(actions)
        self.retranslate()

    def show_jobs(self, jobs: tuple[JobRow, ...]) -> None:
        """Show the papers, oldest first; the one that was chosen stays chosen while it is there."""
        self._jobs = jobs
        keys = [str(job.number) for job in jobs]
        self._chosen = self._chosen if self._chosen in keys else (keys[0] if keys else "")
        self._table.show_rows(jobs, self._chosen)
        self._table.setVisible(bool(jobs))
        self._about.setVisible(bool(jobs))
        self._empty.setVisible(not jobs)
        self._show_buttons()

    @override
    def take_focus(self) -> None:
        (self._table if self._jobs else self).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Papers that wait"))
        self._about.setText(
            self.tr(
                "What the printer did not take is tried again by itself. Where it is not known whether a paper came out, "
                "look at the printer first: printed again it says COPY."
            )
        )
        self._empty.show_words(self.tr("Nothing waits"), self.tr("Every paper has come out of the printer."))
        self._strike.set_words(self.tr("It is there"), name=self.tr("It is there: take it off the list"))
        self._all.set_words(self.tr("Print all again"))
        self._table.setAccessibleName(self.tr("Papers that wait"))
        self._table.rows.show_titles((self.tr("Paper"), self.tr("What is known"), self.tr("Printer"), self.tr("Since")))
        self._show_buttons()

    # Parts

    def _make_table(self) -> RowTable[JobRow]:
        return RowTable(
            self.desk,
            (
                Column(lambda job: self.desk.speech.code(job.title), strong=True, width_px=200),
                Column(self._fate_words, icon=lambda job: _ICONS[job.fate], ink=lambda job: _INKS[job.fate]),
                Column(self._role_words, width_px=120),
                Column(self._since_words, when="moment"),
            ),
            lambda job: str(job.number),
        )

    def _fate_words(self, job: JobRow) -> str:
        return {
            "waiting": self.tr("Waits; tried again by itself"),
            "sent": self.tr("On its way"),
            "unknown": self.tr("Not known: look at the printer"),
            "failed": self.tr("Given up after several attempts"),
        }[job.fate]

    def _role_words(self, job: JobRow) -> str:
        return {"receipt": self.tr("Receipts"), "report": self.tr("Reports"), "label": self.tr("Labels")}[job.role]

    def _since_words(self, job: JobRow) -> str:
        return "" if job.since is None else self.desk.speech.moment(job.since)

    def _show_buttons(self) -> None:
        job = next((job for job in self._jobs if str(job.number) == self._chosen), None)
        self._again.set_words(
            self.tr("Print as a copy") if job is not None and job.fate == "unknown" else self.tr("Print again")
        )
        for button in (self._again, self._strike):
            button.setEnabled(job is not None and job.fate != "sent")
        self._all.setEnabled(len(self._jobs) > 1)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show_buttons()

    def _print_again(self) -> None:
        if self._chosen:
            self.again_requested.emit(int(self._chosen))

    def _strike_out(self) -> None:
        if self._chosen:
            self.strike_requested.emit(int(self._chosen))
