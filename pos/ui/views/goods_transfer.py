"""The sheets for goods that go to another till, and that come from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.goods_transfer import SendWish, TakeWish
from pos.ui.views.goods_during_sheets import SHEET_PX
from pos.ui.widgets.asking_sheet import AskingSheet
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_transfer import SendOffer, TakeOffer, TransferLine

LINES_SHOWN = 4  # the last ones


class _NoteSheet(AskingSheet):
    """Asks for the lines of a note, one after the other.

    Signals:
        wished(object), more_wished(object): what was filled in, to be recorded or to be added.
        given_up(): the lines so far are to be forgotten.
    """

    more_wished = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, host: QWidget, *, icon: str) -> None:
        super().__init__(desk, host, width_px=SHEET_PX, icon=icon)
        self._about, self._lines = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._more, self._drop = ActionButton(desk, "plus"), ActionButton(desk, "x")
        self._drop.clicked.connect(self.given_up)
        self._drop.clicked.connect(self.close_sheet)

    def _lay(self, *parts: QWidget | QLayout) -> None:
        """Lay what is asked for below what it is about, and the acts below both."""
        beside = row()
        beside.addWidget(self._more, 1)
        beside.addWidget(self._drop, 1)
        for part in (self._about, *parts, self._refusal, self._go, beside):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def _show_lines(self, lines: tuple[TransferLine, ...]) -> None:
        self._lines.setText(_listed(self.desk, lines))
        self._lines.setVisible(bool(lines))


class SendSheet(_NoteSheet):
    """Asks how much of an item goes to which till, and why: a `rows.goods_transfer.SendWish`."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, icon="printer")
        self._offer: SendOffer | None = None
        self._left = Words("muted", wrap=True)
        self._quantity, self._till, self._reason = figures_field(), ChoiceBox(desk), LineField()
        self._quantity.setProperty("role", "amount")
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._lay(self._left, self.in_pairs(self._quantity, self._till, self._reason), self._lines)
        self.send_by(lambda: self.wished.emit(self._typed()), self._quantity, self._reason)
        self._more.clicked.connect(lambda: self.more_wished.emit(self._typed()))
        self.retranslate()

    def ask(self, offer: SendOffer) -> None:
        """Ask about an item."""
        self._offer = offer
        self._quantity.clear()
        self._reason.setText(offer.reason)
        self._till.clear()
        for till in offer.tills:
            self._till.addItem(self.desk.speech.code(till), till)
        self._till.setCurrentIndex(max(0, self._till.findData(offer.to)))
        self._drop.setVisible(bool(offer.lines))
        self.show_refusal("")
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._quantity.setFocus()

    @override
    def retranslate(self) -> None:
        speech, offer = self.desk.speech, self._offer
        self.set_title(self.tr("Send to another till"))
        is_weighed = offer is not None and offer.is_weighed
        self.name(self._quantity, self.tr("How much, kg") if is_weighed else self.tr("How many pieces"))
        self.name(self._till, self.tr("To which till"))
        self.name(self._reason, self.tr("Reason"))
        self._go.set_words(self.tr("Record and print the note"), keys="Return")
        self._more.set_words(self.tr("Add another item first"))
        self._drop.set_words(self.tr("Give it up"))
        if offer is None:
            return
        self._about.setText(speech.name(offer.item))
        left = "–" if offer.left is None else speech.quantity(offer.left, is_weighed=is_weighed)
        self._left.setText(self.tr("Left by what this till knows: {count}").format(count=left))
        self._show_lines(offer.lines)

    def _typed(self) -> SendWish:
        return SendWish(self._quantity.text(), str(self._till.currentData() or ""), self._reason.text())


class TakeSheet(_NoteSheet):
    """Asks what a note of another till says of an item, and what was counted: a `rows.goods_transfer.TakeWish`."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, icon="check")
        self._offer: TakeOffer | None = None
        self._number, self._sent, self._counted = LineField(), figures_field(), figures_field()
        for field in (self._sent, self._counted):
            field.setProperty("role", "amount")
        self._hint = Words("muted", wrap=True)
        self._lay(self.in_pairs(self._number, self._sent, self._counted), self._lines, self._hint)
        self.send_by(lambda: self.wished.emit(self._typed()), self._number, self._sent, self._counted)
        self._more.clicked.connect(lambda: self.more_wished.emit(self._typed()))
        self.retranslate()

    def ask(self, offer: TakeOffer) -> None:
        """Ask about an item."""
        self._offer = offer
        self._number.setText(offer.number)
        is_known = offer.sent is not None
        self._number.setReadOnly(is_known)
        self._sent.setReadOnly(is_known)
        self._sent.setText(offer.sent or "")
        self._counted.clear()
        self._more.setVisible(not is_known)
        self._drop.setVisible(bool(offer.lines))
        self.show_refusal("")
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        (self._counted if self._sent.isReadOnly() else self._number).setFocus()

    @override
    def retranslate(self) -> None:
        offer = self._offer
        self.set_title(self.tr("Take in from another till"))
        is_weighed = offer is not None and offer.is_weighed
        self.name(self._number, self.tr("Number of the note"))
        self.name(self._sent, self.tr("On the note, kg") if is_weighed else self.tr("Pieces on the note"))
        self.name(self._counted, self.tr("Counted, kg") if is_weighed else self.tr("Pieces counted"))
        self._hint.setText(self.tr("A difference is named on the paper; what became of it is written off apart."))
        is_last = offer is None or offer.is_last
        self._go.set_words(self.tr("Take in and print") if is_last else self.tr("Next item"), keys="Return")
        self._more.set_words(self.tr("Add another item first"))
        self._drop.set_words(self.tr("Give it up"))
        if offer is not None:
            self._about.setText(self.desk.speech.name(offer.item))
            self._show_lines(offer.lines)

    def _typed(self) -> TakeWish:
        return TakeWish(self._number.text(), self._sent.text(), self._counted.text())


def _listed(desk: Desk, lines: tuple[TransferLine, ...]) -> str:
    """Return the last lines of a note, one below the other; what was sent stands behind what was counted otherwise."""
    texts = ["…"] if len(lines) > LINES_SHOWN else []
    for line in lines[-LINES_SHOWN:]:
        parts = [desk.speech.name(line.name), desk.speech.quantity(line.quantity, is_weighed=line.is_weighed)]
        if line.sent is not None and line.sent != line.quantity:
            parts[1] += f" / {desk.speech.quantity(line.sent, is_weighed=line.is_weighed)}"
        texts.append(desk.speech.line(parts))
    return "\n".join(texts)
