"""The base of everything that speaks: a frame that sets its texts again whenever the language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class Spoken(QFrame):
    """A frame with texts of its own.

    A subclass sets all of them in `retranslate`, and calls it once at the end of its constructor.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, role: str = "") -> None:
        """Make an empty frame.

        Args:
            desk: look and speech.
            parent: the widget it belongs to.
            role: what the style sheet should take it for.
        """
        super().__init__(parent)
        self.desk = desk
        if role:
            self.setProperty("role", role)

    @property
    def home(self) -> QWidget | None:
        """The part that the keyboard comes to when what had it here is gone; none unless a subclass names one.

        It serves where a focus proxy does not: Tab never comes to what stands before a proxy.
        """
        return None

    def retranslate(self) -> None:
        """Set every text of this widget in the current language."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects by, and have the sheet looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    for each in (widget, *widget.findChildren(QWidget)):
        style.unpolish(each)
        style.polish(each)
