"""The goods place: receiving, and counting what is left, side by side.

Signals:
    part_chosen(str): `receive` or `return`.

Verbs: show_part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.frames import column
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.views.goods_receive import ReceiveView
    from pos.ui.views.goods_return import ReturnView


class GoodsView(Spoken):
    """What is received, and what goes home."""

    part_chosen = Signal(str)

    def __init__(self, desk: Desk, receive: ReceiveView, back: ReturnView, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self.receive, self.back = receive, back
        self._choice = Segmented(desk, (("receive", "package-open"), ("return", "undo-2")))
        self._choice.chosen.connect(self.part_chosen)
        lines = column(self)
        head = column(margins=(16, 10, 16, 0))
        head.addWidget(self._choice)
        lines.addLayout(head)
        lines.addWidget(receive, 1)
        lines.addWidget(back, 1)
        self.retranslate()
        self.show_part("receive")

    @property
    def part(self) -> str:
        """What is shown."""
        return self._choice.choice

    def show_part(self, part: str) -> None:
        """Show one of the two."""
        self._choice.choose(part)
        self.receive.setVisible(part == "receive")
        self.back.setVisible(part == "return")
        (self.receive if part == "receive" else self.back).take_focus()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Goods"))
        self._choice.set_words({"receive": self.tr("Receive"), "return": self.tr("Count and return")})
