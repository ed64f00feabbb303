"""The scale: what is sold by weight asks for it before it is in the basket, and again when its line is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.rows.till import Weighing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.rows.names import Name


class WeighView(Protocol):
    """Asks for a weight."""

    def ask(self, weighing: Weighing) -> None:
        """Ask."""


class Scale:
    """Asks for one weight at a time.

    Args:
        view: the sheet.
    """

    def __init__(self, view: WeighView) -> None:
        self._view = view
        self._then: Callable[[int], object] | None = None

    def ask(self, name: Name, price_minor: int, then: Callable[[int], object], *, grams: int = 0) -> None:
        """Ask what something weighs; `then` gets the grams."""
        self._then = then
        self._view.ask(Weighing(name, price_minor, grams))

    def weighed(self, grams: int) -> None:
        """Go on with what the person read from the scale."""
        then, self._then = self._then, None
        if then is not None:
            then(grams)

    def dismiss(self) -> None:
        """Leave it."""
        self._then = None
