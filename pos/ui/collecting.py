"""Forgotten cycles are looked for on the window's thread alone.

Python looks for them on whichever thread happens to make the object that is one too many: the one that syncs, prints, or serves
the centre's register. An object of Qt that lies in such a cycle would die there, though its timer or its socket belongs to the
window's thread: Qt warns of a timer, and over a socket the process ends (seen with PySide 6.11). So no thread looks by itself
while a window is open, and the window's own thread looks often.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 250


def due_generation() -> int | None:
    """Return the oldest generation that Python would look through by now, by its own thresholds; None when none is due."""
    due = [
        generation
        for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > limit
    ]
    return max(due, default=None)


class Collector(QObject):
    """Looks for forgotten cycles on the thread it lives in, and keeps every other thread from it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Look from now on, but not among what is there already: all of that stays."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave the looking to Python again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        generation = due_generation()
        if generation is not None:
            gc.collect(generation)
