"""Every screen and sheet, in both languages: it opens, says everything, clips nothing, and can be touched.

Each stage is asked this where it is pictured, in `tests/gui/test_pictures.py`; here is how, and that a fault is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def seen(screen: QWidget) -> list[QWidget]:
    """The parts that can be seen without scrolling, below the sheet that covers the window if there is one."""
    return [part for part in parts_of(screen) if not is_scrolled_away(part)]


def parts_of(screen: QWidget) -> list[QWidget]:
    """The parts that can be seen, by scrolling perhaps."""
    sheets = [
        child for child in screen.findChildren(QWidget) if child.property("role") == "sheet" and child.isVisible()
    ]
    ground = sheets[-1] if sheets else screen
    return [part for part in ground.findChildren(QWidget) if part.isVisible()]


def is_scrolled_away(part: QWidget) -> bool:
    """Whether a scrolling area shows less than the whole of a part, which is what it is for."""
    above = part.parentWidget()
    while above is not None:
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and above is area.viewport():
            whole = QRect(part.mapTo(above, QPoint(0, 0)), part.size())
            return not above.rect().contains(whole)
        above = above.parentWidget()
    return False


def faults_to_the_touch(screen: QWidget) -> list[str]:
    """What is cut, out of reach, without a name or too small for a finger, at the usual size of text."""
    parts = seen(screen)
    return [*clipped(parts), *lost(parts, screen), *nameless(parts), *small(parts), *scrolled(screen)]


def clipped(parts: list[QWidget]) -> list[str]:
    """The texts that have less room than they need."""
    return [
        f"clipped: {part.text()!r} has {part.width()}×{part.height()} of {part.sizeHint().toTuple()}"
        for part in parts
        if isinstance(part, (QLabel, QPushButton)) and part.text() and is_clipped(part)
    ]


def is_clipped(part: QLabel | QPushButton) -> bool:
    if isinstance(part, ElidedWords):  # but a pill has words for every room
        is_pill = isinstance(part.parentWidget(), StatusPill)
        return is_pill and part.fontMetrics().horizontalAdvance(part.shown) > part.width()
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) > part.height()
    wanted = part.sizeHint()
    return wanted.width() > part.width() or wanted.height() > part.height()


def lost(parts: list[QWidget], screen: QWidget) -> list[str]:
    """The parts that reach out of the window."""
    return [
        f"reaches out: {type(part).__name__} {part.accessibleName()!r} at {part.geometry().getRect()}"
        for part in parts
        if isinstance(part, (*ASKED, QLabel))
        and not screen.rect().contains(QRect(part.mapTo(screen, QPoint(0, 0)), part.size()))
    ]


def nameless(parts: list[QWidget]) -> list[str]:
    """The parts that a screen reader could not name."""
    return [
        f"nameless: {type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in parts
        if isinstance(part, ASKED)
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
    ]


@pytest.mark.usefixtures("shell")
def test_a_clipped_lost_or_nameless_part_is_seen(show: Callable[[QWidget], None]) -> None:
    ground = QWidget()
    show(ground)
    button = QPushButton("Complete the sale", ground)
    button.setGeometry(10, 10, 20, 20)
    field = QLineEdit(ground)
    field.setGeometry(ground.width() - 10, 10, 100, 50)
    tight = PageRoom(tall := QWidget())
    tall.setMinimumHeight(100)
    tight.setParent(ground)
    tight.setGeometry(10, 60, 200, 90)
    for part in (button, field, tight):
        part.show()
    settle()
    assert clipped([button])
    assert small([button])
    assert scrolled(ground)
    assert lost([button, field], ground) == lost([field], ground) != []
    assert nameless([button, field]) == nameless([field]) != []
    assert {each.partition(":")[0] for each in faults_to_the_touch(ground)} == {
        *("clipped", "reaches out", "nameless", "too small", "scrolls"),
    }


def small(parts: list[QWidget]) -> list[str]:
    """The parts that a finger would miss."""
    return [
        f"too small: {type(part).__name__} {part.accessibleName()!r}: {part.width()}×{part.height()}"
        for part in parts
        if isinstance(part, (QPushButton, QLineEdit, QComboBox)) and min(part.width(), part.height()) < TOUCH_PX_MIN
    ]


def scrolled(screen: QWidget) -> list[str]:
    """The pages that have to be scrolled: none at the usual size of text, on the smallest screen."""
    return [
        f"scrolls: {type(room.page).__name__} is {room.page.height()} in {room.viewport().height()}"
        for room in screen.findChildren(PageRoom)
        if room.isVisible() and room.page.height() > room.viewport().height()
    ]


def unseen(screen: QWidget) -> list[str]:
    """The buttons that look the same with the keyboard and without."""
    same = []
    buttons = [part for part in seen(screen) if isinstance(part, QPushButton) and part.isEnabled()]
    stops = [part for part in buttons if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for button in stops[:3]:
        button.clearFocus()
        settle()
        before = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        settle()
        if button.grab().toImage() == before:
            same.append(button.accessibleName())
    return same
