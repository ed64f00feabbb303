"""The sheet that shows a family's private link: a QR code to scan, the address to copy, and the way to paper.

Signals:
    print_requested(): the link is wanted on paper.
    copied(): it was put on the clipboard.

Verb: show_link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.qr import QrCode
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.links import ShownLink

QR_PX = 320
_BREAK = "\u200b"  # a link has no spaces to be broken at
_AFTER = re.compile(r"(?<![:/])/")


class LinkSheet(Sheet):
    """Shows a family's link."""

    print_requested = Signal()
    copied = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=880)
        self._shown: ShownLink | None = None
        sides = row(space_px=26)
        self._qr = QrCode(px=QR_PX)
        sides.addWidget(self._qr)
        words = column(space_px=8)
        self._name = Words("lead-strong", wrap=True)
        self._how = Words("muted", wrap=True)
        self._link = Words("strong", wrap=True)
        self._care = Words("warn", wrap=True)
        for widget in (self._name, self._how, self._link, self._care):
            words.addWidget(widget)
        words.addStretch(1)
        sides.addLayout(words, 1)
        self.body.addLayout(sides, 1)
        line = row(space_px=10)
        self._copy = ActionButton(desk, "copy")
        self._copy.clicked.connect(self._copy_link)
        self._print = ActionButton(desk, "printer", kind="primary")
        Once(self._print, self.print_requested.emit)
        line.addStretch(1)
        line.addWidget(self._copy)
        line.addWidget(self._print)
        self.body.addLayout(line)
        self.retranslate()

    def show_link(self, link: ShownLink) -> None:
        """Show a link, and open."""
        self._shown = link
        self._qr.show_modules(link.modules)
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._print.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("The family's own page"))
        self._copy.set_words(self.tr("Copy the link"))
        self._print.set_words(self.tr("Print"))
        self._qr.setAccessibleName(self.tr("QR code of the family's link"))
        self._how.setText(self.tr("Scan this with the family's phone, or send them the link. No password is asked."))
        self._care.setText(self.tr("Whoever has the link sees the page. Show it to the family alone."))
        shown, speech = self._shown, self.desk.speech
        if shown is not None:
            self._name.setText(speech.line((speech.name(shown.name), speech.code(shown.number))))
            self._link.setText(speech.code(_AFTER.sub(f"/{_BREAK}", shown.link)))

    def _copy_link(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.link)
            self.copied.emit()
