"""Where the book and its copies are, and what to do when it is damaged; `stages` shows them with all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.asking import ConfirmSheet
from pos.ui.views.first_start import FirstStartView
from pos.ui.views.leaving import LeavingView
from pos.ui.views.rescue import RescueView
from pos.ui.views.restoring import RestoreSheet
from pos.ui.views.safekeeping import SafekeepingView
from pos.ui.views.sayings import Sayings
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def safekeeping(desk: Desk) -> QWidget:
    view = SafekeepingView(desk)
    view.show_keeping(samples.KEEPING)
    return framed(desk, view)


def rescue(desk: Desk) -> QWidget:
    view = RescueView(desk)
    view.show_rescue(samples.RESCUE)
    return view


def checking(desk: Desk) -> QWidget:
    view = RescueView(desk)
    view.show_checking()
    view.show_progress(40_000, 130_000)
    return view


def restoring(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = RestoreSheet(desk, window)
        sheet.show_copies(samples.COPIES)
        sheet._table.selectRow(0)

    return sheeted(desk, lay)


def leaving(desk: Desk) -> QWidget:
    view = LeavingView(desk)
    view.show_till("T01", "INTAJ8")
    return framed(desk, view)


def left(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_left("/disk/amana/left/T01-1")
    return view


def leave_own(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        ConfirmSheet(desk, window).ask(Sayings(desk).question("leave_own", code="T01"))

    return sheeted(desk, lay)


SAFETY_STAGES = (leaving, left, leave_own, safekeeping, rescue, checking, restoring)
