"""The sheet of the office's A4 papers; a statement or a note is also offered as pictures for a message and as a short slip.

Signals:
    picture_requested(str): save the pages as pictures, the first under this name.
    slip_requested(): show it as a slip.
    origin_requested(): show what its figures come from.
    step_requested(int): show the next paper (1) or the one before (-1), where they are looked through one by one.
    and those of `PaperSheet`.

Verbs: offer_slip, offer_steps, and those of `PaperSheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.keys import PREVIEW, bind_button
from pos.ui.views.paper import PaperSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

PAGE_PX = 640
SHEET_PX = 820


class OfficePaperSheet(PaperSheet):
    """Shows A4 paper."""

    picture_requested = Signal(str)
    slip_requested = Signal()
    origin_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        self._picture_name = ""
        self._picture = ActionButton(desk, "send")
        self._slip = ActionButton(desk, "receipt")
        self._origin = ActionButton(desk, "search")
        self._previous, self._following = ActionButton(desk, "arrow-left"), ActionButton(desk, "arrow-right")
        self._standing = Words("muted", side="center")
        self._turn = (0, 0)
        super().__init__(desk, host, paper_px=PAGE_PX, width_px=SHEET_PX)
        self._picture.clicked.connect(
            lambda: self.ask_file(self._picture.words, self._picture_name, self.picture_requested)
        )
        self._slip.clicked.connect(self.slip_requested)
        self._origin.clicked.connect(self.origin_requested)
        more = row()
        more.addWidget(self._picture, 1)
        more.addWidget(self._slip, 1)
        more.addWidget(self._origin, 1)
        self.body.addLayout(more)
        self.body.insertWidget(0, self._make_steps())
        self.offer_steps(0, 0)
        self.offer_slip("")

    def offer_slip(self, picture_name: str) -> None:
        """Offer a paper's pictures, under this name, its slip and its entries; none of them where the name is empty."""
        self._picture_name = picture_name
        self._picture.setVisible(bool(picture_name))
        self._slip.setVisible(bool(picture_name))
        self._origin.setVisible(bool(picture_name))

    def offer_steps(self, place: int, count: int) -> None:
        """Offer the next paper and the one before, where this is one of several."""
        self._turn = place, count
        self._steps.setVisible(count > 1)
        self._previous.setEnabled(place > 1)
        self._following.setEnabled(place < count)
        self.retranslate()

    def _make_steps(self) -> QWidget:
        self._steps = QWidget()
        line = row(self._steps)
        line.addWidget(self._previous)
        line.addWidget(self._standing, 1)
        line.addWidget(self._following)
        for key, button, by in ((PREVIEW["before"], self._previous, -1), (PREVIEW["next"], self._following, 1)):
            button.clicked.connect(lambda _checked=False, by=by: self.step_requested.emit(by))
            bind_button(self, key, button)
        return self._steps

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech, (place, count) = self.desk.speech, self._turn
        self._previous.set_words(self.tr("Before"), keys=PREVIEW["before"])
        self._following.set_words(self.tr("Next"), keys=PREVIEW["next"])
        self._standing.setText(
            self.tr("{place} of {count}").format(place=speech.count(place), count=speech.count(count))
        )
        self._picture.set_words(self.tr("Pictures for a message"))
        self._slip.set_words(self.tr("Short slip"))
        self._origin.set_words(self.tr("Where from?"), name=self.tr("Where do these figures come from?"))
