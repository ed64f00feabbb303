"""The photo on a family's form: shown, replaced by a file, and removed only when that is said twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.views.family_photo import SIDE_PX, FamilyPhotoPart
from tests.gui.enrolment_stages import a_photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def part(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> FamilyPhotoPart:
    made = FamilyPhotoPart(desk)
    qtbot.addWidget(made)
    show(made)
    return made


def test_a_photo_is_shown_whole_and_a_family_without_one_is_asked_for_it(part: FamilyPhotoPart) -> None:
    part.show_photo(a_photo(), may_change=True)
    shown = part._shown.pixmap().deviceIndependentSize()
    assert (shown.width(), shown.height()) == (SIDE_PX * 3 / 4, SIDE_PX)
    part.show_photo(b"", may_change=True)
    assert not part._shown.isVisible()
    assert part._choose.isVisible()
    assert not part._remove.isVisible()


def test_nobody_is_asked_who_may_not_change_it(part: FamilyPhotoPart) -> None:
    part.show_photo(a_photo(), may_change=False)
    assert part._shown.isVisible()
    assert not part._choose.isVisible()
    assert not part._remove.isVisible()
    part.show_no_family()
    assert not part.isVisible()


def test_it_is_removed_by_the_keyboard_when_that_is_said_twice(part: FamilyPhotoPart, qtbot: QtBot) -> None:
    part.show_photo(a_photo(), may_change=True)
    with qtbot.assertNotEmitted(part.removed):
        QTest.keyClick(part._remove, Qt.Key.Key_Space)
    part.show_photo(a_photo(), may_change=True)  # another family: it begins anew
    with qtbot.assertNotEmitted(part.removed):
        QTest.keyClick(part._remove, Qt.Key.Key_Space)
    with qtbot.waitSignal(part.removed):
        QTest.keyClick(part._remove, Qt.Key.Key_Space)


def test_a_file_is_chosen(part: FamilyPhotoPart, qtbot: QtBot) -> None:
    part.show_photo(b"", may_change=True)
    part._ask_file()
    assert part._dialog is not None
    part._dialog.reject()
    part._ask_file()
    with qtbot.waitSignal(part.file_chosen) as chosen:
        part._dialog.fileSelected.emit("/a/photo.jpg")
    assert chosen.args == [Path("/a/photo.jpg")]
    part._dialog.reject()
