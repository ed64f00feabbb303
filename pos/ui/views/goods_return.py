"""Counting what is left of a family's goods, blind, and handing it back.

Signals:
    family_typed(str): what stands in the family's field, after each change.
    begin_requested(str): the number of the family; empty for the centre.
    item_chosen(str): the code of the item that is counted next.
    quantity_typed(str): how much there is of it.
    finish_requested(), count_on_requested(), give_up_requested().
    record_requested(str, str): who came for the family (empty where it came itself); what becomes of the missing: `open` (named
        on the note only), `family` (lost, and borne by the family) or `centre` (lost, and the centre pays).
    donated_requested(str): what families left to the centre; the paper's title.
    reports_requested(): the register's reports on goods.
    list_requested(str, str): what must be left of a family, by number, or of all; and the paper's title.

Verbs: show_held, show_family, show_count, show_outcome, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.tables import Column, RowTable
from pos.ui.views.goods_held import held_table
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.family_field import FamilyField
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import CountRow, CountState, HeldRow, Outcome, OutcomeRow
    from pos.ui.rows.till import FamilyLook

PANEL_PX = 430
FIGURES_PX = 114
_CENTRE_KEY = "centre"


class ReturnView(Spoken):
    """The count, and what it says."""

    family_typed = Signal(str)
    begin_requested = Signal(str)
    item_chosen = Signal(str)
    quantity_typed = Signal(str)
    finish_requested = Signal()
    count_on_requested = Signal()
    give_up_requested = Signal()
    record_requested = Signal(str, str)
    list_requested = Signal(str, str)
    donated_requested = Signal(str)
    reports_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._count: CountState | None = None
        self._families_held: tuple[HeldRow, ...] = ()
        self._outcome: Outcome | None = None
        self._pages = (self._make_beginning(), self._make_count(), self._make_outcome())
        lines = column(self)
        for page in self._pages:
            lines.addWidget(page)
        self._show_page(0)
        self.retranslate()

    # Verbs

    def show_held(self, rows: tuple[HeldRow, ...]) -> None:
        """Ask whose goods are counted; these families have some here."""
        self._families_held = rows
        self._held.show_rows(rows)
        self._show_overview()
        self._family.begin("")
        self._begin.setEnabled(False)
        self._show_page(0)

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""
        self._family.show_look(look)
        self._begin.setEnabled(bool(look.number))

    def show_count(self, state: CountState) -> None:
        """Show the count so far; what must be there is not told."""
        self._count = state
        self._items.show_rows(state.rows, state.chosen)
        chosen = next((each for each in state.rows if each.item == state.chosen), None)
        self._quantity.setEnabled(chosen is not None)
        self._set.setEnabled(chosen is not None)
        self._quantity.setText("" if chosen is None or chosen.counted is None else _typed(chosen))
        self.show_refusal("")
        self._show_page(1)
        self.retranslate()
        if chosen is not None:
            self._quantity.setFocus()
            self._quantity.selectAll()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the count says."""
        self._outcome = outcome
        self._result.show_rows(outcome.rows)
        self._missing.show_amount(outcome.missing_minor, ink="warn" if outcome.missing_minor else "text")
        self._collector.clear()
        self._fate.setCurrentIndex(0)
        has_missing = any(row.missing > 0 for row in outcome.rows)
        self._fate_words.setVisible(has_missing)
        self._fate.setVisible(has_missing)
        self._record.setEnabled(bool(outcome.rows))
        self._show_page(2)
        self.retranslate()
        self._record.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why a quantity cannot be taken."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        if self._pages[0].isVisible():
            self._family.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self._whose.setText(self.tr("Whose goods are counted?"))
        self._hint.setText(self.tr("Scan a label, type the family’s number, or choose it from the list."))
        self._begin.set_words(self.tr("Begin to count"), keys="Return")
        self._list.set_words(self.tr("List of what must be left"))
        self._donated.set_words(self.tr("List of what was donated"), shows=False)
        self._reports.set_words(self.tr("Reports of the register"), shows=False)
        self._held.setAccessibleName(self.tr("Families with goods here"))
        self._held.rows.show_titles((self.tr("Number"), self.tr("Family"), self.tr("Count"), self.tr("Items")))
        self._show_overview()
        self._items.setAccessibleName(self.tr("Items of the family"))
        self._items.rows.show_titles((self.tr("Item"), self.tr("Counted")))
        self._blind.setText(self.tr("Scan every piece, or choose an item and type how much there is."))
        self._set.set_words(self.tr("Take"), keys="Return")
        self._finish.set_words(self.tr("The count is finished"))
        self._give_up.set_words(self.tr("Give up the count"))
        self._result.setAccessibleName(self.tr("What the count says"))
        self._result.rows.show_titles(
            (
                *(self.tr("Item"), self.tr("Should be here"), self.tr("At other tills")),
                *(self.tr("Counted"), self.tr("Missing"), self.tr("Worth")),
            )
        )
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
        self._record.set_words(self.tr("Hand back and print the note"))
        state, outcome = self._count, self._outcome
        if state is not None:
            self._counted_family.setText(speech.line([speech.name(state.name), speech.code(state.family)]))
            chosen = next((each for each in state.rows if each.item == state.chosen), None)
            caption = self.tr("Choose an item") if chosen is None else speech.name(chosen.name)
            self._item.setText(caption)
            is_weighed = chosen is not None and chosen.is_weighed
            self._quantity_words.setText(self.tr("Counted, kg") if is_weighed else self.tr("Counted"))
            self._quantity.setAccessibleName(self._quantity_words.text())
        if outcome is not None:
            self._result_family.setText(speech.line([speech.name(outcome.name), speech.code(outcome.family)]))
            self._scope.setVisible(outcome.other_tills)
        self._scope.setText(
            self.tr("By what this till knows: what other tills sold is not subtracted. The register knows the whole.")
        )

    def _what(self, line: OutcomeRow) -> str:
        name = self.desk.speech.name(line.name)
        return self.desk.speech.line([name, self.tr("donate")]) if line.is_donated else name

    def _amount(self, amount: int, *, is_weighed: bool) -> str:
        speech = self.desk.speech
        return speech.weight(amount) if is_weighed else speech.count(amount)

    def _figures(
        self, of: Callable[[OutcomeRow], int], *, ink: Callable[[OutcomeRow], str] | None = None, spare: bool = False
    ) -> Column[OutcomeRow]:
        def words(line: OutcomeRow) -> str:
            amount = of(line)
            return self._amount(amount, is_weighed=line.is_weighed) if amount or not spare else "\u2013"

        return Column(words, side="trailing", width_px=FIGURES_PX, ink=ink, spare=spare)

    def _show_overview(self) -> None:
        """Say how many families are still to be counted, so that none is forgotten."""
        to_count = sum(not row.was_counted for row in self._families_held)
        words = self.tr("%n family(ies) still to be counted", "", to_count)
        self._overview.setText(words if self._families_held else "")

    def _state(self, row: HeldRow) -> str:
        if not row.was_counted:
            return self.tr("not begun")
        return self.tr("handed back, goods left") if row.items else self.tr("handed back")

    # Parts

    def _make_beginning(self) -> QWidget:
        self._held = held_table(self.desk, self._state, _CENTRE_KEY)
        self._held.row_opened.connect(self._open)
        self._held.row_chosen.connect(self._choose_family)
        self._whose, self._hint = Words("title", wrap=True), Words("muted", wrap=True)
        self._family = FamilyField(self.desk)
        self._family.typed.connect(self.family_typed)
        self._family.entered.connect(self._request_begin)
        self._begin = ActionButton(self.desk, "arrow-right", kind="primary")
        self._begin.clicked.connect(self._request_begin)
        page, panel = _page(self._held)
        self._overview = Words("strong", wrap=True)
        for widget in (self._whose, self._hint, self._family, self._overview):
            panel.addWidget(widget)
        self._list = ActionButton(self.desk, "list-checks")
        self._list.clicked.connect(self._request_list)
        panel.addStretch(1)
        self._donated, self._reports = icon_button(self.desk, "hand-coins"), icon_button(self.desk, "chart-column")
        self._donated.clicked.connect(lambda: self.donated_requested.emit(self._donated.words))
        self._reports.clicked.connect(self.reports_requested)
        for wide, icon in ((self._begin, self._donated), (self._list, self._reports)):
            pair = row(space_px=8)
            pair.addWidget(wide, 1)
            pair.addWidget(icon)
            panel.addLayout(pair)
        return page

    def _make_count(self) -> QWidget:
        speech = self.desk.speech
        self._items: RowTable[CountRow] = RowTable(
            self.desk,
            (
                Column(lambda each: speech.name(each.name), strong=True),
                Column(
                    lambda each: (
                        "–" if each.counted is None else self._amount(each.counted, is_weighed=each.is_weighed)
                    ),
                    side="trailing",
                    width_px=FIGURES_PX,
                    strong=True,
                ),
            ),
            lambda each: each.item,
        )
        self._items.row_chosen.connect(self.item_chosen)
        self._counted_family, self._blind = Words("title", wrap=True), Words("muted", wrap=True)
        self._item, self._quantity_words = Words("lead-strong", wrap=True), Words("caption")
        self._quantity = figures_field()
        self._quantity.setProperty("role", "amount")
        self._quantity.returnPressed.connect(self._request_quantity)
        self._refusal = Words("bad", wrap=True)
        self._set = ActionButton(self.desk, "check")
        self._set.clicked.connect(self._request_quantity)
        self._finish = ActionButton(self.desk, "list-checks", kind="primary")
        self._finish.clicked.connect(self.finish_requested)
        self._give_up = ActionButton(self.desk, "trash-2")
        self._give_up.clicked.connect(self.give_up_requested)
        page, panel = _page(self._items)
        line = row()
        line.addWidget(self._quantity, 1)
        line.addWidget(self._set)
        for widget in (self._counted_family, self._blind, self._item, self._quantity_words):
            panel.addWidget(widget)
        panel.addLayout(line)
        panel.addWidget(self._refusal)
        panel.addStretch(1)
        panel.addWidget(self._finish)
        panel.addWidget(self._give_up)
        return page

    def _make_outcome(self) -> QWidget:
        speech = self.desk.speech
        self._result: RowTable[OutcomeRow] = RowTable(
            self.desk,
            (
                Column(self._what, strong=True),
                self._figures(lambda each: each.expected),
                self._figures(lambda each: each.at_others, spare=True),
                self._figures(lambda each: each.counted),
                self._figures(lambda each: each.missing, ink=_missing_ink),
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
        self._result_family, self._scope = Words("title", wrap=True), Words("muted", wrap=True)
        self._missing_words, self._missing = (
            Words("lead-strong", wrap=True),
            MoneyLabel(self.desk, "headline", side="leading"),
        )
        self._collector_words, self._collector = Words("caption", wrap=True), LineField()
        self._collector.setMaxLength(NAME_CHARACTERS_MAX)
        self._record = ActionButton(self.desk, "printer-check", kind="primary")
        self._record.clicked.connect(self._request_record)
        self._on = ActionButton(self.desk, "rotate-ccw")
        self._on.clicked.connect(self.count_on_requested)
        page, panel = _page(self._result)
        facts = QWidget()
        told = column(facts, space_px=10)
        for widget in (self._result_family, self._missing_words, self._missing, self._scope):
            told.addWidget(widget)
        told.addStretch(1)
        panel.addWidget(scrolling(facts), 1)
        self._fate_words = Words("caption", wrap=True)
        self._fate = ChoiceBox(self.desk)
        panel.addWidget(self._fate_words)
        panel.addWidget(self._fate)
        for each in (self._collector_words, self._collector, self._record, self._on):
            panel.addWidget(each)
        return page

    def _show_page(self, number: int) -> None:
        for place, page in enumerate(self._pages):
            page.setVisible(place == number)

    # What the person does

    def _choose_family(self, key: str) -> None:
        if key != _CENTRE_KEY:
            self._family.field.setText(key)

    def _open(self, key: str) -> None:
        self.begin_requested.emit("" if key == _CENTRE_KEY else key)

    def _request_begin(self) -> None:
        if self._family.number:
            self.begin_requested.emit(self._family.number)

    def _request_list(self) -> None:
        self.list_requested.emit(self._family.number, self._list.words)

    def _request_quantity(self) -> None:
        self.quantity_typed.emit(self._quantity.text())

    def _request_record(self) -> None:
        self.record_requested.emit(self._collector.text(), str(self._fate.currentData()))


def _page(table: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """Return a page with a table on a card and a panel beside it, and the panel's column."""
    page = QWidget()
    sides = row(page, space_px=0)
    lines = column(margins=(16, 14, 16, 14))
    card = frame("card")
    column(card, margins=(2, 2, 2, 2)).addWidget(table)
    lines.addWidget(card)
    sides.addLayout(lines, 1)
    panel = frame("panel")
    panel.setFixedWidth(PANEL_PX)
    sides.addWidget(panel)
    return page, column(panel, margins=(18, 16, 18, 16), space_px=10)


def _typed(line: CountRow) -> str:
    """Return what was counted as it is typed: pieces, or kilograms."""
    if line.counted is None or not line.is_weighed:
        return str(line.counted or 0)
    return f"{line.counted / 1000:.3f}"


def _missing_ink(line: OutcomeRow) -> str:
    return "warn" if line.missing else "text"
