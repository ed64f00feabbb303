"""What stands where there is nothing to show: an icon, a line that says so, and a line that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.widgets.frames import column
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos.ui.desk import Desk


_EDGE_PX = 24
_PICTURE_PX = 52
_GAP_PX = 6
_EDGE_LOW_PX = 4


class EmptyState(QWidget):
    """An icon and two centred lines; the icon only where there is height for it."""

    def __init__(self, desk: Desk, icon: str) -> None:
        super().__init__()
        lines = self._lines = column(self, margins=(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX), space_px=_GAP_PX)
        lines.addStretch(2)
        self._picture = IconLabel(desk, icon, ink="line_strong", px=_PICTURE_PX)
        self._title = Words("lead-strong", side="center", wrap=True)
        self._words = Words("muted", side="center", wrap=True)
        lines.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(6)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        lines.addStretch(3)

    def show_words(self, title: str, words: str) -> None:
        """Say what is missing and what to do."""
        self._title.setText(title)
        self._words.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Let the picture and the edges go where there is less height than the words need beside them."""
        inner_px = max(1, self.width() - 2 * _EDGE_PX)
        words_px = sum(words.heightForWidth(inner_px) + _GAP_PX for words in (self._title, self._words))
        is_low = self.height() < words_px + _PICTURE_PX + 2 * (_EDGE_PX + _GAP_PX)
        edge_px = _EDGE_LOW_PX if is_low else _EDGE_PX
        self._picture.setVisible(not is_low)
        self._lines.setContentsMargins(_EDGE_PX, edge_px, _EDGE_PX, edge_px)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
