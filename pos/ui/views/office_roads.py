"""The three roads row by row: each till, day, way of paying and family, and where they part.

Signals:
    all_wanted(bool): every row is asked for, or only those that part.
    origin_requested(str, str): where a figure comes from: the row, and `z_reports`, `receipts`, `ledger`
        or, of how far they lie apart, `apart`.
    refresh_requested(): compare again.
    back_requested(): go back to the three totals.

Verbs: show_roads, point_at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.road_words import RoadWords
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk
    from pos.ui.rows.roads import RoadLine

_ICONS = {"agrees": "circle-check", "parted": "equal-not", "open": "clock-3"}
_INKS = {"agrees": "good", "parted": "bad", "open": "warn"}
_AMOUNT_PX = 128
_FIGURES = ("", "", "", "", "z_reports", "receipts", "ledger", "apart")  # what each column is about
_LEDGER = "ledger"


class OfficeRoadsView(Spoken):
    """The rows."""

    all_wanted = Signal(bool)
    origin_requested = Signal(str, str)
    refresh_requested = Signal()
    back_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: tuple[RoadLine, ...] = ()
        self._compared = 0
        self._is_all = False
        self._words = RoadWords(desk, self)
        lines = column(self, space_px=12)
        head = frame("card")
        column(head, margins=(20, 12, 14, 12)).addWidget(self._make_head())
        lines.addWidget(head)
        self._table = self._make_table()
        self._table.row_opened.connect(self._ask_for_origin)
        self._nothing = EmptyState(desk, "badge-check")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        self.retranslate()
        self.show_roads((), 0, is_all=False)

    def show_roads(self, rows: tuple[RoadLine, ...], compared: int, *, is_all: bool) -> None:
        """Show rows.

        Args:
            rows: by day and till.
            compared: how many were compared in all, with those of families that agree.
            is_all: whether those that agree are among them.
        """
        self._rows, self._compared, self._is_all = rows, compared, is_all
        self._views.choose("all" if is_all else "parted")
        self._table.show_rows(rows)
        self._origin.setEnabled(bool(rows))
        self._say()

    def point_at(self, key: str) -> None:
        """Choose a row, and give it the keyboard."""
        self._table.point_at(key)
        self._table.setFocus()

    @override
    def retranslate(self) -> None:
        self._views.set_words({"parted": self.tr("Those that part"), "all": self.tr("All rows")})
        self._origin.set_words(self.tr("Where from?"), name=self.tr("Where does this figure come from?"))
        self._refresh.set_words(self.tr("Compare again"))
        self._back.set_words(self.tr("Reconciliation"))
        self._table.setAccessibleName(self.tr("The three roads, row by row"))
        self._table.rows.show_titles(
            (
                *(self.tr("Day"), self.tr("Till"), self.tr("What"), self.tr("State")),
                *(self.tr("Z-reports"), self.tr("Receipts"), self.tr("Ledger"), self.tr("Apart by")),
            )
        )
        self._nothing.show_words(
            self.tr("No row parts"),
            self.tr("Z-reports, receipts and ledger give the same figures per till, day, way of paying and family."),
        )
        self._say()

    def _say(self) -> None:
        compared = self.tr("%n row(s) compared", "", self._compared)
        parted = sum(one.state == "parted" for one in self._rows)
        apart = self.tr("%n of them part(s)", "", parted) if parted else self.tr("all of them agree")
        self._about.setText(self.desk.speech.line((compared, apart)))

    def _make_head(self) -> FoldingRow:
        self._about = Words("lead-strong", wrap=True)
        self._views = Segmented(self.desk, (("parted", "equal-not"), ("all", "list-checks")))
        self._views.chosen.connect(lambda key: self.all_wanted.emit(key == "all"))
        self._origin = ActionButton(self.desk, "search")
        self._origin.clicked.connect(lambda: self._ask_for_origin(self._table.chosen))
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._back = ActionButton(self.desk, "scale")
        self._back.clicked.connect(self.back_requested)
        acts = QWidget()
        line = row(acts, space_px=10)
        for widget in (self._origin, self._refresh, self._back):
            line.addWidget(widget)
        head = FoldingRow(space_px=10)
        head.line.addWidget(self._about, 1)
        head.line.addWidget(acts)
        head.line.addWidget(self._views)
        return head

    def _make_table(self) -> RowTable[RoadLine]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.day_short(each.day), when="day", order=lambda each: each.day.isoformat()),
                Column(lambda each: speech.code(each.device), width_px=76, order=lambda each: each.device),
                Column(self._words.what, strong=True),
                Column(
                    self._state_words,
                    width_px=170,
                    icon=lambda each: _ICONS[each.state],
                    ink=lambda each: _INKS[each.state],
                    order=lambda each: each.state,
                ),
                self._amount(lambda each: each.z_reports_minor),
                self._amount(lambda each: each.receipts_minor),
                self._amount(lambda each: each.ledgers_minor),
                Column(
                    lambda each: speech.number(each.off_minor) if each.off_minor else "–",
                    side="trailing",
                    width_px=110,
                    strong=True,
                    order=lambda each: each.off_minor,
                    ink=lambda each: "bad" if each.off_minor else "muted",
                ),
            ),
            lambda each: each.key,
        )

    def _amount(self, amount: Callable[[RoadLine], int]) -> Column[RoadLine]:
        return Column(
            lambda each: self.desk.speech.number(amount(each)), side="trailing", width_px=_AMOUNT_PX, order=amount
        )

    def _state_words(self, each: RoadLine) -> str:
        return {
            "agrees": self.tr("Agrees"),
            "parted": self.tr("Parts"),
            "open": self.tr("No Z-report yet"),
        }[each.state]

    def _ask_for_origin(self, key: str) -> None:
        """Ask about the figure in the chosen cell; about the ledger's where it is none."""
        if key:
            self.origin_requested.emit(key, _FIGURES[self._table.currentIndex().column()] or _LEDGER)
