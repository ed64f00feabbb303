"""Up to when a payout reaches is chosen beside the button that drafts it, with the keyboard too; up to now unless one says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.rows.office import PayoutState
from pos.ui.views.office_payout import OfficePayoutView
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk
    from pos.ui.rows.office import PayoutStage

FIRST_DAY = samples.AT.date()
DAYS = (FIRST_DAY, FIRST_DAY + timedelta(days=1))
OFFERED = PayoutState("none", may_draft=True, days=DAYS)


@pytest.fixture
def payout(desk: Desk, show: Callable[[QWidget], None]) -> OfficePayoutView:
    view = OfficePayoutView(desk)
    show(view)
    return view


@pytest.mark.parametrize(
    ("stage", "key"), [("none", Qt.Key.Key_F12), ("paid", Qt.Key.Key_F12), ("approved", Qt.Key.Key_F3)]
)
def test_the_end_is_chosen_and_drafted_up_to_without_a_mouse(
    payout: OfficePayoutView, qtbot: QtBot, stage: PayoutStage, key: Qt.Key
) -> None:
    payout.show_payout(replace(OFFERED, stage=stage))
    way = payout._next if stage == "approved" else payout._draft
    with qtbot.waitSignal(payout.draft_requested) as asked:
        press_key(payout, key)
    assert asked.args == [None]
    way._until.setFocus()
    press_key(way._until, Qt.Key.Key_Down)
    with qtbot.waitSignal(payout.draft_requested) as asked:
        press_key(way._until, key)
    assert asked.args == [DAYS[1]]


def test_tab_goes_from_the_button_to_the_end(payout: OfficePayoutView) -> None:
    payout.show_payout(OFFERED)
    payout._draft.button.setFocus()
    press_key(payout._draft.button, Qt.Key.Key_Tab)
    assert payout._draft._until.hasFocus()


def test_what_is_missing_now_does_not_stand_in_the_way_of_an_evening(payout: OfficePayoutView) -> None:
    payout.show_payout(replace(OFFERED, may_draft=False, blockers=("The totals differ.",)))
    way = payout._draft
    assert not way.button.isEnabled()
    way._until.setFocus()
    press_key(way._until, Qt.Key.Key_Down)
    assert way.button.isEnabled()
    press_key(way._until, Qt.Key.Key_Up)
    assert not way.button.isEnabled()


def test_what_hinders_a_draft_up_to_now_is_not_said_of_an_evening(payout: OfficePayoutView) -> None:
    hinders, kept = "The totals differ.", samples.AT
    payout.show_payout(replace(OFFERED, may_draft=False, blockers=(hinders,), known_until=kept))
    way, hints = payout._draft, payout._blockers
    assert hinders in hints.text()
    way._until.setFocus()
    press_key(way._until, Qt.Key.Key_Down)
    assert hinders not in hints.text()
    assert payout.desk.speech.moment(kept) in hints.text()
    payout.show_payout(replace(OFFERED, stage="paid", blockers=(hinders,)))
    assert (way.day, hints.isVisible()) == (DAYS[1], False)
    payout.show_payout(replace(OFFERED, stage="approved", blockers=("0427 is in no run.",)))
    assert "0427" in hints.text(), "what the run leaves out is said whatever is chosen for the next one"
    payout.show_payout(replace(OFFERED, blockers=(hinders,)))
    press_key(way._until, Qt.Key.Key_Up)
    assert hinders in hints.text()


def test_only_a_draft_up_to_now_is_provisional_before_it_is_asked_for(payout: OfficePayoutView) -> None:
    payout.show_payout(replace(OFFERED, needs_reason=True))
    way = payout._draft
    assert way.button.words == "Provisional draft…"
    way._until.setFocus()
    press_key(way._until, Qt.Key.Key_Down)
    assert way.button.words == "Make a draft"


def test_the_choice_stays_as_long_as_it_can_be_made_and_is_not_shown_where_there_is_none(
    payout: OfficePayoutView,
) -> None:
    way = payout._draft
    payout.show_payout(replace(OFFERED, days=()))
    assert not way._until.isVisible()
    payout.show_payout(OFFERED)
    assert way._until.isVisible()
    way._until.setCurrentIndex(1)
    assert way.day == DAYS[1]
    payout.show_payout(replace(OFFERED, days=(*DAYS, DAYS[1] + timedelta(days=1))))
    assert way.day == DAYS[1]
    payout.show_payout(replace(OFFERED, days=DAYS[:1]))
    assert way.day is None


@pytest.mark.parametrize(
    ("language", "words", "about", "name"),
    [
        ("ar", ("حتى الآن", "حتى مساء {day}"), "كل ما سُجّل حتى مساء {day}", "حتى متى تُحسب دفعة الصرف"),
        (
            "en",
            ("Up to now", "Up to the evening of {day}"),
            "everything up to the evening of {day}",
            "Up to when the payout reaches",
        ),
    ],
)
def test_the_page_says_up_to_which_evening(
    shell: Shell, show: Callable[[QWidget], None], language: str, words: tuple[str, str], about: str, name: str
) -> None:
    shell.set_language(language)
    view = OfficePayoutView(shell.desk)
    show(view)
    view.show_payout(replace(samples.PAYOUT, stage="paid", until=FIRST_DAY, days=DAYS))
    speech, box = shell.desk.speech, view._draft._until
    told = [words[0], *(words[1].format(day=speech.day_short(day)) for day in reversed(DAYS))]
    assert [box.itemText(n) for n in range(box.count())] == told
    assert box.accessibleName() == name
    assert about.format(day=speech.day_short(FIRST_DAY)) in view._about.text()
    assert speech.moment(samples.AT) not in view._about.text()
