"""The rail of places beside every screen: each button whole on the lowest screen, where what is not pressed gives way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from pos.ui.widgets.frames import column, frame
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from pos.ui.desk import Desk

_SIDE_PX, _SIDES_PX = 6, 20  # of the buttons, and both with a button's own edges
_EDGE_PX, _EDGE_LOW_PX = 12, 2  # above the first part and below the last
_GAP_PX, _GAP_LOW_PX = 6, 0  # between two buttons
_BRAND_GAP_PX = 16


class Rail(QObject):
    """Fits the brand and the buttons into the height that there is.

    Args:
        desk: look and speech.
        parent: what owns it.

    Attributes:
        frame: the rail itself.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.frame: QFrame = frame("rail")
        self._buttons: list[QToolButton] = []
        self._lines = column(self.frame)
        self._brand = QWidget()
        brand = column(self._brand, margins=(0, 0, 0, _BRAND_GAP_PX), space_px=2)
        brand.addWidget(IconLabel(desk, "store", ink="brand", px=28))
        brand.addWidget(Words("rail-brand", side="center", text="أمانة"))
        self._lines.addWidget(self._brand)
        self._places = column()
        self._lines.addLayout(self._places)
        self._lines.addStretch(1)
        self._is_low: bool | None = None
        self._fit()
        self.frame.installEventFilter(self)

    def set_width(self, button_px: int) -> None:
        """Make room for buttons whose words have a width, in pixels."""
        self.frame.setFixedWidth(button_px + _SIDES_PX)

    def add(self, button: QToolButton) -> None:
        """Put a button below those that are there."""
        self._buttons.append(button)
        self._places.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events also come while Python takes the window apart, when nothing of this object may be left.
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and watched is self.frame:
            self._fit()
        return False

    def _fit(self) -> None:
        heights = [button.sizeHint().height() for button in self._buttons if not button.isHidden()]
        wanted = self._brand.sizeHint().height() + sum(heights) + _GAP_PX * len(heights) + 2 * _EDGE_PX
        is_low = bool(heights) and wanted > self.frame.height()
        if is_low is self._is_low:
            return
        self._is_low = is_low
        self._brand.setHidden(is_low)
        edge = _EDGE_LOW_PX if is_low else _EDGE_PX
        self._lines.setContentsMargins(_SIDE_PX, edge, _SIDE_PX, edge)
        self._places.setSpacing(_GAP_LOW_PX if is_low else _GAP_PX)
