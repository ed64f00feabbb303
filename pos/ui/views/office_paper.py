"""The sheet of the office's A4 papers; a statement or a note is also offered as pictures for a message and as a short slip.

Signals:
    picture_requested(str): save the pages as pictures, the first under this name.
    slip_requested(): show it as a slip.
    and those of `PaperSheet`.

Verbs: offer_slip, and those of `PaperSheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.views.paper import PaperSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

PAGE_PX = 640
SHEET_PX = 820


class OfficePaperSheet(PaperSheet):
    """Shows A4 paper."""

    picture_requested = Signal(str)
    slip_requested = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        self._picture_name = ""
        self._picture = ActionButton(desk, "send")
        self._slip = ActionButton(desk, "receipt")
        super().__init__(desk, host, paper_px=PAGE_PX, width_px=SHEET_PX)
        self._picture.clicked.connect(
            lambda: self.ask_file(self._picture.words, self._picture_name, self.picture_requested)
        )
        self._slip.clicked.connect(self.slip_requested)
        more = row()
        more.addWidget(self._picture, 1)
        more.addWidget(self._slip, 1)
        self.body.addLayout(more)
        self.offer_slip("")

    def offer_slip(self, picture_name: str) -> None:
        """Offer a paper's pictures, under this name, and its slip; neither where the name is empty."""
        self._picture_name = picture_name
        self._picture.setVisible(bool(picture_name))
        self._slip.setVisible(bool(picture_name))

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._picture.set_words(self.tr("Pictures for a message"))
        self._slip.set_words(self.tr("Short slip"))
