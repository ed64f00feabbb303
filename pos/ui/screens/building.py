"""Builds the places of the window: in idle moments one slice after the other, and at once when somebody goes there.

A start waits for no place. What is still to be built is built while nobody asks for it, in slices that are short enough for a
key press between them; who is quicker gets the rest of that one place at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pos.sync.worker import SyncStatus
    from pos.ui.rows.frame import Place
    from pos.ui.screens.house import House
    from pos.ui.screens.place import PlaceScreen

PAUSE_MS = 5
REST_MS = 300  # after a key, a press or a scan: whoever works gets the thread to themselves


@dataclass(frozen=True, slots=True)
class Maker:
    """How a place is made.

    Attributes:
        make: makes the place, still unbuilt.
        modules: what it is made of, loaded one a slice beforehand; what is missing here is loaded all the same.
        waits: whether it is left alone until somebody goes there.
    """

    make: Callable[[House], PlaceScreen]
    modules: tuple[str, ...] = ()
    waits: bool = False


class Building(QObject):
    """The places of one window.

    Signals:
        finished(): every place that waits for nobody is built.

    Args:
        makers: how each place is made, in the order in which they are built.
        house: what they are made with.
        parent: the QObject that owns it.
    """

    finished = Signal()

    def __init__(self, makers: Mapping[Place, Maker], house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._makers = makers
        self._house = house
        self._begun: dict[Place, Iterator[None]] = {}
        self._screens: dict[Place, PlaceScreen] = {}
        self._waiting: list[Place] = []
        self._status: SyncStatus | None = None
        self.built: dict[Place, PlaceScreen] = {}
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def begin(self, closed: tuple[Place, ...] = ()) -> None:
        """Build in idle moments from now on, but for what is closed here or waits for somebody."""
        self._waiting = [place for place, maker in self._makers.items() if place not in closed and not maker.waits]
        self._timer.start()

    def give_way(self) -> None:
        """Somebody is at work: go on when they have paused."""
        if self._timer.isActive():
            self._timer.start(REST_MS)

    def get(self, place: Place) -> PlaceScreen:
        """Return a place, built as far as it was not."""
        if place not in self.built:
            for _ in self._slices(place):
                pass
        return self.built[place]

    def synced(self, status: SyncStatus) -> None:
        """Tell every place what the worker published; one that is built later hears the last word then."""
        self._status = status
        for screen in self.built.values():
            screen.synced(status)

    def close(self) -> None:
        """Build no more, and stop what runs in what is built."""
        self._timer.stop()
        for view in self._half_built:
            view.setParent(self._house.hall.main)  # it goes with the window
        for screen in self.built.values():
            screen.close()

    @property
    def _half_built(self) -> list[QWidget]:
        begun = [screen for place, screen in self._screens.items() if place not in self.built]
        parts = [part for screen in begun for part in vars(screen).values()]
        return [part for part in parts if isinstance(part, QWidget) and part.parent() is None]

    def _step(self) -> None:
        """Take one slice of the first place that is not whole."""
        if self._timer.interval() != PAUSE_MS:
            self._timer.setInterval(PAUSE_MS)
        while self._waiting and self._waiting[0] in self.built:
            self._waiting.pop(0)
        if self._waiting:
            next(self._slices(self._waiting[0]), None)
        else:
            self._timer.stop()
            self.finished.emit()

    def _slices(self, place: Place) -> Iterator[None]:
        if place not in self._begun:
            self._begun[place] = self._build(place)
        return self._begun[place]

    def _build(self, place: Place) -> Iterator[None]:
        maker = self._makers[place]
        for module in maker.modules:
            import_module(module)
            yield
        screen = self._screens[place] = maker.make(self._house)
        screen.seat = self._house.hall.main.seat(place)
        yield
        is_seated = False
        for _ in screen.build():
            yield
            if not is_seated and hasattr(screen, "view"):
                self._house.hall.main.fill_place(place, screen.view)
                is_seated = True
                yield
        if not is_seated:
            self._house.hall.main.fill_place(place, screen.view)
        self.built[place] = screen
        if self._status is not None:
            screen.synced(self._status)
