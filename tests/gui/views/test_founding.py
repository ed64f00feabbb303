"""Beginning a bazaar on the screen: one page, its words in both languages, and a way out while it is being done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from pos.domain.pins import PinsDiffer
from pos.intake.findings import CellEmpty
from pos.ui.rows.founding import FoundedRow
from pos.ui.views.founding import FoundingView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> FoundingView:
    made = FoundingView(desk)
    made.offer(date(2026, 7, 14), date(2026, 7, 16))
    show(made)
    return made


def test_all_that_stands_there_is_handed_on(view: FoundingView, qtbot: QtBot) -> None:
    view._fields["name_ar"].setText("بازار")
    view._fields["first_day"].setText("١٤/٧/٢٠٢٦")
    view._ticks["scent"].click()
    view._rounds.click()
    view._currency.setCurrentIndex(view._currency.findData("KWD"))
    with qtbot.waitSignal(view.found_requested) as asked:
        view._go.click()
    wish = asked.args[0]
    assert (wish.text("name_ar"), wish.text("first_day"), wish.text("last_day")) == ("بازار", "14/7/2026", "2026-07-16")
    assert (wish.text("currency"), wish.rounds_cash) == ("KWD", False)
    assert wish.packages == ("food", "clothes", "heritage", "handmade")
    assert "0.005" in view._rounds.text()


def test_a_pin_is_never_readable(view: FoundingView) -> None:
    for field in (view._fields["pin"], view._fields["again"]):
        assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_refusal_stands_at_its_line_and_speaks_both_languages(view: FoundingView, shell: Shell) -> None:
    view.show_refusal(PinsDiffer(), "again")
    shell.set_language("ar")
    QApplication.processEvents()
    assert view._refusal.text().startswith(view._captions["again"].text())
    arabic = view._refusal.text()
    shell.set_language("en")
    QApplication.processEvents()
    assert view._refusal.text() != arabic
    view.show_refusal(CellEmpty(), "packages")
    assert view._refusal.text().startswith(view._about_packages.text())
    view.show_form()
    assert not view._refusal.isVisible()


def test_it_can_be_stopped_once_and_then_leads_to_the_till(view: FoundingView, qtbot: QtBot) -> None:
    view.show_working()
    assert not view._form.isVisible()
    with qtbot.waitSignal(view.stop_requested):
        view._stop.click()
    assert not view._stop.isEnabled()
    view.show_founded(FoundedRow("T01", "بازار", "Bazaar"))
    with qtbot.waitSignal(view.begin_requested):
        view._welcome.begin.click()
    assert not view._welcome.begin.isEnabled()
