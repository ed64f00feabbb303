"""The sheet that moves a sold line to the family that made it.

Signals:
    family_typed(str): what stands in the family's field, after each change.
    move_requested(object): the `rows.receipts.MoveWish`.

Verbs: ask, show_family, show_refusal, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.receipts import MoveWish, ReceiptLine
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.family_field import FamilyField
from pos.ui.widgets.frames import column, row, rule, scrolling
from pos.ui.widgets.keypad import WHOLE_KEYS, Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.usual_words import UsualWords
from pos.ui.widgets.words import Words, whose_words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.till import FamilyLook


class MoveSheet(Sheet):
    """Asks which line, to whom, and why."""

    family_typed = Signal(str)
    move_requested = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=920, height_px=680)
        self._receipt = ""
        self._lines: tuple[ReceiptLine, ...] = ()
        self._about = Words("muted", wrap=True)
        self._line_words, self._reason_words = Words("caption"), Words("caption")
        self._line = ChoiceBox(desk)
        self._family = FamilyField(desk)
        self._family.typed.connect(self.family_typed)
        self._family.entered.connect(self._go_on)
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._reason.textChanged.connect(self._enable)
        self._reason.returnPressed.connect(self._request)
        self._usual = UsualWords(desk, 2)
        self._usual.chosen.connect(self._reason.setText)
        self._keypad = Keypad(desk, WHOLE_KEYS)
        self._keypad.pressed.connect(self._family.press)
        self._refusal = Words("bad", wrap=True)
        for change in (self._reason.textChanged, self._family.typed, self._line.currentIndexChanged):
            change.connect(self._refusal.clear)
        self._move = ActionButton(desk, "check", kind="pay", icon_px=24)
        self._move.clicked.connect(self._request)
        whose = QWidget()
        what, keys, sides = column(whose, space_px=10), column(space_px=10), row(space_px=28)
        self.give_way(what, keys)
        for widget in (self._line_words, self._line, self._family):
            what.addWidget(widget)
        what.addStretch(1)
        for each in (self._reason_words, self._reason, self._usual):
            what.addWidget(each)
        keys.addWidget(self._keypad, 1)
        keys.addWidget(self._refusal)
        keys.addWidget(self._move)
        sides.addWidget(scrolling(whose), 1)  # it gives way to the families offered, no key moves under the finger
        sides.addWidget(rule(upright=True))
        sides.addLayout(keys, 1)
        self.body.addWidget(self._about)
        self.body.addLayout(sides, 1)
        self.retranslate()

    def ask(self, receipt: str, lines: tuple[ReceiptLine, ...]) -> None:
        """Ask about the lines of a receipt that have not come back."""
        self._receipt, self._lines = receipt, lines
        self._line.clear()
        for line in lines:
            self._line.addItem("", line.key)
        self._family.begin("")
        self._reason.clear()
        self._refusal.clear()
        self.retranslate()
        self._enable()
        self.open()

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""
        self._family.show_look(look)
        self._enable()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be moved, and keep asking."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        if len(self._lines) > 1:
            self._line.setFocus()
        else:
            self._family.setFocus()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_title(self.tr("Move a line to its family"))
        self._about.setText(
            self.tr("Receipt {number}. What has not come back is credited to the right family.").format(
                number=speech.code(self._receipt)
            )
        )
        self._line_words.setText(self.tr("Line"))
        self._line.setAccessibleName(self.tr("Line"))
        for place, line in enumerate(self._lines):
            parts = (speech.name(line.name), whose_words(speech, line.family), speech.number(line.total_minor))
            self._line.setItemText(place, speech.line(parts))
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._usual.set_words(self.tr("Wrong label"), self.tr("Wrong family chosen"))
        self._move.set_words(self.tr("Move the line"), keys="Return")

    def _go_on(self) -> None:
        self._reason.setFocus()

    def _enable(self) -> None:
        self._move.setEnabled(bool(self._family.number) and bool(self._reason.text().strip()))

    def _request(self) -> None:
        if self._move.isEnabled():
            key = self._lines[self._line.currentIndex()].key
            self.move_requested.emit(MoveWish(self._receipt, key, self._family.number, self._reason.text().strip()))
