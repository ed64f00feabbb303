"""A bazaar is chosen from an open list only: wheel, letters and arrows pass over the box and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from pos.ui.views.office import OfficeView
from pos.ui.widgets.bazaar_box import BazaarBox
from tests.gui.bazaar_stages import BAZAARS
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

SHOWN = BAZAARS[1].code


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> OfficeView:
    made = OfficeView(desk)
    show(made)
    return made


def box_of(view: OfficeView) -> BazaarBox:
    (found,) = view.findChildren(BazaarBox)
    return found


def test_one_bazaar_leaves_nothing_to_choose(view: OfficeView) -> None:
    for bazaars in ((), BAZAARS[:1]):
        view.offer_bazaars(bazaars, "")
        assert not box_of(view).isVisible()
        assert view._title.isVisible()
    press_key(view, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert not box_of(view).view().isVisible()


def test_several_stand_in_place_of_the_title_in_the_language_of_the_screen(view: OfficeView, shell: Shell) -> None:
    view.offer_bazaars(BAZAARS, SHOWN)
    box = box_of(view)
    assert (box.isVisible(), view._title.isVisible(), box.count()) == (True, False, len(BAZAARS))
    assert "Oasis Bazaar" in box.currentText()
    shell.set_language("ar")
    assert "بازار الواحة" in box.currentText()
    assert box.toolTip() == box.currentText()


def test_what_passes_over_it_chooses_nothing(view: OfficeView) -> None:
    view.offer_bazaars(BAZAARS, SHOWN)
    box, chosen = box_of(view), list[str]()
    view.bazaar_chosen.connect(chosen.append)
    nothing = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        *(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, nothing, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(box, turned)
    for key in (Qt.Key.Key_P, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        press_key(box, key)
    assert (box.currentIndex(), chosen) == (1, [])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space):
        press_key(box, key)
        assert box.view().isVisible()
        box.hidePopup()
    assert (box.currentIndex(), chosen) == (1, [])
    box.activated.emit(2)
    assert chosen == [BAZAARS[2].code]


def test_the_same_offer_leaves_an_open_list_open(view: OfficeView) -> None:
    view.offer_bazaars(BAZAARS, SHOWN)
    box = box_of(view)
    box.showPopup()
    box.setCurrentIndex(2)
    view.offer_bazaars(BAZAARS, SHOWN)
    assert (box.view().isVisible(), box.currentIndex()) == (True, 1)
    box.hidePopup()
