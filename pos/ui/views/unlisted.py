"""The sheet for what is on no list: whose it is, in large letters, and what it costs.

Signals:
    family_typed(str): what stands in the family's field, after each change.
    add_requested(object): the `rows.till.UnlistedWish` to add.

Verbs: ask, show_family, show_refusal, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.rows.till import FamilyLook, UnlistedWish
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.family_field import FamilyField
from pos.ui.widgets.frames import column, frame, row, rule, scrolling
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.desk import Desk


class UnlistedSheet(Sheet):
    """Asks for a family and a price."""

    family_typed = Signal(str)
    add_requested = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=920, height_px=620)
        sides = row(space_px=28)
        sides.addWidget(scrolling(self._make_whose()), 1)  # it gives way to the families offered, the keypad stays
        sides.addWidget(rule(upright=True))
        sides.addLayout(self._make_price(), 1)
        self.body.addLayout(sides, 1)
        self.retranslate()

    def ask(self, family: str, price_minor: int | None) -> None:
        """Ask, with the number and the price that were typed already."""
        self._parked.setChecked(False)
        self._family.begin(family)
        self._price.show_amount(price_minor)
        self._name.clear()
        self._refusal.clear()
        self._show_parked()
        self.open()

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed; a known family leads on to the price."""
        self._family.show_look(look)
        self._enable()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be added."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._family.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Item not on the list"))
        self._parked.set_words(self.tr("Nobody knows whose it is"))
        self._parked_words.setText(
            self.tr("It is sold onto “not assigned”. Later the shift lead moves it to its family under Receipts.")
        )
        self._price_words.setText(self.tr("Price of one piece"))
        self._price.setAccessibleName(self.tr("Price of one piece"))
        self._name_words.setText(self.tr("What is it? (may stay empty)"))
        self._name.setAccessibleName(self.tr("What is it? (may stay empty)"))
        self._add.set_words(self.tr("Add to the basket"), keys="Return")

    # Parts

    def _make_whose(self) -> QWidget:
        whose = QWidget()
        lines = column(whose, space_px=10)
        self.give_way(lines)
        self._family = FamilyField(self.desk)
        self._family.typed.connect(self.family_typed)
        self._family.entered.connect(self._go_on)
        self._parked = ActionButton(self.desk, "circle-alert", kind="segment", on="accent")
        self._parked.setCheckable(True)
        self._parked.clicked.connect(self._show_parked)
        self._parked_words = Words("muted", wrap=True)
        self._name_words = Words("caption")
        self._name = LineField()
        self._name.setMaxLength(NAME_CHARACTERS_MAX)
        self._name.returnPressed.connect(self._request)
        lines.addWidget(self._family)
        lines.addStretch(1)
        well = frame("well")
        row(well, margins=(4, 4, 4, 4)).addWidget(self._parked, 1)
        for widget in (well, self._parked_words, self._name_words, self._name):
            lines.addWidget(widget)
        return whose

    def _make_price(self) -> QVBoxLayout:
        lines = column(space_px=10)
        self.give_way(lines)
        self._price_words = Words("caption")
        self._price = AmountField(self.desk)
        self._price.amount_changed.connect(self._enable)
        self._price.returnPressed.connect(self._request)
        self._keypad = Keypad(self.desk)
        self._keypad.pressed.connect(self._press)
        self._refusal = Words("bad", wrap=True)
        for change in (self._price.amount_changed, self._family.typed, self._name.textChanged, self._parked.clicked):
            change.connect(self._refusal.clear)
        self._price.complained.connect(self._refusal.setText)
        self._add = ActionButton(self.desk, "plus", kind="pay", icon_px=24)
        self._add.clicked.connect(self._request)
        lines.addWidget(self._price_words)
        lines.addWidget(self._price)
        lines.addWidget(self._keypad, 1)
        lines.addWidget(self._refusal)
        lines.addWidget(self._add)
        return lines

    # What the person does

    def _go_on(self) -> None:
        self._price.setFocus()

    def _press(self, key: str) -> None:
        if self._family.field.hasFocus():
            self._family.press(key)
        else:
            self._price.press(key)

    def _show_parked(self) -> None:
        is_parked = self._parked.isChecked()
        self._family.setEnabled(not is_parked)
        self._parked_words.setVisible(is_parked)
        self._enable()
        if is_parked:
            self._price.setFocus()

    def _enable(self) -> None:
        has_owner = self._parked.isChecked() or bool(self._family.number)
        self._add.setEnabled(has_owner and bool(self._price.amount_minor))

    def _request(self) -> None:
        self._refusal.setText(self._price.complaint)
        price = self._price.amount_minor
        if not self._add.isEnabled() or price is None:
            return
        is_parked = self._parked.isChecked()
        self.add_requested.emit(UnlistedWish(self._family.number, price, self._name.text().strip(), is_parked))
