"""A view that can be made a step at a time, so that a key press finds its way between two steps.

Each part is made where it will stand: what is given another parent is dressed anew with all that is in it, a tenth of a
millisecond for each widget, so that a screen made from its leaves up is dressed at every storey.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from typing_extensions import override

from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class Stepwise(Spoken):
    """A frame whose parts are made at once, or in steps by whoever has something else to do between them."""

    _is_whole = False

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, role: str = "", whole: bool = True) -> None:
        """Make the frame.

        Args:
            desk: look and speech.
            parent: the widget it belongs to.
            role: what the style sheet should take it for.
            whole: whether its parts are made now; otherwise `furnish` makes them.
        """
        super().__init__(desk, parent, role=role)
        if whole:
            for _ in self.furnish():
                pass

    def furnish(self) -> Iterator[None]:
        """Make the parts, a few a step, then set their texts."""
        yield from self._make_parts()
        self._is_whole = True
        self.retranslate()
        self._show_first()

    @abstractmethod
    def _make_parts(self) -> Iterator[None]:
        """Make the parts; each step keeps the window's thread for a few milliseconds only."""

    def _show_first(self) -> None:
        """Show what is shown first."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if self._is_whole or event.type() != QEvent.Type.LanguageChange:  # before that its texts are not there yet
            super().changeEvent(event)
