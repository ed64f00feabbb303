"""The sheet that shows an invitation: a QR code, ten digits, and how long they are still worth something.

Signals:
    print_requested(): the invitation is wanted on paper.
    copied(): its text was put on the clipboard.

Verb: show_invitation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.qr import QrCode
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.machines import InvitationRow

SECOND_MS = 1_000
MINUTE_SECONDS = 60
QR_PX = 296


class InvitationSheet(Sheet):
    """Shows an invitation until it is out of date."""

    print_requested = Signal()
    copied = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=860)
        self._row: InvitationRow | None = None
        self._seconds = 0
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._count_down)
        sides = row(space_px=26)
        self._qr = QrCode(px=QR_PX)
        sides.addWidget(self._qr)
        words = column(space_px=6)
        self._how = Words("muted", wrap=True)
        self._code_caption, self._address_caption, self._print_caption = (Words("caption") for _ in range(3))
        self._code, self._address, self._fingerprint = Words("headline"), Words("strong", wrap=True), Words(wrap=True)
        self._left = Words("lead-strong", wrap=True)
        self._note = Words("muted", wrap=True)
        for widget in (
            *(self._how, self._code_caption, self._code, self._address_caption, self._address),
            *(self._print_caption, self._fingerprint, self._left, self._note),
        ):
            words.addWidget(widget)
        words.addStretch(1)
        sides.addLayout(words, 1)
        self.body.addLayout(sides, 1)
        self.body.addLayout(self._make_actions())
        self.dismissed.connect(self._tick.stop)
        self.retranslate()

    def show_invitation(self, invitation: InvitationRow) -> None:
        """Show an invitation, count its time down, and open."""
        self._row, self._seconds = invitation, invitation.seconds
        self._qr.show_modules(invitation.modules)
        self.retranslate()
        self._tick.start()
        self.open()

    @property
    def seconds_left(self) -> int:
        """How long the code is still worth something, in seconds."""
        return self._seconds

    @override
    def take_focus(self) -> None:
        self._copy.setFocus()

    @override
    def retranslate(self) -> None:
        speech, shown = self.desk.speech, self._row
        self._copy.set_words(self.tr("Copy the text"))
        self._print.set_words(self.tr("Print"))
        self._code_caption.setText(self.tr("Code"))
        self._address_caption.setText(self.tr("The register's address"))
        self._print_caption.setText(self.tr("Its fingerprint"))
        self._qr.setAccessibleName(self.tr("QR code of the invitation"))
        if shown is None:
            self.set_title(self.tr("Let a till in"))
            return
        name = speech.code(shown.device)
        title = self.tr("A new machine for {till}") if shown.replaces else self.tr("Invitation for {till}")
        self.set_title(title.format(till=name))
        self._how.setText(
            self.tr(
                "On the other machine: start Amana, choose “Join a bazaar”, then scan this or type what stands here."
            )
        )
        self._code.setText(speech.code(shown.code))
        self._address.setText(speech.code(shown.address))
        self._fingerprint.setText(speech.code(shown.fingerprint))
        for widget in (self._print_caption, self._fingerprint):
            widget.setVisible(bool(shown.fingerprint))
        notes = []
        if shown.is_here_only:
            notes.append(self.tr("This register lives in this program: only programs on this machine reach it."))
        if shown.replaces:
            notes.append(self.tr("What still lies unsent on the old machine is taken in whenever it turns up."))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))
        self._show_left()

    def _make_actions(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._copy = ActionButton(self.desk, "copy")
        self._copy.clicked.connect(self._copy_text)
        self._print = ActionButton(self.desk, "printer")
        Once(self._print, self.print_requested.emit)
        line.addStretch(1)
        line.addWidget(self._copy)
        line.addWidget(self._print)
        return line

    def _copy_text(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.text)
            self.copied.emit()

    def _count_down(self) -> None:
        self._seconds = max(self._seconds - 1, 0)
        if self._seconds == 0:
            self._tick.stop()
        self._show_left()

    def _show_left(self) -> None:
        is_worth = self._seconds > 0
        minutes, seconds = divmod(self._seconds, MINUTE_SECONDS)
        left = self.desk.speech.code(f"{minutes}:{seconds:02d}")
        text = self.tr("Worth {time} more, for one machine") if is_worth else self.tr("Out of date. Make another one.")
        self._left.setText(text.format(time=left))
        restyle(self._left, "role", "lead-strong" if is_worth else "bad")
        if not is_worth:
            self._qr.show_modules(())
        self._copy.setEnabled(is_worth)
        self._print.setEnabled(is_worth)
