"""The office's page of markdowns: what was planned for every till, how it stands, and the way to plan and stop one.

Signals:
    plan_requested(): a new one.
    stop_requested(str): the id of one.
    refresh_requested(): ask the register again.
    back_requested(): to the families.

Verbs: show_markdowns, show_rights, take_keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.markdowns import MarkdownState
from pos.ui.keys import MARKDOWNS, bind, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.markdowns import MarkdownLine

_INKS = {MarkdownState.RUNNING: "good", MarkdownState.PLANNED: "text", MarkdownState.STOPPED: "bad"}
_ICONS = {
    MarkdownState.RUNNING: "circle-check",
    MarkdownState.PLANNED: "hourglass",
    MarkdownState.STOPPED: "ban",
}


class MarkdownsView(Spoken):
    """The markdowns of the bazaar."""

    plan_requested = Signal()
    stop_requested = Signal(str)
    refresh_requested = Signal()
    back_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._lines: dict[str, MarkdownLine] = {}
        self._is_asked = False
        lines = column(self, margins=(20, 14, 20, 16), space_px=10)
        top = row(space_px=10)
        self._back = icon_button(desk, "arrow-left")
        self._back.clicked.connect(self.back_requested)
        self._title, self._hint = Words("title"), Words("muted", wrap=True)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addStretch(1)
        lines.addLayout(top)
        lines.addWidget(self._hint)
        self._table = self._make_table()
        self._table.row_chosen.connect(lambda _key: self._choose())
        self._nothing = EmptyState(desk, "ticket-percent")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        self._about = Words("muted", wrap=True)
        lines.addWidget(self._about)
        actions = row(space_px=10)
        self._refresh = icon_button(desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._stop = ActionButton(desk, "ban", kind="danger")
        self._stop.clicked.connect(self._ask_stop)
        self._plan = ActionButton(desk, "plus", kind="primary")
        self._plan.clicked.connect(self.plan_requested)
        actions.addStretch(1)
        for button in (self._refresh, self._stop, self._plan):
            actions.addWidget(button)
        lines.addLayout(actions)
        for name, button in (
            ("plan", self._plan),
            ("again", self._refresh),
            ("stop", self._stop),
            ("back", self._back),
        ):
            bind_button(self, MARKDOWNS[name], button)
        bind(self, MARKDOWNS["list"], self._table.setFocus)
        self.setFocusProxy(self._back)  # the first one: Tab never comes to what stands before a proxy
        self.retranslate()
        self.show_markdowns(())

    # Verbs

    def show_markdowns(self, lines: tuple[MarkdownLine, ...]) -> None:
        """Show what was planned, the one that was said last first."""
        chosen = self._table.chosen
        self._lines = {one.key: one for one in lines}
        self._table.show_rows(lines, chosen if chosen in self._lines else next(iter(self._lines), ""))
        self._choose()

    def show_rights(self, *, may_plan: bool) -> None:
        """Offer what the person may do."""
        self._plan.setVisible(may_plan)
        self._stop.setVisible(may_plan)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is done first here."""
        (self._table if self._lines else self._plan).setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Markdowns"))
        self._title.setText(self.tr("Markdowns"))
        self._hint.setText(
            self.tr(
                "Every till takes them off by its own clock once it has heard of them, never below a family’s lowest price. "
                "The narrowest one holds: of the item, its family, its package, everything."
            )
        )
        self._back.set_words(self.tr("Back to the families"), keys=MARKDOWNS["back"], shows=False)
        self._refresh.set_words(self.tr("Ask again"), keys=MARKDOWNS["again"], shows=False)
        self._plan.set_words(self.tr("Plan a markdown"), keys=MARKDOWNS["plan"])
        self._table.setAccessibleName(self.tr("Markdowns"))
        self._table.rows.show_titles(
            (
                *(self.tr("State"), self.tr("Goods"), self.tr("Off, or price"), self.tr("Day")),
                *(self.tr("From"), self.tr("Until"), self.tr("Who bears it"), self.tr("Planned by")),
            )
        )
        self._nothing.show_words(
            self.tr("No markdown yet"), self.tr("Plan one for the last hours; every till hears of it by itself.")
        )
        self._show_words()

    def _show_words(self) -> None:
        one, speech = self._lines.get(self._table.chosen), self.desk.speech
        self._stop.setEnabled(one is not None and one.may_stop)
        self._stop.set_words(self.tr("Yes, stop it") if self._is_asked else self.tr("Stop"), keys=MARKDOWNS["stop"])
        if one is None:
            self._about.clear()
        elif self._is_asked:
            self._about.setText(self.tr("It ends with all that was planned for the same goods on this day."))
        else:
            stopped = "" if one.stopped_by is None else self.tr("Stopped by {name}")
            said = stopped.format(name="" if one.stopped_by is None else speech.name(one.stopped_by))
            self._about.setText(speech.line([part for part in (one.reason, said) if part]))

    # Parts

    def _make_table(self) -> RowTable[MarkdownLine]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    lambda each: name_of(each.state, speech.language),
                    width_px=170,
                    ink=lambda each: _INKS.get(each.state, "muted"),
                    icon=lambda each: _ICONS.get(each.state, ""),
                ),
                Column(self._goods, strong=True),
                Column(
                    lambda each: speech.money(each.price_minor) if each.price_minor else speech.percent(each.off_bp),
                    width_px=130,
                    strong=True,
                ),
                Column(lambda each: speech.day_short(each.since.date()), when="day"),
                Column(lambda each: speech.time(each.since), when="time"),
                Column(self._until, when="time"),
                Column(self._payer, width_px=120, spare=True),
                Column(self._who, width_px=236, spare=True),
            ),
            lambda each: each.key,
        )

    def _goods(self, line: MarkdownLine) -> str:
        speech = self.desk.speech
        if line.goods is None:
            return self.tr("Everything")
        words = {
            "item": self.tr("{name} ({code})"),
            "family": self.tr("Family {code}, {name}"),
            "package": self.tr("Package {name}"),
        }
        return words[line.kind].format(name=speech.name(line.goods.name), code=speech.code(line.goods.code))

    def _until(self, line: MarkdownLine) -> str:
        is_midnight = line.until.date() != line.since.date()
        return self.tr("midnight") if is_midnight else self.desk.speech.time(line.until)

    def _payer(self, line: MarkdownLine) -> str:
        return self.tr("The centre") if line.paid_by_centre else self.tr("The families")

    def _who(self, line: MarkdownLine) -> str:
        speech = self.desk.speech
        where = speech.code(line.till) if line.till else self.tr("The office")
        return speech.line([speech.name(line.by), where])

    # Acts

    def _choose(self) -> None:
        self._is_asked = False
        self._show_words()

    def _ask_stop(self) -> None:
        """Ask once more; the second press stops it."""
        key = self._table.chosen
        if self._is_asked and key:
            self.stop_requested.emit(key)
        self._is_asked = not self._is_asked
        self._show_words()
