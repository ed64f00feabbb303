"""The counter's extras, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.preferences import Extras
from pos.ui.rows.till import HallState
from pos.ui.views.drawer import DrawerSheet
from pos.ui.views.settings import SettingsView
from pos.ui.views.till import TillView
from pos.ui.widgets.number_sheet import NumberSheet
from tests.gui import samples
from tests.gui.frames import framed, sheeted, told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def full_hall(desk: Desk) -> QWidget:
    view = TillView(desk)
    view.show_packages(samples.PACKAGES, "")
    view.show_items((samples.WEIGHED_TILE, *samples.ITEMS))
    view.show_basket((*samples.LINES, samples.WEIGHED), samples.TOTALS, "l4")
    view.hall.show_state(HallState(20, 20, is_full=True))
    return framed(desk, view)


def drawer(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: DrawerSheet(desk, window).ask())


def settings_with_extras(desk: Desk) -> QWidget:
    view = SettingsView(desk)
    view.show_preferences(samples.PREFERENCES)
    view.safekeeping.show_keeping(samples.KEEPING)
    view.extras.show_extras(Extras("bazaar", 18, has_display=True))
    return framed(desk, view)


def number(desk: Desk) -> QWidget:
    about = told(desk, "Search items", "البحث في الأصناف")
    return sheeted(desk, lambda window: NumberSheet(desk, window).ask(about))


COUNTER_STAGES = (full_hall, drawer, number, settings_with_extras)
