"""The goods place: receiving, what happens while the bazaar is on, and counting what is left, side by side.

Signals:
    part_chosen(str): `receive`, `during` or `return`.

Verbs: show_part, show_reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.frames import column
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.views.goods_during import DuringView
    from pos.ui.views.goods_receive import ReceiveView
    from pos.ui.views.goods_return import ReturnView


class GoodsView(Spoken):
    """What is received, what happens to it, and what goes home."""

    part_chosen = Signal(str)

    def __init__(
        self, desk: Desk, receive: ReceiveView, during: DuringView, back: ReturnView, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent, role="page")
        self.receive, self.during, self.back = receive, during, back
        self._parts: dict[str, ReceiveView | DuringView | ReturnView] = {
            "receive": receive,
            "during": during,
            "return": back,
        }
        self._choice = Segmented(desk, (("receive", "package-open"), ("during", "tag"), ("return", "undo-2")))
        self._choice.chosen.connect(self.part_chosen)
        lines = column(self)
        head = column(margins=(16, 10, 16, 0))
        head.addWidget(self._choice)
        lines.addLayout(head)
        for part in self._parts.values():
            lines.addWidget(part, 1)
        self._reports = PageRoom()
        self._far = QWidget()
        column(self._far, margins=(16, 10, 16, 14)).addWidget(self._reports)
        lines.addWidget(self._far, 1)
        self.retranslate()
        self.show_part("receive")

    @property
    def part(self) -> str:
        """What is shown."""
        return self._choice.choice

    def show_part(self, part: str) -> None:
        """Show one of them."""
        self._choice.choose(part)
        for key, view in self._parts.items():
            view.setVisible(key == part)
        self._far.hide()
        self._parts[part].take_focus()

    def show_reports(self, page: QWidget) -> None:
        """Show the reports in place of the part that is chosen; its button leads back."""
        if self._reports.page is not page:
            self._reports.hold(page)
        for view in self._parts.values():
            view.hide()
        self._far.show()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Goods"))
        self._choice.set_words(
            {
                "receive": self.tr("Receive"),
                "during": self.tr("During the bazaar"),
                "return": self.tr("Count and return"),
            }
        )
