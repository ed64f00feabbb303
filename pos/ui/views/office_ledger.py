"""The ledger: the rows that any figure comes from, with their balance, and all accounts together.

Signals:
    filter_changed(LedgerFilter): other rows are asked for.
    account_opened(LedgerFilter): the rows of one account of the trial balance are asked for.
    balance_wanted(bool): all accounts together are asked for, or the rows again.
    more_wanted(): the list is scrolled to its end, and there is more.
    row_opened(str): the key of the row that was opened.
    fact_opened(str): the key of the row whose fact is asked for.
    export_requested(): write what is asked for, for accounting software.
    closing_requested(): show the closed books.
    codes_requested(): show the codes of the centre's books.

Verbs: show_choices, show_filter, show_rows, add_rows, show_sums, show_balance.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.postings import Account
from pos.ui.rows.ledger import LedgerFilter, LedgerSums
from pos.ui.tables import Column, RowTable
from pos.ui.views.fact_words import FactWords
from pos.ui.views.ledger_words import LedgerWords
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words
from pos.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.ui.desk import Desk
    from pos.ui.rows.ledger import BalanceRow, LedgerRow

_AMOUNT_PX = 128
_BALANCE_PX = 146
_ROW_PX = 50  # two lines: names of accounts and of entries are longer than their cells in some languages
_WITHOUT_MONEY = frozenset(
    {"goods", "transfers", "entries"}
)  # pieces are not added up to an amount, nor are facts as they lie there
_SUMS = ("opening_minor", "debit_minor", "credit_minor", "balance_minor")


class OfficeLedgerView(Spoken):
    """The ledger."""

    filter_changed = Signal(object)
    account_opened = Signal(object)
    balance_wanted = Signal(bool)
    more_wanted = Signal()
    row_opened = Signal(str)
    fact_opened = Signal(str)
    export_requested = Signal()
    closing_requested = Signal()
    codes_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._filter = LedgerFilter()
        self._tills: tuple[str, ...] = ()
        self._days: tuple[date, ...] = ()
        self._sums = LedgerSums(0, 0, 0, 0, 0)
        self._difference_minor = 0
        self._words = FactWords(desk, self)
        self._titles = LedgerWords(desk, self)
        lines = column(self, space_px=10)
        lines.addWidget(self._make_head())
        lines.addLayout(self._make_filters())
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._table = self._make_table()
        self._table.row_opened.connect(self.row_opened)
        self._table.rows.more_wanted.connect(self.more_wanted)
        self._balance = self._make_balance()
        self._balance.row_opened.connect(self._open_account)
        self._nothing = EmptyState(desk, "book-open")
        self._stack = QStackedWidget()
        for page in (self._table, self._balance, self._nothing):
            self._stack.addWidget(page)
        inner.addWidget(self._stack)
        lines.addWidget(card, 1)
        lines.addLayout(self._make_sums())
        self.retranslate()
        self.show_rows((), has_more=False)

    def show_choices(self, tills: tuple[str, ...], days: tuple[date, ...]) -> None:
        """Show which tills and days can be chosen."""
        self._tills, self._days = tills, days
        self._fill()

    def show_filter(self, chosen: LedgerFilter) -> None:
        """Show which rows are asked for."""
        self._filter = chosen
        self._fill()
        self._title.setText(self._titles.of(self._filter))
        self._whole.setVisible(chosen != LedgerFilter())
        self._show_money(is_shown=chosen.about not in _WITHOUT_MONEY)
        self._name_columns()

    def show_rows(self, rows: tuple[LedgerRow, ...], *, has_more: bool) -> None:
        """Show the first rows."""
        self._views.choose("rows")
        self._table.rows.show_rows(rows, has_more=has_more)
        self._table.scrollToTop()
        self._stack.setCurrentWidget(self._table if rows else self._nothing)
        self._open.setEnabled(bool(rows))

    def add_rows(self, rows: tuple[LedgerRow, ...], *, has_more: bool) -> None:
        """Show the next rows below."""
        self._table.rows.add_rows(rows, has_more=has_more)

    def show_sums(self, sums: LedgerSums) -> None:
        """Show what all rows come to."""
        self._sums = sums
        for name, label in self._figures.items():
            minor = int(getattr(sums, name))
            label.show_amount(minor, ink="bad" if minor < 0 and name != "balance_minor" else "text")
        count = count_of(sums.count, "entry", self.desk.speech.language)
        self._count.setText(self.desk.speech.line((count, *self._goods_words(sums), *self._above(sums.count))))
        self._before.setVisible(self._filter.before is not None)

    def show_balance(self, rows: tuple[BalanceRow, ...], difference_minor: int) -> None:
        """Show the trial balance."""
        self._views.choose("balance")
        self._show_money(is_shown=True)
        self._difference_minor = difference_minor
        self._balance.show_rows(rows)
        self._stack.setCurrentWidget(self._balance if rows else self._nothing)
        self._open.setEnabled(bool(rows))
        whole = [each for each in rows if not each.book]  # what an outlet owes is in its account already
        debit, credit = sum(each.debit_minor for each in whole), sum(each.credit_minor for each in whole)
        self.show_sums(LedgerSums(len(whole), 0, debit, credit, difference_minor))
        self._show_verdict()

    @override
    def retranslate(self) -> None:
        self._views.set_words({"rows": self.tr("Entries"), "balance": self.tr("Trial balance")})
        self._whole.set_words(self.tr("Show everything"))
        self._open.set_words(self.tr("Stored entry"))
        self._closing.set_words(self.tr("Closings"))
        self._codes.set_words(self.tr("Codes"))
        self._export.set_words(self.tr("Export for accounting software"), shows=False)
        self._number.show_words(self.tr("Receipt or voucher number"), self.tr("Receipt or voucher number"))
        self._family.show_words(self.tr("Family number"), self.tr("Family number"))
        names = (self.tr("Account"), self.tr("Till"), self.tr("From day"), self.tr("To day"))
        for box, name in zip((self._account, self._till, self._day, self._last), names, strict=True):
            box.setAccessibleName(name)
        self._table.setAccessibleName(self.tr("Entries"))
        debit, credit, balance = self.tr("Debit"), self.tr("Credit"), self.tr("Balance")
        self._balance.setAccessibleName(self.tr("Trial balance"))
        self._balance.rows.show_titles((self.tr("Account"), debit, credit, balance))
        self._nothing.show_words(self.tr("No entry found"), self.tr("Nothing stored fits what is asked for."))
        for name, text in zip(_SUMS, (self.tr("Before"), debit, credit, balance), strict=True):
            self._captions[name].setText(text)
        self._before.set_words(self.tr("Where does what was before come from?"), shows=False)
        self.show_filter(self._filter)
        shown = self._stack.currentWidget()
        self.show_sums(self._sums)
        if shown is self._balance:
            self._show_verdict()

    # -- parts -------------------------------------------------------------------------------------------------

    def _make_head(self) -> FoldingRow:
        self._views = Segmented(self.desk, (("rows", "list-checks"), ("balance", "scale")))
        self._views.chosen.connect(lambda key: self.balance_wanted.emit(key == "balance"))
        self._title = Words("lead-strong", wrap=True)
        self._whole = ActionButton(self.desk, "x")
        self._whole.clicked.connect(lambda: self.filter_changed.emit(LedgerFilter()))
        self._open = ActionButton(self.desk, "eye")
        self._open.clicked.connect(self._open_chosen)
        self._export = icon_button(self.desk, "download")
        self._export.clicked.connect(self.export_requested)
        self._closing = ActionButton(self.desk, "lock")
        self._closing.clicked.connect(self.closing_requested)
        self._codes = ActionButton(self.desk, "tag")
        self._codes.clicked.connect(self.codes_requested)
        acts = QWidget()
        line = row(acts, space_px=10)
        for widget in (self._whole, self._open, self._closing, self._codes, self._export):
            line.addWidget(widget)
        head = FoldingRow(space_px=10)
        head.line.addWidget(self._title, 1)
        head.line.addWidget(acts)
        head.line.addWidget(self._views)
        return head

    def _make_filters(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._number, self._family = SearchField(self.desk), SearchField(self.desk)
        self._account, self._till, self._day, self._last = (ChoiceBox(self.desk) for _ in range(4))
        for field in (self._number, self._family):
            field.returnPressed.connect(self._ask)
            line.addWidget(field, 2)
        for box in (self._account, self._till, self._day, self._last):
            box.activated.connect(lambda _place: self._ask())
            line.addWidget(box, 2)
        return line

    def _make_table(self) -> RowTable[LedgerRow]:
        speech, words = self.desk.speech, self._words
        return RowTable(
            self.desk,
            (
                Column(lambda each: "–" if each.at is None else speech.moment(each.at), when="moment"),
                Column(lambda each: words.kind(each.kind)),
                Column(lambda each: speech.code(each.number) if each.number else "–", width_px=150),
                Column(lambda each: speech.code(each.till), width_px=64, spare=True),
                Column(lambda each: speech.code(each.family) if each.family else "–", width_px=76),
                Column(lambda each: words.way(each.way) if each.way else words.account(each.account), width_px=140),
                self._amount(lambda each: each.debit_minor),
                self._amount(lambda each: each.credit_minor),
                Column(
                    self._last_words,
                    side="trailing",
                    width_px=_BALANCE_PX,
                    strong=True,
                ),
            ),
            lambda each: each.key,
            row_px=_ROW_PX,
            wraps=True,
        )

    def _last_words(self, row: LedgerRow) -> str:
        """Return how much moved, of goods; the balance up to a row, where rows are added up to one."""
        if row.way:
            return self.desk.speech.quantity(row.quantity, is_weighed=row.is_weighed)
        return "–" if self._filter.about in _WITHOUT_MONEY else self.desk.speech.number(row.balance_minor)

    def _amount(self, amount: Callable[[LedgerRow], int]) -> Column[LedgerRow]:
        return Column(
            lambda each: self.desk.speech.number(amount(each)) if amount(each) else "",
            side="trailing",
            width_px=_AMOUNT_PX,
        )

    def _make_balance(self) -> RowTable[BalanceRow]:
        speech, words = self.desk.speech, self._words

        def whose(each: BalanceRow) -> str:
            if not each.book:
                return words.account(each.account)
            return self.tr("of it {name}").format(name=speech.line((each.label, speech.code(each.book))))

        def side(each: BalanceRow, minor: int) -> str:
            return "" if each.book else speech.number(minor)

        return RowTable(
            self.desk,
            (
                Column(whose, strong=True, order=lambda each: each.key),
                Column(lambda each: side(each, each.debit_minor), side="trailing", width_px=170),
                Column(lambda each: side(each, each.credit_minor), side="trailing", width_px=170),
                Column(lambda each: speech.number(each.balance_minor), side="trailing", width_px=170, strong=True),
            ),
            lambda each: each.key,
        )

    def _make_sums(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._count = Words("muted", wrap=True)
        line.addWidget(self._count, 1)
        self._captions: dict[str, Words] = {}
        self._figures: dict[str, MoneyLabel] = {}
        self._boxes = [frame("well") for _ in _SUMS]
        self._before = icon_button(self.desk, "search", ink="muted")
        self._before.clicked.connect(self._open_before)
        for name, box in zip(_SUMS, self._boxes, strict=True):
            inner = row(box, margins=(12, 8, 12, 8))
            words = column()
            self._captions[name] = Words("caption")
            self._figures[name] = MoneyLabel(self.desk, "lead", side="leading")
            words.addWidget(self._captions[name])
            words.addWidget(self._figures[name])
            inner.addLayout(words, 1)
            if name == "opening_minor":
                inner.addWidget(self._before)
            line.addWidget(box, 1)
        return line

    def _name_columns(self) -> None:
        debit, credit = self.tr("Debit"), self.tr("Credit")
        last = self.tr("Quantity") if self._filter.about == "goods" else self.tr("Balance")
        what = (self.tr("When"), self.tr("What"), self.tr("Number"), self.tr("Till"), self.tr("Family"))
        self._table.rows.show_titles((*what, self.tr("Account"), debit, credit, last))

    def _goods_words(self, sums: LedgerSums) -> list[str]:
        """Return what moves of goods come to: how much moved in one way, or what all moves left."""
        if self._filter.about != "goods" or not sums.count:
            return []
        speech, is_left = self.desk.speech, not self._filter.way
        pieces = self.tr("Pieces left: {n}") if is_left else self.tr("Pieces in all: {n}")
        weight = self.tr("Weight left: {n}") if is_left else self.tr("Weight in all: {n}")
        told = [weight.format(n=speech.weight(sums.grams))] if sums.grams else []
        return [pieces.format(n=speech.count(sums.pieces)), *told] if sums.pieces or not sums.grams else told

    def _above(self, count: int) -> tuple[str, ...]:
        """Say what the figures at the foot are made of, where something is above them."""
        return (self.tr("the sum of these rows"),) if count else ()

    def _show_verdict(self) -> None:
        """Say whether all accounts together come to zero; what was before a period is in none of them."""
        sound, unsound = self.tr("All accounts come to zero"), self.tr("It does not come to zero")
        verdict = unsound if self._difference_minor else sound
        self._count.setText(self.desk.speech.line((verdict, *self._above(self._sums.count))))
        self._before.hide()

    def _open_before(self) -> None:
        before = self._filter.before
        if before is not None:
            self.filter_changed.emit(before)

    def _show_money(self, *, is_shown: bool) -> None:
        for box in self._boxes:
            box.setVisible(is_shown)

    # -- filters -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Name what can be chosen anew, and choose what is asked for."""
        chosen, speech = self._filter, self.desk.speech
        accounts = [("", self.tr("All accounts")), *((one.value, self._words.account(one.value)) for one in Account)]
        tills = [("", self.tr("All tills")), *((till, speech.code(till)) for till in self._tills)]
        days = [(None, self.tr("All days")), *((day, speech.day_short(day)) for day in self._days)]
        until = [(None, self.tr("That day")), *((day, speech.day_short(day)) for day in self._later())]
        for box, choices, wanted in (
            (self._account, accounts, chosen.account),
            (self._till, tills, chosen.device),
            (self._day, days, chosen.day),
            (self._last, until, chosen.last_day),
        ):
            box.clear()
            for key, words in choices:
                box.addItem(words, key)
            box.setCurrentIndex(max(0, [key for key, _ in choices].index(wanted) if wanted in dict(choices) else 0))
        self._last.setEnabled(chosen.day is not None)
        self._number.setText(chosen.number)
        self._family.setText(chosen.family or "")

    def _later(self) -> tuple[date, ...]:
        """Return the days after the first one that is chosen."""
        first = self._filter.day
        return () if first is None else tuple(day for day in self._days if day > first)

    def _ask(self) -> None:
        family = self._family.text().strip()
        first, last = self._day.currentData(), self._last.currentData()
        self.filter_changed.emit(
            replace(
                self._filter,
                account=self._account.currentData() or "",
                device=self._till.currentData() or "",
                day=first,
                last_day=last if first is not None and last is not None and last > first else None,
                family=family or (None if self._filter.family else self._filter.family),
                families=() if family else self._filter.families,
                number=self._number.text().strip(),
                by_shift=self._filter.by_shift and first == self._filter.day and last is None,
            )
        )

    def _open_account(self, key: str) -> None:
        account, _, book = key.partition(" ")
        self.account_opened.emit(
            LedgerFilter(account=account, book=book, day=self._filter.day, last_day=self._filter.last_day)
        )

    def _open_chosen(self) -> None:
        if self._stack.currentWidget() is self._balance and self._balance.chosen:
            self._open_account(self._balance.chosen)
        elif self._table.chosen:
            self.fact_opened.emit(self._table.chosen)
