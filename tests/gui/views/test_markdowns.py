"""A markdown is stopped by two presses, and only while it can still be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.markdowns import MarkdownsView
from tests.gui.markdown_stages import LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


def test_it_is_stopped_by_two_presses(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = MarkdownsView(shell.desk)
    stopped: list[str] = []
    view.stop_requested.connect(stopped.append)
    view.show_markdowns(LINES[2:])
    show(view)
    view._stop.click()
    assert stopped == []
    view._table.show_rows(LINES, LINES[3].key)  # another one: it is asked anew
    view._choose()
    view._stop.click()
    assert stopped == []
    view.show_markdowns(LINES[2:3])
    view._stop.click()
    view._stop.click()
    assert stopped == [LINES[2].key]
    view.show_markdowns(LINES[:1])
    assert not view._stop.isEnabled()
    view.show_markdowns(())
    assert view._nothing.isVisible()
