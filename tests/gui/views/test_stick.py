"""The strip of a stick is there only with one, and offers to take in only what lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.stick import StickRow
from pos.ui.views.stick import StickStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_it_follows_the_stick(desk: Desk, qtbot: QtBot) -> None:
    strip = StickStrip(desk)
    qtbot.addWidget(strip)
    assert not strip.isVisible()
    strip.show_stick(StickRow("/media/k", "KINGSTON"))
    assert strip.isVisible()
    assert "KINGSTON" in strip._words.text()
    assert not strip._take.isVisible()
    strip.show_stick(StickRow("/media/k", "KINGSTON", ("a",), ("b",)))
    assert strip._take.isVisible()
    assert "2" in strip._take.words
    for button, signal in (
        (strip._write, strip.write_requested),
        (strip._take, strip.take_requested),
        (strip._away, strip.dismissed),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    strip.show_stick(None)
    assert not strip.isVisible()
