"""The way into a bazaar on the screen: a found register counts only once its fingerprint was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.ways import CodeUsed
from pos.ui.rows.joining import InvitationParts, JoinedRow
from pos.ui.views.joining import JoiningView
from tests.gui.way_stages import NEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> JoiningView:
    made = JoiningView(desk)
    show(made)
    return made


def test_a_whole_invitation_can_be_used_at_once(view: JoiningView, qtbot: QtBot) -> None:
    assert not view._go.isEnabled()
    view.show_parts(InvitationParts("https://h:1", "40719 38265", "MZXW"))
    assert not view._compared.isVisible()
    view._label.setText("Gate")
    with qtbot.waitSignal(view.join_requested) as asked:
        view._go.click()
    wish = asked.args[0]
    assert (wish.parts, wish.label) == (InvitationParts("https://h:1", "40719 38265", "MZXW"), "Gate")


def test_a_found_register_is_trusted_only_by_a_person_s_eye(view: JoiningView) -> None:
    view.show_near(NEAR)
    view._table.setCurrentIndex(view._table.rows.index(0, 0))
    assert view._address.text() == NEAR[0].address
    view._code.setText("4071938265")
    view._code.textEdited.emit("4071938265")
    assert not view._go.isEnabled()
    view._compared.click()
    assert view._go.isEnabled()
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    assert not view._go.isEnabled()


def test_a_refusal_keeps_what_was_written_and_speaks_both_languages(view: JoiningView, shell: Shell) -> None:
    view.show_parts(InvitationParts("https://h:1", "40719 38265", ""))
    view.show_working()
    assert not view._form.isVisible()
    view.show_refusal(CodeUsed())
    assert view._code.text() == "40719 38265"
    assert "Another machine has used" in view._refusal.text()
    shell.set_language("ar")
    view.retranslate()
    assert "جهاز آخر" in view._refusal.text()


@pytest.mark.parametrize(("minutes", "word"), [(0, ""), (9, "9 minutes fast"), (-1, "1 minute slow")])
def test_it_welcomes_the_till_once_and_says_when_its_clock_is_off(
    view: JoiningView, qtbot: QtBot, minutes: int, word: str
) -> None:
    view.show_joined(JoinedRow("T05", "INTAJ8", skew_minutes=minutes))
    assert view._clock.isVisible() is bool(word)
    assert word in view._clock.text()
    with qtbot.waitSignal(view.begin_requested):
        view._welcome.begin.click()
    assert not view._welcome.begin.isEnabled()
