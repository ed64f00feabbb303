"""The administrator's look at who did what: the register's trail, and the acts of the office's own journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.access import OfficeAct, TrailRow

DEEDS_MAX = 50_000  # what a screen can be searched for; beyond it the machine's owner asks by command


class TrailLine(Protocol):
    """The administrator's calls; `pos.sync.client.RegisterClient` is one such line."""

    def trail(self, after: int = 0) -> tuple[TrailRow, ...]:
        """Return who did what, after a number, a thousand entries at most."""

    def office_acts(self, bazaar: str) -> tuple[OfficeAct, ...]:
        """Return what the office planned, paid and decided, the last ones first."""

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""


class TrailDesk:
    """Who did what, at one register.

    Args:
        line: the register, on which the administrator has signed in.
        bazaar: whose office's acts are asked for.
    """

    def __init__(self, line: TrailLine, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar

    def deeds(self) -> tuple[TrailRow, ...]:
        """Return every entry of the trail, asked for a thousand at a time."""
        found: list[TrailRow] = []
        while rows := self._line.trail(found[-1].seq if found else 0):
            found += rows
            if len(found) >= DEEDS_MAX:
                break
        return tuple(found)

    def acts(self) -> tuple[OfficeAct, ...]:
        """Return what the office planned, paid and decided, the last ones first."""
        return self._line.office_acts(self._bazaar)

    def note_export(self, what: str) -> None:
        """Say that what is shown was written into a file."""
        self._line.note_export(self._bazaar, what)
