"""A field for money: typed text or keypad keys in, whole minor units out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from typing_extensions import override

from pos.domain.errors import NotAnAmount, Refusal
from pos.domain.text import latin_figures
from pos.ui.widgets.figure_row import FIGURE_EDGE_PX
from pos.ui.widgets.keypad import BACK, CLEAR
from pos.ui.widgets.line_field import TypedLine
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import Words, amount_fonts, side_of, unit_gap_px
from pos.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.widgets.words import Side

_CHARACTERS_MAX = 14
_UNIT_MARGIN_PX = 58
_UNIT_EDGE_PX = 14
_TEXT_EDGE_PX = 15  # border and padding of the style sheet, and what Qt leaves inside them


def complaints_of(field: AmountField) -> Words:
    """Return a line that says why a field holds no amount; it takes no room while there is nothing to say."""
    line = Words("bad", wrap=True)
    line.hide()

    def tell(complaint: str) -> None:
        line.setText(complaint)
        line.setVisible(bool(complaint))

    field.complained.connect(tell)
    return line


def lift_px(font: QFont) -> int:
    """Return how far the line of a font stands below the middle of the room that it is written in, in pixels."""
    metrics = QFontMetrics(font)
    return metrics.ascent() - metrics.height() // 2


class AmountField(TypedLine):
    """A line for one amount; it reads from left to right in every language, with the unit where the line ends.

    Signals:
        amount_changed(object): the amount in minor units, or `None` while the text is none.
        complained(str): why the text is no amount, in words, with each change of it; empty once it is one again.
    """

    amount_changed = Signal(object)
    complained = Signal(str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, size: Literal["headline", "figure"] = "headline"
    ) -> None:
        """Make an empty line.

        Args:
            desk: look and speech.
            parent: the widget it belongs to.
            size: of its digits; a `figure` stands at the end of the line, below the other figures of the counter.
        """
        super().__init__(parent)
        self._desk = desk
        self._is_figure = size == "figure"
        self._starts_anew = False
        self._is_entered = False
        self._complaint = ""
        self.setProperty("role", "figure" if self._is_figure else "amount")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMaxLength(_CHARACTERS_MAX)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textChanged.connect(self._text_changed)
        self._align()

    @property
    def amount_minor(self) -> int | None:
        """The amount in minor units, or `None` while the text is none."""
        return self._read()[0]

    @property
    def complaint(self) -> str:
        """Why the text is no amount, in words; empty while it is one, or while there is none."""
        refusal = self._read()[1]
        speech = self._desk.speech
        return "" if refusal is None else say(refusal, speech.language, speech.currency)

    def _read(self) -> tuple[int | None, Refusal | None]:
        text, currency = self.text().strip(), self._desk.speech.currency
        if not text:
            return None, None
        try:
            amount = currency.parse(text)
        except Refusal as refusal:
            return None, refusal
        return (amount, None) if amount >= 0 else (None, NotAnAmount(text, currency.exponent))

    def show_amount(self, minor: int | None) -> None:
        """Show an amount; the next key begins a new one."""
        currency = self._desk.speech.currency
        self.setText("" if minor is None else currency.format(minor).replace(",", ""))
        self._starts_anew = True

    def press(self, key: str) -> None:
        """Take a key of a keypad."""
        text = "" if self._starts_anew else self.text()
        self._starts_anew = False
        if key == BACK:
            self.setText(text[:-1])
        elif key == CLEAR:
            self.setText("")
        elif self._fits(text + key):
            self.setText(text + key)

    def _fits(self, text: str) -> bool:
        decimals = text.partition(".")[2]
        exponent = self._desk.speech.currency.exponent
        return text.count(".") <= (1 if exponent else 0) and len(decimals) <= exponent

    def _text_changed(self, text: str) -> None:
        latin = latin_figures(text)
        if latin != text:
            place = self.cursorPosition()
            self.setText(latin)
            self.setCursorPosition(place)
            return
        self._starts_anew = False
        before, self._complaint = self._complaint, self.complaint
        restyle(self, "state", "wrong" if self._complaint else "")
        self.setAccessibleDescription(self._complaint)
        self.amount_changed.emit(self.amount_minor)
        if before or self._complaint:
            self.complained.emit(self._complaint)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        was_here = self._is_entered
        self._is_entered = True
        super().mousePressEvent(event)
        if not was_here:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_entered = False
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._desk.look
        painter = QPainter(self)
        painter.setPen(look.colour("muted"))
        side = side_of("trailing", self._direction) | Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(_UNIT_EDGE_PX, 0, -_UNIT_EDGE_PX, 0)
        painter.setFont(look.font("lead"))
        if self._is_figure:
            number, unit = amount_fonts(look, "figure")
            room = self.rect().adjusted(FIGURE_EDGE_PX, 0, -FIGURE_EDGE_PX, 0)
            # In the middle it would stand above the line of the digits.
            room.translate(0, lift_px(number) - lift_px(unit))
            painter.setFont(unit)
        painter.drawText(room, int(side), self._desk.speech.unit())

    @property
    def _direction(self) -> Qt.LayoutDirection:
        """Where the screen begins; the line's own direction is that of its digits."""
        return Qt.LayoutDirection.RightToLeft if self._desk.look.is_rtl else Qt.LayoutDirection.LeftToRight

    def _align(self) -> None:
        side: Side = "trailing" if self._is_figure else "leading"
        self.setAlignment(side_of(side, self._direction) | Qt.AlignmentFlag.AlignVCenter)
        unit_px = _UNIT_MARGIN_PX
        if self._is_figure:
            number, unit = amount_fonts(self._desk.look, "figure")
            wide_px = QFontMetrics(unit).horizontalAdvance(self._desk.speech.unit()) + unit_gap_px(number)
            unit_px = FIGURE_EDGE_PX + wide_px - _TEXT_EDGE_PX
        unit_margins = (unit_px, 0) if self._desk.look.is_rtl else (0, unit_px)
        self.setTextMargins(unit_margins[0], 0, unit_margins[1], 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange} and hasattr(self, "_desk"):
            self._align()
            self.update()
