"""The page of a file of families or items: chosen, looked at row by row, taken in, stopped.

Signals:
    back_requested(): to the list of families.
    what_chosen(str): families or items.
    file_chosen(object): a file, as a `Path`.
    sheet_chosen(str): of a workbook.
    columns_requested(): say what its columns mean.
    taken_requested(): the files that were taken in.
    export_requested(str): write the list of families, or of items, into files.
    show_chosen(str): a `rows.importing.Show`.
    row_toggled(str): leave a row out, or take it all the same.
    more_wanted(): the next rows.
    taken_in(): take in what is new and changed.
    stopped(): stop after the part that is under way.
    gone_on(): go on where it stopped.

Verbs: show_file, show_lines, add_lines, take_keyboard.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.keys import IMPORT, bind, bind_button
from pos.ui.rows.importing import ImportFile, ImportLine
from pos.ui.tables import Column, RowTable
from pos.ui.views.import_words import FATES, ICONS, SHOWS, ImportWords
from pos.ui.views.table_card import rows_or_words
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.path_dialog import ask_file
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

    from pos.ui.desk import Desk

_BOX_PX = 220
_BOX_CHARACTERS = 18  # of a size that no language and no theme changes
_DETAIL_PX = 70
_TAKEABLE = ("new", "changed", "alike")


class ImportView(Spoken):
    """A file that is taken in."""

    back_requested = Signal()
    what_chosen = Signal(str)
    file_chosen = Signal(object)
    sheet_chosen = Signal(str)
    columns_requested = Signal()
    taken_requested = Signal()
    export_requested = Signal(str)
    show_chosen = Signal(str)
    row_toggled = Signal(str)
    more_wanted = Signal()
    taken_in = Signal()
    stopped = Signal()
    gone_on = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._file = ImportFile()
        self._words = ImportWords(desk, self)
        self._lines: dict[str, ImportLine] = {}
        self._dialog: QFileDialog | None = None
        lines = column(self, margins=(20, 14, 20, 16), space_px=8)
        lines.addWidget(self._make_head())
        lines.addWidget(self._make_totals())
        lines.addLayout(self._make_bar())
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._table = self._make_table()
        self._nothing = EmptyState(desk, "folder-open")
        inner.addWidget(rows_or_words(self._table, self._nothing), 1)
        self._detail = Words(wrap=True)
        self._detail.setContentsMargins(12, 2, 12, 2)
        self._about = scrolling(self._detail)
        self._about.setFixedHeight(_DETAIL_PX)
        inner.addWidget(self._about)
        lines.addWidget(card, 1)
        self._bind()
        self.setFocusProxy(self._back)  # the first one: Tab never comes to what stands before a proxy
        self.retranslate()
        self.show_file(self._file)
        self.show_lines((), has_more=False)

    # Verbs

    def show_file(self, file: ImportFile) -> None:
        """Show the file and how far it is."""
        self._file = file
        step = file.step
        self._what.choose(file.what)
        is_still = step != "taking"
        for part in (self._what, self._choose, self._sheet, self._back):
            part.setEnabled(is_still)
        if [self._sheet.itemText(at) for at in range(self._sheet.count())] != list(file.sheets):
            self._sheet.clear()
            self._sheet.addItems(file.sheets)
        self._sheet.setCurrentIndex(max(self._sheet.findText(file.sheet), 0))
        self._sheet.setVisible(len(file.sheets) > 1)
        self._columns.setEnabled(step == "looked")
        self._show.setEnabled(step != "none")
        self._take.setVisible(step not in {"taking", "stopped", "broken"})
        self._take.setEnabled(step == "looked" and bool(file.takes))
        self._stop.setVisible(step == "taking")
        self._go_on.setVisible(step in {"stopped", "broken"})
        self._enable_leave()
        self._show_words()

    def show_lines(self, lines: tuple[ImportLine, ...], *, has_more: bool) -> None:
        """Show the first rows; the one that was chosen stays chosen."""
        chosen = self._table.chosen
        self._lines = {line.key: line for line in lines}
        self._table.rows.show_rows(lines, has_more=has_more)
        place = max(self._table.rows.place_of(chosen), 0)
        if lines:
            self._table.setCurrentIndex(self._table.rows.index(place, 0))
            if self.focusWidget() is self._choose:  # also while the dialog still has the keyboard
                self._table.setFocus()
        self._show_line()

    def add_lines(self, lines: tuple[ImportLine, ...], *, has_more: bool) -> None:
        """Show the next rows below the last one."""
        self._lines |= {line.key: line for line in lines}
        self._table.rows.add_rows(lines, has_more=has_more)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first step."""
        self._choose.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Take a file in"))
        self._back.set_words(self.tr("Back to the families"), keys=IMPORT["back"], shows=False)
        self._what.set_words({"families": self.tr("Families"), "items": self.tr("Items")})
        self._choose.set_words(self.tr("Choose a file"), keys=IMPORT["file"])
        self._columns.set_words(self.tr("Columns"), keys=IMPORT["columns"])
        self._taken.set_words(self.tr("Files taken in"), keys=IMPORT["taken"])
        self._sheet.setAccessibleName(self.tr("Sheet"))
        self._show.setAccessibleName(self.tr("Which rows"))
        self._stop.set_words(self.tr("Stop"))
        self._go_on.set_words(self.tr("Go on"), keys=IMPORT["take"])
        self._table.setAccessibleName(self.tr("Rows of the file"))
        self._about.setAccessibleName(self.tr("About the row"))
        for fate in FATES:
            self._captions[fate].setText(self._words.fate(fate))
        self._show_titles()
        self._show_words()

    def _show_titles(self) -> None:
        is_items = self._file.what == "items"
        self._table.rows.show_titles(
            (
                *(self.tr("Row"), self.tr("What becomes of it")),
                self.tr("Code") if is_items else self.tr("Number"),
                *(self.tr("Name"), self.tr("Family") if is_items else self.tr("Package")),
                self.tr("Price") if is_items else self.tr("Phone"),
                self.tr("What is wrong"),
            )
        )

    def _show_words(self) -> None:
        file, speech = self._file, self.desk.speech
        self._name.setText(self._words.about_file(file))
        self._hint.setText(self._words.hint(file))
        restyle(self._hint, "role", self._words.hint_role(file))
        self._nothing.show_words(*self._words.nothing(file))
        for fate in FATES:
            self._figures[fate].setText(speech.count(file.counts.get(fate, 0)))
        self._take.set_words(self._words.take(file), keys=IMPORT["take"])
        counts = {"all": sum(file.counts.values()), "findings": file.doubtful, **file.counts}
        for place, show in enumerate(SHOWS):
            words = speech.line([self._words.show(show), speech.count(counts.get(show, 0))])
            if place < self._show.count():
                self._show.setItemText(place, words)
            else:
                self._show.addItem(words, show)
        self._show.setCurrentIndex(SHOWS.index(file.show))
        self._export.set_words(self.tr("Export"), keys=IMPORT["export"])
        self._show_titles()
        self._show_line()

    def _show_line(self) -> None:
        line = self._lines.get(self._table.chosen)
        self._detail.setText("" if line is None else self._words.about_line(line))
        self._about.setVisible(line is not None)
        self._enable_leave()
        is_out = line is not None and line.is_out
        self._leave.set_words(
            self.tr("Take it all the same") if is_out else self.tr("Leave it out"), keys=IMPORT["leave"]
        )

    def _enable_leave(self) -> None:
        line = self._lines.get(self._table.chosen)
        self._leave.setEnabled(self._file.step == "looked" and line is not None and line.fate in _TAKEABLE)

    # Parts

    def _bind(self) -> None:
        for name, button in (
            *(("file", self._choose), ("columns", self._columns), ("taken", self._taken), ("export", self._export)),
            *(("leave", self._leave), ("back", self._back)),
        ):
            bind_button(self, IMPORT[name], button)
        bind(self, IMPORT["take"], self._press_last)
        bind(self, IMPORT["findings"], lambda: self.show_chosen.emit("all" if self._file.show != "all" else "findings"))

    def _press_last(self) -> None:
        """Press whichever last step is there: of two shortcuts with one key, both would be silent."""
        (self._go_on if self._go_on.isVisible() else self._take).click()

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(10, 8, 14, 8), space_px=6)
        line = row(space_px=10)
        self._back = icon_button(self.desk, "arrow-left")
        self._back.clicked.connect(self.back_requested)
        self._what = Segmented(self.desk, (("families", "users-round"), ("items", "tag")))
        self._what.chosen.connect(self.what_chosen)
        self._choose = ActionButton(self.desk, "folder-open", kind="primary")
        self._choose.clicked.connect(self._ask_file)
        self._columns = ActionButton(self.desk, "list-checks")
        self._columns.clicked.connect(self.columns_requested)
        self._taken = ActionButton(self.desk, "history")
        self._taken.clicked.connect(self.taken_requested)
        for part in (self._back, self._what):
            line.addWidget(part)
        line.addStretch(1)
        self._export = ActionButton(self.desk, "download")
        self._export.clicked.connect(lambda: self.export_requested.emit(self._file.what))
        for part in (self._export, self._taken, self._columns, self._choose):
            line.addWidget(part)
        lower = row(space_px=12)
        self._name = Words("strong", wrap=True)
        self._sheet = ChoiceBox(self.desk)
        self._sheet.setMinimumWidth(_BOX_PX)
        self._sheet.activated.connect(lambda _at: self.sheet_chosen.emit(self._sheet.currentText()))
        self._hint = Words("muted", wrap=True)
        lower.addWidget(self._name, 2)
        lower.addWidget(self._sheet)
        lower.addWidget(self._hint, 3)
        lines.addLayout(line)
        lines.addLayout(lower)
        return head

    def _make_totals(self) -> QFrame:
        totals = frame("card")
        line = row(totals, margins=(20, 4, 20, 4), space_px=18)
        self._captions: dict[str, Words] = {}
        self._figures: dict[str, Words] = {}
        for fate in FATES:
            part = column(space_px=0)
            self._captions[fate] = Words("caption")
            self._figures[fate] = Words("lead")
            part.addWidget(self._captions[fate])
            part.addWidget(self._figures[fate])
            line.addLayout(part, 1)
        return totals

    def _make_bar(self) -> QHBoxLayout:
        bar = row(space_px=10)
        self._show = ChoiceBox(self.desk)
        self._show.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._show.setMinimumContentsLength(_BOX_CHARACTERS)
        self._show.setMinimumWidth(_BOX_PX)
        self._show.activated.connect(lambda _at: self.show_chosen.emit(self._show.currentData() or "all"))
        self._leave = ActionButton(self.desk, "ban")
        self._leave.clicked.connect(lambda: self.row_toggled.emit(self._table.chosen))
        self._stop = ActionButton(self.desk, "pause")
        self._stop.clicked.connect(self.stopped)
        self._go_on = ActionButton(self.desk, "check", kind="primary")
        self._go_on.clicked.connect(self.gone_on)
        self._take = ActionButton(self.desk, "check", kind="primary")
        self._take.clicked.connect(self.taken_in)
        bar.addWidget(self._show)
        bar.addWidget(self._leave)
        bar.addStretch(1)
        for part in (self._stop, self._go_on, self._take):
            bar.addWidget(part)
        return bar

    def _make_table(self) -> RowTable[ImportLine]:
        speech, words = self.desk.speech, self._words
        table = RowTable(
            self.desk,
            (
                Column(lambda each: speech.count(each.line), side="trailing", width_px=70),
                Column(words.fate_of, width_px=190, ink=words.fate_ink, icon=lambda each: ICONS[each.fate]),
                Column(lambda each: speech.code(each.code) if each.code else "–", width_px=150),
                Column(lambda each: speech.name(each.name), strong=True),
                Column(words.owner, width_px=120, spare=True),
                Column(words.price_or_phone, width_px=170, spare=True),
                Column(words.first_finding, width_px=320, ink=words.finding_ink),
            ),
            lambda each: each.key,
        )
        table.row_chosen.connect(lambda _key: self._show_line())
        table.row_opened.connect(self.row_toggled)
        table.rows.more_wanted.connect(self.more_wanted)
        return table

    def _ask_file(self) -> None:
        self._dialog = ask_file(self, self._choose.words, self._take_file, "CSV, XLSX (*.csv *.xlsx *.txt)")

    def _take_file(self, path: str) -> None:
        self.file_chosen.emit(Path(path))
