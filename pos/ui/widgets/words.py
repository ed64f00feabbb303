"""Labels that stand on the right side in both directions, and amounts whose unit is smaller than their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from pos.domain.identity import UNASSIGNED
from pos.ui.theme import FONT_PX
from pos.ui.widgets.announce import announce

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.formats import Speech
    from pos.ui.theme import Look

Side = Literal["leading", "center", "trailing"]
GivesWay = Literal["not", "grown", "much"]
_UNIT_GAP = 0.16
_UNIT_LARGE = 0.44
_UNIT_SMALL = 0.85
_PX_MIN = 9
_LINE = 1.3
_HEIGHT_LEAST = 0.64
_ELIDING_PX = 2


def side_of(side: Side, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the absolute horizontal alignment of a side in a direction."""
    if side == "center":
        return Qt.AlignmentFlag.AlignHCenter
    is_right = (side == "leading") == (direction == Qt.LayoutDirection.RightToLeft)
    flag = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    return flag | Qt.AlignmentFlag.AlignAbsolute


def whose_words(speech: Speech, family: str) -> str:
    """Return whose something is: a family's number, the centre's where it is empty, or that nobody knows yet."""
    if family == UNASSIGNED:
        return QCoreApplication.translate("Whose", "Not assigned")
    return speech.code(family) if family else QCoreApplication.translate("Whose", "Centre")


def amount_fonts(
    look: Look, size: str, weight: QFont.Weight = QFont.Weight.Bold, number_px: int = 0
) -> tuple[QFont, QFont]:
    """Return the fonts of an amount's number and of its unit.

    Args:
        look: the sizes of text.
        size: a named font size for the number.
        weight: of the number.
        number_px: the size of the number where there is less room; the named size when zero.
    """
    number = look.font(size, weight)
    whole_px = number.pixelSize()
    number.setPixelSize(number_px or whole_px)
    unit = QFont(number)
    ratio = _UNIT_SMALL if whole_px < look.px("title") else _UNIT_LARGE
    unit.setPixelSize(max(_PX_MIN, round(number.pixelSize() * ratio)))
    unit.setWeight(QFont.Weight.DemiBold)
    return number, unit


def unit_gap_px(number: QFont) -> int:
    """Return how far an amount's unit stands from its number, in pixels."""
    return max(4, round(number.pixelSize() * _UNIT_GAP))


class Words(QLabel):
    """A label aligned by the direction of the screen, not by that of its content.

    Qt aligns a label by its first strong letter, so that digits alone would stand on the left of an Arabic form.
    """

    def __init__(self, role: str = "", *, side: Side = "leading", wrap: bool = False, text: str = "") -> None:
        """Make a label.

        Args:
            role: what the style sheet should take it for.
            side: where its text stands.
            wrap: whether it may run over several lines.
            text: its first text.
        """
        super().__init__(text)
        self._side = side
        if role:
            self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._align()

    @override
    def setText(self, text: str) -> None:
        """Say something; a refusal is read out at once, for nobody who cannot see it would look for it."""
        is_new = text != self.text()
        super().setText(text)
        if is_new and self.property("role") == "bad":
            announce(self, text, urgent=True)

    def _align(self) -> None:
        self.setAlignment(side_of(self._side, self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)


class ElidedWords(Words):
    """A label of one line that gives way where it has no room: to fewer words if it knows some, else to an ellipsis.

    The whole text is its tooltip, and what it is read out as.
    """

    _wordings: tuple[str, ...] = ()

    @override
    def setText(self, text: str) -> None:
        self._wordings = ()
        super().setText(text)
        self.setToolTip(text)

    def show_wordings(self, *wordings: str) -> None:
        """Say something in several ways, from the longest to the shortest, which it asks room for at least."""
        if wordings == self._wordings:
            return
        self.setText(wordings[0])
        self._wordings = wordings
        self.updateGeometry()

    @property
    def shown(self) -> str:
        """The longest wording that there is room for; the shortest where there is room for none."""
        if not self._wordings:
            return self.text()
        room_px = self.contentsRect().width()
        fitting = (words for words in self._wordings if self._room_px(words) <= room_px)
        return next(fitting, self._wordings[-1])

    def _room_px(self, words: str) -> int:
        """Return the room that words need: a text that fills it to the pixel is already cut."""
        return self.fontMetrics().horizontalAdvance(words) + _ELIDING_PX

    @override
    def sizeHint(self) -> QSize:
        wished = super().sizeHint()
        return wished.expandedTo(QSize(self._room_px(self._wordings[0]), 0)) if self._wordings else wished

    @override
    def minimumSizeHint(self) -> QSize:
        least_px = self._room_px(self._wordings[-1]) if self._wordings else 0
        return QSize(least_px, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), text)


