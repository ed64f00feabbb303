"""The dashboard: what was sold, in four charts at once or in one large one with its table.

Signals:
    chart_chosen(str): show this chart alone; empty is all of them.
    day_chosen(object): count this day only; `None` is all days.
    table_wanted(bool): show the chart as a table, or as a chart.
    export_requested(bytes, bytes): write the chart into files; its picture comes along, and its paper.
    refresh_requested(): ask the register again.
    families_requested(): go back to the families.
    bar_opened(str, str): a bar leads to its row of the table: of this chart, by its key.
    origin_requested(str, bool): where a row of the table comes from, by its key; or where what it is compared with does.
    takings_requested(bool): where the takings at the head come from; or those that they are compared with.
    reports_requested(): go on to the reports on goods and families.

Verbs: show_selling, show_days, show_chart, point_at.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.selling import Chart
from pos.ui.rows.selling import SellingRow
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip, icon_button
from pos.ui.widgets.chart import Bar, BarChart
from pos.ui.widgets.chart_pdf import ChartPress
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words
from pos.wording import count_of, name_of
from pos.wording.selling import part_name

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.desk import Desk
    from pos.ui.rows.selling import BarRow

_OF_TAKINGS = (Chart.HOURS, Chart.TILLS, Chart.METHODS)
OVERVIEW = (Chart.HOURS, Chart.PACKAGES, Chart.METHODS, Chart.ITEMS)
BARS_SMALL_MAX = 5
AMOUNT_PX = 150
ALL = "all"
_NO_KEY = "none"  # of a row that has no key: the centre's own, what is on no list
_AMOUNT, _BEFORE = 1, 2  # the columns of what it came to, and of what is compared with
DAY_CHARACTERS = 18  # of a day as the box says it; a longer one is cut with an ellipsis


class DashboardView(Spoken):
    """What was sold."""

    chart_chosen = Signal(str)
    day_chosen = Signal(object)
    table_wanted = Signal(bool)
    export_requested = Signal(bytes, bytes)
    refresh_requested = Signal()
    families_requested = Signal()
    bar_opened = Signal(str, str)
    origin_requested = Signal(str, bool)
    takings_requested = Signal(bool)
    reports_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._row = SellingRow()
        self._chart: Chart | None = None
        self._as_table = False
        self._days: tuple[date, ...] = ()
        self._day: date | None = None
        lines = column(self, space_px=10)
        lines.addWidget(self._make_head())
        self._strip = ChoiceStrip(desk, kind="chip", on="on_accent")
        self._strip.chosen.connect(lambda key: self.chart_chosen.emit("" if key == ALL else key))
        lines.addWidget(self._strip)
        self._stack = QStackedWidget()
        self._large = BarChart(desk)
        self._large.bar_opened.connect(lambda place: self._open_bar(self._chart or Chart.HOURS, place))
        self._press: ChartPress | None = None
        self._table = self._make_table()
        self._table.row_opened.connect(self._open_row)
        self._nothing = EmptyState(desk, "chart-column")
        self._pages: dict[str, QWidget] = {
            ALL: scrolling(self._make_overview()),
            "chart": self._carded(scrolling(self._padded(self._large))),
            "table": self._carded(self._table),
            "nothing": self._carded(self._nothing),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self._sum = Words("muted", wrap=True)
        lines.addWidget(self._sum)
        self.retranslate()
        self._show()

    # Verbs

    def show_selling(self, row: SellingRow) -> None:
        """Show all charts."""
        self._row = row
        self._show()

    def show_days(self, days: tuple[date, ...], chosen: date | None) -> None:
        """Offer the days to look at."""
        self._days, self._day = days, chosen
        self._fill_days()

    def show_chart(self, chart: Chart | None, *, as_table: bool) -> None:
        """Show one chart, or all small beside each other."""
        self._chart, self._as_table = chart, as_table
        self._show()

    def point_at(self, key: str) -> None:
        """Choose the row of a bar in the table, and give it the keyboard."""
        self._table.point_at(key or _NO_KEY)
        self._table.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self._families.set_words(self.tr("Back to the families"), shows=False)
        self._refresh.set_words(self.tr("Ask again"), shows=False)
        self._reports.set_words(self.tr("Reports on goods and families"), shows=False)
        self._receipts.set_words(self.tr("Receipts behind the takings"), shows=False)
        self._former.set_words(self.tr("Receipts behind what it is compared with"), shows=False)
        self._export.set_words(self.tr("Export"), name=self.tr("Write this chart as tables, as a picture and as PDF"))
        self._box.setAccessibleName(self.tr("Day"))
        self._table.setAccessibleName(self.tr("The chart as a table"))
        self._nothing.show_words(
            self.tr("Nothing sold yet"), self.tr("As soon as a till has sent sales, they are here.")
        )
        self._fill_days()
        self._show()

    # Inside

    def _show(self) -> None:
        speech, found, chart = self.desk.speech, self._row, self._chart
        language = speech.language
        choices = (
            Choice(ALL, self.tr("Overview"), "layout-grid"),
            *(Choice(one.value, name_of(one, language)) for one in Chart),
        )
        self._strip.show_choices(choices, ALL if chart is None else chart.value)
        self._takings.setText(self._takings_words())
        self._compared.setText(self._compared_words())
        self._former.setEnabled(found.before is not None)
        for each, (caption, small) in self._small.items():
            caption.setText(name_of(each, language))
            bars = found.bars.get(each, ())
            shown = bars if each is Chart.HOURS else bars[:BARS_SMALL_MAX]
            small.show_bars(self._bars(each, shown), name_of(each, language))
        self._toggle.set_icon("chart-column" if self._as_table else "list-checks")
        self._toggle.set_words(self.tr("As a chart") if self._as_table else self.tr("As a table"))
        for button in (self._toggle, self._export):
            button.setEnabled(chart is not None)
        if chart is not None:
            rows = found.bars.get(chart, ())
            self._large.show_bars(self._bars(chart, rows), name_of(chart, language), is_upright=chart is Chart.HOURS)
            titles = (name_of(chart, language), self.tr("Amount"), self.tr("Before"))
            self._table.rows.show_titles(titles)
            self._table.show_rows(rows)
        page = self._page()
        self._stack.setCurrentWidget(self._pages[page])
        self._sum.setVisible(page in {"chart", "table"})
        self._sum.setText(self._sum_words())

    def _page(self) -> str:
        found = self._row.bars
        shown = found.get(self._chart, ()) if self._chart else [bar for bars in found.values() for bar in bars]
        is_bare = not any(bar.amount_minor or bar.before_minor for bar in shown)
        if not shown or (is_bare and not self._row.receipts and not self._row.receipts_before):
            return "nothing"
        if self._chart is None:
            return ALL
        return "table" if self._as_table else "chart"

    def _takings_words(self) -> str:
        found, speech = self._row, self.desk.speech
        words = self.tr("Takings {amount} from {count}") if found.receipts else self.tr("Takings {amount}, no sales")
        said = words.format(amount=speech.money(found.takings_minor), count=self._sales_words(found.receipts))
        return said if found.at is None else speech.line((said, speech.time(found.at)))

    def _compared_words(self) -> str:
        found, speech = self._row, self.desk.speech
        if found.before is None:
            return self.tr("There is nothing before it to compare with.")
        name = speech.day_short(found.before_day) if found.before_day else speech.name(found.before)
        words = self.tr("Before: {name}, {amount} from {count}; a mark on each bar.")
        if not found.receipts_before:
            words = self.tr("Before: {name}, {amount}, no sales; a mark on each bar.")
        return words.format(
            name=name,
            amount=speech.money(found.takings_before_minor),
            count=self._sales_words(found.receipts_before),
        )

    def _sales_words(self, count: int) -> str:
        return count_of(count, "sale", self.desk.speech.language)

    def _sum_words(self) -> str:
        """Say what all bars of the chart come to, and why that is the takings or another sum."""
        chart = self._chart
        total = sum(bar.amount_minor for bar in self._row.bars.get(chart, ())) if chart else 0
        about = self.tr("Together {amount}.")
        if chart in _OF_TAKINGS and total == self._row.takings_minor:
            about = self.tr("Together {amount}: the takings.")
        elif chart is Chart.PACKAGES:
            about = self.tr(
                "Together {amount}: what was credited for goods. The takings differ by discounts and losses that the "
                "centre bears, and by cash rounding."
            )
        elif chart is Chart.FAMILIES:
            about = self.tr(
                "Together {amount}: what was credited to families. The takings differ by the centre’s own goods, by "
                "discounts and losses that the centre bears, and by cash rounding."
            )
        elif chart is Chart.ITEMS:
            about = self.tr("Together {amount}: the items listed here, which sold best.")
        return about.format(amount=self.desk.speech.money(total))

    def _bars(self, chart: Chart, rows: tuple[BarRow, ...]) -> tuple[Bar, ...]:
        has_before = self._row.before is not None
        return tuple(
            Bar(
                self._words_of(chart, each),
                self.desk.speech.number(each.amount_minor),
                each.amount_minor,
                each.before_minor if has_before else None,
            )
            for each in rows
        )

    def _words_of(self, chart: Chart, each: BarRow) -> str:
        """Say what a bar is; where it has no name its key says it."""
        speech = self.desk.speech
        name = speech.name(each.name)
        if name:
            return name if chart is not Chart.FAMILIES else speech.line((name, speech.code(each.key)))
        words = part_name(chart, each.key, speech.language)
        return speech.code(words) if words == each.key or chart is Chart.HOURS else words

    def _picture(self) -> bytes:
        """Return the chart that is shown, or its table, as a PNG file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._large.grab().save(buffer, "PNG")
        buffer.close()
        return bytes(content.data())

    def _paper(self) -> bytes:
        """Return the chart that is shown as a PDF file, with what stands above it."""
        chart = self._chart or Chart.HOURS
        if self._press is None:
            self._press = ChartPress(self.desk, self)
        speech, found = self.desk.speech, self._row
        day = speech.day(self._day) if self._day else self.tr("All days")
        about = [text for text in (speech.name(found.bazaar), day) if text]
        said = (speech.line(about), self._takings.text(), self._compared.text(), self._sum_words())
        head = (name_of(chart, speech.language), *said)
        bars = self._bars(chart, found.bars.get(chart, ()))
        return self._press.print(bars, head, is_upright=chart is Chart.HOURS)

    def _fill_days(self) -> None:
        self._box.clear()
        self._box.addItem(self.tr("All days"), "")
        for day in self._days:
            self._box.addItem(self.desk.speech.day(day), day.isoformat())
        self._box.setCurrentIndex(max(0, self._box.findData("" if self._day is None else self._day.isoformat())))

    def _choose_day(self, _at: int) -> None:
        wanted = self._box.currentData() or ""
        self.day_chosen.emit(next((day for day in self._days if day.isoformat() == wanted), None))

    # Parts

    def _make_head(self) -> QFrame:
        head = frame("card")
        folding = FoldingRow(space_px=12)
        column(head, margins=(20, 10, 14, 10)).addWidget(folding)
        said, acts = QWidget(), QWidget()
        words, line = column(said, space_px=2), row(acts, space_px=12)
        self._takings = Words("lead-strong", wrap=True)
        self._compared = Words("muted", wrap=True)
        words.addWidget(self._takings)
        words.addWidget(self._compared)
        self._box = ChoiceBox(self.desk)
        self._box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(DAY_CHARACTERS)
        self._box.activated.connect(self._choose_day)
        self._families = icon_button(self.desk, "users-round")
        self._families.clicked.connect(self.families_requested)
        self._refresh = icon_button(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._toggle = ActionButton(self.desk, "list-checks")
        self._toggle.clicked.connect(lambda: self.table_wanted.emit(not self._as_table))
        self._export = ActionButton(self.desk, "download")
        self._export.clicked.connect(lambda: self.export_requested.emit(self._picture(), self._paper()))
        self._reports = icon_button(self.desk, "package-open")
        self._reports.clicked.connect(self.reports_requested)
        self._receipts = icon_button(self.desk, "book-open")
        self._receipts.clicked.connect(lambda: self.takings_requested.emit(False))
        self._former = icon_button(self.desk, "history")
        self._former.clicked.connect(lambda: self.takings_requested.emit(True))
        ways = (self._families, self._reports, self._receipts, self._former)
        for widget in (self._box, *ways, self._refresh, self._toggle, self._export):
            line.addWidget(widget)
        folding.line.addWidget(said, 1)
        folding.line.addWidget(acts)
        return head

    def _make_overview(self) -> QWidget:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        self._small: dict[Chart, tuple[Words, BarChart]] = {}
        for place, chart in enumerate(OVERVIEW):
            card = frame("card")
            lines = column(card, margins=(16, 12, 16, 12), space_px=6)
            caption, bars = Words("strong"), BarChart(self.desk, is_upright=chart is Chart.HOURS)
            bars.bar_opened.connect(partial(self._open_bar, chart))
            self._small[chart] = (caption, bars)
            lines.addWidget(caption)
            lines.addWidget(bars, 1)
            grid.addWidget(card, place // 2, place % 2)
        return ground

    def _make_table(self) -> RowTable[BarRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: self._words_of(self._chart or Chart.HOURS, each), strong=True),
                Column(
                    lambda each: speech.number(each.amount_minor),
                    side="trailing",
                    width_px=AMOUNT_PX,
                    order=lambda each: each.amount_minor,
                    ink=lambda each: "bad" if each.amount_minor < 0 else "text",
                ),
                Column(
                    lambda each: speech.number(each.before_minor) if self._row.before is not None else "–",
                    side="trailing",
                    width_px=AMOUNT_PX,
                    order=lambda each: each.before_minor,
                    ink=lambda _each: "muted",
                ),
            ),
            lambda each: each.key or _NO_KEY,
        )

    def _open_row(self, key: str) -> None:
        column = self._table.currentIndex().column()
        found = self._row.bars.get(self._chart, ()) if self._chart else ()
        is_past = any(not bar.amount_minor and bar.before_minor for bar in found if key == (bar.key or _NO_KEY))
        # Whoever sold only before leads there, but for the 0.00 of now.
        is_before = self._row.before is not None and (column == _BEFORE or (is_past and column != _AMOUNT))
        self.origin_requested.emit("" if key == _NO_KEY else key, is_before)

    def _open_bar(self, chart: Chart, place: int) -> None:
        self.bar_opened.emit(chart.value, self._row.bars[chart][place].key)

    def _carded(self, inner: QWidget) -> QFrame:
        card = frame("card")
        column(card, margins=(2, 2, 2, 2)).addWidget(inner)
        return card

    def _padded(self, inner: QWidget) -> QWidget:
        ground = QWidget()
        column(ground, margins=(16, 14, 16, 14)).addWidget(inner)
        return ground
