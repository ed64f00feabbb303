"""People: their roles in words, and a big tile with the first letter of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget
from typing_extensions import override

from pos.domain.bazaar import Role
from pos.ui.widgets.buttons import EnterButton
from pos.ui.widgets.frames import mirrored
from pos.ui.widgets.words import side_of
from pos.wording import name_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.people import PersonTile
    from pos.ui.rows.people import Role as RoleKey

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_AVATAR_PX = 48
_ROWS_MAX = 64


def role_words(role: RoleKey, language: str) -> str:
    """Return what a role is called; the same word as in every sentence."""
    return name_of(Role[role.upper()], language)


def first_letter(name: str) -> str:
    """Return the letter that stands for a name; the article ال is skipped."""
    bare = name.removeprefix("ال") if len(name) > 3 else name
    return bare[:1].upper()


class PersonButton(EnterButton):
    """A person to choose.

    Signals:
        arrow_pressed(int): the key of an arrow.
    """

    arrow_pressed = Signal(int)

    def __init__(self, desk: Desk, person: PersonTile) -> None:
        super().__init__()
        self._desk = desk
        self.person = person
        self.setProperty("kind", "person")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_person(person)

    def show_person(self, person: PersonTile) -> None:
        """Stand for another person."""
        self.person = person
        self.retranslate()

    def retranslate(self) -> None:
        """Name the button in the current language."""
        self.setAccessibleName(f"{self._desk.speech.name(self.person.name)}, {self._below_the_name()}")
        self.update()

    def _below_the_name(self) -> str:
        """Return the role, and in the sample bazaar the PIN."""
        words, pin = role_words(self.person.role, self._desk.speech.language), self.person.pin
        return f"{words} · {self._desk.speech.code(pin)}" if pin else words

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.arrow_pressed.emit(event.key())  # Qt itself would press the tile beside a chosen one
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(230, 76)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, direction = self._desk.look, self.layoutDirection()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = self._desk.speech.name(self.person.name)
        room = self.rect()
        top = (room.height() - _AVATAR_PX) // 2
        avatar = mirrored(direction, room, QRect(14, top, _AVATAR_PX, _AVATAR_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        is_on = self.isChecked()
        painter.setBrush(look.colour("accent" if is_on else "accent_soft"))
        painter.drawEllipse(avatar)
        painter.setPen(look.colour("on_accent" if is_on else "on_accent_soft"))
        painter.setFont(look.font("title", QFont.Weight.Bold))
        painter.drawText(avatar, int(Qt.AlignmentFlag.AlignCenter), first_letter(name))
        left = 14 + _AVATAR_PX + 12
        words = mirrored(direction, room, QRect(left, 0, room.width() - left - 10, room.height()))
        large, small = look.font("lead", QFont.Weight.DemiBold), look.font("small")
        align = side_of("leading", direction)
        half = room.height() // 2
        painter.setFont(large)
        painter.setPen(look.colour("muted" if self.person.is_locked else "text"))
        painter.drawText(
            words.adjusted(0, 6, 0, -half + 6),
            int(align | Qt.AlignmentFlag.AlignBottom),
            QFontMetrics(large).elidedText(name, Qt.TextElideMode.ElideRight, words.width()),
        )
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        painter.drawText(
            words.adjusted(0, half + 4, 0, 0),
            int(align | Qt.AlignmentFlag.AlignTop),
            self._below_the_name(),
        )


class PeopleChoice(QWidget):
    """Big tiles of which one is chosen.

    Signals:
        chosen(str): the key of the person whose tile was pressed.
        reached(QWidget): the tile that an arrow led to.
    """

    chosen = Signal(str)
    reached = Signal(QWidget)

    def __init__(self, desk: Desk, *, columns: int) -> None:
        """Make an empty choice.

        Args:
            desk: look and speech.
            columns: how many tiles stand in a row.
        """
        super().__init__()
        self._desk = desk
        self._columns = columns
        self._buttons: list[PersonButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pressed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setRowStretch(_ROWS_MAX, 1)

    @property
    def person(self) -> PersonTile | None:
        """Who is chosen."""
        button = self._group.checkedButton()
        return button.person if isinstance(button, PersonButton) else None

    def show_people(self, people: tuple[PersonTile, ...]) -> None:
        """Show other people, none of them chosen unless there is only one."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(False)
            button.hide()
        self._group.setExclusive(True)
        for place, person in enumerate(people):
            if place == len(self._buttons):
                self._add_button(person)
            self._buttons[place].show_person(person)
            self._buttons[place].show()
        if len(people) == 1:
            self.choose(people[0].key)

    def choose(self, key: str) -> None:
        """Choose a person without signalling it."""
        for button in self._buttons:
            if button.person.key == key:
                button.setChecked(True)

    def take_focus(self) -> None:
        """Give the keyboard to the chosen tile, or to the first."""
        shown = [button for button in self._buttons if not button.isHidden()]
        for button in sorted(shown, key=QPushButton.isChecked, reverse=True)[:1]:
            button.setFocus()

    def retranslate(self) -> None:
        """Name the tiles in the current language."""
        for button in self._buttons:
            button.retranslate()

    def _add_button(self, person: PersonTile) -> None:
        button = PersonButton(self._desk, person)
        button.arrow_pressed.connect(self._walk)
        place = len(self._buttons)
        self._group.addButton(button)
        self._grid.addWidget(button, place // self._columns, place % self._columns)
        self._buttons.append(button)

    def _walk(self, key: int) -> None:
        """Go to the tile that stands where an arrow points; from the last row but one down to a shorter one too."""
        shown = [button for button in self._buttons if not button.isHidden()]
        here = next((place for place, button in enumerate(shown) if button.hasFocus()), 0)
        forward = Qt.Key.Key_Left if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            there = here + (self._columns if key == Qt.Key.Key_Down else -self._columns)
            if there >= len(shown) > here // self._columns * self._columns + self._columns:
                there = len(shown) - 1
        else:
            there = here + (1 if key == forward else -1)
            if there // self._columns != here // self._columns:
                return
        if 0 <= there < len(shown):
            shown[there].setFocus()
            self.reached.emit(shown[there])

    def _pressed(self, button: QPushButton) -> None:
        if isinstance(button, PersonButton):
            self.chosen.emit(button.person.key)
