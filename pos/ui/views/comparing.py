"""The sheet on which Z-reports are compared with their papers.

Signals:
    same_said(str): the paper of this Z-report says the same.
    other_said(str, str, str, str): it says otherwise: entries, takings and hash, as they were typed.

Verbs: show_papers, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.comparing import PaperRow

_ICONS = {"open": "hourglass", "same": "circle-check", "differs": "circle-alert"}
_INKS = {"open": "muted", "same": "good", "differs": "bad"}
CHARACTERS_MAX = 24
TABLE_PX_MIN = 120


class CompareSheet(Sheet):
    """Z-reports, one of them with its three control values in large type."""

    same_said = Signal(str)
    other_said = Signal(str, str, str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1020, height_px=680)
        self._papers: tuple[PaperRow, ...] = ()
        self._about = Words("muted", wrap=True)
        self._table = self._make_table()
        self._table.setMinimumHeight(TABLE_PX_MIN)
        self._table.row_chosen.connect(self._show_chosen)
        self._state = Words("strong", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self.body.addWidget(self._about)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._make_values())
        self.body.addWidget(self._state)
        self.body.addWidget(self._make_fields())
        self.body.addWidget(self._refusal)
        self.body.addLayout(self._make_buttons())
        self._show_typing(is_typing=False)
        self.retranslate()

    # Verbs

    def show_papers(self, papers: tuple[PaperRow, ...], chosen: str) -> None:
        """Show the Z-reports, one of them chosen, and open."""
        self._papers = papers
        self._table.show_rows(papers, chosen)
        self._show_typing(is_typing=False)
        self._show_chosen()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it was not kept, and keep what was typed."""
        self._refusal.setText(text)
        self._refusal.show()

    @override
    def take_focus(self) -> None:
        self._same.setFocus() if self._same.isEnabled() else self._table.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Z-reports and their papers"))
        self._about.setText(
            self.tr(
                "Hold the paper beside the screen. Its last three lines must be these; say so, or say what it says."
            )
        )
        self._table.setAccessibleName(self.tr("Z-reports"))
        self._table.rows.show_titles(
            (self.tr("Z-report"), self.tr("Till"), self.tr("Day"), self.tr("Closed by"), self.tr("Paper"))
        )
        names = (self.tr("Facts"), self.tr("Net takings"), self.tr("Fingerprint"))
        for captions in (self._captions, self._asked):
            for words, name in zip(captions, names, strict=True):
                words.setText(name)
        for field, name in zip(self._fields, names, strict=True):
            field.setAccessibleName(self.tr("{name} on the paper").format(name=name))
        self._same.set_words(self.tr("The paper says the same"))
        self._other.set_words(self.tr("It says otherwise"))
        self._keep.set_words(self.tr("Keep what it says"), keys="Return")
        self._show_chosen()

    def _state_words(self, paper: PaperRow) -> str:
        words = {
            "open": self.tr("Not compared yet"),
            "same": self.tr("The same"),
            "differs": self.tr("Says otherwise"),
        }
        return words[paper.state]

    def _read_words(self, paper: PaperRow) -> str:
        """Say who read the paper last and when, and what it says where it says otherwise."""
        speech = self.desk.speech
        if paper.read_at is None:
            return ""
        parts = [self._state_words(paper), speech.name(paper.read_by), speech.moment(paper.read_at)]
        if paper.state == "differs":
            parts += [speech.count(paper.said_facts), speech.money(paper.said_minor), speech.code(paper.said_head)]
        return speech.line(parts)

    # Parts

    def _make_table(self) -> RowTable[PaperRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    lambda each: speech.code(each.number), strong=True, width_px=170, order=lambda each: each.number
                ),
                Column(lambda each: speech.code(each.till), width_px=90, order=lambda each: each.till),
                Column(lambda each: speech.day(each.day), width_px=250, order=lambda each: each.day),
                Column(lambda each: speech.name(each.by)),
                Column(
                    self._state_words,
                    width_px=200,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
            ),
            lambda each: each.key,
        )

    def _make_values(self) -> QFrame:
        card = frame("tonecard")
        line = row(card, margins=(20, 12, 20, 12), space_px=18)
        self._captions: list[Words] = []
        self._values: list[Words] = []
        for _ in range(3):
            part = column(space_px=2)
            caption, value = Words("caption"), Words("headline")
            part.addWidget(caption)
            part.addWidget(value)
            self._captions.append(caption)
            self._values.append(value)
            line.addLayout(part, 1)
        return card

    def _make_fields(self) -> QWidget:
        self._typing = QWidget()
        line = row(self._typing, space_px=18)
        self._asked: list[Words] = []
        self._fields: list[QLineEdit] = []
        for _ in range(3):
            part = column(space_px=4)
            caption, field = Words("caption"), LineField()
            field.setMaxLength(CHARACTERS_MAX)
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.returnPressed.connect(self._say_other)
            part.addWidget(caption)
            part.addWidget(field)
            self._asked.append(caption)
            self._fields.append(field)
            line.addLayout(part, 1)
        return self._typing

    def _make_buttons(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._same = ActionButton(self.desk, "check", kind="pay", icon_px=24)
        self._same.clicked.connect(self._say_same)
        self._other = ActionButton(self.desk, "equal-not")
        self._other.clicked.connect(self._ask_other)
        self._keep = ActionButton(self.desk, "check", kind="primary")
        self._keep.clicked.connect(self._say_other)
        line.addWidget(self._same, 2)
        line.addWidget(self._other, 1)
        line.addWidget(self._keep, 1)
        return line

    # What the person does

    def _chosen(self) -> PaperRow | None:
        return next((one for one in self._papers if one.key == self._table.chosen), None)

    def _show_chosen(self, key: str = "") -> None:
        paper, speech = self._chosen(), self.desk.speech
        if key:  # another one: what was typed was about the one before
            self._show_typing(is_typing=False)
        texts = ("–", "–", "–")
        if paper is not None:
            texts = (speech.count(paper.facts), speech.number(paper.takings_minor), speech.code(paper.head))
        for words, text in zip(self._values, texts, strict=True):
            words.setText(text)
        read = "" if paper is None else self._read_words(paper)
        self._state.setText(read)
        self._state.setVisible(bool(read))
        for button in (self._same, self._other):
            button.setEnabled(paper is not None)

    def _show_typing(self, *, is_typing: bool) -> None:
        self._typing.setVisible(is_typing)
        self._keep.setVisible(is_typing)
        for widget in (self._about, self._same, self._other):
            widget.setVisible(not is_typing)
        self._refusal.setVisible(False)
        for field in self._fields:
            field.clear()

    def _say_same(self) -> None:
        self.same_said.emit(self._table.chosen)

    def _ask_other(self) -> None:
        self._show_typing(is_typing=True)
        self._fields[0].setFocus()

    def _say_other(self) -> None:
        facts, amount, head = (field.text() for field in self._fields)
        self.other_said.emit(self._table.chosen, facts, amount, head)
