"""The office's look at what was sold, in one bazaar or on one of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.selling import SellingFigures


class SellingLine(Protocol):
    """The dashboard's calls; `pos.sync.client.RegisterClient` is one such line."""

    def selling(self, bazaar: str, day: date | None = None) -> SellingFigures:
        """Return what was sold, in all or on one day."""

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""


class SellingDesk:
    """What was sold, at one register.

    Args:
        line: the register, on which the person has signed in.
        bazaar: whose sales are asked for.
    """

    def __init__(self, line: SellingLine, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar

    def figures(self, day: date | None = None) -> SellingFigures:
        """Return what was sold, in all or on one day."""
        return self._line.selling(self._bazaar, day)

    def note_export(self, what: str) -> None:
        """Say that what is shown was written into a file."""
        self._line.note_export(self._bazaar, what)
