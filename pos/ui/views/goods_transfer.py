"""The sheets for goods that go to another till, and that come from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.goods_transfer import SendWish, TakeWish
from pos.ui.views.goods_during_sheets import SHEET_PX, in_pairs
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_transfer import SendOffer, TakeOffer, TransferLine

LINES_SHOWN = 4  # the last ones


class SendSheet(Sheet):
    """Asks how much of an item goes to which till, and why.

    Signals:
        wished(object), more_wished(object): the `rows.goods_transfer.SendWish`, to be recorded or to be added.
        given_up(): the lines so far are to be forgotten.
    """

    wished = Signal(object)
    more_wished = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX)
        self._offer: SendOffer | None = None
        self._about, self._left = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._quantity_words, self._till_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._reason_words = Words("caption", wrap=True)
        self._quantity, self._till, self._reason = figures_field(), ChoiceBox(desk), LineField()
        self._quantity.setProperty("role", "amount")
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._lines, self._refusal = Words("muted", wrap=True), Words("bad", wrap=True)
        self._go, self._more = ActionButton(desk, "printer", kind="primary"), ActionButton(desk, "plus")
        self._drop = ActionButton(desk, "x")
        for widget in (self._about, self._left):
            self.body.addWidget(widget)
        self.body.addLayout(
            in_pairs(
                (self._quantity_words, self._quantity),
                (self._till_words, self._till),
                (self._reason_words, self._reason),
            )
        )
        for last in (self._lines, self._refusal, self._go):
            self.body.addWidget(last)
        beside = row()
        beside.addWidget(self._more, 1)
        beside.addWidget(self._drop, 1)
        self.body.addLayout(beside)
        self._go.clicked.connect(self._wish)
        self._more.clicked.connect(self._wish_more)
        self._drop.clicked.connect(self._give_up)
        for field in (self._quantity, self._reason):
            field.returnPressed.connect(self._wish)
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
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot go."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._quantity.setFocus()

    @override
    def retranslate(self) -> None:
        speech, offer = self.desk.speech, self._offer
        self.set_title(self.tr("Send to another till"))
        is_weighed = offer is not None and offer.is_weighed
        self._quantity_words.setText(self.tr("How much, kg") if is_weighed else self.tr("How many pieces"))
        self._quantity.setAccessibleName(self._quantity_words.text())
        self._till_words.setText(self.tr("To which till"))
        self._till.setAccessibleName(self._till_words.text())
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self._reason_words.text())
        self._go.set_words(self.tr("Record and print the note"), keys="Return")
        self._more.set_words(self.tr("Add another item first"))
        self._drop.set_words(self.tr("Give it up"))
        if offer is None:
            return
        self._about.setText(speech.name(offer.item))
        left = "–" if offer.left is None else _amount(self.desk, offer.left, is_weighed=is_weighed)
        self._left.setText(self.tr("Left by what this till knows: {count}").format(count=left))
        self._lines.setText(_listed(self.desk, offer.lines))
        self._lines.setVisible(bool(offer.lines))

    def _wish(self) -> None:
        self.wished.emit(self._typed())

    def _wish_more(self) -> None:
        self.more_wished.emit(self._typed())

    def _give_up(self) -> None:
        self.given_up.emit()
        self.close_sheet()

    def _typed(self) -> SendWish:
        return SendWish(self._quantity.text(), str(self._till.currentData() or ""), self._reason.text())


class TakeSheet(Sheet):
    """Asks what a note of another till says of an item, and what was counted.

    Signals:
        wished(object), more_wished(object): the `rows.goods_transfer.TakeWish`, to be recorded or to be added.
        given_up(): what was counted so far is to be forgotten.
    """

    wished = Signal(object)
    more_wished = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX)
        self._offer: TakeOffer | None = None
        self._about = Words("lead-strong", wrap=True)
        self._number_words, self._sent_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._counted_words = Words("caption", wrap=True)
        self._number, self._sent, self._counted = LineField(), figures_field(), figures_field()
        for field in (self._sent, self._counted):
            field.setProperty("role", "amount")
        self._lines, self._refusal = Words("muted", wrap=True), Words("bad", wrap=True)
        self._hint = Words("muted", wrap=True)
        self._go, self._more = ActionButton(desk, "check", kind="primary"), ActionButton(desk, "plus")
        self.body.addWidget(self._about)
        self.body.addLayout(
            in_pairs(
                (self._number_words, self._number),
                (self._sent_words, self._sent),
                (self._counted_words, self._counted),
            )
        )
        for last in (self._lines, self._hint, self._refusal, self._go):
            self.body.addWidget(last)
        self._drop = ActionButton(desk, "x")
        beside = row()
        beside.addWidget(self._more, 1)
        beside.addWidget(self._drop, 1)
        self.body.addLayout(beside)
        self._go.clicked.connect(self._wish)
        self._more.clicked.connect(self._wish_more)
        self._drop.clicked.connect(self._give_up)
        for line in (self._number, self._sent, self._counted):
            line.returnPressed.connect(self._wish)
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
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be taken in."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        (self._counted if self._sent.isReadOnly() else self._number).setFocus()

    @override
    def retranslate(self) -> None:
        offer = self._offer
        self.set_title(self.tr("Take in from another till"))
        is_weighed = offer is not None and offer.is_weighed
        self._number_words.setText(self.tr("Number of the note"))
        self._number.setAccessibleName(self._number_words.text())
        self._sent_words.setText(self.tr("On the note, kg") if is_weighed else self.tr("Pieces on the note"))
        self._sent.setAccessibleName(self._sent_words.text())
        self._counted_words.setText(self.tr("Counted, kg") if is_weighed else self.tr("Pieces counted"))
        self._counted.setAccessibleName(self._counted_words.text())
        self._hint.setText(self.tr("A difference is named on the paper; what became of it is written off apart."))
        is_last = offer is None or offer.is_last
        self._go.set_words(self.tr("Take in and print") if is_last else self.tr("Next item"), keys="Return")
        self._more.set_words(self.tr("Add another item first"))
        self._drop.set_words(self.tr("Give it up"))
        if offer is not None:
            self._about.setText(self.desk.speech.name(offer.item))
            self._lines.setText(_listed(self.desk, offer.lines))
            self._lines.setVisible(bool(offer.lines))

    def _wish(self) -> None:
        self.wished.emit(self._typed())

    def _wish_more(self) -> None:
        self.more_wished.emit(self._typed())

    def _give_up(self) -> None:
        self.given_up.emit()
        self.close_sheet()

    def _typed(self) -> TakeWish:
        return TakeWish(self._number.text(), self._sent.text(), self._counted.text())


def _amount(desk: Desk, quantity: int, *, is_weighed: bool) -> str:
    return desk.speech.weight(quantity) if is_weighed else desk.speech.count(quantity)


def _listed(desk: Desk, lines: tuple[TransferLine, ...]) -> str:
    """Return the last lines of a note, one below the other; what was sent stands behind what was counted otherwise."""
    texts = ["…"] if len(lines) > LINES_SHOWN else []
    for line in lines[-LINES_SHOWN:]:
        parts = [desk.speech.name(line.name), _amount(desk, line.quantity, is_weighed=line.is_weighed)]
        if line.sent is not None and line.sent != line.quantity:
            parts[1] += f" / {_amount(desk, line.sent, is_weighed=line.is_weighed)}"
        texts.append(desk.speech.line(parts))
    return "\n".join(texts)
