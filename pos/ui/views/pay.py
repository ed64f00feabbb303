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

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.text import latin_digits
from pos.ui.keys import PAY, bind_button
from pos.ui.rows.pay import Due, Method, Settling, Tender
from pos.ui.views.pay_done import PayDonePage
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.figure_row import FIGURE_EDGE_PX, Complaint, FigureRow
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.pay import Done, PaperState

QUICK_MAX = 4
_GAP_PX, _GAP_LOW_PX = 10, 4
_FIELD_GAP_PX = 12
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F12)


class PaySheet(Sheet):
    """The payment sheet."""

    tender_changed = Signal(object)
    complete_requested = Signal(object)
    receipt_requested = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=980, height_px=640)
        self._due = Due(0, 0, (), 0)
        self._settling = Settling(0, 0, 0, None, is_ready=False)
        self._is_done = False
        self._quick: list[ActionButton] = []
        self._pages = QStackedWidget()
        self._asking = self._make_asking()
        self._pages.addWidget(self._asking)
        self.done = PayDonePage(desk)
        self.done.next_requested.connect(self.dismiss)
        self.done.receipt_requested.connect(self.receipt_requested)
        self._pages.addWidget(self.done)
        self.give_way(self.done.lines)
        self.body.addWidget(self._pages, 1)
        for method in get_args(Method):
            bind_button(self, PAY[method], self._method.button(method))
        bind_button(self, PAY["exact"], self._quick[0])
        bind_button(self, PAY["no_slip"], self._no_slip)
        self.retranslate()

    # Verbs

    def show_due(self, due: Due) -> None:
        """Begin a payment: show what is due, with nothing handed over yet."""
        self._due, self._is_done = due, False
        self._turn_to(self._asking)
        for method in get_args(Method):
            self._method.button(method).setVisible(method in due.methods)
        self._method.choose(due.methods[0])
        self._refusal.setText("")
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
        self._amount_due.show_words(self.tr("Amount due"), text if settling.rounding_minor else "")
        self._outcome.show_words(self.tr("Still to pay") if is_short else self.tr("Change to give back"))
        self._outcome.show_amount(
            settling.missing_minor if is_short else settling.change_minor, tone="warn" if is_short else "good"
        )
        if settling.card_minor is not None and not self._card.hasFocus():
            with QSignalBlocker(self._card):
                self._card.show_amount(settling.card_minor)
        self._complete.setEnabled(settling.is_ready)

    def show_refusal(self, text: str) -> None:
        """Say why the sale could not be completed; the tender stays as it is."""
        self._refusal.setText(text)

    def show_done(self, done: Done) -> None:
        """Show that the sale is in the book, and what goes back to the customer."""
        self._is_done = True
        self._turn_to(self.done)
        self.done.show_done(done)
        self.done.next.setFocus()
        self.show_top()

    def show_paper(self, paper: PaperState) -> None:
        """Show where the receipt of the completed sale is."""
        self.done.show_paper(paper)

    # Texts

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Payment"))
        self._method.set_words(
            {"cash": self.tr("Cash"), "card": self.tr("Card"), "both": self.tr("Cash and card")}, keys=PAY
        )
        self._cash_words.setText(self.tr("Cash received"))
        self._cash.setAccessibleName(self.tr("Cash received"))
        self._card_words.setText(self.tr("On the card"))
        self._card.setAccessibleName(self.tr("On the card"))
        self._reference_words.setText(self.tr("Card slip number"))
        self._reference.setAccessibleName(self.tr("Card slip number"))
        self._no_slip.set_words(self.tr("No slip number"), keys=PAY["no_slip"])
        self._cancel.set_words(self.tr("Back to basket"), keys="Esc")
        self._complete.set_words(self.tr("Complete sale"), keys=PAY["complete"])
        self._label_quick()
        self.show_settling(self._settling)

    # Parts

    def _make_asking(self) -> QWidget:
        page = QWidget()
        sides = row(page, space_px=28)
        left = column(space_px=_GAP_PX)
        self.give_way(left)
        self._method = Segmented(self.desk, (("cash", "banknote"), ("card", "credit-card"), ("both", "coins")))
        self._method.chosen.connect(self._method_chosen)
        left.addWidget(self._method)
        self._amount_due = FigureRow(self.desk, ink="accent")
        left.addWidget(self._amount_due)
        left.addLayout(self._make_fields())
        left.addLayout(self._make_quick())
        self._outcome = FigureRow(self.desk, ink="good", tone="good")
        left.addStretch(1)
        left.addWidget(self._outcome)
        self._refusal = Complaint(self._outcome)
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

    def _make_fields(self) -> QGridLayout:
        """Make what is filled in: captions below each other, and amounts below the one that is due."""
        fields = self._fields = QGridLayout()
        fields.setHorizontalSpacing(_FIELD_GAP_PX)
        fields.setColumnMinimumWidth(0, FIGURE_EDGE_PX - _FIELD_GAP_PX)  # a margin would not change sides in Arabic
        fields.setColumnStretch(2, 1)
        self._cash = AmountField(self.desk, size="figure")
        self._card = AmountField(self.desk, size="figure")
        self._reference = LineField()
        self._reference.setProperty("role", "amount")
        self._reference.setMaxLength(24)
        self._no_slip = ActionButton(self.desk, "ban", kind="chip", on="on_accent")
        self._no_slip.setCheckable(True)
        self._no_slip.clicked.connect(self._changed)
        self._cash_words, self._card_words, self._reference_words = Words("muted"), Words("muted"), Words("muted")
        for place, (words, field) in enumerate(
            (
                (self._cash_words, self._cash),
                (self._card_words, self._card),
                (self._reference_words, self._reference),
            )
        ):
            fields.addWidget(words, place, 1)
            fields.addWidget(field, place, 2, 1, 1 if field is self._reference else 2)
            field.textEdited.connect(self._changed)
            field.installEventFilter(self)
        fields.addWidget(self._no_slip, 2, 3)
        return fields

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
        self._fields.setVerticalSpacing(_GAP_LOW_PX if self.is_low else _GAP_PX)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Complete with Enter in a field, which keeps the press: let on, it would go to the next customer at once."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit) and event.key() in _ENTER_KEYS:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._request_complete()
            return event.type() == QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif not self._is_done and event.key() == Qt.Key.Key_F12:
            self._request_complete()
        elif self._is_done and event.key() in NEXT_KEYS:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _turn_to(self, page: QWidget) -> None:
        """Show one of the two pages; the other asks for no room meanwhile."""
        for one in (self._asking, self.done):
            wish = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(wish, wish)
        self._pages.setCurrentWidget(page)

    def _chosen_method(self) -> Method:
        choice = self._method.choice
        return "card" if choice == "card" else "both" if choice == "both" else "cash"

    def _method_chosen(self) -> None:
        self._show_method()
        self.take_focus()
        self._changed()

    def _show_method(self) -> None:
        method = self._chosen_method()
        for shown, parts in (
            (method != "card", (self._cash_words, self._cash)),
            (method == "both", (self._card_words, self._card)),
            (method != "cash", (self._reference_words, self._reference, self._no_slip)),
        ):
            for part in parts:
                part.setVisible(shown)
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
        if not self._complete.isEnabled() or self._is_done:
            return
        tender = self.tender
        if tender.method != "cash" and not tender.reference and not self._no_slip.isChecked():
            self._refusal.setText(self.tr("Type the number on the card slip, or choose “No slip number”."))
            self._reference.setFocus()
            return
        self.complete_requested.emit(tender)
