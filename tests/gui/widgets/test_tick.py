"""A tick is a mark, not only a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def colours(picture: QImage) -> int:
    """How many colours the box is painted in, of those that cover more than a hair."""
    seen: dict[int, int] = {}
    for x in range(3, 19):
        for y in range(picture.height()):
            rgb = picture.pixel(x, y)
            seen[rgb] = seen.get(rgb, 0) + 1
    return sum(count > 4 for count in seen.values())


def test_what_is_ticked_bears_a_mark(desk: Desk, show: Callable[[QWidget], None]) -> None:
    box = Tick(desk)
    show(box)
    empty = colours(box.grab().toImage())
    box.setChecked(True)
    assert colours(box.grab().toImage()) > empty
