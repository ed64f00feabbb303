"""A new machine becomes a till with nothing but what stands on the administrator's screen, over real HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.settings import Settings
from pos.sync.admitted import admitted_till
from pos.sync.nearby import Nearby
from pos.ui.screens.first_start import FirstStart
from tests.builders import surroundings
from tests.integration.sync.chain import End, raised
from tests.unit.register.rehearsal import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell

PATIENCE_MS = 30_000


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[End]:
    made = raised(tmp_path / "centre", Clock(), planned=True)
    yield made
    made.server.stop()


@pytest.fixture
def first(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[FirstStart]:
    made = FirstStart(tmp_path / "home", shell, Settings(language="en"), surroundings, searches=False)
    made.show()
    qtbot.waitExposed(made.view)
    yield made
    made.close()


def test_a_wrong_code_is_refused_and_the_right_one_makes_a_till(
    first: FirstStart, centre: End, qtbot: QtBot, tmp_path: Path
) -> None:
    view = first.view.joining
    first.view._steps["join"][2].click()
    invitation = centre.invite()
    view._text.setText(invitation.text())
    assert view._go.isEnabled()
    view._code.setText("00000 00000")
    view._go.click()
    qtbot.waitUntil(view._refusal.isVisible, timeout=PATIENCE_MS)
    assert "unknown" in view._refusal.text()
    view._text.setText("")
    first._wedge.scanned.emit(invitation.text())
    view._go.click()
    qtbot.waitUntil(view._welcome.isVisible, timeout=PATIENCE_MS)
    with qtbot.waitSignal(first.joined) as joined:
        view._begin.click()
    assert joined.args == [admitted_till(tmp_path / "home")]


def test_the_sample_is_one_press_away_and_the_language_is_kept(first: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    first.view.language_requested.emit("ar")
    first.view.theme_requested.emit("dark")
    kept = files.read(tmp_path / "home")
    assert (kept.language, kept.theme) == (first.settings.language, first.settings.theme) == ("ar", "dark")
    with qtbot.waitSignal(first.sample_chosen):
        first.view._steps["sample"][2].click()


def test_a_register_that_is_heard_near_here_is_listed(first: FirstStart, qtbot: QtBot) -> None:
    first.view.show_joining()
    first._found.ring((Nearby("hall-1", "https://192.168.8.5:8420", "MZXW6YTBOJ2GK3TUMFZGKIDB"),))
    qtbot.waitUntil(lambda: first.view.joining._table.rows.rowCount() == 1, timeout=PATIENCE_MS)
