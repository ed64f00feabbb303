"""A sheet that asks names each field above it and to who cannot see it, and sends by the button and by Enter alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos.ui.widgets.asking_sheet import AskingSheet
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


def test_fields_are_named_shown_with_their_words_and_sent(desk: Desk, show: Callable[[QWidget], None]) -> None:
    host = QWidget()
    sheet = AskingSheet(desk, host, width_px=400, icon="check")
    fields = [LineField() for _ in range(3)]
    sheet.body.addLayout(sheet.in_pairs(*fields))
    sheet.body.addWidget(sheet._refusal)
    sheet.body.addWidget(sheet._go)
    heard: list[str] = []
    sheet.wished.connect(heard.append)
    sheet.send_by(lambda: sheet.wished.emit(fields[0].text()), fields[0])
    show(host)
    sheet.open()
    for field, text in zip(fields, ("first", "second", "last"), strict=True):
        sheet.name(field, text)
        assert field.accessibleName() == text
    words = {label.text(): label for label in sheet.findChildren(Words)}
    assert words["first"].y() < fields[0].y()
    assert fields[0].y() == fields[1].y()
    assert fields[2].width() > fields[0].width() + fields[1].width(), "a last one alone takes the line"
    sheet.show_field(fields[1], is_shown=False)
    assert not words["second"].isVisible()
    assert not fields[1].isVisible()
    QTest.keyClicks(fields[0], "abc")
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    QTest.keyClick(fields[2], Qt.Key.Key_Return)
    sheet._go.click()
    assert heard == ["abc", "abc"], "by Enter in its own lines, and by the button"
    sheet.show_refusal("It is too much.")
    assert sheet._refusal.isVisible()
    sheet.show_refusal("")
    assert not sheet._refusal.isVisible()