class MoneyLabel(QWidget):
    """An amount: the number large, the unit smaller on the same baseline, never clipped but drawn smaller.

    The two are painted apart, because the typeface draws digits lower and wider in a run that also has Arabic letters.
    """

    def __init__(
        self,
        desk: Desk,
        size: str = "body",
        *,
        ink: str = "text",
        side: Side = "trailing",
        weight: QFont.Weight = QFont.Weight.Bold,
        gives_way: GivesWay = "not",
    ) -> None:
        """Make an empty amount.

        Args:
            desk: look and speech.
            size: a named font size of the theme for the number.
            ink: the meaning of its colour.
            side: where it stands in the room it is given.
            weight: of the number.
            gives_way: how much smaller it is drawn before a page that is too tall has to scroll: not at all, by what
                large text has added to it, or by much.
        """
        super().__init__()
        self._desk = desk
        self._size = size
        self._ink = ink
        self._side: Side = side
        self._weight = weight
        self._minor: int | None = None
        self._is_signed = False
        self._gives_way = gives_way
        upright = QSizePolicy.Policy.Fixed if gives_way == "not" else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)

    def show_amount(self, minor: int | None, *, ink: str | None = None, signed: bool = False) -> None:
        """Show an amount in minor units, or nothing.

        Args:
            minor: the amount.
            ink: the meaning of its colour from now on.
            signed: whether a positive amount has a plus sign.
        """
        self._minor = minor
        self._is_signed = signed
        self._ink = self._ink if ink is None else ink
        self.setAccessibleName("" if minor is None else self._desk.speech.money(minor))
        self.updateGeometry()
        self.update()

    def _number(self) -> str:
        if self._minor is None:
            return "–"
        speech = self._desk.speech
        return speech.signed(self._minor) if self._is_signed else speech.number(self._minor)

    def _fonts(self, number_px: int = 0) -> tuple[QFont, QFont]:
        return amount_fonts(self._desk.look, self._size, self._weight, number_px)

    def _fonts_that_fit(self) -> tuple[QFont, QFont]:
        number, unit = self._fonts()
        if self._gives_way != "not" and self.height() < round(number.pixelSize() * _LINE):
            number, unit = self._fonts(max(_PX_MIN, int(self.height() / _LINE)))
        while sum(self._widths(number, unit)) + 2 > self.width() and number.pixelSize() > _PX_MIN:
            number, unit = self._fonts(number.pixelSize() - 1)
        return number, unit

    def _height_least(self) -> float:
        """Return the share of its height that it keeps."""
        if self._gives_way == "much":
            return _HEIGHT_LEAST
        return FONT_PX[self._size] / self._desk.look.px(self._size) if self._gives_way == "grown" else 1.0

    def _widths(self, number: QFont, unit: QFont) -> tuple[int, int, int]:
        gap = 0 if self._minor is None else unit_gap_px(number)
        return (
            QFontMetrics(number).horizontalAdvance(self._number()),
            gap,
            0 if self._minor is None else QFontMetrics(unit).horizontalAdvance(self._desk.speech.unit()),
        )

    @override
    def sizeHint(self) -> QSize:
        number, unit = self._fonts()
        return QSize(sum(self._widths(number, unit)) + 2, round(number.pixelSize() * _LINE))

    @override
    def minimumSizeHint(self) -> QSize:
        wished = self.sizeHint()
        return QSize(round(wished.width() * 0.5), round(wished.height() * self._height_least()))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        number, unit = self._fonts_that_fit()
        wide, gap, narrow = self._widths(number, unit)
        room = QRect(0, 0, wide + gap + narrow, self.height())
        direction = self.layoutDirection()
        align = side_of(self._side, direction)
        if align & Qt.AlignmentFlag.AlignRight:
            room.moveRight(self.width() - 1)
        elif align & Qt.AlignmentFlag.AlignHCenter:
            room.moveLeft((self.width() - room.width()) // 2)
        is_rtl = direction == Qt.LayoutDirection.RightToLeft
        number_x = room.left() + (narrow + gap if is_rtl else 0)
        unit_x = room.left() + (0 if is_rtl else wide + gap)
        metrics = QFontMetrics(number)
        baseline = (self.height() + metrics.capHeight()) // 2
        painter = QPainter(self)
        painter.setPen(self._desk.look.colour(self._ink))
        painter.setFont(number)
        painter.drawText(number_x, baseline, self._number())
        if self._minor is None:
            return
        painter.setFont(unit)
        if self._ink == "text":
            painter.setPen(self._desk.look.colour("muted"))
        painter.drawText(unit_x, baseline, self._desk.speech.unit())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self.show_amount(self._minor, signed=self._is_signed)
        super().changeEvent(event)
