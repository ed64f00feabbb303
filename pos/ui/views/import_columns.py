"""The sheet that asks what the columns of a file mean: which row holds the headings, and what stands under each.

Signals:
    line_chosen(int): another row holds the headings.
    columns_said(int, object): the row of the headings, and for each cell its column's name, empty where it is not read.

Verb: show_columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from pos.domain.text import FSI, PDI
from pos.ui.keys import IMPORT, bind_button
from pos.ui.rows.importing import ColumnsForm
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import row, scrolling
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_BOX_PX = 250
_HEIGHT_PX = 640


class ImportColumnsSheet(Sheet):
    """What the columns of a file mean."""

    line_chosen = Signal(int)
    columns_said = Signal(int, object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_000, height_px=_HEIGHT_PX)
        self._form = ColumnsForm((), 0, (), ())
        self._rows: list[tuple[ElidedWords, ElidedWords, ChoiceBox]] = []
        top = row(space_px=12)
        self._caption = Words("muted")
        self._line = ChoiceBox(desk)
        self._line.setMinimumWidth(_BOX_PX)
        self._line.activated.connect(lambda _at: self.line_chosen.emit(int(self._line.currentData())))
        top.addWidget(self._caption)
        top.addWidget(self._line, 1)
        self.body.addLayout(top)
        self._needed = Words("strong", wrap=True)
        self.body.addWidget(self._needed)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(4, 0, 12, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for side, stretch in enumerate((3, 3, 2)):
            self._grid.setColumnStretch(side, stretch)
        self._area = scrolling(inner)
        self.body.addWidget(self._area, 1)
        last = row()
        self._about = Words("muted", wrap=True)
        self._save = ActionButton(desk, "check", kind="primary")
        self._save.clicked.connect(self._say)
        last.addWidget(self._about, 1)
        last.addWidget(self._save)
        self.body.addLayout(last)
        bind_button(self, IMPORT["take"], self._save)
        self.retranslate()

    # Verbs

    def show_columns(self, form: ColumnsForm) -> None:
        """Ask what the columns mean; widgets that are there are used again."""
        self._form = form
        while len(self._rows) < len(form.cells):
            self._add_row()
        self._line.clear()
        for line, words in form.lines:
            self._line.addItem(f"{line}  {FSI}{words}{PDI}", line)
        self._line.setCurrentIndex(max(self._line.findData(form.line), 0))
        for at, parts in enumerate(self._rows):
            is_used = at < len(form.cells)
            for part in parts:
                part.setVisible(is_used)
            if is_used:
                self._fill(parts, at)
        self.retranslate()
        self.open()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        here = self.window().focusWidget()
        if here is not None and self._area.isAncestorOf(here):
            self._area.ensureWidgetVisible(here)
        return moved

    @override
    def take_focus(self) -> None:
        (self._rows[0][2] if self._rows else self._line).setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_title(self.tr("What stands in the columns"))
        self._caption.setText(self.tr("The headings are in row"))
        self._line.setAccessibleName(self.tr("The headings are in row"))
        self._about.setText(self.tr("This is remembered for every file with these headings."))
        self._save.set_words(self.tr("Read it so"), keys=IMPORT["take"])
        needed = [speech.name(name) for _key, name, is_needed in self._form.choices if is_needed]
        self._needed.setText(self.tr("Needed: {columns}").format(columns=speech.line(needed)))
        for at, (_heading, _example, box) in enumerate(self._rows[: len(self._form.cells)]):
            box.setAccessibleName(self.tr("Column {n}").format(n=speech.count(at + 1)))
            box.setItemText(0, self.tr("is not read"))
            for place, (_key, name, _is_needed) in enumerate(self._form.choices, start=1):
                box.setItemText(place, speech.name(name))

    # Parts

    def _add_row(self) -> None:
        heading, example, box = ElidedWords("strong"), ElidedWords("muted"), ChoiceBox(self.desk)
        box.setMinimumWidth(_BOX_PX)
        at = len(self._rows)
        for side, part in enumerate((heading, example, box)):
            self._grid.addWidget(part, at, side)
        self._rows.append((heading, example, box))

    def _fill(self, parts: tuple[ElidedWords, ElidedWords, ChoiceBox], at: int) -> None:
        heading, example, box = parts
        cell, keys = self._form.cells[at], ["", *(key for key, _name, _is_needed in self._form.choices)]
        heading.setText(f"{FSI}{cell.heading}{PDI}" if cell.heading else "–")
        example.setText(f"{FSI}{cell.example}{PDI}" if cell.example else "–")
        if [box.itemData(place) for place in range(box.count())] != keys:
            box.clear()
            for key in keys:
                box.addItem("", key)
        box.setCurrentIndex(max(box.findData(cell.means), 0))

    def _say(self) -> None:
        names = tuple(str(box.currentData() or "") for _heading, _example, box in self._rows[: len(self._form.cells)])
        self.columns_said.emit(self._form.line, names)
