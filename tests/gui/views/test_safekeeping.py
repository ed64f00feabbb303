"""Mirror and copies in settings: how each stands in words, and what can be asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.rows.keeping import CopiesRow, KeepingRow, MirrorRow
from pos.ui.views.restoring import RestoreSheet
from pos.ui.views.safekeeping import SafekeepingView
from pos.ui.views.status_strip import StatusStrip
from tests.gui import samples
from tests.gui.frames import framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> SafekeepingView:
    made = SafekeepingView(desk)
    show(made)
    return made


@pytest.mark.parametrize(
    ("mirror", "words"),
    [
        (MirrorRow(kind="safe", folder="/stick", facts=1_200), "Up to date: \u20661,200\u2069 facts"),
        (MirrorRow(kind="safe", folder="/stick", is_same_disk=True), "on the same disk"),
        (MirrorRow(kind="behind", folder="/stick", behind=1), "1 fact behind"),
        (MirrorRow(kind="away", folder="/stick", since=samples.AT), "Away since \u20686:42 PM\u2069"),
        (MirrorRow(kind="foreign", folder="/stick"), "another book"),
    ],
)
def test_how_the_mirror_stands(view: SafekeepingView, mirror: MirrorRow, words: str) -> None:
    view.show_keeping(KeepingRow(mirror=mirror))
    is_bad = mirror.kind in {"away", "foreign"}
    shown = view._mirror_bad if is_bad else view._mirror_good
    assert words in shown.text()
    assert (view._mirror_bad.isVisible(), view._mirror_good.isVisible()) == (is_bad, not is_bad)
    assert view._mirror_off.isVisible()


def test_how_the_copies_stand(view: SafekeepingView) -> None:
    view.show_keeping(KeepingRow())
    assert view._place.text() == "No second place is chosen."
    assert not view._place_off.isVisible()
    view.show_keeping(KeepingRow(copies=CopiesRow(kind="running", folder="/stick", done=3, total=9)))
    assert (view._bar.isVisible(), view._bar.value(), view._copy.isEnabled()) == (True, 3, False)
    failed = CopiesRow(kind="failed", folder="/stick", last=samples.COPIES[0], since=samples.AT)
    view.show_keeping(replace(samples.KEEPING, copies=failed))
    assert "4,600 sales" in view._last.text()
    assert "The last try failed" in view._failed.text()


def test_what_can_be_asked_for(view: SafekeepingView, qtbot: QtBot) -> None:
    view.show_keeping(samples.KEEPING)
    for button, signal, wanted in (
        (view._mirror_off, view.mirror_requested, [""]),
        (view._place_off, view.place_requested, [""]),
        (view._every.button("50"), view.sales_between_requested, [50]),
        (view._copy, view.copy_requested, []),
        (view._restore, view.restore_requested, []),
    ):
        with qtbot.waitSignal(signal) as asked:
            button.click()
        assert asked.args == wanted


@pytest.mark.parametrize("button", ["_mirror_pick", "_place_pick"])
def test_a_folder_is_picked_in_the_system_s_own_way(view: SafekeepingView, qtbot: QtBot, button: str) -> None:
    getattr(view, button).click()
    dialog = view._dialog
    assert dialog is not None
    signal = view.mirror_requested if button == "_mirror_pick" else view.place_requested
    with qtbot.waitSignal(signal) as asked:
        dialog.fileSelected.emit("/stick")
    assert asked.args == ["/stick"]
    dialog.reject()


def test_a_copy_is_previewed_before_it_is_asked_for(desk: Desk, view: SafekeepingView, qtbot: QtBot) -> None:
    sheet = RestoreSheet(desk, view)
    sheet.show_copies(())
    assert sheet._words.text() == "There is no copy yet."
    assert not sheet._restore.isEnabled()
    sheet.show_copies(samples.COPIES)
    sheet._table.selectRow(2)
    assert "4,200 sales are in this copy." in sheet._words.text()
    assert "412 later facts come back from the mirror." in sheet._words.text()
    lacking = replace(samples.COPIES[0], beyond_mirror=0, beyond_register=4)
    sheet.show_copies((lacking,))
    sheet._table.selectRow(0)
    assert "4 later facts are with the register" in sheet._words.text()
    with qtbot.waitSignal(sheet.restore_requested) as asked:
        sheet._restore.click()
    assert asked.args == [lacking.key]
    assert not sheet.isVisible()


def test_sizes_are_said_in_the_unit_that_fits(desk: Desk, show: Callable[[QWidget], None]) -> None:
    strip = StatusStrip(desk)
    show(strip)
    assert strip.size_words(499 * 1024**2) == "\u2066499\u2069 MB"
    assert strip.size_words(3 * 1024**3 // 2) == "\u20661.5\u2069 GB"
    assert strip.size_words(80 * 1024**3) == "\u206680\u2069 GB"


def test_the_way_back_has_a_key_of_its_own_but_not_below_a_sheet(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = framed(desk, SafekeepingView(desk))
    view, sheet, asked = window.findChild(SafekeepingView), RestoreSheet(desk, window), []
    assert view is not None
    show(window)
    view.restore_requested.connect(lambda: asked.append("restore"))
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["restore"]
    assert "Ctrl+R" in view._restore.toolTip()
    sheet.show_copies(samples.COPIES)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["restore"]
    assert sheet._table.hasFocus()
