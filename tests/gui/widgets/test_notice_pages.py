"""A notice that comes or goes moves nothing that a finger is about to press, on any page of the counter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from pos.ui.main_window import MainWindow
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.widgets.frames import column
from pos.ui.widgets.notice_bar import NoticeBar
from pos.ui.widgets.notice_pages import NoticePage, NoticePages
from pos.ui.widgets.page_room import PageRoom
from tests.gui import samples
from tests.gui.frames import framed
from tests.gui.pictures import settle
from tests.gui.stages import STAGES
from tests.gui.widgets.test_notice_bar import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

PRESSED = (QAbstractButton, QLineEdit, QPlainTextEdit)
STIRS_PX_MAX = 12  # a list that begins to scroll has a bar beside it
SIZES = ((100, (960, 540)), (100, (1024, 600)), (100, (1366, 768)), (150, (1366, 768)), (100, (1920, 1080)))


def voiding(desk: Desk) -> MainWindow:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    view._begin_void()
    return framed(desk, view)


def closed(desk: Desk) -> MainWindow:
    view = ShiftCloseView(desk)
    view.show_shift(samples.SHIFT)
    view.show_result(replace(samples.RESULT, is_closed=True))
    return framed(desk, view)


def stage(name: str, desk: Desk) -> MainWindow:
    """A page of the counter in its frame."""
    window = {"voiding": voiding, "closed": closed}.get(name, STAGES.get(name, voiding))(desk)
    assert isinstance(window, MainWindow)
    return window


def seats(window: MainWindow) -> dict[int, QRect]:
    """Where each part stands that may be pressed, by its identity."""
    room = window._stack.currentWidget()
    assert isinstance(room, PageRoom)
    parts = [part for part in room.page.findChildren(QWidget) if isinstance(part, PRESSED) and part.isVisible()]
    bar = window._notice
    return {
        id(part): QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in parts if not bar.isAncestorOf(part)
    }


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "receipts",
        "refunding",
        "voiding",
        "shift_open",
        "shift_count",
        "shift_result",
        "closed",
        "sending",
        "family_ledger",
    ],
)
def test_nothing_that_is_pressed_moves_when_a_notice_comes_and_goes(
    shell: Shell, desk: Desk, show: Callable[[QWidget], None], name: str, language: str
) -> None:
    shell.set_language(language)
    window = stage(name, desk)
    show(window)
    faults = []
    for percent, size in SIZES:
        shell.set_text_percent(percent)
        window.resize(*size)
        settle()
        before = seats(window)
        room = window._stack.currentWidget()
        assert isinstance(room, PageRoom)
        names = {id(part): part.accessibleName() for part in room.findChildren(QWidget)}
        was_scrolled = room.is_scrolled
        window.show_notice(LONG)
        settle()
        during = seats(window)
        assert before
        assert during.keys() == before.keys()
        faults += [
            f"{percent} {size}: {names[part]} {seat} {during[part]}"
            for part, seat in before.items()
            if (during[part].topLeft() - seat.topLeft()).manhattanLength() > STIRS_PX_MAX
        ]
        faults += [f"{percent} {size}: scrolls"] * (room.is_scrolled != was_scrolled)
        window.clear_notice()
        settle()
        assert seats(window) == before
    assert not faults, "\n".join(faults)


def test_what_is_said_goes_along_to_the_next_page(desk: Desk, show: Callable[[QWidget], None]) -> None:
    outer, inner = NoticePages(), NoticePages()
    first, second, other = NoticePage(), NoticePage(), NoticePage()
    for page in (first, second, other):
        column(page).addLayout(page.notice_seat)
    for page in (first, second):
        inner.add(page, page)
    outer.add(other, other)
    outer.add(inner, inner)
    bar = NoticeBar(desk)
    outer.notice_seat.addWidget(bar)
    show(outer)
    outer.show()
    bar.show_notice(LONG)
    settle()
    assert other.isAncestorOf(bar)
    outer.setCurrentIndex(1)
    settle()
    assert first.isAncestorOf(bar)
    inner.setCurrentIndex(1)
    settle()
    assert second.isAncestorOf(bar)
    assert bar.isVisible()
    outer.setCurrentIndex(0)
    inner.setCurrentIndex(0)
    settle()
    assert other.isAncestorOf(bar)
    assert bar.isVisible()
