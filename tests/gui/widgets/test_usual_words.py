"""A press writes what the button says, in the language of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.usual_words import UsualWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_what_is_pressed_is_what_is_written(desk: Desk, qtbot: QtBot) -> None:
    usual = UsualWords(desk, 2)
    qtbot.addWidget(usual)
    for words in (("Change", "Too much"), ("فكة", "نقد زائد")):
        usual.set_words(*words)
        with qtbot.waitSignal(usual.chosen) as chosen:
            usual._buttons[1].click()
        assert chosen.args == [words[1]]
