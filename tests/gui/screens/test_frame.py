"""Moving about asks the window for its places; signing in has the window alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from pos.ui.main_window import MainWindow
from pos.ui.screens.frame import PlacesFrame
from pos.ui.views.sign_in import SignInView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_signing_in_has_the_window_alone(desk: Desk, qtbot: QtBot) -> None:
    main = MainWindow(desk)
    qtbot.addWidget(main)
    main.add_place("sell")
    sign_in = SignInView(desk)
    frame = PlacesFrame(main, sign_in, lambda place: main.fill_place(place, QLabel(place)))
    frame.show_sign_in()
    assert main._pages.currentWidget() is sign_in
    frame.show_place("sell")
    assert main._pages.currentWidget() is main._framed
    shown = main._rooms["sell"].page
    assert isinstance(shown, QLabel)
    assert shown.text() == "sell"
    frame.close_for_good()
    assert not main.isVisible()
