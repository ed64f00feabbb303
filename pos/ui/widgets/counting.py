"""Counting a drawer: one line for each note and coin, with steps for fingers and a field for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from pos.domain.text import latin_digits
from pos.ui.rows.counting import Count
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import TypedLine
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pos.ui.desk import Desk

PIECES_MAX = 9_999
_FIELD_PX = 72
_TAG_PX, _TAG_GAP_PX = 64, 8  # of what the note or coin is, at least, and behind it
_WORTH = "00,000"  # what is read at a glance of what was counted; more is drawn smaller
_LINES_MAX = 20
_COLUMNS = 2
_GAP_PX, _GAP_TIGHT_PX = 40, 20  # between the columns
_SPACE_PX = 6  # between the parts of a line


class _PiecesField(TypedLine):
    """A field for a small whole number; arrows step it. Half a note cannot be counted: such a text stays, and is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(len(str(PIECES_MAX)))
        self.setFixedWidth(_FIELD_PX)
        self.setPlaceholderText("0")
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._clean)

    @property
    def pieces(self) -> int | None:
        """The number; `None` while the field is untouched."""
        text = self.text()
        return int(text) if text.isdigit() else None

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that is no whole number."""
        return bool(self.text()) and self.pieces is None

    def step(self, by: int) -> None:
        """Change the number."""
        self.setText(str(min(PIECES_MAX, max(0, (self.pieces or 0) + by))))

    def _clean(self, text: str) -> None:
        latin = latin_digits(text).strip()
        if latin != text:
            self.setText(latin)
        restyle(self, "state", "wrong" if self.is_wrong else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.step(1)
        elif event.key() == Qt.Key.Key_Down:
            self.step(-1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class _Tag(Words):
    """What the note or coin is; whole in every size of text."""

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(_TAG_PX, 0))


class CountPad(Spoken):
    """The lines of a count, in two columns; where there is less room without what each is worth, then below each other.

    Signals:
        changed(object): the `rows.counting.Count` after each change.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._fields: dict[int, _PiecesField] = {}
        self._steps: dict[int, tuple[ActionButton, ActionButton]] = {}
        self._worths: dict[int, MoneyLabel] = {}
        self._tags: dict[int, Words] = {}
        self._lines: list[QWidget] = []
        self._columns = _COLUMNS
        self._says_worth = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._wrong = Words("bad", wrap=True)
        self._wrong.hide()
        self._grid.addWidget(self._wrong, _LINES_MAX, 0, 1, 2)
        self._grid.setRowStretch(_LINES_MAX + 1, 1)

    @property
    def count(self) -> Count:
        """What was counted so far."""
        return Count(
            tuple(
                (denomination, field.pieces) for denomination, field in self._fields.items() if field.pieces is not None
            )
        )

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that cannot be counted."""
        return any(field.is_wrong for field in self._fields.values())

    def show_denominations(self, denominations: tuple[int, ...]) -> None:
        """Ask for these notes and coins; where they are asked for already, what was counted stays.

        Args:
            denominations: in minor units, largest first.
        """
        if denominations == tuple(self._fields):
            return
        for line in self._lines:
            line.hide()
        self._fields, self._steps, self._worths, self._tags = {}, {}, {}, {}
        self._lines = [self._make_line(denomination) for denomination in denominations]
        self._lay()
        for line in self._lines:
            # Qt would show it with its next event; an Enter that comes before that would skip the line.
            line.show()
        self.retranslate()
        self._recount()

    def clear(self) -> None:
        """Count nothing again."""
        for field in self._fields.values():
            field.clear()

    def lead_to(self, following: QWidget) -> None:
        """Let the keyboard go through the lines in order, and from the last one to another widget."""
        fields = list(self._fields.values())
        for before, after in zip(fields, [*fields[1:], following], strict=True):
            QWidget.setTabOrder(before, after)

    def take_focus(self) -> None:
        """Give the keyboard to the first line."""
        for field in self._fields.values():
            field.setFocus()
            return

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self._wrong.setText(self.tr("Only whole pieces can be counted. Write how many notes or coins there are."))
        for denomination, field in self._fields.items():
            worth = speech.money(denomination)
            self._tags[denomination].setText(speech.short(denomination))
            field.setAccessibleName(self.tr("Pieces of {worth}").format(worth=worth))
            fewer, more = self._steps[denomination]
            fewer.set_words(self.tr("One less of {worth}").format(worth=worth), shows=False)
            more.set_words(self.tr("One more of {worth}").format(worth=worth), shows=False)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the room of one column at least."""
        return QSize(self._line_px, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _COLUMNS * self._line_px + _GAP_PX
        is_tight = not is_wide and self.width() >= _COLUMNS * self._bare_px + _GAP_TIGHT_PX
        columns = _COLUMNS if is_wide or is_tight else 1
        if (columns, not is_tight) != (self._columns, self._says_worth):
            self._columns, self._says_worth = columns, not is_tight
            self._lay()

    @property
    def _line_px(self) -> int:
        """How wide a line is at least, in pixels."""
        worth = QFontMetrics(self.desk.look.font("lead", QFont.Weight.Bold))
        return self._bare_px + _SPACE_PX + worth.horizontalAdvance(_WORTH)

    @property
    def _bare_px(self) -> int:
        """How wide it is without what is counted of it, which the sum tells too."""
        tags = (tag.minimumSizeHint().width() for tag in self._tags.values())
        steps = (sum(step.minimumSizeHint().width() + _SPACE_PX for step in pair) for pair in self._steps.values())
        return max(tags, default=0) + _TAG_GAP_PX + _SPACE_PX + max(steps, default=0) + _FIELD_PX

    def _lay(self) -> None:
        self._grid.setHorizontalSpacing(_GAP_PX if self._says_worth else _GAP_TIGHT_PX)
        for worth in self._worths.values():
            worth.setVisible(self._says_worth)
        for column in range(_COLUMNS):
            # By their stretch alone, or the first amount that appears would move what is pressed.
            self._grid.setColumnStretch(column, int(column < self._columns))
        rows = -(-len(self._lines) // self._columns)
        for place, line in enumerate(self._lines):
            self._grid.addWidget(line, place % rows, place // rows)

    def _make_line(self, denomination: int) -> QWidget:
        box = QWidget()
        line = row(box, space_px=_SPACE_PX)
        tag = _Tag("lead-strong", side="trailing")
        fewer = ActionButton(self.desk, "minus", kind="step", icon_px=18)
        more = ActionButton(self.desk, "plus", kind="step", icon_px=18)
        field = _PiecesField()
        worth = MoneyLabel(self.desk, "lead", ink="muted")
        worth.setMinimumWidth(1)  # it is drawn smaller before anything that is pressed is
        for button in (fewer, more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.setProperty("minor", denomination)
        fewer.clicked.connect(self._step_down)
        more.clicked.connect(self._step_up)
        field.textChanged.connect(self._recount)
        line.addWidget(tag)
        line.addSpacing(_TAG_GAP_PX)
        for widget in (fewer, field, more):
            line.addWidget(widget)
        line.addWidget(worth, 1)
        self._tags[denomination] = tag
        self._fields[denomination] = field
        self._steps[denomination] = (fewer, more)
        self._worths[denomination] = worth
        return box

    def _step_up(self) -> None:
        self._step(1)

    def _step_down(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        button = self.sender()
        if button is not None:
            self._fields[int(button.property("minor"))].step(by)

    def _recount(self) -> None:
        for denomination, field in self._fields.items():
            pieces = field.pieces
            worth = None if pieces is None else denomination * pieces
            self._worths[denomination].show_amount(worth, ink="text" if worth else "muted")
        self._wrong.setVisible(self.is_wrong)
        self.changed.emit(self.count)
