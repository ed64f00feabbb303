"""The sheet of files that were taken in: who, when, which file, how many rows, and the way back.

Signals:
    undo_requested(str): put back what a file changed.

Verb: show_taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.text import FSI, PDI
from pos.ui.keys import IMPORT, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import rows_or_words
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import row
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.importing import TakenFile

_HEIGHT_PX = 560
_KEPT_SAID = 12


class ImportsMadeSheet(TableSheet["TakenFile"]):
    """The files that were taken in."""

    undo_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_200, height_px=_HEIGHT_PX)
        self._files: dict[str, TakenFile] = {}
        self._may_undo = self._is_asked = False
        self._table.row_chosen.connect(lambda _key: self._ask(asked=False))
        self._nothing = EmptyState(desk, "inbox")
        self.body.addWidget(rows_or_words(self._table, self._nothing), 1)
        last = row(space_px=10)
        self._about = Words("muted", wrap=True)
        self._keep = ActionButton(desk, "x")
        self._keep.clicked.connect(lambda: self._ask(asked=False))
        self._undo = ActionButton(desk, "undo-2")
        self._undo.clicked.connect(self._press)
        last.addWidget(self._about, 1)
        last.addWidget(self._keep)
        last.addWidget(self._undo)
        self.body.addLayout(last)
        bind_button(self, IMPORT["take"], self._undo)
        self.retranslate()

    # Verbs

    def show_taken(self, files: tuple[TakenFile, ...], *, may_undo: bool) -> None:
        """Show the files, the last one first."""
        self._files, self._may_undo = {each.key: each for each in files}, may_undo
        self._table.show_rows(files)
        if files and not self._table.chosen:
            self._table.choose_first()
        self._ask(asked=False)
        self.open()

    # Texts

    @override
    def retranslate(self) -> None:
        self.set_titles(
            self.tr("Files taken in"),
            *(self.tr("When"), self.tr("Who"), self.tr("File"), self.tr("What")),
            *(self.tr("New"), self.tr("Changed"), self.tr("State")),
        )
        self._nothing.show_words(self.tr("No file was taken in yet"), self.tr("What is taken in is listed here."))
        self._keep.set_words(self.tr("No, leave it"))
        self._show_words()

    def _show_words(self) -> None:
        file = self._files.get(self._table.chosen)
        can = self._may_undo and file is not None and file.undone_by is None
        self._undo.setVisible(can)
        self._keep.setVisible(can and self._is_asked)
        self._undo.set_words(
            self.tr("Yes, put it back") if self._is_asked else self.tr("Undo this file"), keys=IMPORT["take"]
        )
        self._about.setText("" if file is None else self._words(file))

    def _words(self, file: TakenFile) -> str:
        if self._is_asked and not file.undone_by:
            return self.tr(
                "Everything that this file changed gets back what it was. What was changed, sold or received since stays, "
                "and is named."
            )
        if not file.kept:
            return ""
        codes = self.desk.speech.line(map(self.desk.speech.code, file.kept[:_KEPT_SAID]))
        more = " …" if len(file.kept) > _KEPT_SAID else ""
        return self.tr("Used or changed since, so they stay: {codes}").format(codes=codes + more)

    def _what(self, each: TakenFile) -> str:
        return self.tr("Items") if each.what == "items" else self.tr("Families")

    def _state(self, each: TakenFile) -> str:
        if each.undone_by is None:
            whole = each.added + each.changed
            if each.done >= whole:
                return self.tr("Taken in")
            count = self.desk.speech.count
            return self.tr("{done} of {all} rows went in").format(done=count(each.done), all=count(whole))
        return self.tr("Undone by {person}").format(person=self.desk.speech.name(each.undone_by))

    @override
    def _make_table(self) -> RowTable[TakenFile]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.moment(each.at), when="moment"),
                Column(lambda each: speech.name(each.by), width_px=170, spare=True),
                Column(lambda each: f"{FSI}{each.file}{PDI}", strong=True),
                Column(self._what, width_px=90),
                Column(lambda each: speech.count(each.added), side="trailing", width_px=86),
                Column(lambda each: speech.count(each.changed), side="trailing", width_px=80),
                Column(self._state, width_px=250, ink=_ink),
            ),
            lambda each: each.key,
        )

    # The way back

    def _press(self) -> None:
        if self._is_asked:
            self.undo_requested.emit(self._table.chosen)
        else:
            self._ask(asked=True)

    def _ask(self, *, asked: bool) -> None:
        self._is_asked = asked
        self._show_words()


def _ink(each: TakenFile) -> str:
    return "muted" if each.undone_by else "good" if each.done >= each.added + each.changed else "warn"
