"""The page says who owes how much, asks for an amount first, and lets nobody take money who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.agent_facts import MoneyPlace
from pos.ui.rows.handovers import HandWish
from pos.ui.views.handovers import HandoversView
from tests.gui.hands import click, press_key
from tests.gui.outlet_stages import AGENTS, HANDOVERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_money_is_taken_by_keys_and_a_row_leads_to_its_receipt(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = HandoversView(desk)
    said: list[Any] = []
    for signal in (view.agent_chosen, view.taken, view.undo_requested, view.receipt_requested):
        signal.connect(said.append)
    show(view)
    assert not view._take.isEnabled()
    view.show_agents(AGENTS, "A01", may_take=True)
    view.show_handovers(HANDOVERS)
    assert said == []
    click(view._take)
    assert (said, QApplication.focusWidget()) == ([], view._amount)
    view._amount.show_amount(186_000)
    click(view._into.button("bank"))
    press_key(view._amount, Qt.Key.Key_Return)
    view._paper.setText(" F-18 ")
    press_key(view._paper, Qt.Key.Key_Return)
    press_key(view._reason, Qt.Key.Key_Return)
    assert said.pop() == HandWish(186_000, MoneyPlace.BANK, "F-18", "")
    assert not view._print.isEnabled()
    view._handovers.choose_first()
    click(view._print)
    click(view._undo)
    assert said == [HANDOVERS[0].number] * 2
    view._agents.selectionModel().setCurrentIndex(
        view._agents.rows.index(1, 0), view._agents.selectionModel().SelectionFlag.ClearAndSelect
    )
    assert said[-1] == "B01"
    view.clear_wish()
    assert (view._amount.amount_minor, view._paper.text()) == (None, "")


def test_every_figure_of_an_outlet_and_what_all_of_them_owe_leads_on(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = HandoversView(desk)
    asked: list[tuple[str, str]] = []
    view.origin_requested.connect(lambda *what: asked.append(what))
    show(view)
    assert not view._origin.isEnabled()
    view.show_agents(AGENTS, "A01", may_take=False)
    view._agents.enter()
    for _ in range(view._agents.rows.columnCount()):
        press_key(view._agents, Qt.Key.Key_Return)
        press_key(view._agents, Qt.Key.Key_Right)
    assert asked == [(AGENTS[0].device, figure) for figure in ("owed", "owed", "owed", "taken", "handed", "owed")]
    click(view._origin)
    assert asked[-1] == ("", "owed")


def test_who_may_not_take_money_still_sees_who_owes_it(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = HandoversView(desk)
    show(view)
    view.show_agents(AGENTS, "A01", may_take=False)
    view.show_handovers(HANDOVERS)
    view._handovers.choose_first()
    assert (view._take.isEnabled(), view._undo.isEnabled(), view._print.isEnabled()) == (False, False, True)
