"""A QR code on the screen: black on white in every theme, with the white border that readers ask for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

QUIET_MODULES = 4  # white border asked for by ISO/IEC 18004


class QrCode(QWidget):
    """One QR code, as large as whole pixels a module allow."""

    def __init__(self, *, px: int = 300) -> None:
        """Make an empty one.

        Args:
            px: the side of the square that it is painted in.
        """
        super().__init__()
        self._px = px
        self._rows: tuple[bytes, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_modules(self, rows: tuple[bytes, ...]) -> None:
        """Show a code given by the rows of its modules, 1 is black; a blank square for none."""
        self._rows = rows
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._rows:
            return
        modules = len(self._rows) + 2 * QUIET_MODULES
        module = max(1, self._px // modules)
        edge = (self._px - module * len(self._rows)) / 2
        for line, dots in enumerate(self._rows):
            for place, dot in enumerate(dots):
                if dot:
                    spot = QRectF(edge + place * module, edge + line * module, module, module)
                    painter.fillRect(spot, Qt.GlobalColor.black)
