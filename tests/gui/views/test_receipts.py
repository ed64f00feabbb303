"""The list of receipts: what it says on a small screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.ui.views.receipts import ReceiptsView
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

SMALL_PX = (932, 500)  # a screen of 1024 by 600 without the rail and the strips


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_small_screen_cuts_no_word_of_a_receipt(
    desk: Desk, shell: Shell, language: str, show: Callable[[QWidget], None]
) -> None:
    shell.set_language(language)
    view = ReceiptsView(desk)
    show(view)
    view.resize(*SMALL_PX)
    one = samples.RECEIPTS[0]
    view.show_receipts(
        (
            *(replace(one, state=state) for state in ("whole", "refunded", "part_refunded", "voided")),
            *(replace(one, kind=kind, total_minor=-123_450) for kind in ("refund", "void")),
        )
    )
    table = view._table
    cut = [
        (index.data(), table.sizeHintForIndex(index).width(), table.columnWidth(index.column()))
        for index in (
            table.rows.index(row, place)
            for row in range(table.rows.rowCount())
            for place in range(table.rows.columnCount())
        )
        if not table.isColumnHidden(index.column())
        and table.sizeHintForIndex(index).width() > table.columnWidth(index.column())
    ]
    assert not cut
