"""The window as moving about asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.main_window import MainWindow
    from pos.ui.views.sign_in import SignInView


class PlacesFrame:
    """The window as `Places` asks for it."""

    def __init__(self, main: MainWindow, sign_in: SignInView) -> None:
        self._main = main
        self._sign_in = sign_in
        self.show_place = main.show_place
        self.show_places = main.show_places
        self.close_for_good = main.close_for_good

    def show_sign_in(self) -> None:
        """Show the first screen alone."""
        self._main.show_alone(self._sign_in)
