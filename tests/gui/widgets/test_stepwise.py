"""A view that is made in steps is the same in the end, and takes a change of language at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from pos.ui.widgets.frames import column
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class Pair(Stepwise):
    """Two words, one a step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self.told: list[str] = []
        super().__init__(desk, parent, whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        lines = column(self)
        self.one = Words()
        lines.addWidget(self.one)
        yield
        self.two = Words()
        lines.addWidget(self.two)

    @override
    def _show_first(self) -> None:
        self.told.append("first")

    @override
    def retranslate(self) -> None:
        self.one.setText("One")
        self.two.setText("Two")
        self.told.append("words")


def test_at_once_or_in_steps_it_is_made_whole_once(desk: Desk, window: QWidget) -> None:
    at_once, by_steps = Pair(desk, window), Pair(desk, window, whole=False)
    assert at_once.told == ["words", "first"]
    steps = by_steps.furnish()
    next(steps)
    assert (by_steps.one.text(), by_steps.told) == ("", [])
    assert next(steps, "whole") == "whole"
    assert (by_steps.one.text(), by_steps.two.text(), by_steps.told) == ("One", "Two", ["words", "first"])


def test_a_change_of_language_half_way_waits_for_the_last_step(desk: Desk, window: QWidget) -> None:
    view = Pair(desk, window, whole=False)
    steps = view.furnish()
    next(steps)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.told == []
    for _ in steps:
        pass
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.told == ["words", "first", "words"]
