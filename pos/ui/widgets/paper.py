"""Paper on the screen: a picture of what the printer prints, on a darker ground, scrolled when it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from pos.ui.widgets.frames import scroll_by_touch

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_MARGIN_PX = 20


class _Page(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._image = QImage()
        self._width_px = 0

    def show_image(self, image: QImage, width_px: int) -> None:
        self._image, self._width_px = image, width_px
        size = self._page_size().grownBy(QMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX))
        self.setMinimumSize(size)
        self.update()

    def _page_size(self) -> QSize:
        if self._image.isNull():
            return QSize(0, 0)
        return QSize(self._width_px, round(self._image.height() * self._width_px / self._image.width()))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        look, size = self._desk.look, self._page_size()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF((self.width() - size.width()) / 2, _MARGIN_PX, size.width(), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("shade"))
        for spread in (1, 3):
            painter.drawRoundedRect(sheet.adjusted(-spread, 0, spread, spread + 1), 3, 3)
        painter.fillRect(sheet, look.colour("sheet"))
        painter.drawImage(sheet, self._image)


class PaperView(QScrollArea):
    """Shows one picture of paper."""

    def __init__(self, desk: Desk, *, paper_px: int = 380) -> None:
        """Make an empty ground.

        Args:
            desk: look and speech.
            paper_px: how wide the paper is shown.
        """
        super().__init__()
        self._paper_px = paper_px
        self._page = _Page(desk)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "paper-ground")
        self.setMinimumWidth(paper_px + 2 * _MARGIN_PX + 14)
        scroll_by_touch(self)

    def show_png(self, png: bytes) -> None:
        """Show a picture given as the bytes of a PNG file; nothing when they are empty."""
        image = QImage.fromData(png) if png else QImage()
        self._page.show_image(image, self._paper_px)
        self.verticalScrollBar().setValue(0)
