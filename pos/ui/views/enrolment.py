"""The office's list of families: a search, who was found, and the way to each of them.

Signals:
    searched(str): the text of the search, after each key.
    part_chosen(str): a `rows.enrolment.Part`.
    family_opened(str): the number of the family to be shown.
    enrol_requested(): a new family.
    history_requested(str): what was changed of a family.
    refresh_requested(): ask the register again.
    export_requested(): write all families into files.
    import_requested(): take a file in.
    markdowns_requested(): what was planned for the last hours.

Verbs: show_families, show_rights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from typing_extensions import override

from pos.ui.keys import ENROLMENT, bind, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.enrolment import FamilyLine

_INKS = {"": "muted", "good": "text", "soon": "warn", "over": "bad"}
_ICONS = {"": "", "good": "", "soon": "hourglass", "over": "triangle-alert"}


class EnrolmentView(Spoken):
    """The families of the bazaar."""

    searched = Signal(str)
    part_chosen = Signal(str)
    family_opened = Signal(str)
    enrol_requested = Signal()
    history_requested = Signal(str)
    refresh_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    markdowns_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._shown = self._whole = 0
        lines = column(self, margins=(20, 14, 20, 16), space_px=10)
        top = row(space_px=10)
        self._search = SearchField(desk)
        self._search.textChanged.connect(self.searched)
        self._parts = Segmented(desk, (("all", ""), ("licence", ""), ("left", "")))
        self._parts.chosen.connect(self.part_chosen)
        self._markdowns = ActionButton(desk, "ticket-percent")
        self._markdowns.clicked.connect(self.markdowns_requested)
        top.addWidget(self._search, 1)
        top.addWidget(self._parts)
        top.addWidget(self._markdowns)
        lines.addLayout(top)
        self._table = self._make_table()
        self._table.row_opened.connect(self.family_opened)
        self._nothing = EmptyState(desk, "users-round")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        actions = row(space_px=10)
        self._count = Words("muted")
        self._refresh = icon_button(desk, "refresh-cw")
        self._export = ActionButton(desk, "download")
        self._export.clicked.connect(self.export_requested)
        self._import = ActionButton(desk, "inbox")
        self._import.clicked.connect(self.import_requested)
        self._history = ActionButton(desk, "history")
        self._open = ActionButton(desk, "square-pen")
        self._new = ActionButton(desk, "plus", kind="primary")
        self._refresh.clicked.connect(self.refresh_requested)
        self._history.clicked.connect(lambda: self._tell(self.history_requested))
        self._open.clicked.connect(lambda: self._tell(self.family_opened))
        self._new.clicked.connect(self.enrol_requested)
        actions.addWidget(self._count, 1)
        for button in (self._refresh, self._export, self._import, self._history, self._open, self._new):
            actions.addWidget(button)
        lines.addLayout(actions)
        bind(self, ENROLMENT["search"], self._search.setFocus)
        for name, button in (
            ("new", self._new),
            ("open", self._open),
            ("history", self._history),
            ("export", self._export),
            ("import", self._import),
            ("markdowns", self._markdowns),
        ):
            bind_button(self, ENROLMENT[name], button)
        self._search.returnPressed.connect(self._open.click)
        self.setFocusProxy(self._search)
        self.retranslate()
        self.show_families((), 0, "")

    # Verbs

    def show_families(self, families: tuple[FamilyLine, ...], whole: int, chosen: str) -> None:
        """Show the families that were found.

        Args:
            families: one row for each.
            whole: how many there are in all.
            chosen: the number of the one that is marked; the first one where it is not among them.
        """
        self._shown, self._whole = len(families), whole
        self._table.show_rows(families)
        place = next((at for at in range(len(families)) if self._table.rows.key_at(at) == chosen), 0)
        if families:
            self._table.setCurrentIndex(self._table.rows.index(place, 0))
        for button in (self._open, self._history):
            button.setEnabled(bool(families))
        self._show_count()

    def show_rights(self, *, may_write: bool) -> None:
        """Offer what the person may do."""
        self._new.setVisible(may_write)
        self._export.setVisible(may_write)
        self._import.setVisible(may_write)

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Families"))
        self._search.show_words(self.tr("Number, name or phone"), self.tr("Find a family"))
        self._parts.set_words(
            {"all": self.tr("Taking part"), "licence": self.tr("Licence runs out"), "left": self.tr("Have left")}
        )
        self._refresh.set_words(self.tr("Ask again"), shows=False)
        self._import.set_words(self.tr("Import"), keys=ENROLMENT["import"])
        self._export.set_words(self.tr("Export"), keys=ENROLMENT["export"])
        self._markdowns.set_words(self.tr("Markdowns"), keys=ENROLMENT["markdowns"])
        self._history.set_words(self.tr("What was changed"), keys=ENROLMENT["history"])
        self._open.set_words(self.tr("Open"), keys=ENROLMENT["open"])
        self._new.set_words(self.tr("Enrol a family"), keys=ENROLMENT["new"])
        self._table.setAccessibleName(self.tr("Families"))
        self._table.rows.show_titles(
            (
                *(self.tr("Number"), self.tr("Family"), self.tr("Package")),
                *(self.tr("Branch"), self.tr("Phone"), self.tr("Licence until")),
            )
        )
        self._nothing.show_words(self.tr("No family found"), self.tr("Look for another word, or enrol the family."))
        self._show_count()

    def _show_count(self) -> None:
        speech = self.desk.speech
        self._count.setText(
            self.tr("{shown} of {all}").format(shown=speech.count(self._shown), all=speech.count(self._whole))
        )

    # Parts

    def _make_table(self) -> RowTable[FamilyLine]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=90, order=lambda each: each.number),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                Column(lambda each: speech.name(each.package), width_px=150, order=lambda each: each.package.ar),
                Column(lambda each: each.branch, width_px=168, order=lambda each: each.branch, spare=True),
                Column(lambda each: speech.code(each.phone) if each.phone else "", width_px=226, spare=True),
                Column(
                    lambda each: speech.code(f"{each.licence:%d/%m/%Y}") if each.licence else "–",
                    width_px=150,
                    order=lambda each: each.licence.isoformat() if each.licence else "",
                    ink=lambda each: _INKS[each.licence_state],
                    icon=lambda each: _ICONS[each.licence_state],
                ),
            ),
            lambda each: each.number,
        )

    def _tell(self, signal: SignalInstance) -> None:
        if self._table.chosen:
            signal.emit(self._table.chosen)
