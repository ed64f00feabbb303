"""The notes of goods that were recorded at this till: looked at, printed again, labelled.

Signals:
    note_opened(str), print_requested(str), labels_requested(str): each with the number of the note.
    save_requested(str, str): the number of the note, and the file that it goes into.

Verbs: show_notes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, name_where_room
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.path_dialog import ask_new_file
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QFileDialog, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import NoteRow

_ICONS = {
    "goods_received": "package-open",
    "goods_returned": "undo-2",
    "goods_sent": "log-out",
    "goods_taken": "log-in",
}
_EDGE_PX = 16


class NotesView(Spoken):
    """The recorded notes, newest first."""

    note_opened = Signal(str)
    print_requested = Signal(str)
    save_requested = Signal(str, str)
    labels_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._notes: tuple[NoteRow, ...] = ()
        lines = column(self, margins=(_EDGE_PX, 14, _EDGE_PX, 14), space_px=10)
        self._title = Words("lead-strong")
        lines.addWidget(self._title)
        self._table = self._make_table()
        self._table.row_chosen.connect(self._enable)
        self._table.row_opened.connect(self.note_opened)
        self._nothing = EmptyState(desk, "package-open")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        actions = row()
        self._view = ActionButton(desk, "eye")
        self._print = ActionButton(desk, "printer")
        self._save = ActionButton(desk, "file-text")
        self._labels = ActionButton(desk, "tag", kind="primary")
        self._dialog: QFileDialog | None = None
        self._view.clicked.connect(self._open)
        Once(self._print, self._print_again)
        self._save.clicked.connect(self._ask_file)
        self._labels.clicked.connect(self._ask_labels)
        self._buttons = (self._view, self._print, self._save, self._labels)
        for button in self._buttons:
            actions.addWidget(button)
        self._actions = actions
        lines.addLayout(actions)
        self.retranslate()
        self.show_notes((), "")

    def show_notes(self, notes: tuple[NoteRow, ...], chosen: str) -> None:
        """Show the notes, and choose one of them."""
        self._notes = notes
        self._table.show_rows(notes, chosen)
        self._enable()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Notes of this till"))
        self._table.setAccessibleName(self.tr("Notes of this till"))
        self._table.rows.show_titles(
            (self.tr("Note"), self.tr("Family or till"), self.tr("When"), self.tr("Pieces"), self.tr("Value"))
        )
        self._nothing.show_words(self.tr("No note yet"), self.tr("Notes that are saved here will stand here."))
        self._print.set_words(self.tr("Print again"))
        self._labels.set_words(self.tr("Labels"))
        self._name_spare()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_spare()

    def _name_spare(self) -> None:
        """Say on the buttons what they do, as far as there is room for the whole of it."""
        spare = {self._view: self.tr("View"), self._save: self.tr("A4 file")}
        name_where_room(spare, (self._print, self._labels), self.width() - 2 * _EDGE_PX, gap_px=self._actions.spacing())
        for place, button in enumerate(self._buttons):  # none gets less than its words need, whatever the others get
            self._actions.setStretch(place, button.sizeHint().width())

    def _make_table(self) -> RowTable[NoteRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    lambda each: speech.code(each.number),
                    width_px=168,
                    strong=True,
                    icon=lambda each: _ICONS[each.kind],
                ),
                Column(self._whose),
                Column(lambda each: speech.moment(each.at), when="moment", spare=True),
                Column(lambda each: speech.count(each.pieces), side="trailing", width_px=80, spare=True),
                Column(
                    lambda each: "–" if each.value_minor is None else speech.number(each.value_minor),
                    side="trailing",
                    width_px=116,
                ),
            ),
            lambda each: each.number,
        )

    def _whose(self, note: NoteRow) -> str:
        """Return whose goods a note is about, or where they went or came from."""
        speech = self.desk.speech
        if note.kind == "goods_sent":
            return self.tr("To till {till}").format(till=speech.code(note.other))
        if note.kind == "goods_taken":
            return self.tr("By note {number}").format(number=speech.code(note.other))
        return speech.name(note.name)

    def _chosen(self) -> NoteRow | None:
        return next((note for note in self._notes if note.number == self._table.chosen), None)

    def _enable(self) -> None:
        chosen = self._chosen()
        for button in self._buttons:
            button.setEnabled(chosen is not None)
        self._labels.setEnabled(chosen is not None and chosen.kind == "goods_received")

    # What the person does

    def _open(self) -> None:
        self.note_opened.emit(self._table.chosen)

    def _print_again(self) -> None:
        self.print_requested.emit(self._table.chosen)

    def _ask_labels(self) -> None:
        self.labels_requested.emit(self._table.chosen)

    def _ask_file(self) -> None:
        number = self._table.chosen
        wished = partial(self.save_requested.emit, number)
        self._dialog = ask_new_file(self, self._save.words, f"{number}.pdf", wished)
