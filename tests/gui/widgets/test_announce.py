"""What changes away from the keyboard is said to a screen reader: a line, a refusal, the change, a notice."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from pos.ui.rows.names import Notice
from pos.ui.views.pay import PaySheet
from pos.ui.views.till import TillView
from pos.ui.widgets import announce as announcing
from pos.ui.widgets.notice_bar import NoticeBar
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk

POLITE, URGENT = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
Said = list[tuple[str, QAccessible.AnnouncementPoliteness]]


class Reader:
    """A screen reader that listens, or does not."""

    def __init__(self) -> None:
        self.listens = True
        self.said: Said = []

    def hear(self, event: QAccessibleAnnouncementEvent) -> None:
        self.said.append((event.message(), event.politeness()))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    way = SimpleNamespace(
        isActive=lambda: made.listens,
        updateAccessibility=made.hear,
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
    )
    monkeypatch.setattr(announcing, "QAccessible", way)
    return made


def test_a_line_that_is_added_or_grows_is_said(desk: Desk, show: Callable[[QWidget], None], reader: Reader) -> None:
    view = TillView(desk)
    show(view)
    first = samples.LINES[0]
    view.show_basket((first,), samples.TOTALS, first.key)
    view.show_basket((first,), samples.TOTALS, first.key)
    more = replace(first, quantity=first.quantity + 1)
    view.show_basket((more,), samples.TOTALS, more.key)
    quantities = [words.partition(" × ")[0].strip("\u2066\u2069") for words, _ in reader.said]
    assert quantities == [str(first.quantity), str(first.quantity + 1)]
    assert all(desk.speech.name(first.name) in words for words, _ in reader.said)


def test_a_refusal_and_the_change_are_said(desk: Desk, show: Callable[[QWidget], None], reader: Reader) -> None:
    window = QWidget()
    show(window)
    sheet = PaySheet(desk, window)
    sheet.show_due(samples.DUE)
    sheet.open()
    reader.said.clear()
    sheet.show_refusal("The shift is not open.")
    assert reader.said == [("The shift is not open.", URGENT)]
    sheet.show_done(samples.DONE)
    said, how = reader.said[-1]
    assert "saved" in said
    assert "100.50" in said
    assert how == POLITE


def test_a_notice_is_said_as_urgently_as_it_is(desk: Desk, show: Callable[[QWidget], None], reader: Reader) -> None:
    bar = NoticeBar(desk)
    show(bar)
    bar.show_notice(Notice("The receipt is printed.", "good", "", "printed"))
    bar.show_notice(Notice("The printer is gone.", "bad", "", "printer"))
    assert reader.said == [("The receipt is printed.", POLITE), ("The printer is gone.", URGENT)]
    reader.listens = False
    bar.show_notice(Notice("Nobody hears this.", "bad", "", "x"))
    assert len(reader.said) == 2


def test_an_amount_is_named_and_has_its_value(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sheet = PaySheet(desk, window)
    sheet.show_due(samples.DUE)
    sheet.open()
    sheet._cash.show_amount(100_000)
    heard = QAccessible.queryAccessibleInterface(sheet._cash)
    assert heard.role() == QAccessible.Role.EditableText
    assert heard.text(QAccessible.Text.Name) == "Cash received"
    assert heard.text(QAccessible.Text.Value) == "1000.00"
    assert heard.text(QAccessible.Text.Description) == ""
    sheet._cash.setText("12..5")
    assert heard.text(QAccessible.Text.Description) != "", "what is wrong is described"
    sheet.show_settling(samples.ENOUGH)
    assert (
        QAccessible.queryAccessibleInterface(sheet._amount_due).text(QAccessible.Text.Name).startswith("Amount due: ")
    )
    assert QAccessible.queryAccessibleInterface(sheet._complete).state().disabled == 0
    sheet.show_settling(samples.SHORT)
    assert QAccessible.queryAccessibleInterface(sheet._complete).state().disabled == 1
