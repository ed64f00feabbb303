"""The customer's window: what is rung up, what is due, what goes back; large, in both languages, on the second screen.

Verbs: set_open, show_basket, show_due, show_change, show_welcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.rows.names import Name
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.till import BasketLine, BasketTotals

LINES_MAX = 6
WORDS = {
    "welcome": Name("أهلًا بكم", "Welcome"),
    "total": Name("الإجمالي", "Total"),
    "due": Name("المبلغ المستحق", "Amount due"),
    "change": Name("الباقي لكم", "Your change"),
    "thanks": Name("شكرًا لدعمكم الأسر المنتجة", "Thank you for supporting productive families"),
}


class CustomerView(Spoken):
    """A window of its own; nothing on it can be pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        self._bazaar = Name("")
        self._pages = QStackedWidget()
        around = column(self, margins=(40, 32, 40, 32), space_px=18)
        self._title = Words("title", side="center")
        around.addWidget(self._title)
        around.addWidget(self._pages, 1)
        self._pages.addWidget(self._make_welcome())
        self._pages.addWidget(self._make_basket())
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
        shown = lines[-LINES_MAX:]
        speech = self.desk.speech
        for place, (box, name, amount) in enumerate(self._rows):
            box.setVisible(place < len(shown))
            if place < len(shown):
                line = shown[place]
                quantity = speech.weight(line.quantity) if line.is_weighed else speech.count(line.quantity)
                name.setText(f"{quantity} × {_both(line.name)}")
                amount.show_amount(line.total_minor)
        self._total.show_amount(totals.total_minor)
        self._pages.setCurrentIndex(1)

    def show_due(self, minor: int) -> None:
        """Show what is to be paid."""
        self._show_amount("due", minor, "accent")

    def show_change(self, minor: int) -> None:
        """Show what goes back; a word of thanks where nothing does."""
        if minor:
            self._show_amount("change", minor, "good")
        else:
            self._big_words.setText(_both(WORDS["thanks"]))
            self._big.setVisible(False)
            self._pages.setCurrentIndex(2)

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
        name = _both(self._bazaar)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self._title.setText(name)
        self._welcome.setText(_both(WORDS["welcome"]))
        self._total_words.setText(_both(WORDS["total"]))

    def _show_amount(self, key: str, minor: int, ink: str) -> None:
        self._big_words.setText(_both(WORDS[key]))
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


def _both(name: Name) -> str:
    """Return a name in both languages, the Arabic first; once where they are the same."""
    if not name.en or name.en == name.ar:
        return name.ar
    return f"\u2067{name.ar}\u2069  ·  \u2066{name.en}\u2069" if name.ar else name.en
