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
    register_requested(): what left through other tills.
    families_requested(): all families again; the count goes on later.
    list_requested(str, str): what must be left of a family, by number, or of all; and the paper's title.

Verbs: show_held, show_family, show_count, show_outcome, show_refusal. Question: pin_question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.keys import GOODS, bind, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.views.goods_held import held_table
from pos.ui.views.goods_outcome import OutcomePage
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.family_field import FamilyField
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import CountRow, CountState, HeldRow, Outcome
    from pos.ui.rows.till import FamilyLook

PANEL_PX = 430
FIGURES_PX = 114
_CENTRE_KEY = "centre"


class ReturnView(Stepwise):
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
    register_requested = Signal()
    families_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._count: CountState | None = None
        self._families_held: tuple[HeldRow, ...] = ()
        super().__init__(desk, parent, whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        self._outcome = OutcomePage(self.desk, self)
        self._outcome.hide()
        self._outcome.record_requested.connect(self.record_requested)
        self._outcome.count_on_requested.connect(self.count_on_requested)
        self._outcome.register_requested.connect(self.register_requested)
        yield
        beginning = self._make_beginning()
        yield
        self._pages = (beginning, self._make_count(), self._outcome)
        lines = column(self)
        for page in self._pages:
            lines.addWidget(page)
        self._show_page(0)
        bind(self, GOODS["family"], self._family.setFocus)
        bind_button(self, GOODS["record"], self._finish)
        for key, button in (
            ("list", self._list),
            ("donated", self._donated),
            ("reports", self._reports),
            ("families", self._families),
        ):
            bind_button(self, GOODS[key], button)
        yield

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
        is_new = not self._outcome.isVisibleTo(self)
        self._outcome.show_outcome(outcome)
        self._show_page(2)
        if is_new:
            self._outcome.take_focus()

    def show_refusal(self, text: str) -> None:
        """Say why a quantity cannot be taken."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def pin_question(self) -> tuple[str, str]:
        """Return the title and the words of the question for a PIN."""
        return self._outcome.pin_question()

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
        self._list.set_words(self.tr("List of what must be left"), keys=GOODS["list"])
        self._donated.set_words(self.tr("List of what was donated"), keys=GOODS["donated"], shows=False)
        self._reports.set_words(self.tr("Reports of the register"), keys=GOODS["reports"], shows=False)
        self._held.setAccessibleName(self.tr("Families with goods here"))
        self._held.rows.show_titles((self.tr("Number"), self.tr("Family"), self.tr("Count"), self.tr("Items")))
        self._show_overview()
        self._items.setAccessibleName(self.tr("Items of the family"))
        self._items.rows.show_titles((self.tr("Item"), self.tr("Counted")))
        self._blind.setText(self.tr("Scan every piece, or choose an item and type how much there is."))
        self._set.set_words(self.tr("Take"), keys="Return")
        self._finish.set_words(self.tr("The count is finished"), keys=GOODS["record"])
        self._give_up.set_words(self.tr("Give up the count"))
        self._families.set_words(self.tr("All families; the count goes on later"), keys=GOODS["families"], shows=False)
        state = self._count
        if state is not None:
            self._counted_family.setText(speech.line([speech.name(state.name), speech.code(state.family)]))
            chosen = next((each for each in state.rows if each.item == state.chosen), None)
            caption = self.tr("Choose an item") if chosen is None else speech.name(chosen.name)
            self._item.setText(caption)
            is_weighed = chosen is not None and chosen.is_weighed
            self._quantity_words.setText(self.tr("Counted, kg") if is_weighed else self.tr("Counted"))
            self._quantity.setAccessibleName(self._quantity_words.text())

    def _show_overview(self) -> None:
        """Say how many families are still to be counted, so that none is forgotten."""
        to_count = sum(not row.was_counted for row in self._families_held)
        words = self.tr("%n family(ies) still to be counted", "", to_count)
        self._overview.setText(words if self._families_held else "")

    def _state(self, row: HeldRow) -> str:
        if row.progress == "counting":
            return self.tr("counting")
        if row.progress == "counted":
            return self.tr("counted")
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
        page, panel = _page(self, self._held)
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
                        "–"
                        if each.counted is None
                        else self.desk.speech.quantity(each.counted, is_weighed=each.is_weighed)
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
        self._families = icon_button(self.desk, "users-round")
        self._families.clicked.connect(self.families_requested)
        page, panel = _page(self, self._items)
        line = row()
        line.addWidget(self._quantity, 1)
        line.addWidget(self._set)
        for widget in (self._counted_family, self._blind, self._item, self._quantity_words):
            panel.addWidget(widget)
        panel.addLayout(line)
        panel.addWidget(self._refusal)
        panel.addStretch(1)
        panel.addWidget(self._finish)
        pair = row(space_px=8)
        pair.addWidget(self._give_up, 1)
        pair.addWidget(self._families)
        panel.addLayout(pair)
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


def _page(parent: QWidget, table: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """Return a page with a table on a card and a panel beside it, and the panel's column."""
    page = QWidget(parent)
    page.hide()
    sides = row(page, space_px=0)
    lines = column(margins=(16, 14, 16, 14))
    sides.addLayout(lines, 1)
    card = frame("card", page)
    lines.addWidget(card)
    column(card, margins=(2, 2, 2, 2)).addWidget(table)
    panel = frame("panel", page)
    panel.setFixedWidth(PANEL_PX)
    sides.addWidget(panel)
    return page, column(panel, margins=(18, 16, 18, 16), space_px=10)


def _typed(line: CountRow) -> str:
    """Return what was counted as it is typed: pieces, or kilograms."""
    if line.counted is None or not line.is_weighed:
        return str(line.counted or 0)
    return f"{line.counted / 1000:.3f}"
