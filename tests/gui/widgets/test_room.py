"""Where large text leaves too little room: pages scroll, rows fold, amounts give way, and nothing else is squeezed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_a_page_wants_no_more_height_than_its_lines_take_where_it_is_wide(show: Callable[[QWidget], None]) -> None:
    page = QWidget()
    lines = column(page, space_px=0)
    words = Words(wrap=True, text="Count what is in the drawer. " * 8)
    lines.addWidget(words)
    room = PageRoom(page)
    show(room)
    settle()
    assert page.sizeHint().height() > room.height_for(900) == words.heightForWidth(900)


def test_a_page_scrolls_only_when_it_is_too_tall(show: Callable[[QWidget], None]) -> None:
    page = QWidget()
    lines = column(page)
    field = QWidget()
    for part in (Words(wrap=True, text="Count what is in the drawer. " * 8), field):
        part.setMinimumHeight(120)
        lines.addWidget(part)
    room = PageRoom(page)
    show(room)
    room.resize(400, 300)
    settle()
    assert page.height() == room.viewport().height()
    room.resize(400, 180)
    settle()
    assert page.height() > room.viewport().height()
    field.setMinimumHeight(300)
    settle()
    assert page.height() >= 120 + 300
    assert field.height() >= 300


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_page_fills_its_room_also_when_the_window_has_grown(
    show: Callable[[QWidget], None], direction: Qt.LayoutDirection
) -> None:
    page = QWidget()
    column(page).addWidget(Words(wrap=True, text="Count what is in the drawer. " * 8))
    room = PageRoom(page)
    room.setLayoutDirection(direction)
    show(room)
    for across, down in ((400, 300), (900, 500), (901, 500), (300, 120), (700, 120)):
        room.resize(across, down)
        settle()
        assert (page.x(), page.width()) == (0, room.viewport().width()), (across, down)


def test_a_row_folds_where_its_words_have_no_room(show: Callable[[QWidget], None]) -> None:
    row = FoldingRow()
    first, second = QPushButton("Choose a second place"), QPushButton("No second place")
    for button in (first, second):
        row.line.addWidget(button)
    ground = QWidget()
    row.setParent(ground)
    show(ground)
    row.show()
    row.resize(800, 200)
    settle()
    assert first.y() == second.y()
    row.resize(first.sizeHint().width() + 20, 200)
    settle()
    assert first.geometry().bottom() < second.y()
    second.hide()
    settle()
    assert first.width() >= first.sizeHint().width()
    assert row.minimumSizeHint().width() == first.minimumSizeHint().width()


def test_an_amount_that_gives_way_is_drawn_smaller(desk: Desk, show: Callable[[QWidget], None]) -> None:
    stiff, meek = MoneyLabel(desk, "due"), MoneyLabel(desk, "due", gives_way="much")
    for label in (stiff, meek):
        label.show_amount(89_950)
        show(label)
        label.resize(label.sizeHint())
    assert stiff.minimumSizeHint().height() == stiff.sizeHint().height()
    assert meek.minimumSizeHint().height() < meek.sizeHint().height()
    whole = meek._fonts_that_fit()[0].pixelSize()
    meek.setMinimumSize(1, 1)
    meek.resize(meek.width(), meek.height() // 2)
    assert meek._fonts_that_fit()[0].pixelSize() < whole


def test_a_figure_gives_back_what_large_text_has_added(shell: Shell, show: Callable[[QWidget], None]) -> None:
    """So far and no further: at the usual size of text it is read from two metres."""
    figure = MoneyLabel(shell.desk, "figure", gives_way="grown")
    show(figure)
    usual = figure.sizeHint().height()
    assert figure.minimumSizeHint().height() == usual
    shell.set_text_percent(150)
    assert figure.sizeHint().height() > usual
    assert abs(figure.minimumSizeHint().height() - usual) <= 1
