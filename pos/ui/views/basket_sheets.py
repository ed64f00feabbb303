"""The small sheets of the selling screen: a quantity, a discount, the held baskets.

`QuantitySheet` signals: quantity_chosen(str, int), the key of a line and pieces. Verb: ask.
`DiscountSheet` signals: discount_chosen(object), a `rows.till.DiscountWish`; approval below the floor is the presenter's.
Verbs: ask, show_refusal.
`HeldSheet` signals: basket_recalled(str), basket_discarded(str): the key of a held basket. Verb: show_held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.text import latin_digits
from pos.ui.keys import HELD, bind_button
from pos.ui.rows.names import Name
from pos.ui.rows.till import DiscountBearer, DiscountKind, DiscountOffer, DiscountWish
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import rows_or_words
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, row, rule
from pos.ui.widgets.keypad import BACK, CLEAR, WHOLE_KEYS, Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.search_field import is_typed
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.till import HeldBasket

QUANTITY_MAX = 999
PERCENTS = (5, 10, 15, 20, 25, 50)
_PERCENT_BP = 100


class QuantitySheet(Sheet):
    """Asks how many pieces a line should have."""

    quantity_chosen = Signal(str, int)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=380, height_px=540)
        self._key = ""
        self._item = Name("")
        self._starts_anew = True
        self._name = Words("muted", wrap=True)
        self._field = QLineEdit()
        self._field.setProperty("role", "amount")
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._field.setMaxLength(3)
        self._field.textEdited.connect(self._clean)
        self._field.returnPressed.connect(self._choose)
        self._keypad = Keypad(desk, WHOLE_KEYS)
        self._keypad.pressed.connect(self._press)
        self._set = ActionButton(desk, "check", kind="pay")
        self._set.clicked.connect(self._choose)
        self.body.addWidget(self._name)
        self.body.addWidget(self._field)
        self.body.addWidget(self._keypad, 1)
        self.body.addWidget(self._set)
        self.retranslate()

    def ask(self, key: str, name: Name, quantity: int) -> None:
        """Ask for the pieces of a line that has some already."""
        self._key, self._item = key, name
        self._field.setText(str(quantity))
        self.retranslate()
        self._starts_anew = True
        self.open()

    @override
    def take_focus(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Quantity"))
        self._name.setText(self.desk.speech.name(self._item))
        self._field.setAccessibleName(self.tr("Quantity"))
        self._set.set_words(self.tr("Set quantity"), keys="Return")

    def _clean(self, text: str) -> None:
        self._starts_anew = False
        digits = "".join(letter for letter in latin_digits(text) if letter.isdigit())
        if digits != text:
            self._field.setText(digits)

    def _press(self, key: str) -> None:
        text = "" if self._starts_anew else self._field.text()
        self._starts_anew = False
        if key == CLEAR:
            self._field.clear()
        elif key == BACK:
            self._field.setText(text[:-1])
        else:
            self._field.setText((text + key)[-3:])

    def _choose(self) -> None:
        text = self._field.text()
        if text.isdigit() and int(text) <= QUANTITY_MAX:
            self.close_sheet()
            self.quantity_chosen.emit(self._key, int(text))


class DiscountSheet(Sheet):
    """Asks for a discount on a line or on the whole basket: how much, who bears it, and why."""

    discount_chosen = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=880, height_px=600)
        self._line = self._whole = DiscountOffer("", None, 0)
        self._usual = ""  # the reason that is suggested, in the language of the screen
        self._typed = ""  # the digits of a percentage so far
        sides = row(space_px=28)
        sides.addLayout(self._make_what(), 1)
        sides.addWidget(rule(upright=True))
        sides.addLayout(self._make_how_much(), 1)
        self.body.addLayout(sides, 1)
        self._refusal = Words("bad", wrap=True)
        self.body.addWidget(self._refusal)
        self.retranslate()

    def _make_what(self) -> QVBoxLayout:
        desk = self.desk
        lines = column(space_px=8)
        self._scope = Segmented(desk, (("line", "tag"), ("whole", "shopping-basket")))
        self._scope.chosen.connect(self._show_offer)
        self._about = Words("lead-strong", wrap=True)
        self._value = MoneyLabel(desk, "headline", side="leading")
        self._floor = Words("muted", wrap=True)
        self._bearer_words, self._reason_words = Words("caption"), Words("caption")
        self._bearer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._replaces = Words("warn", wrap=True)
        for widget in (self._scope, self._about, self._value, self._floor, self._replaces):
            lines.addWidget(widget)
        lines.addStretch(1)
        for each in (self._bearer_words, self._bearer, self._reason_words, self._reason):
            lines.addWidget(each)
        return lines

    def _make_how_much(self) -> QVBoxLayout:
        desk = self.desk
        lines = column(space_px=12)
        self._kind = Segmented(desk, (("percent", "percent"), ("amount", "banknote")))
        self._kind.chosen.connect(self._show_kind)
        self._percents = QWidget()
        grid = QGridLayout(self._percents)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._quick: list[ActionButton] = []
        for place, percent in enumerate(PERCENTS):
            button = ActionButton(desk, kind="quick")
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            button.setProperty("bp", percent * _PERCENT_BP)
            button.clicked.connect(self._choose_percent)
            grid.addWidget(button, place // 2, place % 2)
            self._quick.append(button)
        self._amount = AmountField(desk)
        self._amount.returnPressed.connect(self._choose_amount)
        for change in (self._amount.amount_changed, self._scope.chosen, self._bearer.chosen):
            change.connect(self._take_refusal_back)
        self._amount.complained.connect(self._refuse)
        self._keypad = Keypad(desk)
        self._keypad.pressed.connect(self._amount.press)
        self._give = ActionButton(desk, "check", kind="primary")
        self._give.clicked.connect(self._choose_amount)
        self._none = ActionButton(desk, "x", kind="danger")
        self._none.clicked.connect(self._take_back)
        for widget in (self._kind, self._percents, self._amount, self._keypad, self._give, self._none):
            lines.addWidget(widget, int(widget in {self._percents, self._keypad}))
        return lines

    def ask(self, line: DiscountOffer, whole: DiscountOffer) -> None:
        """Ask for a discount.

        Args:
            line: the chosen line; the same as `whole` where none is chosen.
            whole: the whole basket.
        """
        self._line, self._whole = line, whole
        self._refuse("")
        self._scope.setVisible(line != whole)
        self._scope.choose("whole" if line == whole else "line")
        self._bearer.choose("family")
        self._kind.choose("percent")
        if not self._reason.text():
            self._reason.setText(self._usual)
        self._show_offer()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why this discount cannot be given, and keep asking."""
        self._refuse(text)
        self.open()

    @override
    def take_focus(self) -> None:
        self._typed = ""
        target = self._quick[0] if self._kind.choice == "percent" else self._amount
        target.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = latin_digits(event.text())
        if digit.isdecimal() and is_typed(event) and self._percents.isVisible():
            self._reach(digit)
        else:
            super().keyPressEvent(event)

    def _reach(self, digit: str) -> None:
        """Go to the percentage that is being typed; where none begins like it, Return gives nothing away."""
        numbers = [str(percent) for percent in PERCENTS]
        self._typed += digit
        if not any(number.startswith(self._typed) for number in numbers):
            self._typed = digit
        is_near = any(number.startswith(self._typed) for number in numbers)
        self._refuse("" if is_near else self.tr("Choose one of the percentages, or type an amount."))
        reached = self._quick[numbers.index(self._typed)] if self._typed in numbers else self._kind.button("percent")
        reached.setFocus()

    @property
    def _offer(self) -> DiscountOffer:
        return self._whole if self._scope.choice == "whole" else self._line

    def _show_offer(self) -> None:
        self._bind_bearer()
        self._amount.show_amount(self._offer.discount_minor or None)
        self._none.setVisible(self._offer.discount_minor > 0)
        self.retranslate()
        self._show_kind()

    def _bind_bearer(self) -> None:
        """Leave no choice of who bears it where the goods are the centre's own; elsewhere what was chosen stays."""
        family, is_centres = self._bearer.button("family"), self._offer.is_centres
        if is_centres or not family.isEnabled():
            self._bearer.choose("centre" if is_centres else "family")
        family.setDisabled(is_centres)

    @override
    def retranslate(self) -> None:
        speech, offer = self.desk.speech, self._offer
        self.set_title(self.tr("Discount"))
        self._scope.set_words({"line": self.tr("The chosen line"), "whole": self.tr("The whole basket")})
        self._bearer_words.setText(self.tr("Who bears it"))
        self._bearer.set_words({"family": self.tr("The family"), "centre": self.tr("The centre")})
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._suggest(self.tr("Special offer"))
        whole = self.tr("The whole basket")
        self._about.setText(whole if offer.name is None else speech.name(offer.name))
        self._value.show_amount(offer.value_minor)
        self._floor.setVisible(offer.floor_minor is not None)
        if offer.floor_minor is not None:
            floor = speech.money(offer.floor_minor)
            self._floor.setText(self.tr("Below {floor} a shift lead must approve.").format(floor=floor))
        self._replaces.setVisible(offer.discount_minor > 0)
        if offer.discount_minor:
            given = speech.money(offer.discount_minor)
            self._replaces.setText(
                self.tr("It takes the place of {amount} that was taken off before.").format(amount=given)
            )
        self._kind.set_words({"percent": self.tr("Percent"), "amount": self.tr("Amount")})
        for button in self._quick:
            button.set_words(speech.percent(int(button.property("bp"))))
        self._amount.setAccessibleName(self.tr("Discount amount"))
        self._give.set_words(self.tr("Give discount"), keys="Return")
        self._none.set_words(self.tr("Remove the discount"))

    def _suggest(self, usual: str) -> None:
        """Say the suggested reason in another language; what a person wrote, or took out, stays."""
        if self._reason.text() == self._usual:
            self._reason.setText(usual)
        self._usual = usual

    def _show_kind(self) -> None:
        is_percent = self._kind.choice == "percent"
        if is_percent is self._percents.isHidden():  # Enter on the kind that is chosen already changes nothing
            self._refuse("")
        self._percents.setVisible(is_percent)
        for part in (self._amount, self._keypad, self._give):
            part.setVisible(not is_percent)
        if self.isVisible():
            self.take_focus()

    def _choose_percent(self) -> None:
        button = self.sender()
        if button is not None:
            self._wish("percent", int(button.property("bp")))

    def _choose_amount(self) -> None:
        amount = self._amount.amount_minor
        self._refuse(self._amount.complaint)
        if amount is not None:
            self._wish("amount", amount)

    def _take_refusal_back(self) -> None:
        self._refuse("")

    def _refuse(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _take_back(self) -> None:
        self._wish("amount", 0)

    def _wish(self, kind: DiscountKind, value: int) -> None:
        bearer: DiscountBearer = "centre" if self._bearer.choice == "centre" else "family"
        self.close_sheet()
        self.discount_chosen.emit(DiscountWish(self._offer.line, kind, value, bearer, self._reason.text().strip()))


class HeldSheet(TableSheet["HeldBasket"]):
    """Shows the baskets that were put aside."""

    basket_recalled = Signal(str)
    basket_discarded = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=640, height_px=480)
        self._table.row_opened.connect(self._recall)
        self._nothing = EmptyState(desk, "archive")
        self.body.addWidget(rows_or_words(self._table, self._nothing), 1)
        actions = row()
        self._discard = ActionButton(desk, "trash-2", kind="danger")
        self._discard.clicked.connect(self._discard_chosen)
        self._take = ActionButton(desk, "corner-up-left", kind="primary")
        self._take.clicked.connect(self._recall_chosen)
        actions.addWidget(self._discard)
        actions.addStretch(1)
        actions.addWidget(self._take)
        self.body.addLayout(actions)
        bind_button(self, HELD["discard"], self._discard)
        self.retranslate()

    def show_held(self, held: tuple[HeldBasket, ...]) -> None:
        """Show these baskets, newest first, and open the sheet."""
        self._table.show_rows(held, held[0].key if held else "")
        for button in (self._discard, self._take):
            button.setEnabled(bool(held))
        self.open()

    @override
    def retranslate(self) -> None:
        self.set_titles(
            self.tr("Held baskets"), self.tr("Time"), self.tr("Basket"), self.tr("Pieces"), self.tr("Total")
        )
        self._nothing.show_words(
            self.tr("No basket is held"),
            self.tr("“Hold” on the sales screen puts one aside. It waits here, also after a restart."),
        )
        self._discard.set_words(self.tr("Discard"), keys=HELD["discard"])
        self._take.set_words(self.tr("Recall"), keys="Return")

    @override
    def _make_table(self) -> RowTable[HeldBasket]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda held: speech.time(held.at), when="time"),
                Column(lambda held: held.label, strong=True),
                Column(lambda held: speech.count(held.quantity), side="center", width_px=80),
                Column(lambda held: speech.money(held.total_minor), side="trailing", width_px=150),
            ),
            lambda held: held.key,
        )

    def _recall(self, key: str) -> None:
        self.close_sheet()
        self.basket_recalled.emit(key)

    def _recall_chosen(self) -> None:
        if self._table.chosen:
            self._recall(self._table.chosen)

    def _discard_chosen(self) -> None:
        if self._table.chosen:
            self.basket_discarded.emit(self._table.chosen)
