"""One stored fact: what is known of it is there, what is not takes no room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.ui.views.fact_sheet import FactSheet
from tests.gui import samples
from tests.gui.account_stages import STORED
from tests.gui.frames import framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_a_sale_shows_its_place_its_rows_its_text_and_its_receipt(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = framed(desk, samples_page())
    show(window)
    sheet = FactSheet(desk, window)
    sheet.show_fact(replace(STORED, png=samples.picture()))
    assert "T01 · 1 · 45" in sheet._values["place"].text()
    assert sheet._table.rows.rowCount() == len(STORED.rows)
    assert sheet._body.toPlainText().startswith(STORED.body)
    assert sheet._body.toPlainText().endswith(STORED.hash)
    assert sheet._paper.isVisible()
    assert not sheet._names["unread"].isVisible()
    sheet.close_sheet()
    sheet.show_fact(replace(STORED, unread="of a newer till", by=None, at=None, rows=()))
    assert not sheet._paper.isVisible()
    assert [sheet._values[name].isVisible() for name in ("unread", "by", "at")] == [True, False, False]


def samples_page() -> QWidget:
    from PySide6.QtWidgets import QWidget

    return QWidget()
