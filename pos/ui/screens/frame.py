"""The window as moving about asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.main_window import MainWindow
    from pos.ui.rows.frame import Place
    from pos.ui.views.sign_in import SignInView


class PlacesFrame:
    """The window as `Places` asks for it.

    Args:
        main: the window.
        sign_in: the first screen.
        build: builds a place that is not there yet.
    """

    def __init__(self, main: MainWindow, sign_in: SignInView, build: Callable[[Place], object]) -> None:
        self._main = main
        self._sign_in = sign_in
        self._build = build
        self.show_places = main.show_places
        self.close_for_good = main.close_for_good

    def show_place(self, place: Place) -> None:
        """Show the screen of a place, which is built now where it was not."""
        self._build(place)
        self._main.show_place(place)

    def show_sign_in(self) -> None:
        """Show the first screen alone."""
        self._main.show_alone(self._sign_in)
