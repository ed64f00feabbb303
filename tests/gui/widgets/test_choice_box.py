"""A box to choose from is as wide as its longest text, whenever that text came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell

SHORT = "up to the evening of a day"
LONG = f"{SHORT} that is over and not settled"


def test_a_box_grows_and_shrinks_with_its_texts(shell: Shell, show: Callable[[QWidget], None]) -> None:
    screen = QWidget()
    line = QHBoxLayout(screen)
    box = ChoiceBox(shell.desk)
    line.addWidget(box)
    line.addStretch(1)
    box.addItem(SHORT)
    show(screen)
    narrow = box.minimumSizeHint()
    box.addItem(LONG)
    grown = box.minimumSizeHint()
    assert box.sizeHint() == grown
    short, long = map(box.fontMetrics().horizontalAdvance, (SHORT, LONG))
    assert grown.width() - narrow.width() == long - short
    line.activate()
    assert box.width() == grown.width()
    box.removeItem(1)
    line.activate()
    assert (box.minimumSizeHint(), box.width()) == (narrow, narrow.width())


def test_a_box_that_is_told_its_width_keeps_it(shell: Shell) -> None:
    box = ChoiceBox(shell.desk)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    told = box.sizeHint()
    box.addItem("a text that is longer than eight characters")
    assert (box.sizeHint(), box.minimumSizeHint().width()) == (told, told.width())
