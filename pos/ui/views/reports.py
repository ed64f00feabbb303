"""The page of reports on goods and families: what is asked for above, the table or the chart, and what all of it comes to.

Signals:
    report_chosen(str), bazaar_chosen(str): which report, of which bazaar.
    narrowed(object, object, object): to a package, a branch and a hall; None is all of them.
    days_changed(str, str, str): the period's first and last day, and the days ahead, as typed.
    chart_wanted(bool): show the chart, or the table.
    more_wanted(): the table is scrolled to its end, and there is more.
    refresh_requested(), back_requested(): ask again; go back to where one came from.
    item_opened(str, str): a figure of an item of a list, or its bar, was opened: its code, and which of its figures.
    group_opened(str, str): likewise of a family, package, hall, item, branch or governorate, by its key.
    all_opened(): what all of the report comes from is asked for: items, families, or rows of the ledger.
    everyone_wanted(): no longer one family or governorate only.
    tables_requested(), paper_requested(): write the report as CSV and XLSX; as PDF.

Verbs: show_choices, show_found, show_trouble. Question: pin_question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.stock_reports import EXPIRY_DAYS, FamilyGroup, ItemRow, Report, StockGroup
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit
from pos.ui.keys import REPORTS, bind, bind_button
from pos.ui.rows.reports import ReportAsked, ReportChoices, ReportFound
from pos.ui.views.report_tables import (
    FAMILY_FIGURES,
    ITEM_FIGURES,
    NO_KEY,
    STOCK_FIGURES,
    families_table,
    family_words,
    item_words,
    items_table,
    quantity,
    stock_table,
)
from pos.ui.views.report_words import ReportWords
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.chart import Bar, BarChart
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from pos.ui.desk import Desk
    from pos.ui.tables import RowTable

BARS_MAX = 50
BOX_CHARACTERS = 12


class ReportsView(Spoken):
    """Reports on goods and families."""

    report_chosen = Signal(str)
    bazaar_chosen = Signal(str)
    narrowed = Signal(object, object, object)
    days_changed = Signal(str, str, str)
    chart_wanted = Signal(bool)
    more_wanted = Signal()
    refresh_requested = Signal()
    back_requested = Signal()
    item_opened = Signal(str, str)
    group_opened = Signal(str, str)
    all_opened = Signal()
    everyone_wanted = Signal()
    tables_requested = Signal()
    paper_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choices, self._asked, self._found = ReportChoices(), ReportAsked(), ReportFound()
        self._shown = ReportAsked()
        self._words = ReportWords(desk, self)
        self._trouble = ""
        self._is_filling = False
        lines = column(self, space_px=8)
        lines.addWidget(self._make_head())
        self._stack = QStackedWidget()
        self._stock = stock_table(desk, lambda each: self._words.stock(self._shown.report, each))
        self._items = items_table(desk)
        self._groups = families_table(desk, lambda each: self._words.families(self._shown.report, each))
        self._items.rows.more_wanted.connect(self.more_wanted)
        self._items.row_opened.connect(lambda key: self.item_opened.emit(key, _figure(self._items, ITEM_FIGURES)))
        self._stock.row_opened.connect(
            lambda key: self.group_opened.emit(key.rpartition("/")[0], _figure(self._stock, STOCK_FIGURES))
        )
        self._groups.row_opened.connect(
            lambda key: self.group_opened.emit("" if key == NO_KEY else key, _figure(self._groups, FAMILY_FIGURES))
        )
        self._chart = BarChart(desk)
        self._chart.bar_opened.connect(self._open_bar)
        ground = QWidget()
        column(ground, margins=(16, 14, 16, 14)).addWidget(self._chart)
        self._charted = scrolling(ground)
        self._nothing, self._failed = EmptyState(desk, "package-open"), EmptyState(desk, "wifi-off")
        pages: tuple[QWidget, ...] = (
            *(self._stock, self._items, self._groups),
            *(self._charted, self._nothing, self._failed),
        )
        for page in pages:
            self._stack.addWidget(page)
        card = frame("card")
        column(card, margins=(2, 2, 2, 2)).addWidget(self._stack)
        lines.addWidget(card, 1)
        lines.addWidget(self._make_foot())
        bind(self, REPORTS["report"], self._report.setFocus)
        bind_button(self, REPORTS["chart"], self._toggle)
        bind_button(self, REPORTS["again"], self._refresh)
        bind_button(self, REPORTS["tables"], self._tables)
        bind_button(self, REPORTS["paper"], self._paper)
        self.retranslate()

    # Verbs

    def show_choices(self, choices: ReportChoices, asked: ReportAsked) -> None:
        """Offer what can be asked for, and show what is."""
        self._choices, self._asked = choices, asked
        for field, text in (
            (self._first, asked.first_text),
            (self._last, asked.last_text),
            (self._days, asked.days_text),
        ):
            if field.text() != text:
                field.setText(text)
        self._fill()

    def show_found(self, asked: ReportAsked, found: ReportFound) -> None:
        """Show what came back; further rows of the same list come below those that are there."""
        before, self._found, self._shown = self._found, found, asked
        goes_on = bool(before.rows) and found.rows[: len(before.rows)] == before.rows
        table, has_more = self._table_of(asked.report), len(found.rows) < found.count
        if goes_on and asked.report in _LISTS:
            table.rows.add_rows(found.rows[len(before.rows) :], has_more=has_more)
        else:
            table.rows.show_rows(found.rows, has_more=has_more)
        self._show()

    def show_trouble(self, text: str) -> None:
        """Say why there is nothing; an empty text takes it back."""
        self._trouble = text
        self._show()

    def pin_question(self) -> tuple[str, str]:
        """Return the title and the words with which somebody is asked for the PIN once more."""
        words = self.tr("What is asked for here is kept by the register. It wants to know who asks.")
        return self.tr("Your PIN for the register"), words

    # Texts

    @override
    def retranslate(self) -> None:
        for button, words in (
            (self._back, self.tr("Back")),
            (self._refresh, self.tr("Ask again")),
            (self._origin, self.tr("Where do these figures come from?")),
        ):
            button.set_words(words, shows=False)
        self._tables.set_words(self.tr("Tables"), keys=REPORTS["tables"], name=self.tr("Write as CSV and XLSX"))
        self._paper.set_words(self.tr("PDF"), keys=REPORTS["paper"], name=self.tr("Write as PDF"))
        captions = (
            (self._report, self._report_words, self.tr("Report")),
            (self._bazaar, self._bazaar_words, self.tr("Bazaar")),
            (self._package, self._package_words, self.tr("Package")),
            (self._branch, self._branch_words, self.tr("Branch")),
            (self._hall, self._hall_words, self.tr("Hall")),
            (self._first, self._first_words, self.tr("First day")),
            (self._last, self._last_words, self.tr("Last day")),
            (self._days, self._days_words, self.tr("Days ahead")),
        )
        for field, caption, words in captions:
            caption.setText(words)
            field.setAccessibleName(words)
        self._first.setPlaceholderText("2026-11-20")
        self._last.setPlaceholderText("2026-11-22")
        self._days.setPlaceholderText(str(EXPIRY_DAYS))
        for table in (self._stock, self._items, self._groups):
            table.setAccessibleName(self.tr("The report as a table"))
        moved = (self.tr("Received"), self.tr("Sold"), self.tr("Returned"), self.tr("Written off"))
        here = (self.tr("Still here"), self.tr("On the way"), self.tr("Not arrived"), self.tr("Worth"))
        self._stock.rows.show_titles((self.tr("What"), self.tr("Items"), *moved, *here))
        self._items.rows.show_titles(
            (self.tr("Item"), self.tr("Family"), self.tr("Best before"), *moved[:2], here[0], here[-1])
        )
        self._groups.rows.show_titles((self.tr("What"), self.tr("Families"), self.tr("Selling"), self.tr("Sales")))
        self._nothing.show_words(self.tr("Nothing to report"), self.tr("Nothing is found under these filters."))
        self._fill()
        self._show()

    def _report_name(self, report: Report) -> str:
        return name_of(report, self.desk.speech.language)

    # Inside

    def _table_of(self, report: Report) -> RowTable[StockGroup | FamilyGroup | ItemRow]:
        """Return the table of a report; its rows are always of that table's own kind."""
        if report.value.startswith("stock"):
            table: object = self._stock
        else:
            table = self._groups if report.value.startswith("families") else self._items
        return cast("RowTable[StockGroup | FamilyGroup | ItemRow]", table)

    def _fill(self) -> None:
        """Fill the boxes anew, in the language of the screen."""
        self._is_filling = True
        asked, choices, speech = self._asked, self._choices, self.desk.speech
        everything: list[tuple[str, str | None]] = [(self.tr("All"), None)]
        packages = [(speech.name(name) or code, code) for code, name in choices.packages]
        to = asked.narrowed
        self._fill_box(
            self._report, [(self._report_name(one), one.value) for one in choices.reports], asked.report.value
        )
        bazaars = [(speech.name(name) or code, code) for code, name in choices.bazaars]
        self._fill_box(self._bazaar, bazaars, asked.bazaar)
        self._fill_box(self._package, [*everything, *packages, (self.tr("Without a package"), "")], to.package)
        branches = [(name, name) for name in choices.branches]
        self._fill_box(self._branch, [*everything, *branches, (self.tr("Without a branch"), "")], to.branch)
        halls = [(name, name) for name in choices.halls]
        self._fill_box(self._hall, [*everything, (self.tr("The centre’s own hall"), ""), *halls], to.hall)
        self._days.setEnabled(asked.report is Report.EXPIRE)
        only = self._words.narrowed(to)
        self._only.setVisible(bool(only))
        self._only.set_words(only, name=self.tr("{what}: show everyone again").format(what=only))
        self._is_filling = False

    @staticmethod
    def _fill_box(box: ChoiceBox, rows: list[tuple[str, Any]], chosen: str | None) -> None:
        box.clear()
        for words, value in rows:
            box.addItem(words, value)
        box.setCurrentIndex(next((place for place, (_, value) in enumerate(rows) if value == chosen), 0))

    def _show(self) -> None:
        found, shown = self._found, self._shown
        as_chart = shown.as_chart
        self._toggle.set_words(self.tr("Table") if as_chart else self.tr("Chart"), keys=REPORTS["chart"])
        self._toggle.set_icon("list-checks" if as_chart else "chart-column")
        for button in (self._tables, self._paper, self._toggle):
            button.setEnabled(bool(found.rows) and not self._trouble)
        self._failed.show_words(self.tr("The register did not answer this"), self._trouble)
        bars = tuple(bar for bar, _ in self._bars()) if as_chart else ()
        self._chart.show_bars(bars, self._report_name(shown.report))
        page: QWidget = self._charted if as_chart else self._table_of(shown.report)
        page = page if found.rows else self._nothing
        self._stack.setCurrentWidget(self._failed if self._trouble else page)
        self._sums.setText("" if self._trouble else self._sum_words())
        self._origin.setVisible(found.leads and not self._trouble)

    def _sum_words(self) -> str:
        speech, found = self.desk.speech, self._found
        if not found.rows:
            return ""
        if self._shown.report.value.startswith("families"):
            parts = [
                self.tr("%n family(ies)", "", found.items),
                self.tr("{count} of them sold").format(count=speech.count(found.selling)),
                self.tr("sales {amount}").format(amount=speech.money(found.value_minor)),
            ]
        else:
            here = self.tr("%n piece(s) here", "", found.pieces)
            if found.pieces < 0:  # more was sold than is known to have come: no plural form is for that
                here = self.tr("pieces here: {count}").format(count=speech.count(found.pieces))
            weighed = [speech.weight(found.grams)] if found.grams else []
            worth = self.tr("worth {amount}").format(amount=speech.money(found.value_minor))
            # An item that moved in two halls is in both of their counts, so these do not add up to items.
            items = [] if self._shown.report is Report.STOCK_BY_HALL else [self.tr("%n item(s)", "", found.items)]
            parts = [*items, here, *weighed, worth]
        if len(found.rows) < found.count:
            count = self.tr("{shown} of {count} rows are shown")
            parts.append(count.format(shown=speech.count(len(found.rows)), count=speech.count(found.count)))
        return speech.line(parts if found.leads else (*parts, self.tr("the sum of these rows")))

    def _bars(self) -> list[tuple[Bar, StockGroup | FamilyGroup | ItemRow]]:
        """Return the largest rows with their bars: stock by its worth, what is sold out by what was sold, families by sales."""
        pairs = [(self._bar(each), each) for each in self._found.rows]
        return sorted(pairs, key=lambda pair: -pair[0].amount_minor)[:BARS_MAX]

    def _bar(self, each: StockGroup | FamilyGroup | ItemRow) -> Bar:
        speech = self.desk.speech
        if isinstance(each, StockGroup):
            words = self._words.stock(self._shown.report, each)
            if each.unit is Unit.GRAM:
                words = speech.line((words, self.tr("by weight")))  # beside the row of what is sold by the piece
            return Bar(words, speech.number(each.value_minor), each.value_minor)
        if isinstance(each, FamilyGroup):
            return Bar(self._words.families(self._shown.report, each), speech.number(each.sold_minor), each.sold_minor)
        if self._shown.report is Report.ARE_SOLD_OUT:
            thousandths = each.sold if each.unit is Unit.GRAM else each.sold * GRAMS_PER_KILOGRAM
            return Bar(item_words(self.desk, each), quantity(self.desk, each.sold, each.unit), thousandths)
        words = speech.both(item_words(self.desk, each), family_words(self.desk, each))
        return Bar(words, speech.number(each.value_minor), each.value_minor)

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 8, 14, 10), space_px=6)
        upper, lower = row(space_px=12), row(space_px=12)
        boxes = self._report, self._bazaar, self._package, self._branch, self._hall = [
            ChoiceBox(self.desk) for _ in range(5)
        ]
        for box in boxes:
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(BOX_CHARACTERS)
        self._report.activated.connect(lambda _at: self.report_chosen.emit(self._report.currentData()))
        self._bazaar.activated.connect(lambda _at: self.bazaar_chosen.emit(self._bazaar.currentData()))
        for box in (self._package, self._branch, self._hall):
            box.activated.connect(self._narrow)
        self._first, self._last, self._days = figures_field(), figures_field(), figures_field()
        for field in (self._first, self._last, self._days):
            field.editingFinished.connect(self._change_days)
        self._report_words = _captioned(upper, self._report, 3)
        self._bazaar_words = _captioned(upper, self._bazaar, 3)
        self._back, self._refresh = icon_button(self.desk, "undo-2"), icon_button(self.desk, "refresh-cw")
        self._back.clicked.connect(self.back_requested)
        self._refresh.clicked.connect(self.refresh_requested)
        self._toggle = ActionButton(self.desk, "chart-column")
        self._toggle.clicked.connect(lambda: self.chart_wanted.emit(not self._shown.as_chart))
        self._tables, self._paper = ActionButton(self.desk, "download"), ActionButton(self.desk, "receipt-text")
        self._tables.clicked.connect(self.tables_requested)
        self._paper.clicked.connect(self.paper_requested)
        for button in (self._toggle, self._tables, self._paper, self._refresh, self._back):
            upper.addWidget(button)
        self._package_words = _captioned(lower, self._package, 3)
        self._branch_words = _captioned(lower, self._branch, 3)
        self._hall_words = _captioned(lower, self._hall, 3)
        self._first_words = _captioned(lower, self._first, 2)
        self._last_words = _captioned(lower, self._last, 2)
        self._days_words = _captioned(lower, self._days, 1)
        lines.addLayout(upper)
        lines.addLayout(lower)
        return head

    def _make_foot(self) -> QFrame:
        foot = frame("card")
        self._sums = Words("strong", wrap=True)
        self._only = ActionButton(self.desk, "x")
        self._only.clicked.connect(self.everyone_wanted)
        line = row(foot, margins=(20, 8, 14, 8), space_px=12)
        self._origin = icon_button(self.desk, "search", ink="muted")
        self._origin.clicked.connect(self.all_opened)
        line.addWidget(self._sums, 1)
        line.addWidget(self._origin)
        line.addWidget(self._only)
        return foot

    # Acts

    def _open_bar(self, place: int) -> None:
        each = self._bars()[place][1]
        if isinstance(each, ItemRow):
            self.item_opened.emit(each.item, "")
        else:
            self.group_opened.emit(each.key, "")

    def _narrow(self, _at: int) -> None:
        if not self._is_filling:
            boxes = (self._package, self._branch, self._hall)
            self.narrowed.emit(*(box.currentData() for box in boxes))

    def _change_days(self) -> None:
        typed = (self._first.text(), self._last.text(), self._days.text())
        if typed != (self._asked.first_text, self._asked.last_text, self._asked.days_text):
            self.days_changed.emit(*typed)


_LISTS = (Report.EXPIRE, Report.SELL_SLOWLY, Report.ARE_SOLD_OUT, Report.HAVE_MOVED)


def _figure(table: RowTable[Any], figures: tuple[str, ...]) -> str:
    """Return which figure of its row is chosen."""
    return figures[max(table.currentIndex().column(), 0)]


def _captioned(line: QHBoxLayout, field: QLineEdit | ChoiceBox, stretch: int) -> Words:
    part, caption = column(space_px=2), Words("caption")
    part.addWidget(caption)
    part.addWidget(field)
    line.addLayout(part, stretch)
    return caption
