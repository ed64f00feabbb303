"""The sheets of the accounts: a reason or a reference, money handed over, an advance or an adjustment.

`ReasonSheet` signals: given(str, str), the key it was asked with and what was written. Verb: ask.
`HandOverSheet` signals: handed_over(str, str, str), a family's number, who collects (empty is the family itself), and why, where
the family had not named them.
Verb: show_hand_over.
`MoneySheet` signals: wished(object), a `rows.office.MoneyWish`. Verbs: ask, show_refusal.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.domain.collecting import is_named
from pos.ui.rows.names import Name
from pos.ui.rows.office import HandOver, MoneyKind, MoneyWish
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.line_field import reason_field
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.asking import Question


class ReasonSheet(Sheet):
    """Asks for one line of text without which an act is not done: a reason, or a reference."""

    given = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=560)
        self._key = ""
        self._words = Words("muted", wrap=True)
        self._caption = Words("caption")
        self._field = reason_field()
        self._field.textChanged.connect(self._show_button)
        self._field.returnPressed.connect(self._give)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._give)
        for widget in (self._words, self._caption, self._field, self._go):
            self.body.addWidget(widget)

    def ask(self, question: Question, caption: str) -> None:
        """Ask; what is written comes back as a signal with the question's key.

        Args:
            question: what will be done.
            caption: what the line holds, such as "Reason".
        """
        self._key = question.key
        self.set_title(question.title)
        self._words.setText(question.words)
        self._caption.setText(caption)
        self._field.setAccessibleName(caption)
        self._field.clear()
        self._go.set_words(question.action, keys="Return")
        self._show_button()
        self.open()

    @override
    def take_focus(self) -> None:
        self._field.setFocus()

    def _show_button(self) -> None:
        self._go.setEnabled(bool(self._field.text().strip()))

    def _give(self) -> None:
        text = self._field.text().strip()
        if text:
            self.close_sheet()
            self.given.emit(self._key, text)


class HandOverSheet(Sheet):
    """Shows in large type what a family is paid, and asks who collects it."""

    handed_over = Signal(str, str, str)
    origin_requested = Signal(str)  # whose amount it is

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=680)
        self._hand_over = HandOver("", Name(""), 0)
        self._name = Words("lead-strong", wrap=True, side="center")
        self._amount = MoneyLabel(desk, "due", side="center")
        card = frame("tonecard")
        inner = column(card, margins=(24, 16, 24, 18), space_px=4)
        self._origin = icon_button(desk, "search", ink="muted")
        self._origin.clicked.connect(self._open_origin)
        figure = row(space_px=8)
        figure.addSpacing(self._origin.sizeHint().width())  # the amount stays in the middle
        figure.addWidget(self._amount, 1)
        figure.addWidget(self._origin)
        inner.addWidget(self._name)
        inner.addLayout(figure)
        self._who = _Collector(desk)
        self._why_words, self._why = Words("caption"), reason_field()
        self._hint = Words("muted", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "hand-coins", kind="pay", icon_px=24)
        self._go.clicked.connect(self._hand)
        self.body.addWidget(card)
        for widget in (
            *(self._who.caption, self._who.box, self._why_words, self._why),
            *(self._hint, self._refusal, self._go),
        ):
            self.body.addWidget(widget)
        self._who.line.returnPressed.connect(self._hand)
        self._who.line.textChanged.connect(self._show_why)
        self._why.returnPressed.connect(self._hand)
        self.retranslate()

    def show_hand_over(self, hand_over: HandOver) -> None:
        """Show what is to be handed over, and open."""
        self._hand_over = hand_over
        self._amount.show_amount(hand_over.amount_minor)
        self._who.show_names(hand_over.collectors)
        self._why.clear()
        self._refusal.clear()
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._go.setFocus()

    @override
    def retranslate(self) -> None:
        speech, what = self.desk.speech, self._hand_over
        self.set_title(self.tr("Pay in cash"))
        self._name.setText(speech.line([speech.name(what.name), speech.code(what.family)]))
        self._who.caption.setText(self.tr("Who collects it"))
        self._who.show_words(self.tr("The family itself"), self.tr("Who collects it"))
        self._hint.setText(
            self.tr("The family named: {names}. Ask for an identity card; the voucher is signed in two copies.").format(
                names=reduce(speech.both, map(speech.written, what.collectors))
            )
            if what.collectors
            else self.tr("Ask for an identity card; the voucher is signed in two copies.")
        )
        self._why_words.setText(self.tr("Why somebody else collects it"))
        self._why.setAccessibleName(self.tr("Why somebody else collects it"))
        self._go.set_words(self.tr("Paid; print the voucher"))
        self._origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._show_why()

    @property
    def _needs_reason(self) -> bool:
        """Whether the family named others."""
        named = self._hand_over.collectors
        return bool(named) and not is_named(self._who.name, named)

    def _show_why(self) -> None:
        for widget in (self._why_words, self._why):
            widget.setVisible(self._needs_reason)

    def _open_origin(self) -> None:
        self.close_sheet()
        self.origin_requested.emit(self._hand_over.family)

    def _hand(self) -> None:
        reason = self._why.text().strip() if self._needs_reason else ""
        if self._needs_reason and not reason:
            self._refusal.setText(self.tr("The family did not name this person. Write why the money is handed over."))
            self._why.setFocus()
            return
        self.close_sheet()
        self.handed_over.emit(self._hand_over.family, self._who.name, reason)


class MoneySheet(Sheet):
    """Asks for an advance, or for a credit or charge that the next payout takes in."""

    wished = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=560)
        self._family, self._name = "", Name("")
        self._about = Words("lead-strong", wrap=True)
        self._kind = Segmented(desk, (("advance", "hand-coins"), ("credit", "plus"), ("charge", "minus")))
        self._kind.chosen.connect(self._take_kind)
        for kind in ("advance", "credit", "charge"):
            self._kind.button(kind).setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._hint = Words("muted", wrap=True)
        self._amount_words, self._reason_words = Words("caption"), Words("caption")
        self._amount = AmountField(desk)
        self._reason = reason_field()
        self._who = _Collector(desk)
        self._refusal = Words("bad", wrap=True)
        self._amount.complained.connect(self._refusal.setText)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._wish)
        self._reason.returnPressed.connect(self._wish)
        for widget in (
            *(self._about, self._kind, self._hint, self._amount_words, self._amount),
            *(self._reason_words, self._reason, self._who.caption, self._who.box, self._refusal, self._go),
        ):
            self.body.addWidget(widget)
        self._kind.choose("advance")
        self.retranslate()

    def ask(self, family: str, name: Name, collectors: tuple[str, ...]) -> None:
        """Ask for money for a family, or against it.

        Args:
            family: its number.
            name: its name.
            collectors: who may collect for it.
        """
        self._family, self._name = family, name
        self._kind.choose("advance")
        self._amount.show_amount(None)
        self._reason.clear()
        self._who.show_names(collectors)
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._refusal.setText(text)
        self.open()

    @override
    def take_focus(self) -> None:
        self._amount.setFocus()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_title(self.tr("Advance or adjustment"))
        self._about.setText(speech.line([speech.name(self._name), speech.code(self._family)]))
        self._kind.set_words({"advance": self.tr("Advance"), "credit": self.tr("Credit"), "charge": self.tr("Charge")})
        self._amount_words.setText(self.tr("Amount"))
        self._amount.setAccessibleName(self.tr("Amount"))
        self._reason_words.setText(self.tr("Reason, as the family will read it"))
        self._reason.setAccessibleName(self.tr("Reason, as the family will read it"))
        self._who.caption.setText(self.tr("Who collects it"))
        self._who.show_words(self.tr("The family itself"), self.tr("Who collects it"))
        self._show_kind()

    def _take_kind(self) -> None:
        """Show what was chosen; after the mouse the amount is typed at once, while the keyboard may go on choosing."""
        self._show_kind()
        held = self.focusWidget()
        if held is None or not self._kind.isAncestorOf(held):
            self._amount.setFocus()

    def _show_kind(self) -> None:
        is_advance = self._kind.choice == "advance"
        for widget in (self._who.caption, self._who.box):
            widget.setVisible(is_advance)
        hints = {
            "advance": self.tr("Paid now against a voucher; the next payout takes it off."),
            "credit": self.tr("Added to the next payout. A second person must approve it."),
            "charge": self.tr("Taken off the next payout. A second person must approve it."),
        }
        self._hint.setText(hints[self._kind.choice])
        self._go.set_words(self.tr("Pay the advance") if is_advance else self.tr("Ask for approval"), keys="Return")

    def _wish(self) -> None:
        amount, reason = self._amount.amount_minor, self._reason.text().strip()
        if not amount:
            self._refusal.setText(self._amount.complaint or self.tr("Write the amount first."))
            self._amount.setFocus()
        elif not reason:
            self._refusal.setText(self.tr("Write the reason first; it stands on the family's statement."))
            self._reason.setFocus()
        else:
            kinds: dict[str, MoneyKind] = {"advance": "advance", "credit": "credit", "charge": "charge"}
            kind = kinds[self._kind.choice]
            self.close_sheet()
            self.wished.emit(MoneyWish(self._family, kind, amount, reason, self._who.name if kind == "advance" else ""))


class _Collector:
    """A box of those who may collect, into which another name can be written."""

    def __init__(self, desk: Desk) -> None:
        self.caption = Words("caption")
        self.box = ChoiceBox(desk)
        self.box.setEditable(True)
        self.line = reason_field()
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)

    @property
    def name(self) -> str:
        """Who collects; empty is the family itself."""
        return str(self.box.currentText()).strip()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer these names, and begin with the family itself."""
        self.box.clear()
        self.box.addItems(names)
        self.box.setCurrentIndex(-1)
        self.box.clearEditText()

    def show_words(self, placeholder: str, name: str) -> None:
        """Say what an empty line means, and name the box."""
        self.line.setPlaceholderText(placeholder)
        self.box.setAccessibleName(name)
        self.line.setAccessibleName(name)
