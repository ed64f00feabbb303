"""The mark over the window's head while the accounts of another bazaar are looked at: it stays above every sheet.

It lies where the window names its own bazaar, as large as that, and lets every touch through. It is there while the pages are
shown that it was made for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from typing_extensions import override

from pos.ui.widgets.frames import ON_HEAD, OVER_ALL, column, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.bazaars import BazaarRow

_MOVED = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}
_SHOWN = {QEvent.Type.Show, QEvent.Type.Hide}
_EDGE_PX = 4


class BazaarMark(Spoken):
    """Says whose accounts are shown."""

    def __init__(self, desk: Desk, window: QWidget, head: QWidget, pages: QWidget, bazaar: BazaarRow) -> None:
        """Make it; it shows itself with the pages.

        Args:
            desk: look and speech.
            window: over which it lies.
            head: the part of the window that it covers.
            pages: the accounts of the other bazaar.
            bazaar: the other bazaar.
        """
        super().__init__(desk, window, role="mark")
        self._head, self._pages, self._bazaar = head, pages, bazaar
        self.setObjectName(OVER_ALL)
        self.setProperty(ON_HEAD, True)
        self.setProperty("tone", "warn")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = row(self, margins=(8, 0, 8, 0), space_px=8)
        line.addWidget(IconLabel(desk, "triangle-alert", ink="warn", px=20))
        words = column(space_px=0)
        self._name, self._what = ElidedWords("lead-strong"), ElidedWords("small")
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._what)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.hide()
        # Whatever the head lies in moves it too, as the rail does when the language changes sides.
        for part in (*(part for part in _up_from(head) if window.isAncestorOf(part)), pages):
            part.installEventFilter(self)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        name = speech.name(self._bazaar.name)
        self._name.setText(name)
        what, day = self.tr("Another bazaar's accounts"), self._bazaar.first_day
        self._what.show_wordings(
            *(speech.line((what, each)) for each in (speech.day(day), speech.day_short(day))), what
        )
        self.setAccessibleName(speech.line((what, name)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pages = getattr(self, "_pages", None)  # events also come while Python takes the window apart
        if pages is not None and watched is pages and event.type() in _SHOWN:
            self.setVisible(event.type() == QEvent.Type.Show)
            self._lie()
        elif pages is not None and watched is not pages and event.type() in _MOVED:
            self._lie()
        return False

    def _lie(self) -> None:
        """Lie over the head, as large as it is, and above all."""
        left_top = self._head.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(left_top, self._head.size()).adjusted(-_EDGE_PX, _EDGE_PX, _EDGE_PX, -_EDGE_PX))
        self.raise_()


def _up_from(widget: QWidget) -> Iterator[QWidget]:
    above: QWidget | None = widget
    while above is not None:
        yield above
        above = above.parentWidget()
