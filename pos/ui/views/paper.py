"""A sheet that shows paper: a receipt, a Z-report, a statement.

Signals:
    print_requested(): print what is shown.
    save_requested(str): save what is shown in this file.
    dismissed().

Verbs: show_paper, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.paper import PaperView
from pos.ui.widgets.path_dialog import ask_new_file
from pos.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from pos.ui.desk import Desk


class PaperSheet(Sheet):
    """Shows one picture of paper and what can be done with it."""

    print_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget, *, paper_px: int = 380, width_px: int = 520) -> None:
        """Make a hidden sheet.

        Args:
            desk: look and speech.
            host: the window it covers.
            paper_px: how wide the paper is shown.
            width_px: how wide the card is where there is room.
        """
        super().__init__(desk, host, width_px=width_px, height_px=2000)
        self._file_name = ""
        self._dialog: QFileDialog | None = None
        self._paper = PaperView(desk, paper_px=paper_px)
        self.body.addWidget(self._paper, 1)
        actions = row()
        self._save = ActionButton(desk, "download")
        self._save.clicked.connect(lambda: self.ask_file(self._save.words, self._file_name, self.save_requested))
        self._print = ActionButton(desk, "printer", kind="primary")
        Once(self._print, self.print_requested.emit)
        actions.addWidget(self._save, 1)
        actions.addWidget(self._print, 1)
        self.body.addLayout(actions)
        self.retranslate()

    def show_paper(self, title: str, png: bytes, file_name: str, *, may_print: bool = True) -> None:
        """Show paper and open the sheet.

        Args:
            title: what it is.
            png: its picture, the bytes of a PNG file.
            file_name: the name to offer when it is saved; its suffix says what kind of file.
            may_print: whether it can be sent to the receipt printer.
        """
        self.set_title(title)
        self._file_name = file_name
        self._paper.show_png(png)
        self._paper.setAccessibleName(title)
        self._print.setVisible(may_print)
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        (self._print if self._print.isVisible() else self._save).setFocus()

    @override
    def retranslate(self) -> None:
        self._print.set_words(self.tr("Print"))
        is_pdf = self._file_name.endswith(".pdf")
        self._save.set_words(self.tr("Save as PDF") if is_pdf else self.tr("Save as picture"))

    def ask_file(self, title: str, file_name: str, chosen: SignalInstance) -> None:
        """Ask for a file to write.

        Args:
            title: what is asked for.
            file_name: the name to offer.
            chosen: told the file.
        """
        self._dialog = ask_new_file(self, title, file_name, chosen.emit)
