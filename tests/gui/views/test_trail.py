"""The page of who did what: three boxes to search by, and its words in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.trail import DeedFilter
from pos.ui.views.office import OfficeView
from pos.ui.views.trail import TrailView
from tests.gui import samples
from tests.gui.way_stages import CHOICES, DEEDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def test_what_is_chosen_is_looked_for(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = TrailView(desk)
    show(view)
    view.show_choices(CHOICES, DeedFilter(kind="restored"))
    view.show_deeds(DEEDS, 9)
    assert view._kinds.currentData() == "restored"
    for signal, box in ((view.person_chosen, view._people), (view.kind_chosen, view._kinds)):
        with qtbot.waitSignal(signal) as chosen:
            box.activated.emit(0)
        assert chosen.args == [box.currentData()]
    view._days.setCurrentIndex(1)
    with qtbot.waitSignal(view.day_chosen) as chosen:
        view._days.activated.emit(1)
    assert chosen.args == [samples.DAY]
    view._days.setCurrentIndex(0)
    with qtbot.waitSignal(view.day_chosen) as chosen:
        view._days.activated.emit(0)
    assert chosen.args == [None]
    with qtbot.waitSignal(view.export_requested):
        view._export.click()
    view.show_deeds((), 9)
    assert not view._export.isEnabled()


def test_every_deed_has_words_in_both_languages(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = TrailView(shell.desk)
    show(view)
    english = [view._kind_words(deed.kind) for deed in DEEDS] + [view._detail_words(deed) for deed in DEEDS]
    assert "_" not in "".join(english)
    shell.set_language("ar")
    arabic = [view._kind_words(deed.kind) for deed in DEEDS] + [view._detail_words(deed) for deed in DEEDS]
    assert [one for one, other in zip(english, arabic, strict=True) if one == other] == [
        "–",
        "\u20662\u2069",
        DEEDS[4].detail,
    ]
    assert view._detail_words(DEEDS[0]) == "الجديد: \u2066142\u2069 · المحفوظ جانبًا: \u20660\u2069"
    assert view._detail_words(DEEDS[5]) == "الحقبة \u20662\u2069"


def test_it_is_offered_to_administrators_only(desk: Desk, show: Callable[[QWidget], None]) -> None:
    office = OfficeView(desk)
    show(office)
    office.offer_administration(is_offered=True)
    office.machines._trail.click()
    assert office._stack.currentWidget() is office._pages["trail"]
    office.trail._machines.click()
    assert office._stack.currentWidget() is office._pages["machines"]
    office.machines._trail.click()
    office.offer_administration(is_offered=False)
    assert office._stack.currentWidget() is office._pages["families"]
