"""What a finished count says: item by item, where all that was received is, what is missing, and what other tills did.

Signals:
    record_requested(str, str): who came for the family (empty where it came itself); what becomes of the missing: `open` (named
        on the note only), `family` (lost, and borne by the family) or `centre` (lost, and the centre pays).
    count_on_requested(), register_requested().

Verb: show_outcome. Question: pin_question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.keys import GOODS, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import Outcome, OutcomeRow, Terms

PANEL_PX = 430
FIGURES_PX = 114


class OutcomePage(Spoken):
    """A finished count."""

    record_requested = Signal(str, str)
    count_on_requested = Signal()
    register_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._outcome: Outcome | None = None
        self._result = self._make_table()
        self._result.row_chosen.connect(lambda _key: self._show_equation())
        sides = row(self, space_px=0)
        lines = column(margins=(16, 14, 16, 14), space_px=10)
        card = frame("card")
        column(card, margins=(2, 2, 2, 2)).addWidget(self._result)
        lines.addWidget(card, 1)
        lines.addWidget(self._make_equation())
        sides.addLayout(lines, 1)
        sides.addWidget(self._make_panel())
        bind_button(self, GOODS["record"], self._record)
        bind_button(self, GOODS["register"], self._ask)
        self.retranslate()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the count says; what is typed beside it stays while the register's word comes in."""
        before, self._outcome = self._outcome, outcome
        self._result.show_rows(outcome.rows)
        self._missing.show_amount(outcome.missing_minor, ink="warn" if outcome.missing_minor else "text")
        if before is None or outcome.register == "unasked":
            self._collector.clear()
            self._fate.setCurrentIndex(0)
        has_missing = any(row.missing > 0 for row in outcome.rows)
        self._fate_words.setVisible(has_missing)
        self._fate.setVisible(has_missing)
        self._record.setEnabled(bool(outcome.rows))
        self.retranslate()

    def take_focus(self) -> None:
        """Give the keyboard to the last step."""
        self._record.setFocus()

    def pin_question(self) -> tuple[str, str]:
        """Return the title and the words of the question for a PIN."""
        return (
            self.tr("Who asks the register?"),
            self.tr("The register tells what left through other tills. Type your PIN once more."),
        )

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self._result.setAccessibleName(self.tr("What the count says"))
        self._result.rows.show_titles(
            (
                *(self.tr("Item"), self.tr("Should be here"), self.tr("At other tills")),
                *(self.tr("Counted"), self.tr("Missing"), self.tr("Worth")),
            )
        )
        self._where.setText(self.tr("Where everything is"))
        self._missing_words.setText(self.tr("Missing, at its price"))
        self._collector_words.setText(self.tr("Who collects it (empty: the family itself)"))
        self._collector.setAccessibleName(self.tr("Who collects it (empty: the family itself)"))
        self._fate_words.setText(self.tr("What is missing"))
        self._fate.setAccessibleName(self._fate_words.text())
        words = {
            "open": self.tr("Unexplained, named on the note"),
            "family": self.tr("Lost: the family bears it"),
            "centre": self.tr("Lost: the centre pays"),
        }
        chosen_fate = max(0, self._fate.currentIndex())
        self._fate.clear()
        for key, text in words.items():
            self._fate.addItem(text, key)
        self._fate.setCurrentIndex(chosen_fate)
        self._on.set_words(self.tr("Count again"))
        self._record.set_words(self.tr("Hand back and print the note"), keys=GOODS["record"])
        self._ask.set_words(self.tr("Ask the register"), keys=GOODS["register"])
        outcome = self._outcome
        if outcome is not None:
            self._result_family.setText(speech.line([speech.name(outcome.name), speech.code(outcome.family)]))
            self._scope.setVisible(outcome.other_tills)
            self._ask.setVisible(outcome.other_tills and outcome.register in {"unasked", "failed"})
            self._scope.setText(self._register_words(outcome))
            self._show_equation()

    # Words

    def _register_words(self, outcome: Outcome) -> str:
        if outcome.register == "asking":
            return self.tr("The register is asked what left through other tills …")
        if outcome.register == "told":
            pieces = outcome.pieces.elsewhere if outcome.pieces else 0
            grams = outcome.grams.elsewhere if outcome.grams else 0
            if not pieces and not grams:
                return self.tr("By the register, nothing of it left through other tills.")
            parts = [self.tr("%n piece(s)", "", pieces)] if pieces else []
            told = self.desk.speech.line([*parts, *([self.desk.speech.weight(grams)] if grams else [])])
            return self.tr("By the register, this left through other tills and is subtracted: {pieces}").format(
                pieces=told
            )
        own = self.tr("By what this till knows: what other tills sold is not subtracted. The register knows the whole.")
        return "\n".join(part for part in (own, outcome.why) if part)

    def _show_equation(self) -> None:
        """Show where all goods of the family are, and those of the chosen item."""
        outcome = self._outcome
        if outcome is None:
            return
        chosen = next((each for each in outcome.rows if each.item == self._result.chosen), None)
        for words, name, terms, is_weighed in (
            (self._family_pieces, self.tr("All pieces"), outcome.pieces, False),
            (self._family_grams, self.tr("All that is weighed"), outcome.grams, True),
            (
                self._item_terms,
                "" if chosen is None else self.desk.speech.name(chosen.name),
                None if chosen is None else chosen.terms,
                chosen is not None and chosen.is_weighed,
            ),
        ):
            words.setVisible(terms is not None)
            words.setText("" if terms is None else f"{name}: {self._equation(terms, outcome, is_weighed=is_weighed)}")

    def _equation(self, terms: Terms, outcome: Outcome, *, is_weighed: bool) -> str:
        """Return the equation with every one of its terms; other tills' only where the register told it."""

        def amount(quantity: int) -> str:
            return self.desk.speech.quantity(quantity, is_weighed=is_weighed and bool(quantity))

        summands = [
            self.tr("sold {n}").format(n=amount(terms.sold)),
            self.tr("returned {n}").format(n=amount(terms.returned)),
            self.tr("lost or damaged {n}").format(n=amount(terms.lost)),
            self.tr("donated {n}").format(n=amount(terms.donated)),
            *(
                [self.tr("through other tills {n}").format(n=amount(terms.elsewhere))]
                if outcome.register == "told"
                else []
            ),
            self.tr("at other tills or on the way {n}").format(n=amount(terms.at_others)),
            self.tr("here {n}").format(n=amount(terms.here)),
            self.tr("unexplained {n}").format(n=amount(terms.missing)),
        ]
        received = self.tr("received {n}").format(n=amount(terms.received))
        return f"{received} = {' + '.join(summands)}"

    def _what(self, line: OutcomeRow) -> str:
        name = self.desk.speech.name(line.name)
        return self.desk.speech.line([name, self.tr("donate")]) if line.is_donated else name

    # Parts

    def _make_table(self) -> RowTable[OutcomeRow]:
        speech = self.desk.speech

        def figures(
            of: Callable[[OutcomeRow], int], *, ink: Callable[[OutcomeRow], str] | None = None, spare: bool = False
        ) -> Column[OutcomeRow]:
            def words(line: OutcomeRow) -> str:
                amount = of(line)
                return (
                    self.desk.speech.quantity(amount, is_weighed=line.is_weighed) if amount or not spare else "\u2013"
                )

            return Column(words, side="trailing", width_px=FIGURES_PX, ink=ink, spare=spare)

        return RowTable(
            self.desk,
            (
                Column(self._what, strong=True),
                figures(lambda each: each.expected),
                figures(lambda each: each.at_others, spare=True),
                figures(lambda each: each.counted),
                figures(lambda each: each.missing, ink=_missing_ink),
                Column(
                    lambda each: speech.number(each.missing_minor),
                    side="trailing",
                    width_px=FIGURES_PX,
                    ink=_missing_ink,
                    spare=True,
                ),
            ),
            lambda each: each.item,
        )

    def _make_equation(self) -> QWidget:
        card = frame("card")
        lines = column(card, margins=(16, 10, 16, 10), space_px=4)
        self._where = Words("caption")
        self._family_pieces, self._family_grams = Words("strong", wrap=True), Words("strong", wrap=True)
        self._item_terms = Words(wrap=True)
        for words in (self._where, self._family_pieces, self._family_grams, self._item_terms):
            lines.addWidget(words)
        return card

    def _make_panel(self) -> QWidget:
        panel = frame("panel")
        panel.setFixedWidth(PANEL_PX)
        lines = column(panel, margins=(18, 16, 18, 16), space_px=10)
        self._result_family, self._scope = Words("title", wrap=True), Words("muted", wrap=True)
        self._missing_words = Words("lead-strong", wrap=True)
        self._missing = MoneyLabel(self.desk, "headline", side="leading")
        self._ask = ActionButton(self.desk, "refresh-cw")
        self._ask.clicked.connect(self.register_requested)
        facts = QWidget()
        told = column(facts, space_px=10)
        for widget in (self._result_family, self._missing_words, self._missing, self._scope, self._ask):
            told.addWidget(widget)
        told.addStretch(1)
        lines.addWidget(scrolling(facts), 1)
        self._fate_words, self._fate = Words("caption", wrap=True), ChoiceBox(self.desk)
        self._collector_words, self._collector = Words("caption", wrap=True), LineField()
        self._collector.setMaxLength(NAME_CHARACTERS_MAX)
        self._record = ActionButton(self.desk, "printer-check", kind="primary")
        self._record.clicked.connect(self._request_record)
        self._on = ActionButton(self.desk, "rotate-ccw")
        self._on.clicked.connect(self.count_on_requested)
        for each in (self._fate_words, self._fate, self._collector_words, self._collector, self._record, self._on):
            lines.addWidget(each)
        return panel

    def _request_record(self) -> None:
        self.record_requested.emit(self._collector.text(), str(self._fate.currentData()))


def _missing_ink(line: OutcomeRow) -> str:
    return "warn" if line.missing else "text"
