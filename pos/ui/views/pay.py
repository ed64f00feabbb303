"""The payment sheet: what is due, what was handed over, what goes back; then that the sale is saved.

Signals:
    tender_changed(object): a `rows.pay.Tender`, after each change by the person.
    complete_requested(object): the `rows.pay.Tender` to complete the sale with.
    dismissed(): the sheet was put away; from the end page as well as before completion.
    receipt_requested(): show the receipt of the sale just completed.

Verbs: show_due, show_settling, show_refusal, show_done, show_paper, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.text import latin_digits
from pos.ui.keys import PAY, bind_button
from pos.ui.rows.pay import Due, Method, Settling, Tender
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.pill import IconLabel, StatusPill
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone
    from pos.ui.rows.pay import Done, PaperState

QUICK_MAX = 4
_GAP_PX, _GAP_LOW_PX = 10, 3
NEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F12)
_PAPER: dict[str, tuple[Tone, str]] = {
    "none": ("plain", "receipt"),
    "printing": ("note", "printer"),
    "printed": ("good", "printer-check"),
    "waiting": ("warn", "printer"),
}


class PaySheet(Sheet):
    """The payment sheet."""

    tender_changed = Signal(object)
    complete_requested = Signal(object)
    receipt_requested = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=980, height_px=640)
        self._due = Due(0, 0, (), 0)
        self._settling = Settling(0, 0, 0, None, is_ready=False)
        self._done: Done | None = None
        self._paper: PaperState = "none"
        self._quick: list[ActionButton] = []
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_asking())
        self._pages.addWidget(self._make_done())
        self.body.addWidget(self._pages, 1)
        for method in get_args(Method):
            bind_button(self, PAY[method], self._method.button(method))
        bind_button(self, PAY["exact"], self._quick[0])
        bind_button(self, PAY["no_slip"], self._no_slip)
        self.retranslate()

    # Verbs

    def show_due(self, due: Due) -> None:
        """Begin a payment: show what is due, with nothing handed over yet."""
        self._due, self._done = due, None
        self._pages.setCurrentIndex(0)
        for method in get_args(Method):
            self._method.button(method).setVisible(method in due.methods)
        self._method.choose(due.methods[0])
        self._refusal.clear()
        for field in (self._cash, self._card):
            with QSignalBlocker(field):
                field.show_amount(None)
        self._reference.clear()
        self._no_slip.setChecked(False)
        self._show_method()
        self._changed()

    def show_settling(self, settling: Settling) -> None:
        """Show what the tender comes to."""
        self._settling = settling
        is_short = settling.missing_minor > 0
        self._amount_due.show_amount(settling.due_minor)
        rounding = self.desk.speech.signed(settling.rounding_minor)
        text = self.tr("Cash rounding {amount}").format(amount=rounding)
        self._rounding.setText(text if settling.rounding_minor else "")
        self._outcome_words.setText(self.tr("Still to pay") if is_short else self.tr("Change to give back"))
        self._outcome.show_amount(
            settling.missing_minor if is_short else settling.change_minor,
            ink="warn" if is_short else "good",
        )
        restyle(self._outcome_card, "tone", "warn" if is_short else "good")
        if settling.card_minor is not None and not self._card.hasFocus():
            with QSignalBlocker(self._card):
                self._card.show_amount(settling.card_minor)
        self._complete.setEnabled(settling.is_ready)

    def show_refusal(self, text: str) -> None:
        """Say why the sale could not be completed; the tender stays as it is."""
        self._refusal.setText(text)

    def show_done(self, done: Done) -> None:
        """Show that the sale is in the book, and what goes back to the customer."""
        self._done = done
        self._pages.setCurrentIndex(1)
        self._done_change.show_amount(done.total_minor if done.method == "card" else done.change_minor)
        self.show_paper(done.paper)
        self._show_done_words()
        self._next.setFocus()

    def show_paper(self, paper: PaperState) -> None:
        """Show where the receipt of the completed sale is."""
        self._paper = paper
        texts = {
            "none": self.tr("No paper"),
            "printing": self.tr("Printing the receipt"),
            "printed": self.tr("Receipt printed"),
            "waiting": self.tr("Receipt waits for the printer"),
        }
        tone, icon = _PAPER[paper]
        self._paper_pill.show_status(texts[paper], tone=tone, icon=icon)

    # Texts

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Payment"))
        self._due_words.setText(self.tr("Amount due"))
        self._method.set_words(
            {"cash": self.tr("Cash"), "card": self.tr("Card"), "both": self.tr("Cash and card")}, keys=PAY
        )
        self._cash_words.setText(self.tr("Cash received"))
        self._cash.setAccessibleName(self.tr("Cash received"))
        self._card_words.setText(self.tr("On the card"))
        self._card.setAccessibleName(self.tr("On the card"))
        self._reference_words.setText(self.tr("Card slip number"))
        self._reference.setAccessibleName(self.tr("Card slip number"))
        self._no_slip.set_words(self.tr("Without a slip number"), keys=PAY["no_slip"])
        self._cancel.set_words(self.tr("Back to basket"), keys="Esc")
        self._complete.set_words(self.tr("Complete sale"), keys=PAY["complete"])
        self._preview.set_words(self.tr("View receipt"))
        self._next.set_words(self.tr("Next customer"), keys="Return")
        self._label_quick()
        self.show_settling(self._settling)
        self.show_paper(self._paper)
        self._show_done_words()

    def _show_done_words(self) -> None:
        if self._done is None:
            return
        speech = self.desk.speech
        is_card = self._done.method == "card"
        self._done_words.setText(self.tr("Paid by card") if is_card else self.tr("Change to give back"))
        self._done_title.setText(self.tr("The sale is saved"))
        self._done_receipt.setText(
            self.tr("Receipt {number} · {total}").format(
                number=speech.code(self._done.receipt), total=speech.money(self._done.total_minor)
            )
        )

    # Parts

    def _make_asking(self) -> QWidget:
        page = QWidget()
        sides = row(page, space_px=28)
        left = self._left = column(space_px=_GAP_PX)
        self._due_words = Words("muted")
        self._amount_due = MoneyLabel(self.desk, "due", ink="accent", side="leading", gives_way=True)
        left.addWidget(self._due_words)
        left.addWidget(self._amount_due)
        self._rounding = Words("muted")
        left.addWidget(self._rounding)
        self._method = Segmented(self.desk, (("cash", "banknote"), ("card", "credit-card"), ("both", "coins")))
        self._method.chosen.connect(self._method_chosen)
        left.addWidget(self._method)
        left.addLayout(self._make_fields())
        left.addLayout(self._make_quick())
        self._outcome_card = frame("tonecard")
        outcome = row(self._outcome_card, margins=(18, 12, 18, 12))
        self._outcome_words = Words("lead-strong")
        self._outcome = MoneyLabel(self.desk, "total", ink="good")
        outcome.addWidget(self._outcome_words)
        outcome.addWidget(self._outcome, 1)
        left.addStretch(1)
        left.addWidget(self._outcome_card)
        self._refusal = Words("bad", wrap=True)
        left.addWidget(self._refusal)
        sides.addLayout(left, 1)
        right = column(space_px=12)
        self._keypad = Keypad(self.desk)
        self._keypad.pressed.connect(self._key_pressed)
        self._keypad.setFixedWidth(324)
        right.addWidget(self._keypad, 1)
        self._complete = ActionButton(self.desk, "check", kind="pay", icon_px=26)
        self._complete.clicked.connect(self._request_complete)
        self._cancel = ActionButton(self.desk, "arrow-left")
        self._cancel.clicked.connect(self.dismiss)
        right.addWidget(self._complete)
        right.addWidget(self._cancel)
        sides.addLayout(right)
        return page

    def _make_fields(self) -> QHBoxLayout:
        line, boxes = row(space_px=12), []
        self._cash = AmountField(self.desk)
        self._card = AmountField(self.desk)
        self._reference = LineField()
        self._reference.setProperty("role", "amount")
        self._reference.setMaxLength(24)
        self._cash_words, self._card_words, self._reference_words = (
            Words("caption"),
            Words("caption"),
            Words("caption"),
        )
        self._cash_box, self._card_box, self._reference_box = QWidget(), QWidget(), QWidget()
        for box, words, field in (
            (self._cash_box, self._cash_words, self._cash),
            (self._card_box, self._card_words, self._card),
            (self._reference_box, self._reference_words, self._reference),
        ):
            lines = column(box, space_px=4)
            boxes.append(lines)
            lines.addWidget(words)
            lines.addWidget(field)
            field.textEdited.connect(self._changed)
            field.returnPressed.connect(self._request_complete)
            line.addWidget(box, 1)
        self._no_slip = ActionButton(self.desk, "ban", kind="chip", on="on_accent")
        self._no_slip.setCheckable(True)
        self._no_slip.clicked.connect(self._changed)
        boxes[-1].addWidget(self._no_slip)
        for lines in boxes:  # their captions stand in one line, though one box is higher
            lines.addStretch(1)
        return line

    def _make_done(self) -> QWidget:
        page = QWidget()
        lines = column(page, margins=(40, 0, 40, 0), space_px=10)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._done_title = Words("headline", side="center")
        self._done_receipt = Words("muted", side="center")
        self._paper_pill = StatusPill(self.desk)
        card = frame("tonecard")
        card.setProperty("tone", "good")
        inner = column(card, margins=(24, 18, 24, 22), space_px=4)
        self._done_words = Words("lead-strong", side="center")
        self._done_change = MoneyLabel(self.desk, "due", ink="good", side="center")
        inner.addWidget(self._done_words)
        inner.addWidget(self._done_change)
        lines.addStretch(1)
        lines.addWidget(IconLabel(self.desk, "circle-check", ink="good", px=72), 0, centre)
        lines.addWidget(self._done_title)
        lines.addWidget(self._done_receipt)
        lines.addSpacing(10)
        lines.addWidget(card)
        lines.addSpacing(4)
        lines.addWidget(self._paper_pill, 0, centre)
        lines.addStretch(2)
        actions = row(space_px=12)
        self._preview = ActionButton(self.desk, "receipt-text", kind="large")
        self._preview.clicked.connect(self.receipt_requested)
        self._next = ActionButton(self.desk, "arrow-right", kind="pay", icon_px=26)
        self._next.clicked.connect(self.dismiss)
        actions.addWidget(self._preview, 1)
        actions.addWidget(self._next, 2)
        lines.addLayout(actions)
        return page

    def _make_quick(self) -> QHBoxLayout:
        line = row()
        for _ in range(1 + QUICK_MAX):
            button = ActionButton(self.desk, kind="quick")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._quick_pressed)
            line.addWidget(button, 1)
            self._quick.append(button)
        return line

    def _label_quick(self) -> None:
        speech = self.desk.speech
        amounts = (self._due.cash_minor, *self._due.quick_minor[:QUICK_MAX])
        is_cash = self._chosen_method() == "cash"
        for button in self._quick[len(amounts) :]:
            button.hide()
        for button, minor in zip(self._quick, amounts, strict=False):
            button.setProperty("minor", minor)
            button.set_words(speech.short(minor), name=speech.money(minor))
            button.setVisible(is_cash)
        self._quick[0].set_words(self.tr("Exact"), name=self.tr("Exact amount"), keys=PAY["exact"])

    # What the person does

    @property
    def tender(self) -> Tender:
        """What the fields say the customer hands over."""
        method = self._chosen_method()
        return Tender(
            method,
            None if method == "card" else self._cash.amount_minor,
            None if method == "cash" else self._card.amount_minor,
            "" if method == "cash" else latin_digits(self._reference.text()).strip(),
        )

    @override
    def take_focus(self) -> None:
        (self._reference if self._chosen_method() == "card" else self._cash).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is due, what is handed over, the change and the way on in sight on the lowest screen."""
        super().resizeEvent(event)
        self._left.setSpacing(_GAP_LOW_PX if self.is_low else _GAP_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif self._done is None and event.key() == Qt.Key.Key_F12:
            self._request_complete()
        elif self._done is not None and event.key() in NEXT_KEYS:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _chosen_method(self) -> Method:
        choice = self._method.choice
        return "card" if choice == "card" else "both" if choice == "both" else "cash"

    def _method_chosen(self) -> None:
        self._show_method()
        self.take_focus()
        self._changed()

    def _show_method(self) -> None:
        method = self._chosen_method()
        self._cash_box.setVisible(method != "card")
        self._card_box.setVisible(method == "both")
        self._reference_box.setVisible(method != "cash")
        self._label_quick()

    def _quick_pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self._cash.show_amount(int(button.property("minor")))
            self._changed()

    def _key_pressed(self, key: str) -> None:
        focus = QApplication.focusWidget()
        if focus is self._reference or self._chosen_method() == "card":
            self._type_reference(key)
        else:
            (self._card if focus is self._card else self._cash).press(key)
        self._changed()

    def _type_reference(self, key: str) -> None:
        text = self._reference.text()
        if key == "back":
            self._reference.setText(text[:-1])
        elif key.isdigit():
            self._reference.setText(text + key)

    def _changed(self) -> None:
        fields = (self._cash, self._card)
        self._refusal.setText(next((field.complaint for field in fields if field.complaint), ""))
        self.tender_changed.emit(self.tender)

    def _request_complete(self) -> None:
        if not self._complete.isEnabled() or self._done is not None:
            return
        tender = self.tender
        if tender.method != "cash" and not tender.reference and not self._no_slip.isChecked():
            self._refusal.setText(self.tr("Type the number on the card slip, or choose “Without a slip number”."))
            self._reference.setFocus()
            return
        self.complete_requested.emit(tender)
