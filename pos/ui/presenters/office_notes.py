"""The papers of what the office did with money: shown right after the act, and again from the list of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, Printed


class NoteShop(Protocol):
    """Sets papers; asked on the paper lane only."""

    def notes(self, lines: tuple[str, ...]) -> Printed:
        """Set the papers of facts of the office, by their lines of its journal."""


class NotePapers:
    """Shows the papers of reversals and of the cash box.

    Args:
        room: the register, which holds the facts.
        shop: sets the papers.
        lanes: asks the one, and makes the other.
        show_paper: shows an A4 paper.
    """

    def __init__(self, room: OfficeRoom, shop: NoteShop, lanes: Lanes, show_paper: Callable[[Printed], None]) -> None:
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._show_paper = show_paper

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Show the papers that bear these numbers, all in one."""
        if numbers:
            self._show(lambda: self._room.desk().papers(numbers))

    def show_fact(self, key: str) -> None:
        """Show the paper of one fact, by its place, `R01.1.45`."""
        device, epoch, seq = key.split(".")
        self._show(lambda: (self._room.desk().fact(device, int(epoch), int(seq)).line,))

    def _show(self, find: Callable[[], tuple[str, ...]]) -> None:
        self._lanes.fetch_and_make(find, self._shop.notes, self._show_paper)
