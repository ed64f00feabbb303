"""What use cases ask of the outside: paper and the cash drawer.

A port is spoken to *after* the fact is in the book. It must not raise for a device that is off or out of paper: a sale is
saved whatever the printer does, so an adapter keeps its trouble to itself and shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.record import Recorded


class Press(Protocol):
    """Puts recorded facts on paper."""

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print the paper of a fact; a `copy` says so on the paper. Facts without a paper are passed over."""


class Drawer(Protocol):
    """The cash drawer."""

    def open(self) -> None:
        """Kick the drawer open."""


class NoPress:
    """A press for a till without a printer."""

    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        """Print nothing."""


class NoDrawer:
    """A drawer for a till without one."""

    def open(self) -> None:
        """Open nothing."""
