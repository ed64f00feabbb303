"""The paper of a closed shift beside its figures, with the ways to print and to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.paper import PaperView
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_PAPER_PX = 340


class ZReportCard(Spoken):
    """The Z-report, or a word that it is not there yet.

    Attributes:
        save, print: its buttons, which their owner connects.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="card")
        lines = column(self, margins=(14, 12, 14, 14), space_px=10)
        self._title = Words("lead-strong")
        self._paper = PaperView(desk, paper_px=_PAPER_PX)
        self._nothing = EmptyState(desk, "file-text")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._paper)
        lines.addWidget(self._title)
        lines.addWidget(self._pages, 1)
        self.save, self.print = ActionButton(desk, "download"), ActionButton(desk, "printer")
        actions = row()
        for button in (self.save, self.print):
            actions.addWidget(button, 1)
        lines.addLayout(actions)
        self.retranslate()

    def show_png(self, png: bytes) -> None:
        """Show the report, the bytes of a PNG file."""
        self._paper.show_png(png)
        self._pages.setCurrentIndex(1)

    def await_closing(self, *, is_closed: bool) -> None:
        """Let it be printed and saved once the shift is closed; until then the paper of the shift before is not this one's."""
        for button in (self.print, self.save):
            button.setEnabled(is_closed)
        if not is_closed:
            self._pages.setCurrentIndex(0)

    @override
    def retranslate(self) -> None:
        self.print.set_words(self.tr("Print"))
        self.save.set_words(self.tr("Save"))
        self._title.setText(self.tr("Z-report"))
        self._paper.setAccessibleName(self.tr("Z-report"))
        self._nothing.show_words(self.tr("Not closed yet"), self.tr("The report is here once the shift is closed."))
