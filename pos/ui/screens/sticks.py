"""Sticks that are plugged in: looked for on a lane of their own every few seconds, never on the window's thread.

Asking the system for its volumes may hang for seconds on a dying stick or a lost network share; that must cost no key press.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from pos.sync.sticks import lying_on
from pos.ui.rows.stick import StickRow
from pos.ui.runner import Lane, QtRunner

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 3_000
PLUGGED_PLACES = ("/media/", "/run/media/", "/Volumes/")  # where systems mount what a person plugs in


@dataclass(frozen=True, slots=True)
class Volume:
    """A mounted volume.

    Attributes:
        root: where it is mounted.
        name: what it is called; may be empty.
    """

    root: str
    name: str


def volumes() -> tuple[Volume, ...]:
    """Return the volumes that can be written to; asked on the lane only."""
    return tuple(
        Volume(one.rootPath(), one.displayName())
        for one in QStorageInfo.mountedVolumes()
        if one.isValid() and one.isReady() and not one.isReadOnly() and not one.isRoot()
    )


class StickWatch(QObject):
    """Notices sticks.

    Signals:
        changed(object): all sticks that are there now, as a tuple of `StickRow`, whenever that changes.
    """

    changed = Signal(object)

    def __init__(
        self, device: str, look: Callable[[], tuple[Volume, ...]] = volumes, parent: QObject | None = None
    ) -> None:
        """Make a watch that does not look yet.

        Args:
            device: this till, whose acknowledgements matter.
            look: asks for the volumes, on the lane.
            parent: the QObject that owns it.
        """
        super().__init__(parent)
        self._device = device
        self._look_at = look
        self._before: frozenset[str] | None = None
        self._is_looking = False
        self._there: tuple[StickRow, ...] = ()
        self._lane = QtRunner(Lane("sticks", workers_max=1), parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and then from now on."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._lane.close()

    def look(self) -> None:
        """Look once, unless somebody is still looking."""
        if not self._is_looking:
            self._is_looking = True
            self._lane.run(self._found, self._compare, self._cannot)

    # -- inside ------------------------------------------------------------------------------------------------

    def _found(self) -> tuple[StickRow, ...]:
        """Return the sticks: what came since the first look, or lies where people's sticks are mounted; on the lane."""
        mounted = self._look_at()
        if self._before is None:
            self._before = frozenset(one.root for one in mounted if not one.root.startswith(PLUGGED_PLACES))
        return tuple(self._row(one) for one in mounted if one.root not in self._before)

    def _row(self, volume: Volume) -> StickRow:
        bundles, acks = lying_on(Path(volume.root), self._device)
        return StickRow(volume.root, volume.name or volume.root, tuple(map(str, bundles)), tuple(map(str, acks)))

    def _compare(self, there: tuple[StickRow, ...]) -> None:
        self._is_looking = False
        if there != self._there:
            self._there = there
            self.changed.emit(there)

    def _cannot(self, _error: Exception) -> None:
        """A stick that is pulled out while it is read is gone at the next look."""
        self._is_looking = False
