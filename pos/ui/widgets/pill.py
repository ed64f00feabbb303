"""A status pill: an icon and a few words in a tone, such as "12 sales only on this till"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy
from typing_extensions import override

from pos.ui.widgets.frames import row
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone

_ICON_PX = 17


class StatusPill(QFrame):
    """A few words in a tone, never in colour alone: the icon differs too.

    Signals:
        pressed(): a pill that leads somewhere was pressed, by mouse, finger or key.
    """

    pressed = Signal()

    def __init__(self, desk: Desk, *, leads: bool = False) -> None:
        """Make an empty pill.

        Args:
            desk: look and speech.
            leads: whether pressing it leads somewhere.
        """
        super().__init__()
        self._leads = leads
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._desk = desk
        self._tone: Tone = "plain"
        self._icon = ""
        self._said: tuple[str, str, str, str] | None = None
        self.setProperty("role", "pill")
        self.setProperty("tone", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = row(self, margins=(9, 4, 9, 4), space_px=6)
        self._picture = QLabel()
        self._words = ElidedWords()
        line.addWidget(self._picture)
        line.addWidget(self._words)

    def show_status(self, text: str, *, tone: Tone, icon: str, short: str = "") -> None:
        """Say something else.

        Args:
            text: in full.
            tone: how grave it is.
            icon: the name of the picture before it.
            short: the same in fewer words, where there is no room for all; never fewer when empty.
        """
        said = (text, tone, icon, short)
        if said == self._said:  # every fact asks all of them, and nearly all stand as they stood
            return
        self._said = said
        self._tone, self._icon = tone, icon
        self._words.show_wordings(text, short or text)
        self.setAccessibleName(text)
        restyle(self, "tone", tone)
        self._paint_icon()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def _paint_icon(self) -> None:
        self._picture.setVisible(bool(self._icon))
        if self._icon:
            ink = "muted" if self._tone == "plain" else self._tone
            icon = self._desk.look.icon(self._icon, ink)
            self._picture.setPixmap(icon.pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}:
            self._paint_icon()


class IconLabel(QLabel):
    """An icon that is not a button."""

    def __init__(self, desk: Desk, icon: str, *, ink: str = "text", px: int = 24) -> None:
        super().__init__()
        self._desk = desk
        self._icon = icon
        self._ink = ink
        self._px = px
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paint_icon()

    def show_icon(self, icon: str, ink: str) -> None:
        """Show another icon or colour."""
        self._icon, self._ink = icon, ink
        self._paint_icon()

    def _paint_icon(self) -> None:
        icon = self._desk.look.icon(self._icon, self._ink)
        self.setPixmap(icon.pixmap(QSize(self._px, self._px), self.devicePixelRatioF()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}:
            self._paint_icon()
