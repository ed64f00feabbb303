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

from pos.ui.views.goods_during import DuringView
from pos.ui.views.goods_notes import NotesView
from pos.ui.views.goods_receive import ReceiveView
from pos.ui.views.goods_return import ReturnView
from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.frames import column
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk


class GoodsView(Spoken):
    """What is received, what happens to it, and what goes home.

    Attributes:
        notes, receive, during, back: its parts, once it is furnished.
    """

    part_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._parts: dict[str, ReceiveView | DuringView | ReturnView] = {}
        self._choice = Segmented(desk, (("receive", "package-open"), ("during", "tag"), ("return", "undo-2")))
        self._choice.chosen.connect(self.part_chosen)
        lines = self._lines = column(self)
        head = column(margins=(16, 10, 16, 0))
        head.addWidget(self._choice)
        lines.addLayout(head)
        self._reports = PageRoom()
        self._far = QWidget(self)
        column(self._far, margins=(16, 10, 16, 14)).addWidget(self._reports)
        lines.addWidget(self._far, 1)
        self._far.hide()
        self.retranslate()

    def furnish(self) -> Iterator[None]:
        """Make the parts where they will stand, a few a step, and show the first."""
        self.notes = NotesView(self.desk, self)
        yield
        self.receive = ReceiveView(self.desk, self.notes, self, whole=False)
        self._seat("receive", self.receive)
        yield from self.receive.furnish()
        yield
        self.during = DuringView(self.desk, self, whole=False)
        self._seat("during", self.during)
        yield from self.during.furnish()
        yield
        self.back = ReturnView(self.desk, self, whole=False)
        self._seat("return", self.back)
        yield from self.back.furnish()
        yield
        self._turn_to("receive")  # the keyboard stays with whoever works meanwhile

    def _seat(self, key: str, part: ReceiveView | DuringView | ReturnView) -> None:
        part.hide()
        self._parts[key] = part
        self._lines.insertWidget(len(self._parts), part, 1)

    @property
    def part(self) -> str:
        """What is shown."""
        return self._choice.choice

    def show_part(self, part: str) -> None:
        """Show one of them."""
        self._turn_to(part)
        self._parts[part].take_focus()

    def _turn_to(self, part: str) -> None:
        self._choice.choose(part)
        for key, view in self._parts.items():
            view.setVisible(key == part)
        self._far.hide()

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
