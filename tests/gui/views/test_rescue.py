"""The screen of a book that cannot be opened says what there is, offers only what helps, and hides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest

from pos.domain.troubles import BookDamaged
from pos.ui.rows.rescue import RescueAct, RescueKind
from pos.ui.views.rescue import RescueView
from pos.ui.views.rescue_words import RescueWords
from tests.gui import samples
from tests.gui.views.test_every_screen import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> RescueView:
    made = RescueView(desk)
    qtbot.addWidget(made)
    made.show_rescue(samples.RESCUE)
    return made


def test_what_is_safe_is_said_source_by_source(view: RescueView) -> None:
    said = [words.text() for _, words in view._safe_lines if words.isVisibleTo(view)]
    assert len(said) == 4
    assert "4,711 facts" in said[0]
    assert "4,600 sales" in said[0]
    assert said[2].startswith("The register has signed for: ")


def test_only_what_helps_is_offered_and_the_best_comes_first(view: RescueView, qtbot: QtBot) -> None:
    view.show_rescue(replace(samples.RESCUE, acts=("rebuild", "again")))
    offered = [act for act, (button, _) in view._acts.items() if button.isVisibleTo(view)]
    assert offered == ["rebuild"]
    assert view._again.isVisibleTo(view)  # below, where it is not what promises most
    best = view._act_grid.itemAtPosition(0, 0)
    assert best is not None
    assert best.widget() is view._acts["rebuild"][0]
    with qtbot.waitSignal(view.act_requested) as asked:
        view._acts["rebuild"][0].click()
    assert asked.args == ["rebuild"]


def test_while_something_is_done_nothing_else_can_be(view: RescueView, qtbot: QtBot) -> None:
    view.show_working("restore")
    view.show_progress(10, 40)
    assert not view._acts_card.isVisibleTo(view)
    assert (view._bar.value(), view._bar.maximum()) == (10, 40)
    with qtbot.waitSignal(view.stop_requested):
        view._stop.click()
    assert view._count.text() == "\u206610\u2069 of \u206640\u2069 facts"
    assert not view._stop.isEnabled()
    assert view._stop.words == "Cancelling …"
    assert not view._quit.isEnabled()
    view.show_working("salvage")
    assert view._stop.isEnabled()
    assert view._stop.words == "Cancel"
    assert not view._count.isVisibleTo(view)
    view.show_rescue(samples.RESCUE)
    view.show_given_up()
    assert view._foot_words.text() == "Cancelled. Everything is as it was."
    assert view._quit.isEnabled()
    view.show_working("new_key")
    assert not view._stop.isVisibleTo(view)
    view.show_failure(BookDamaged("no"))
    assert view._acts_card.isVisibleTo(view)
    assert view._failed.text().startswith("That did not work, and everything is as it was.")


def test_closing_and_the_report_are_asked_for(view: RescueView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.report_requested):
        view._report.click()
    view.show_saved("logs/book-report.txt")
    assert "logs/book-report.txt" in view._foot_words.text()
    with qtbot.waitSignal(view.quit_requested):
        view.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_and_every_way_has_its_words(shell: Shell, view: RescueView, language: str) -> None:
    shell.set_language(language)
    words = RescueWords(shell.desk, view)
    kinds = [words.of_kind(kind) for kind in get_args(RescueKind)]
    acts = [words.of_act(act) for act in get_args(RescueAct)]
    assert len({title for title, _ in kinds}) == len(kinds)
    assert len({title for title, _ in acts}) == len(acts)
    assert all(about for _, about in (*kinds, *acts))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_it_is_whole_on_a_small_screen_without_scrolling(
    shell: Shell, view: RescueView, language: str, percent: int, theme: str
) -> None:
    shell.set_language(language)
    shell.set_text_percent(percent)
    shell.set_theme(theme)
    view.resize(1366, 768)
    view.show()
    long = "\\a folder with a long name" * 6
    view.show_rescue(replace(samples.RESCUE, folder=long, details=samples.RESCUE.details * 20))
    view.show_failure(BookDamaged("no"))  # the most that it ever says
    settle()
    assert view._area.verticalScrollBar().maximum() == 0
    assert view._details.height() >= 48
    view.resize(1024, 640)  # the smallest window, and large text: now it scrolls, and the foot stays in sight
    shell.set_text_percent(150)
    settle()
    assert view._area.verticalScrollBar().maximum() > 0
    assert view._quit.mapTo(view, view._quit.rect().bottomLeft()).y() < view.height()
