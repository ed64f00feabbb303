"""The customer's window: what is rung up, what is due, what goes back; large, in both languages, on the second screen.

Verbs: set_open, show_basket, show_due, show_change, show_refund, show_welcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.rows.names import Name
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.till import BasketLine, BasketTotals

LINES_MAX = 6
_EDGES_PX, _EDGES_LOW_PX = (40, 32), (24, 12)
_LOW_PX = 600  # of the window: the small second screens of tills have less
WORDS = {
    "welcome": Name("أهلًا بكم", "Welcome"),
    "total": Name("الإجمالي", "Total"),
    "discount": Name("الخصم", "Discount"),
    "due": Name("المبلغ المستحق", "Amount due"),
    "change": Name("الباقي لكم", "Your change"),
    "refund": Name("المبلغ المسترجع لكم", "Your refund"),
    "thanks": Name("شكرًا لدعمكم الأسر المنتجة", "Thank you for supporting productive families"),
}


class CustomerView(Spoken):
    """A window of its own; nothing on it can be pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        self._bazaar = self._said = Name("")
        self._lines: tuple[BasketLine, ...] = ()
        self._pages = QStackedWidget()
        around = self._around = column(self, space_px=18)
        # The screen is as large as it is: what has no room on it gives way, oldest lines first, but never the total.
        around.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._title = Words("title", side="center")
        around.addWidget(self._title)
        around.addWidget(self._pages, 1)
        self._pages.addWidget(self._make_welcome())
        self._basket = self._make_basket()
        self._pages.addWidget(self._basket)
        self._pages.addWidget(self._make_amount())
        # The keyboard, and with it the scanner, stays with the till's own window.
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # It closes with the till's window and does not keep the program alive.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1024, 640)
        self.retranslate()

    def show_welcome(self, bazaar: Name) -> None:
        """Greet the next customer."""
        self._bazaar = bazaar
        self._pages.setCurrentIndex(0)
        self.retranslate()

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals) -> None:
        """Show the last lines and what they come to."""
        if not lines:
            self._pages.setCurrentIndex(0)
            return
        self._lines = lines[-LINES_MAX:]
        for line, (_, _, amount) in zip(self._lines, self._rows, strict=False):
            amount.show_amount(line.total_minor)
        self._discount.show_amount(-totals.discount_minor, signed=True)
        for part in (self._discount_words, self._discount):
            part.setVisible(totals.discount_minor > 0)
        self._total.show_amount(totals.total_minor)
        self._name_lines()
        self._pages.setCurrentIndex(1)
        self._fit()

    def show_due(self, minor: int) -> None:
        """Show what is to be paid."""
        self._show_amount("due", minor, "accent")

    def show_change(self, minor: int) -> None:
        """Show what goes back; a word of thanks where nothing does."""
        if minor:
            self._show_amount("change", minor, "good")
        else:
            self._said = WORDS["thanks"]
            self._big_words.setText(self._both(self._said))
            self._big.setVisible(False)
            self._pages.setCurrentIndex(2)

    def show_refund(self, minor: int) -> None:
        """Show what is given back for goods that came back."""
        self._show_amount("refund", minor, "good")

    def set_open(self, *, is_open: bool) -> None:
        """Open over the whole second screen, or as a plain window where there is one screen only; or hide."""
        if not is_open:
            self.hide()
            return
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.setGeometry(screens[1].geometry())
            self.showFullScreen()
        else:
            self.show()

    @override
    def retranslate(self) -> None:
        name = self._both(self._bazaar)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self._title.setText(name)
        self._welcome.setText(self._both(WORDS["welcome"]))
        self._total_words.setText(self._both(WORDS["total"]))
        self._discount_words.setText(self._both(WORDS["discount"]))
        self._big_words.setText(self._both(self._said))
        self._name_lines()

    def _show_amount(self, key: str, minor: int, ink: str) -> None:
        self._said = WORDS[key]
        self._big_words.setText(self._both(self._said))
        self._big.setVisible(True)
        self._big.show_amount(minor, ink=ink)
        self._pages.setCurrentIndex(2)

    # Parts

    def _make_welcome(self) -> QWidget:
        page = QWidget()
        lines = column(page, space_px=18)
        lines.addStretch(1)
        lines.addWidget(IconLabel(self.desk, "store", ink="accent", px=96), 0, Qt.AlignmentFlag.AlignHCenter)
        self._welcome = Words("headline", side="center")
        lines.addWidget(self._welcome)
        lines.addStretch(1)
        return page

    def _make_basket(self) -> QWidget:
        page = QWidget()
        lines = column(page, space_px=10)
        self._rows: list[tuple[QWidget, Words, MoneyLabel]] = []
        for _ in range(LINES_MAX):
            box = frame("receipt-line")
            line = row(box, margins=(0, 6, 0, 6), space_px=16)
            name, amount = Words("title", wrap=True), MoneyLabel(self.desk, "headline")
            line.addWidget(name, 1)
            line.addWidget(amount)
            lines.addWidget(box)
            self._rows.append((box, name, amount))
        lines.addStretch(1)
        off = row()
        self._discount_words = Words("title")
        self._discount = MoneyLabel(self.desk, "headline", ink="good")
        off.addWidget(self._discount_words)
        off.addWidget(self._discount, 1)
        lines.addLayout(off)
        foot = row()
        self._total_words = Words("headline")
        self._total = MoneyLabel(self.desk, "due", ink="accent")
        foot.addWidget(self._total_words)
        foot.addWidget(self._total, 1)
        lines.addLayout(foot)
        return page

    def _make_amount(self) -> QWidget:
        page = QWidget()
        lines = column(page, space_px=12)
        self._big_words = Words("headline", side="center", wrap=True)
        self._big = MoneyLabel(self.desk, "due", ink="accent", side="center")
        lines.addStretch(1)
        lines.addWidget(self._big_words)
        lines.addWidget(self._big)
        lines.addStretch(1)
        return page

    def _both(self, name: Name, many: str = "") -> str:
        """Return a name in both languages, the Arabic first where reading begins; once where they are the same.

        Args:
            name: what is said.
            many: how many of it, as it is read.
        """
        speech = self.desk.speech
        names = [speech.written(each) for each in dict.fromkeys((name.ar, name.en)) if each]
        return speech.line([f"{many} × {names[0]}", *names[1:]] if many and names else names)

    def _name_lines(self) -> None:
        speech = self.desk.speech
        for line, (_, name, _) in zip(self._lines, self._rows, strict=False):
            many = speech.quantity(line.quantity, is_weighed=line.is_weighed)
            name.setText(self._both(line.name, many))

    def _fit(self) -> None:
        """Show as many of the last lines as there is room for, and one at least."""
        low = self.height() < _LOW_PX
        across, down = _EDGES_LOW_PX if low else _EDGES_PX
        self._around.setContentsMargins(across, down, across, down)
        self._around.setSpacing(8 if low else 18)
        boxes = [box for box, _, _ in self._rows]
        for place, box in enumerate(boxes):
            box.setVisible(place < len(self._lines))
        self._around.activate()
        page = self._basket.layout()
        for box in boxes[: max(0, len(self._lines) - 1)]:
            if page is None or page.totalMinimumHeightForWidth(self._basket.width()) <= self._pages.height():
                return
            box.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
