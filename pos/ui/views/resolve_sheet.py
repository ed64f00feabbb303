"""The sheet that asks what is to be done about an exception, and why.

Signals:
    family_typed(str): what stands in the family's field, after each change.
    decided(object): a `rows.resolving.Decision`.

Verbs: ask, show_family, show_refusal, question.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.domain.exception_facts import WITH_TWO
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.resolving import ActKind, Decision, ToResolve
from pos.ui.rows.till import FamilyLook
from pos.ui.views.exception_words import ExceptionWords
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from pos.ui.desk import Desk

_ACTS: dict[str, ActKind] = {
    "assigned": "assigned",
    "accepted": "accepted",
    "corrected": "corrected",
    "written_off": "written_off",
    "taken_back": "taken_back",
}
_ICONS = {
    "assigned": "users-round",
    "taken_back": "undo-2",
    "accepted": "check",
    "corrected": "scale",
    "written_off": "x",
}
_NUMBER_CHARACTERS_MAX = 12


class ResolveSheet(Sheet):
    """Asks for an act and its reason."""

    family_typed = Signal(str)
    decided = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=800)
        self._asked: ToResolve | None = None
        self._words = ExceptionWords(desk, self)
        self._about = Words("lead-strong", wrap=True)
        self._act = Segmented(desk, tuple(_ICONS.items()))
        self._act.chosen.connect(self._show_act)
        self._hint = Words("muted", wrap=True)
        self._look, self._whose = FamilyLook(), Words("strong", wrap=True)
        self._family_words, self._amount_words, self._reason_words = (Words("caption") for _ in range(3))
        self._family, self._reason = LineField(), LineField()
        self._family.setMaxLength(_NUMBER_CHARACTERS_MAX)
        self._family.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._side = Segmented(desk, (("credit", "plus"), ("charge", "minus")))
        self._amount = AmountField(desk)
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._decide)
        self._reason.returnPressed.connect(self._decide)
        self._family.textChanged.connect(self.family_typed)
        for changed in (self._family.textChanged, self._reason.textChanged, self._amount.amount_changed):
            changed.connect(lambda _to: self._refuse(""))
        self._amount.complained.connect(self._refuse)
        above: tuple[QWidget, ...] = (self._about, self._act, self._hint)
        below: tuple[QWidget, ...] = (self._whose, self._reason_words, self._reason, self._refusal, self._go)
        for widget in above:
            self.body.addWidget(widget)
        self.body.addLayout(self._make_money())
        for widget in below:
            self.body.addWidget(widget)
        self.retranslate()

    def ask(self, asked: ToResolve) -> None:
        """Ask what is to be done."""
        self._asked = asked
        for act in _ACTS:
            self._act.button(act).setVisible(act in asked.acts)
        self._act.choose(asked.acts[0])
        self._side.choose("charge" if asked.rest_minor < 0 else "credit")
        self._family.setText("" if "assigned" in asked.acts else asked.family)
        self._amount.show_amount(abs(asked.rest_minor) or None)
        self._reason.clear()
        self._refuse("")
        self.retranslate()
        self.open()

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed: a number is easily mistaken, a name is not."""
        self._look = look
        self._whose.setText(self._whose_words())

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._refuse(text)
        self.open()

    def question(self, decision: Decision) -> tuple[str, str]:
        """Return what a second person is asked to approve: a title, and what exactly."""
        asked, speech = self._asked, self.desk.speech
        act = self._words.wish(decision.act)
        about = "" if asked is None else self._about_words(asked)
        side = self.tr("Charge") if decision.amount_minor < 0 else self.tr("Credit")
        corrected = [f"{side}: {speech.money(abs(decision.amount_minor))}"] if decision.amount_minor else []
        return act, speech.line([about, *corrected, decision.reason])

    @override
    def take_focus(self) -> None:
        (self._family if self._needs_family() else self._reason).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Deal with an exception"))
        self._act.set_words({act: self._words.wish(act) for act in _ACTS})
        self._family_words.setText(self.tr("Family number"))
        self._family.setAccessibleName(self.tr("Family number"))
        self._side.set_words({"credit": self.tr("Credit"), "charge": self.tr("Charge")})
        self._amount_words.setText(self.tr("Amount"))
        self._amount.setAccessibleName(self.tr("Amount"))
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._whose.setText(self._whose_words())
        if self._asked is not None:
            self._about.setText(self._about_words(self._asked))
        self._show_act()

    def _make_money(self) -> QHBoxLayout:
        """Put family, side and amount beside each other: the sheet must stand whole in large text."""
        line = row(space_px=12)
        for words, field in (
            (self._family_words, self._family),
            (None, self._side),
            (self._amount_words, self._amount),
        ):
            part = column(space_px=4)
            part.addStretch(1)
            if words is not None:
                part.addWidget(words)
            part.addWidget(field)
            line.addLayout(part, 1)
        return line

    # -- inside ------------------------------------------------------------------------------------------------

    def _about_words(self, asked: ToResolve) -> str:
        speech = self.desk.speech
        parts = [self._words.kind(asked.kind), *([speech.code(asked.till)] if asked.till else [])]
        parts += [] if asked.item is None else [speech.name(asked.item)]
        parts += [self._words.subject(asked.kind, asked.subject)] if asked.subject else []
        parts += [speech.money(asked.amount_minor)] if asked.amount_minor else []
        return speech.line([*parts, *self._words.already(asked.credited_minor, asked.documents)])

    def _refuse(self, text: str) -> None:
        """Say why not; an empty line takes no room, for the sheet must stand whole in large text."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _whose_words(self) -> str:
        speech, look = self.desk.speech, self._look
        if look.name is not None:
            return speech.line([speech.name(look.name), speech.code(look.number)])
        likely = [speech.line([speech.name(one.name), speech.code(one.number)]) for one in look.likely]
        if likely:
            return self.tr("Did you mean {families}?").format(families=reduce(speech.both, likely))
        return self.tr("No family of this bazaar has this number.") if self._family.text().strip() else ""

    def _needs_family(self) -> bool:
        return self._act.choice in {"assigned", "corrected"}

    def _show_act(self) -> None:
        act, asked = self._act.choice, self._asked
        families: tuple[QWidget, ...] = (self._family_words, self._family, self._whose)
        amounts: tuple[QWidget, ...] = (self._side, self._amount_words, self._amount)
        for widgets, is_needed in ((families, self._needs_family()), (amounts, act == "corrected")):
            for widget in widgets:
                widget.setVisible(is_needed)
        hints = {
            "assigned": self.tr("Everything of it is credited to this family and paid with its next payout."),
            "accepted": self.tr("It stays as it is. Whoever asks later finds who looked at it, and why."),
            "corrected": self.tr("The family is credited or charged by an adjustment that its statement shows."),
            "written_off": self.tr("The centre bears it, or keeps what nobody asks for. No family pays for it."),
            "taken_back": self.tr(
                "What the decision moved goes back, on today's books: what is too much, and no more."
            ),
        }
        second = asked is not None and (asked.needs_two or act in WITH_TWO)
        self._hint.setText(hints[act] + (" " + self.tr("A second person must approve it.") if second else ""))
        self._go.set_words(self.tr("Ask for approval") if second else self._words.wish(act), keys="Return")

    def _decide(self) -> None:
        asked, act = self._asked, _ACTS[self._act.choice]
        if asked is None:
            return
        family, amount, reason = self._family.text().strip(), self._amount.amount_minor, self._reason.text().strip()
        if self._needs_family() and not family:
            self._refuse(self.tr("Write the family's number first."))
            self._family.setFocus()
        elif act == "corrected" and not amount:
            self._refuse(self._amount.complaint or self.tr("Write the amount first."))
            self._amount.setFocus()
        elif not reason:
            self._refuse(self.tr("Write the reason first."))
            self._reason.setFocus()
        else:
            signed = (amount or 0) * (-1 if self._side.choice == "charge" else 1) if act == "corrected" else 0
            self.close_sheet()
            self.decided.emit(Decision(asked.key, act, reason, family if self._needs_family() else "", signed))
