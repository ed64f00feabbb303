"""The accounts of another bazaar, on a stage of their own: the choice in the head, and the mark over the window's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.ui.rows.bazaars import BazaarRow
from pos.ui.rows.names import Name
from pos.ui.views.office import OfficeView
from pos.ui.widgets.bazaar_mark import BazaarMark
from tests.gui import samples
from tests.gui.frames import framed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

BAZAARS = (
    BazaarRow("INTAJ-08", samples.FRAME.bazaar, samples.AT.date()),
    BazaarRow("OASIS-02", Name("بازار الواحة", "Oasis Bazaar"), samples.AT.date() - timedelta(days=30)),
    BazaarRow("INTAJ-07", samples.FRAME.bazaar, samples.AT.date() - timedelta(days=364)),
)


def other_bazaar(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.offer_bazaars(BAZAARS, BAZAARS[1].code)
    view.tills.show_days((samples.AT.date(),), None)
    view.tills.show_tills(samples.TILLS)
    view.show_tab("tills")
    window = framed(desk, view)
    BazaarMark(desk, window, window.head, view, BAZAARS[1])
    return window


BAZAAR_STAGES = (other_bazaar,)
