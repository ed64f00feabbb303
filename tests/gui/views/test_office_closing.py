"""The closed books say what is open, show each closing with its whole hash, and offer only what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.closing import OpenRow
from pos.ui.views.office_closing import OfficeClosingView
from tests.gui.bookkeeping_stages import DIGESTS, closings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_closing_is_shown_with_its_figures_and_the_hashes_that_chain_it(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeClosingView(desk)
    qtbot.addWidget(view)
    view.show_closings((), OpenRow())
    assert not view._open_origin.isEnabled()
    view.show_closings((), OpenRow(entries=3, may_close=True))
    with qtbot.waitSignal(view.figure_opened) as everything:
        view._open_origin.click()
    assert everything.args == ["", "open"]
    assert (view._nothing.isVisibleTo(view), view._close.isEnabled(), view._prove.isEnabled()) == (True, True, False)
    rows = closings(desk)
    view.show_closings(rows, OpenRow(hindrances=("no",), entries=3, last=rows[0].number))
    with qtbot.waitSignal(view.figure_opened) as later:
        view._open_origin.click()
    assert later.args == [rows[0].number, "open"]
    assert (view._hindrances.text(), view._close.isEnabled()) == ("no", False)
    view._table.selectRow(1)
    said = view._detail.text().replace(" ", "")
    assert DIGESTS[1] in said
    assert DIGESTS[0] in said
    assert view._totals.rows.rowCount() == 5
    view._table.selectRow(2)
    assert "first" in view._detail.text()
    with qtbot.waitSignal(view.fact_opened) as opened:
        view._open.click()
    assert opened.args == ["R01.1.1"]
    with qtbot.waitSignal(view.account_opened) as account:
        view._totals.row_opened.emit(view._totals.rows.key_at(0))
    assert account.args == [rows[2].number, rows[2].totals[0].account]
    for column, figure in ((5, "entries"), (6, "owed")):
        view._table.setCurrentIndex(view._table.rows.index(1, column))
        with qtbot.waitSignal(view.figure_opened) as told:
            view._origin.click()
        assert told.args == [rows[1].number, figure]
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    with qtbot.waitSignal(view.fact_opened) as opened:
        view._table.row_opened.emit(rows[1].key)
    assert opened.args == [rows[1].key]


def test_what_was_just_closed_is_chosen_and_else_the_choice_stays(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeClosingView(desk)
    qtbot.addWidget(view)
    rows = closings(desk)
    view.show_closings(rows[1:], OpenRow())
    assert view._table.chosen == rows[1].key
    view.show_closings(rows, OpenRow())
    assert view._table.chosen == rows[1].key
    view.show_closings(rows, OpenRow(), rows[0].key)
    assert view._table.chosen == rows[0].key
    assert DIGESTS[2] in view._detail.text().replace(" ", "")
