"""The board of tills on a small screen: what is missing is a sentence, and it stands whole in its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle

from pos.ui.views.office_tills import OfficeTillsView
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

MISSING = 2  # the column of what is missing
SIDES_PX = 40  # what the place beside the page takes of a window of 1366


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_missing_is_read_whole(shell: Shell, show: Callable[[QWidget], None], language: str) -> None:
    shell.set_language(language)
    view = OfficeTillsView(shell.desk)
    view.show_tills(samples.TILLS)
    view.setMinimumSize(1, 1)
    show(view)
    view.resize(1366 - SIDES_PX, 600)
    table = view._table
    margin = 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
    room = QRect(0, 0, table.columnWidth(MISSING) - margin, 1_000)
    metrics = QFontMetrics(table.font())
    wanted = int(Qt.TextFlag.TextWordWrap)
    for row in range(table.rows.rowCount()):
        words = str(table.rows.index(row, MISSING).data())
        assert words
        needed = metrics.boundingRect(room, wanted, words)
        assert needed.height() <= table.rowHeight(row), words
        assert table.rows.index(row, MISSING).data(Qt.ItemDataRole.ToolTipRole) == words


def test_a_till_that_sent_entries_but_no_z_report_is_not_said_to_be_silent(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = OfficeTillsView(desk)
    show(view)
    view.show_tills(
        (replace(samples.TILLS[0], device="T02", label="T02", state="missing", missing_days=(), entries=23),)
    )
    cells = [str(view._table.rows.index(0, place).data()) for place in range(3)]
    assert cells[0].count("T02") == 1  # a till that has no name of its own is said once
    assert "No Z-report" in cells[2]
