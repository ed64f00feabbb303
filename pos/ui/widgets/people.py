"""People: their roles in words, and a big tile with the first letter of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle
from typing_extensions import override

from pos.ui.widgets.words import side_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.people import PersonTile, Role

_AVATAR_PX = 48


def role_words(role: Role) -> str:
    """Return what a role is called."""
    words = {
        "cashier": QCoreApplication.translate("Role", "Cashier"),
        "lead": QCoreApplication.translate("Role", "Shift lead"),
        "goods": QCoreApplication.translate("Role", "Goods desk"),
        "sync": QCoreApplication.translate("Role", "Sync staff"),
        "accountant": QCoreApplication.translate("Role", "Accountant"),
        "approver": QCoreApplication.translate("Role", "Payout approver"),
        "admin": QCoreApplication.translate("Role", "Administrator"),
    }
    return words[role]


def first_letter(name: str) -> str:
    """Return the letter that stands for a name; the article ال is skipped."""
    bare = name.removeprefix("ال") if len(name) > 3 else name
    return bare[:1].upper()


class PersonButton(QPushButton):
    """A person to choose."""

    def __init__(self, desk: Desk, person: PersonTile) -> None:
        super().__init__()
        self._desk = desk
        self.person = person
        self.setProperty("kind", "person")
        self.setCheckable(True)
        self.setEnabled(not person.is_locked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the button in the current language."""
        self.setAccessibleName(f"{self._desk.speech.name(self.person.name)}, {role_words(self.person.role)}")
        self.update()

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
        avatar = QStyle.visualRect(direction, room, QRect(14, top, _AVATAR_PX, _AVATAR_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        is_on = self.isChecked()
        painter.setBrush(look.colour("accent" if is_on else "accent_soft"))
        painter.drawEllipse(avatar)
        painter.setPen(look.colour("on_accent" if is_on else "on_accent_soft"))
        painter.setFont(look.font("title", QFont.Weight.Bold))
        painter.drawText(avatar, int(Qt.AlignmentFlag.AlignCenter), first_letter(name))
        left = 14 + _AVATAR_PX + 12
        words = QStyle.visualRect(direction, room, QRect(left, 0, room.width() - left - 10, room.height()))
        large, small = look.font("lead", QFont.Weight.DemiBold), look.font("small")
        align = side_of("leading", direction)
        half = room.height() // 2
        painter.setFont(large)
        painter.setPen(look.colour("text" if self.isEnabled() else "muted"))
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
            role_words(self.person.role),
        )
