"""The page of roads says how many rows part, and asks about the figure in the cell that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.office_roads import OfficeRoadsView
from tests.gui.bookkeeping_stages import ROADS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_figure_is_asked_about_by_its_column(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeRoadsView(desk)
    qtbot.addWidget(view)
    view.show_roads(ROADS, 12_480, is_all=True)
    for column, figure in ((0, "ledger"), (4, "z_reports"), (5, "receipts"), (6, "ledger"), (7, "apart")):
        view._table.setCurrentIndex(view._table.rows.index(0, column))
        with qtbot.waitSignal(view.origin_requested) as asked:
            view._origin.click()
        assert asked.args == [ROADS[0].key, figure]
    with qtbot.waitSignal(view.all_wanted) as wanted:
        view._views.button("parted").click()
    assert wanted.args == [False]
    view.show_roads((), 12_480, is_all=False)
    assert not view._origin.isEnabled()
