"""What a screen reader says of itself: what was added, refused or given back, without the keyboard moving there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(part: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have the screen reader say something, where one listens.

    Args:
        part: what it is about.
        text: what to say; nothing when empty.
        urgent: whether it interrupts what is being read.
    """
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(part, text)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if urgent else levels.Polite)
    QAccessible.updateAccessibility(event)
