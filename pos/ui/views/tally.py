"""The outlets' page: a sheet keyed in without a mouse, its control totals, and the sheets that were recorded.

Enter goes on: from the item to its price, to its count, into the list, and back to the next item.

Signals:
    book_chosen(str), outlet_requested(): which outlet, or one more.
    searched(str), chosen(str): what is typed, and what Enter was pressed on.
    added(object, object): the price in minor units and the count.
    row_removed(str): take this row out.
    head_changed(str, str, object): the day as typed, the paper's number, the method.
    totals_changed(object, object): pieces and amount at the foot, or none.
    recorded(): record the sheet.
    undo_requested(str): undo this one.
    form_requested(), proof_requested(str): print an empty sheet; print this recorded one.

Verbs: show_books, show_draft, show_hits, show_goods, show_sheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.facts import Method
from pos.ui.keys import TALLY, bind, bind_button
from pos.ui.rows.outlets import BookRow, GoodsHit, SheetRow, TallyDraft
from pos.ui.views.outlet_tables import goods_table, lines_table, sheets_table
from pos.ui.widgets.amount_field import AmountField, complaints_of
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_PAPER_CHARACTERS_MAX = 40


class TallyView(Spoken):
    """The outlets' sheets."""

    book_chosen = Signal(str)
    outlet_requested = Signal()
    searched = Signal(str)
    chosen = Signal(str)
    added = Signal(object, object)
    row_removed = Signal(str)
    head_changed = Signal(str, str, object)
    totals_changed = Signal(object, object)
    recorded = Signal()
    undo_requested = Signal(str)
    form_requested = Signal()
    proof_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._draft = TallyDraft()
        self._has_books = False
        self._goods: GoodsHit | None = None
        self._hits: tuple[GoodsHit, ...] = ()
        self._is_showing = False
        lines = column(self, space_px=8)
        lines.addWidget(self._make_head())
        lines.addWidget(self._make_entry())
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._rows, self._found, self._sheets = lines_table(desk), goods_table(desk), sheets_table(desk)
        self._found.row_opened.connect(self.chosen)
        self._stack = QStackedWidget()
        pages: tuple[QWidget, ...] = (self._rows, self._found, self._sheets)
        for table in pages:
            self._stack.addWidget(table)
        inner.addWidget(self._stack)
        lines.addWidget(card, 1)
        lines.addWidget(self._make_foot())
        bind_button(self, TALLY["record"], self._record)
        bind_button(self, TALLY["sheets"], self._past)
        bind_button(self, TALLY["print"], self._print)
        bind(self, TALLY["item"], self._field.setFocus)
        bind(self, TALLY["totals"], self._pieces.setFocus)
        bind(self._rows, TALLY["remove"], self._remove)
        self.retranslate()
        self.show_books((), "")
        self.show_draft(self._draft)

    # Verbs

    def show_books(self, books: tuple[BookRow, ...], chosen: str) -> None:
        """Show the outlets, and which one is meant."""
        self._has_books = bool(books)
        self._box.clear()
        for book in books:
            self._box.addItem(self.desk.speech.line([book.label, self.desk.speech.code(book.device)]), book.device)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0))
        for widget in (
            *(self._box, self._field, self._day, self._paper, self._method, self._pieces, self._total),
            self._print,
        ):
            widget.setEnabled(self._has_books)
        self._show_words()

    def show_draft(self, draft: TallyDraft) -> None:
        """Show the sheet that is being keyed in."""
        self._draft = draft
        self._is_showing = True
        if self._day.text() != draft.day_text:
            self._day.setText(draft.day_text)
        if self._paper.text() != draft.paper:
            self._paper.setText(draft.paper)
        self._method.choose(draft.method.value)
        if self._read_pieces() != draft.pieces:
            self._pieces.setText("" if draft.pieces is None else str(draft.pieces))
        if self._total.amount_minor != draft.total_minor:
            self._total.show_amount(draft.total_minor)
        self._is_showing = False
        self._rows.show_rows(draft.lines)
        self._show_page(self._rows)
        self._show_words()

    def show_hits(self, hits: tuple[GoodsHit, ...]) -> None:
        """Show what was found."""
        self._goods, self._hits = None, hits
        self._found.show_rows(hits)
        self._show_page(self._found if self._field.text().strip() else self._rows)
        self._show_words()

    def show_goods(self, hit: GoodsHit) -> None:
        """Show what is keyed in now, and ask for its price and count."""
        self._goods = hit
        self._field.blockSignals(True)
        self._field.setText(hit.code)
        self._field.blockSignals(False)
        self._price.show_amount(hit.price_minor or None)
        self._count.setText("")
        self._show_page(self._rows)
        self._show_words()
        self._price.setFocus()

    def show_sheets(self, sheets: tuple[SheetRow, ...]) -> None:
        """Show what was recorded."""
        self._sheets.show_rows(sheets)
        self._past.setEnabled(bool(sheets))
        if not sheets and self._past.isChecked():
            self._past.setChecked(False)
            self._show_page(self._rows)
        self._undo.setEnabled(bool(sheets))

    # Texts

    @override
    def retranslate(self) -> None:
        self._box.setAccessibleName(self.tr("Outlet"))
        self._new.set_words(self.tr("New outlet"))
        self._past.set_words(self.tr("Recorded sheets"), keys=TALLY["sheets"])
        self._undo.set_words(self.tr("Undo a sheet"))
        self._print.set_words(
            self.tr("Print"), keys=TALLY["print"], name=self.tr("Print an empty sheet or a recorded one")
        )
        self._record.set_words(self.tr("Record the sheet"), keys=TALLY["record"])
        self._method.set_words(
            {
                Method.AGENT.value: self.tr("The outlet has it"),
                Method.CASH.value: self.tr("Handed in as cash"),
                Method.TRANSFER.value: self.tr("Paid into the bank"),
            }
        )
        named = (
            (self._day, self._day_words, self.tr("Day")),
            (self._paper, self._paper_words, self.tr("Number on the paper")),
            (self._price, self._price_words, self.tr("Price")),
            (self._count, self._count_words, self.tr("Count")),
            (self._pieces, self._pieces_words, self.tr("Pieces at the foot")),
            (self._total, self._total_words, self.tr("Amount at the foot")),
        )
        for field, caption, words in named:
            caption.setText(words)
            field.setAccessibleName(words)
        self._method_words.setText(self.tr("The money"))
        words = self.tr("Item code, family number or name")
        self._field.show_words(words, words)
        self._field_words.setText(self.tr("Item or family"))
        self._day.setPlaceholderText("2026-11-20")
        tables: tuple[tuple[QWidget, str], ...] = (
            (self._rows, self.tr("Rows")),
            (self._found, self.tr("Found")),
            (self._sheets, self.tr("Recorded sheets")),
        )
        for table, name in tables:
            table.setAccessibleName(name)
        goods = (self.tr("Item"), self.tr("Family"), self.tr("Price"))
        self._rows.rows.show_titles((*goods, self.tr("Count"), self.tr("Amount")))
        self._found.rows.show_titles((self.tr("Name"), self.tr("Code"), self.tr("Family"), self.tr("Price")))
        self._sheets.rows.show_titles(
            (
                *(self.tr("Number"), self.tr("Day"), self.tr("Paper"), self.tr("Pieces"), self.tr("Amount")),
                *(self.tr("The money"), self.tr("By"), self.tr("Undone because")),
            )
        )
        self._show_words()

    def _show_words(self) -> None:
        speech, draft = self.desk.speech, self._draft
        hit = self._goods
        if hit is None:
            goes_on = self.tr("Enter goes on to the price, the count and the next row.")
            book = self.tr("Book {device}").format(device=speech.code(self._box.currentData() or ""))
            own = sum(line.amount_minor for line in draft.lines if not line.family)
            centre = [self.tr("the centre’s own: {amount}").format(amount=speech.money(own))] if own else []
            self._chosen_words.setText(speech.line([*([book] if self._has_books else []), *centre, goes_on]))
        else:
            self._chosen_words.setText(speech.line([speech.name(hit.name), speech.name(hit.family_name)]))
        restyle(self._chosen_words, "role", "muted" if hit is None else "strong")
        self._price.setEnabled(hit is not None)
        self._count.setEnabled(hit is not None)
        here = speech.line([self.tr("%n piece(s)", "", draft.pieces_here), speech.money(draft.amount_here_minor)])
        if not self._has_books:
            tone, words = "", self.tr("Open a book for the outlet first. Its sheets have a letter of their own.")
        elif not draft.lines:
            tone, words = "", self.tr("Nothing is keyed in yet.")
        elif draft.agrees:
            tone, words = "good", self.tr("It agrees: {sum}").format(sum=here)
        elif draft.day is None:
            tone, words = "warn", self.tr("The day is missing. Rows so far: {sum}").format(sum=here)
        elif draft.pieces is None or draft.total_minor is None:
            tone, words = "", self.tr("Rows so far: {sum}").format(sum=here)
        else:
            pieces, amount = draft.pieces_here - draft.pieces, draft.amount_here_minor - draft.total_minor
            tone = "warn"
            words = self.tr("Rows less foot: {pieces} pieces, {amount}").format(
                pieces=speech.code(f"{pieces:+d}"), amount=speech.signed(amount)
            )
        self._verdict.setText(words)
        restyle(self._foot, "tone", tone)
        self._record.setEnabled(self._has_books and draft.agrees)

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 8, 14, 8), space_px=6)
        line = row(space_px=12)
        self._box = ChoiceBox(self.desk)
        self._box.activated.connect(lambda _at: self.book_chosen.emit(self._box.currentData() or ""))
        self._new = ActionButton(self.desk, "plus")
        self._new.clicked.connect(self.outlet_requested)
        self._past = ActionButton(self.desk, "history")
        self._past.setCheckable(True)
        self._past.clicked.connect(self._turn)
        self._undo = ActionButton(self.desk, "undo-2", kind="danger")
        self._undo.clicked.connect(self._ask_undo)
        line.addWidget(self._box, 1)
        self._print = ActionButton(self.desk, "printer")
        self._print.clicked.connect(self._ask_print)
        for button in (self._new, self._past, self._print, self._undo):
            line.addWidget(button)
        lower = row(space_px=12)
        self._day, self._paper = figures_field(), LineField()
        self._paper.setMaxLength(_PAPER_CHARACTERS_MAX)
        self._day.textChanged.connect(self._head_typed)
        self._day.returnPressed.connect(self._paper.setFocus)
        self._paper.textChanged.connect(self._head_typed)
        self._method = Segmented(
            self.desk,
            ((Method.AGENT.value, "store"), (Method.CASH.value, "banknote"), (Method.TRANSFER.value, "landmark")),
        )
        self._method.chosen.connect(lambda _method: self._head_typed())
        self._day_words = self._captioned(lower, self._day, 1)
        self._paper_words = self._captioned(lower, self._paper, 1)
        self._method_words = self._captioned(lower, self._method, 3)
        lines.addLayout(line)
        lines.addLayout(lower)
        return head

    def _make_entry(self) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(20, 8, 14, 8), space_px=2)
        line = row(space_px=12)
        self._field = SearchField(self.desk)
        self._field.textChanged.connect(self.searched)
        self._field.returnPressed.connect(self._choose)
        self._paper.returnPressed.connect(self._field.setFocus)
        self._price = AmountField(self.desk)
        self._price.setProperty("role", "")  # as low as its neighbours, so that more rows are in sight
        self._count = figures_field()
        self._price.returnPressed.connect(self._count.setFocus)
        self._count.returnPressed.connect(self._add)
        self._field_words = self._captioned(line, self._field, 4)
        self._price_words = self._captioned(line, self._price, 2)
        self._count_words = self._captioned(line, self._count, 1)
        self._chosen_words = Words("muted", wrap=True)
        lines.addLayout(line)
        lines.addWidget(complaints_of(self._price))
        lines.addWidget(self._chosen_words)
        return card

    def _make_foot(self) -> QFrame:
        self._foot = frame("tonecard")
        line = row(self._foot, margins=(20, 6, 14, 6), space_px=12)
        self._pieces, self._total = figures_field(), AmountField(self.desk)
        self._total.setProperty("role", "")
        self._pieces.textChanged.connect(self._totals_typed)
        self._pieces.returnPressed.connect(self._total.setFocus)
        self._total.amount_changed.connect(lambda _amount: self._totals_typed())
        self._verdict = Words("strong", wrap=True)
        self._record = ActionButton(self.desk, "check", kind="primary")
        self._record.clicked.connect(self.recorded)
        self._total.returnPressed.connect(self._record.setFocus)
        self._pieces_words = self._captioned(line, self._pieces, 1)
        self._total_words = self._captioned(line, self._total, 2)
        line.addWidget(complaints_of(self._total), 2)
        line.addWidget(self._verdict, 3)
        line.addWidget(self._record)
        return self._foot

    @staticmethod
    def _captioned(line: QHBoxLayout, field: QWidget, stretch: int) -> Words:
        part, caption = column(space_px=2), Words("caption")
        part.addWidget(caption)
        part.addWidget(field)
        line.addLayout(part, stretch)
        return caption

    # Acts

    def _turn(self) -> None:
        if self._past.isChecked():
            self._show_page(self._sheets)
        else:
            self._show_page(self._rows)

    def _show_page(self, table: QWidget) -> None:
        if table is not self._sheets:
            self._past.setChecked(False)
        self._stack.setCurrentWidget(table)

    def _read_pieces(self) -> int | None:
        text = self._pieces.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def _head_typed(self) -> None:
        if not self._is_showing:
            self.head_changed.emit(self._day.text(), self._paper.text().strip(), Method(self._method.choice))

    def _totals_typed(self) -> None:
        if not self._is_showing:
            self.totals_changed.emit(self._read_pieces(), self._total.amount_minor)

    def _choose(self) -> None:
        text = self._field.text().strip()
        if text:
            self.chosen.emit(text)
            if self._goods is None and self._hits:
                self._found.choose_first()
                self._found.setFocus()

    def _add(self) -> None:
        price, text = self._price.amount_minor, self._count.text().strip()
        if price and text.isascii() and text.isdigit() and int(text):
            self._goods = None
            self._field.blockSignals(True)
            self._field.clear()
            self._field.blockSignals(False)
            self._price.show_amount(None)
            self._count.clear()
            self._field.setFocus()
            self.added.emit(price, int(text))

    def _remove(self) -> None:
        if self._rows.chosen:
            self.row_removed.emit(self._rows.chosen)

    def _ask_print(self) -> None:
        if self._stack.currentWidget() is self._sheets and self._sheets.chosen:
            self.proof_requested.emit(self._sheets.chosen)
        else:
            self.form_requested.emit()

    def _ask_undo(self) -> None:
        if self._stack.currentWidget() is not self._sheets:
            self._past.setChecked(True)
            self._show_page(self._sheets)
        elif self._sheets.chosen:
            self.undo_requested.emit(self._sheets.chosen)
