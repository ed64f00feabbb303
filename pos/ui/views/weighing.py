"""The sheet that asks what is on the scale, and shows what that comes to while it is typed.

Signals:
    weighed(int): grams.

Verb: ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from pos.domain.errors import NotANumber
from pos.domain.limits import WEIGHT_GRAMS_MAX
from pos.domain.text import latin_figures
from pos.domain.weighing import Unit, read_grams, worth
from pos.ui.rows.names import Name
from pos.ui.rows.till import Weighing
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.keypad import BACK, Keypad
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_CHARACTERS_MAX = 7
_POINTS = str.maketrans(",،", "..")  # no weight is long enough to be grouped


class WeighSheet(Sheet):
    """Asks for the weight of one bag."""

    weighed = Signal(int)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=820)
        self._weighing = Weighing(Name(""), 0)
        self._starts_anew = True
        self._name = Words("lead-strong", wrap=True)
        self._per = Words("muted")
        self._field = QLineEdit()
        self._field.setProperty("role", "amount")
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._field.setMaxLength(_CHARACTERS_MAX)
        self._field.textChanged.connect(self._changed)
        self._field.returnPressed.connect(self._choose)
        self._hint = Words("small", side="center", wrap=True)
        card = frame("tonecard")
        card.setProperty("tone", "accent")
        inner = column(card, margins=(18, 8, 18, 10), space_px=0)
        self._weight = Words("lead-strong", side="center")
        self._worth = MoneyLabel(desk, "total", ink="accent", side="center")
        inner.addWidget(self._weight)
        inner.addWidget(self._worth)
        self._keypad = Keypad(desk)
        self._keypad.pressed.connect(self._press)
        self._set = ActionButton(desk, "check", kind="pay")
        self._set.clicked.connect(self._choose)
        sides, told = row(space_px=28), column(space_px=12)
        for widget in (self._name, self._per, self._field, self._hint, card):
            told.addWidget(widget)
        told.addStretch(1)
        sides.addLayout(told, 1)
        sides.addWidget(self._keypad, 1)
        self.body.addLayout(sides, 1)
        self.body.addWidget(self._set)
        self.retranslate()

    def ask(self, weighing: Weighing) -> None:
        """Ask for the weight of something; what it weighed before is typed over."""
        self._weighing = weighing
        self._field.setText(str(weighing.grams) if weighing.grams else "")
        self._starts_anew = True
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_title(self.tr("Weight"))
        self._name.setText(speech.name(self._weighing.name))
        price, unit = speech.money(self._weighing.price_minor), speech.kilogram()
        self._per.setText(self.tr("{price} for one {unit}").format(price=price, unit=unit))
        self._field.setAccessibleName(self.tr("Weight"))
        self._hint.setText(self.tr("750 is grams, 0.75 is kilograms"))
        self._set.set_words(self.tr("Set weight"), keys="Return")
        self._show_worth()

    @property
    def _grams(self) -> int:
        try:
            grams = read_grams(self._field.text())
        except NotANumber:
            return 0
        return grams if grams <= WEIGHT_GRAMS_MAX else 0

    def _show_worth(self) -> None:
        grams = self._grams
        self._weight.setText(self.desk.speech.weight(grams))
        self._worth.show_amount(worth(grams, self._weighing.price_minor, Unit.GRAM))
        self._set.setEnabled(grams > 0)

    def _changed(self, text: str) -> None:
        self._starts_anew = False
        pointed = latin_figures(text).translate(_POINTS)  # a comma that was dropped would make grams of kilograms
        kept = "".join(letter for letter in pointed if letter.isdigit() or letter == ".")
        if kept != text:
            self._field.setText(kept)
            return
        self._show_worth()

    def _press(self, key: str) -> None:
        text = "" if self._starts_anew else self._field.text()
        self._field.setText(text[:-1] if key == BACK else (text + key)[:_CHARACTERS_MAX])
        self._starts_anew = False

    def _choose(self) -> None:
        grams = self._grams
        if grams:
            self.close_sheet()
            self.weighed.emit(grams)
