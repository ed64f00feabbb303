"""A place of the window: a screen and everything behind it, built when it is first needed and a slice at a time.

A place says nothing and reads nothing before its last slice, so that what is recorded while it is half built is not missed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from pos.domain.record import Recorded
    from pos.sync.worker import SyncStatus
    from pos.ui.widgets.sheet import Sheet


class _Heedless:
    """What a place may be told of, and what it does about it unless it says otherwise: nothing."""

    def scan(self, code: str) -> None:
        """Take a scanned label."""

    @property
    def giving_way(self) -> Sheet | None:
        """The sheet of this place that makes room for the next scanned label; None where each one refuses it."""
        return None

    def learn(self, recorded: Recorded) -> None:
        """Follow a fact that was recorded."""

    def synced(self, status: SyncStatus) -> None:
        """Follow the worker."""

    def renewed(self) -> None:
        """Show other cards: the register's catalogue has come."""

    def forget(self) -> None:
        """Forget what only the person who leaves may see."""

    def close(self) -> None:
        """Stop what runs beside the window."""


class PlaceScreen(_Heedless, ABC):
    """What the window asks of each place.

    Attributes:
        view: what is shown; there when the place is built.
        seat: what will hold the view, and is its parent from the first.
        takes_scans: whether a scanned label belongs here.
    """

    view: QWidget
    seat: QWidget | None = None
    takes_scans = False

    @abstractmethod
    def build(self) -> Iterator[None]:
        """Build the view and what is behind it; each step keeps the window's thread for a few milliseconds only."""

    @abstractmethod
    def enter(self) -> None:
        """Show what there is to show, to somebody who comes here."""
