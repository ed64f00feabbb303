"""What a row of the three roads is about: all that a till took on a day, a way of paying, a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.roads import RoadLine


class RoadWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def what(self, each: RoadLine) -> str:
        """Return what a row compares."""
        speech = self._desk.speech
        if each.part == "all":
            return self.tr("Takings")
        if each.part == "method":
            return self.tr("In cash") if each.about == "cash" else self.tr("Not in cash")
        if not each.about:
            return self.tr("The centre's own")
        name = speech.name(each.name) if each.name is not None else ""
        return speech.line(filter(None, (self.tr("Family {n}").format(n=speech.code(each.about)), name)))
