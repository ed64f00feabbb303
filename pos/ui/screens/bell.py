"""A bell that any thread may ring and that is heard where the window lives."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    """Carries a value from any thread to the window's.

    Signals:
        rang(object): the value; connect it as queued.
    """

    rang = Signal(object)

    def ring(self, value: object) -> None:
        """Ring with a value."""
        self.rang.emit(value)
