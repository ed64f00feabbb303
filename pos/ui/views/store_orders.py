"""The online store's page: a file of orders, what its products are, what becomes of each order, and the totals.

Signals:
    book_chosen(str): the store that is meant.
    store_requested(): open a book for one more store.
    bearer_chosen(str): who bears the store's discounts, by value.
    file_chosen(object): a file, as a `Path`.
    days_chosen(str): how its days are written, by value.
    columns_requested(): say what its columns mean.
    product_opened(str): say what this product is.
    taken_in(): record what the file adds.

Verbs: show_books, show_file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.facts import Bearer
from pos.domain.store_orders import WANT_A_LOOK, DayOrder, Matched, OrderRow, ProductMatch
from pos.ui.keys import STORE, bind_button
from pos.ui.rows.outlets import BookRow, OrderFileRow, product_word
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.path_dialog import ask_file
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import MoneyLabel, Words
from pos.wording import name_of, say_finding

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from pos.ui.desk import Desk
    from pos.wording import Found

_DAYS_CHARACTERS = 22  # of a size that no language changes
FIGURES = ("file", "before", "sales", "refunds", "open", "left_out")
_HOW_INKS = {Matched.GUESS: "warn", Matched.NOT: "bad", Matched.CHOSEN: "good"}
_BOX_PX = 240
_AMOUNT_PX = 130


class StoreOrdersView(Spoken):
    """The online store."""

    book_chosen = Signal(str)
    store_requested = Signal()
    bearer_chosen = Signal(str)
    file_chosen = Signal(object)
    days_chosen = Signal(str)
    columns_requested = Signal()
    product_opened = Signal(str)
    taken_in = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._books: tuple[BookRow, ...] = ()
        self._file = OrderFileRow()
        self._dialog: QFileDialog | None = None
        lines = column(self, space_px=8)
        lines.addWidget(self._make_head())
        lines.addWidget(self._make_totals())
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2), space_px=0)
        self._parts = Segmented(
            desk, (("products", "package"), ("orders", "receipt-text"), ("findings", "circle-alert"))
        )
        self._parts.chosen.connect(lambda _part: self._show_part())
        self._stack = QStackedWidget()
        self._products, self._orders, self._findings = self._make_products(), self._make_orders(), self._make_findings()
        self._nothing = EmptyState(desk, "store")
        for page in (self._products, self._orders, self._findings, self._nothing):
            self._stack.addWidget(page)
        inner.addWidget(self._stack)
        bar = row(space_px=12)
        bar.addWidget(self._parts)
        bar.addStretch(1)
        self._days = ChoiceBox(desk)
        self._days.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._days.setMinimumContentsLength(_DAYS_CHARACTERS)
        self._days.activated.connect(self._say_days)
        bar.addWidget(self._days)
        self._columns = ActionButton(desk, "list-checks")
        self._columns.clicked.connect(self.columns_requested)
        bar.addWidget(self._columns)
        self._take = ActionButton(desk, "check", kind="primary")
        self._take.clicked.connect(self.taken_in)
        bar.addWidget(self._take)
        lines.addLayout(bar)
        lines.addWidget(card, 1)
        bind_button(self, STORE["file"], self._choose)
        bind_button(self, STORE["columns"], self._columns)
        bind_button(self, STORE["take"], self._take)
        self.retranslate()
        self.show_books((), "")
        self.show_file(self._file)

    # Verbs

    def show_books(self, books: tuple[BookRow, ...], chosen: str) -> None:
        """Show the stores, and which one is meant."""
        self._books = books
        self._box.clear()
        for book in books:
            self._box.addItem(self.desk.speech.line([book.label, self.desk.speech.code(book.device)]), book.device)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0))
        self._box.setEnabled(bool(books))
        self._choose.setEnabled(bool(books))
        self._show_words()

    def show_file(self, file: OrderFileRow) -> None:
        """Show a file of orders and what it adds."""
        is_new = file.name != self._file.name
        self._file = file
        self._bearer.choose(file.bearer.value)
        self._days.setVisible(file.asks_days)
        self._columns.setVisible(bool(file.name))
        self._days.setCurrentIndex(0 if file.days is None else 1 + list(DayOrder).index(file.days))
        review = file.review
        self._products.show_rows(review.products if review else ())
        self._orders.show_rows(review.orders if review else ())
        self._findings.show_rows(tuple(enumerate(file.findings)))
        if is_new or (review and not any(not each.is_known for each in review.products)):
            self._parts.choose(
                "products" if review and any(not each.is_known for each in review.products) else "orders"
            )
        self._show_part()
        self._show_words()

    # Texts

    @override
    def retranslate(self) -> None:
        self._box.setAccessibleName(self.tr("Online store"))
        self._new.set_words(self.tr("New store"))
        self._choose.set_words(self.tr("Choose a file of orders"), keys=STORE["file"])
        self._bearer_words.setText(self.tr("Discounts by"))
        self._bearer.set_words({"centre": self.tr("The centre"), "family": self.tr("The families")})
        self._days.setAccessibleName(self.tr("Days written"))
        words = [(one.value, name_of(one, self.desk.speech.language)) for one in DayOrder]
        for place, (value, text) in enumerate([("", self.tr("Not said yet")), *words]):
            if self._days.count() <= place:
                self._days.addItem(text, value)
            self._days.setItemText(place, text)
        self._columns.set_words(self.tr("Columns"), keys=STORE["columns"])
        self._take.set_words(self.tr("Take in"), keys=STORE["take"])
        self._parts.set_words(
            {"products": self.tr("Products"), "orders": self.tr("Orders"), "findings": self.tr("Not readable")}
        )
        captions = (
            *(self.tr("File total"), self.tr("Before"), self.tr("New sales")),
            *(self.tr("Given back"), self.tr("Want a look"), self.tr("Left out")),
        )
        for name, caption in zip(FIGURES, captions, strict=True):
            self._captions[name].setText(caption)
        self._products.setAccessibleName(self.tr("Products"))
        self._products.rows.show_titles(
            (
                *(self.tr("In the store"), self.tr("Code there"), self.tr("Taken for"), self.tr("Family")),
                *(self.tr("How"), self.tr("Pieces"), self.tr("Amount")),
            )
        )
        self._orders.setAccessibleName(self.tr("Orders"))
        self._orders.rows.show_titles(
            (
                *(self.tr("Order"), self.tr("Day"), self.tr("What is done"), self.tr("Order total")),
                *(self.tr("Sale"), self.tr("Given back"), self.tr("Receipt")),
            )
        )
        self._findings.setAccessibleName(self.tr("Not readable"))
        self._findings.rows.show_titles((self.tr("What could not be read; these orders are left out whole"),))
        self._show_words()

    def _show_words(self) -> None:
        file, review = self._file, self._file.review
        amounts = (
            (
                *(review.file_minor, review.before_minor, review.sales_minor, review.refunds_minor),
                *(review.open_minor, review.left_out_minor),
            )
            if review
            else (None,) * len(FIGURES)
        )
        for name, amount in zip(FIGURES, amounts, strict=True):
            self._figures[name].show_amount(amount)
        restyle(self._totals, "tone", "" if review is None else "good" if review.agrees else "warn")
        can = review is not None and not review.is_done and bool(review.sales_minor or review.refunds_minor)
        self._take.setEnabled(can)
        asked = self._asked()
        if not self._books:
            words = self.tr("Open a book for the store first. Its sales have a letter of their own.")
        elif not file.name:
            words = self.tr("Exports of WooCommerce, Salla and Zid, or the generic form, as CSV or XLSX.")
        elif asked:
            words = asked[1]
        elif review is None:
            words = self.tr("No order of this file can be read.")
        elif review.is_done:
            words = self.tr("Recorded. The same file again adds nothing.")
        elif any(not each.is_known for each in review.products):
            words = self.tr("Say what the marked products are: open a row. Their orders wait until then.")
        elif can:
            words = self.tr("Nothing is recorded yet.")
        else:
            words = self.tr("Everything in this file was taken in before, or waits.")
        self._hint.setText(words)
        self._nothing.show_words(asked[0] if asked else self.tr("No file was chosen"), words)

    def _asked(self) -> tuple[str, str] | None:
        """Return what a person must say before the file is read: the question, and how it is answered."""
        file = self._file
        if file.asks_columns:
            told = self.tr("Not all of its headings are known. Say once what stands in its columns; it is remembered.")
            return self.tr("What stands in its columns?"), told
        if file.asks_days and file.days is None:
            told = self.tr("Its days can be read in two ways. Say how this store writes them; it is remembered.")
            return self.tr("How are its days written?"), told
        return None

    def _show_part(self) -> None:
        pages: dict[str, QWidget] = {"products": self._products, "orders": self._orders, "findings": self._findings}
        is_there = self._file.review is not None or bool(self._file.findings)
        self._stack.setCurrentWidget(pages[self._parts.choice] if is_there else self._nothing)
        self._parts.button("findings").setVisible(bool(self._file.findings))
        if not self._file.findings and self._parts.choice == "findings":
            self._parts.choose("orders")
            self._stack.setCurrentWidget(self._orders)

    def _how_words(self, each: ProductMatch) -> str:
        return name_of(each.how, self.desk.speech.language)

    def _taken_for(self, each: ProductMatch) -> str:
        if each.item or each.family:
            return (self.desk.speech.language == "ar" and each.name_ar) or each.name_en or each.name_ar
        return "–" if each.kind is None else name_of(each.kind, self.desk.speech.language)

    def _step_words(self, each: OrderRow) -> str:
        return name_of(each.step, self.desk.speech.language)

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 8, 14, 8), space_px=6)
        line = row(space_px=12)
        self._box = ChoiceBox(self.desk)
        self._box.setMinimumWidth(_BOX_PX)
        self._box.activated.connect(lambda _at: self.book_chosen.emit(self._box.currentData() or ""))
        self._new = ActionButton(self.desk, "plus")
        self._new.clicked.connect(self.store_requested)
        self._choose = ActionButton(self.desk, "folder-open", kind="primary")
        self._choose.clicked.connect(self._ask_file)
        self._bearer_words = Words("muted")
        self._bearer = Segmented(self.desk, ((Bearer.CENTRE.value, "landmark"), (Bearer.FAMILY.value, "users-round")))
        self._bearer.chosen.connect(self.bearer_chosen)
        line.addWidget(self._box, 1)
        line.addWidget(self._new)
        line.addWidget(self._choose)
        lower = row(space_px=12)
        lower.addWidget(self._bearer_words)
        lower.addWidget(self._bearer)
        self._hint = Words("strong", wrap=True)
        lower.addWidget(self._hint, 1)
        lines.addLayout(line)
        lines.addLayout(lower)
        return head

    def _say_days(self, _at: int) -> None:
        chosen = str(self._days.currentData() or "")
        if chosen:
            self.days_chosen.emit(chosen)

    def _make_totals(self) -> QFrame:
        self._totals = frame("tonecard")
        line = row(self._totals, margins=(20, 6, 20, 6), space_px=18)
        self._captions: dict[str, Words] = {}
        self._figures: dict[str, MoneyLabel] = {}
        for name in FIGURES:
            part = column(space_px=0)
            self._captions[name] = Words("caption")
            self._figures[name] = MoneyLabel(self.desk, "lead", side="leading")
            part.addWidget(self._captions[name])
            part.addWidget(self._figures[name])
            line.addLayout(part, 1)
        return self._totals

    def _make_products(self) -> RowTable[ProductMatch]:
        speech = self.desk.speech
        table = RowTable(
            self.desk,
            (
                Column(lambda each: each.name, strong=True),
                Column(lambda each: speech.code(each.sku) if each.sku else "–", width_px=170, spare=True),
                Column(self._taken_for, width_px=210),
                Column(lambda each: speech.code(each.family) if each.family else "–", width_px=90),
                Column(
                    self._how_words,
                    width_px=130,
                    ink=lambda each: _HOW_INKS.get(each.how, "text"),
                    order=lambda each: each.how.value,
                ),
                Column(lambda each: speech.count(each.pieces), side="trailing", width_px=90),
                Column(lambda each: speech.number(each.amount_minor), side="trailing", width_px=_AMOUNT_PX),
            ),
            product_word,
        )
        table.row_opened.connect(self.product_opened)
        return table

    def _make_orders(self) -> RowTable[OrderRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=140, strong=True),
                Column(lambda each: speech.day_short(each.day), when="day", order=lambda each: each.day),
                Column(
                    self._step_words,
                    ink=lambda each: "warn" if each.step in WANT_A_LOOK else "text",
                    order=lambda each: each.step.value,
                ),
                Column(lambda each: speech.number(each.total_minor), side="trailing", width_px=_AMOUNT_PX),
                Column(
                    lambda each: _or_dash(speech.number(each.sale_minor), each.sale_minor),
                    side="trailing",
                    width_px=_AMOUNT_PX,
                ),
                Column(
                    lambda each: _or_dash(speech.number(each.refund_minor), each.refund_minor),
                    side="trailing",
                    width_px=_AMOUNT_PX,
                ),
                Column(lambda each: speech.code(each.receipt) if each.receipt else "–", width_px=150, spare=True),
            ),
            lambda each: each.number,
        )

    def _make_findings(self) -> RowTable[tuple[int, Found]]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (Column(lambda each: say_finding(each[1], speech.language, speech.currency)),),
            lambda each: str(each[0]),
        )

    def _ask_file(self) -> None:
        self._dialog = ask_file(self, self._choose.words, self._take_file, "CSV, XLSX (*.csv *.xlsx *.txt)")

    def _take_file(self, path: str) -> None:
        self.file_chosen.emit(Path(path))


def _or_dash(words: str, amount_minor: int) -> str:
    return words if amount_minor else "–"
