"""The families' accounts by this till: where each stands, and the receipts that made it up.

Signals:
    search_changed(str): the text of the search field.
    family_chosen(str): the number of the family to look into; empty for the centre.
    entry_opened(str): the key of the entry whose receipt should be looked at.
    paper_requested(str): show the accounts as paper, under this title.

Verbs: show_families, show_entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.keys import BASKET, RECEIPTS, bind
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.families import EntryRow, FamilyRow

PANEL_PX = 470
_CENTRE_KEY = "centre"


class FamiliesView(Stepwise):
    """The families' screen."""

    search_changed = Signal(str)
    family_chosen = Signal(str)
    entry_opened = Signal(str)
    paper_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._family: FamilyRow | None = None
        super().__init__(desk, parent, role="page", whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        sides = row(self, space_px=0)
        self._make_list(sides)
        yield
        self._make_panel(sides)
        self.setFocusProxy(self._search)
        bind(self, RECEIPTS["search"], self._search.setFocus)  # as among the receipts
        bind(self._search, BASKET["reach"], self._table.enter)

    @override
    def _show_first(self) -> None:
        self.show_families((), None)
        self.show_entries(None, ())

    # Verbs

    def show_families(self, rows: tuple[FamilyRow, ...], chosen: str | None) -> None:
        """Show the families that pass the search, and which one is chosen."""
        self._table.show_rows(rows, "" if chosen is None else chosen or _CENTRE_KEY)

    def show_entries(self, family: FamilyRow | None, rows: tuple[EntryRow, ...]) -> None:
        """Show what made up one family's amounts, newest first; or nothing where none is chosen."""
        self._family = family
        self._pages.setCurrentIndex(0 if family is None else 1)
        self._entries.show_rows(rows)
        if family is not None:
            self._owed.show_amount(family.owed_minor)
        self._show_head()

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Families"))
        self._search.show_words(self.tr("Family number or name"), self.tr("Search families"))
        self._about.setText(self.tr("One till’s view: only what this till sold. The register knows the whole."))
        self._paper.set_words(self.tr("View and print"))
        self._table.setAccessibleName(self.tr("Families"))
        self._table.rows.show_titles(
            (
                self.tr("Number"),
                self.tr("Family"),
                self.tr("Sold"),
                self.tr("Came back"),
                self.tr("Goods here"),
                self.tr("Owed, gross"),
            )
        )
        self._nothing.show_words(self.tr("No family found"), self.tr("Try fewer letters."))
        self._choose.show_words(self.tr("Choose a family"), self.tr("What made up its amounts appears here."))
        self._owed_words.setText(self.tr("Owed before commission"))
        self._entries.setAccessibleName(self.tr("Entries"))
        self._entries.rows.show_titles((self.tr("Receipt"), self.tr("What"), self.tr("Amount")))
        self._hint.setText(self.tr("Press Enter or press twice to see the receipt."))
        self._show_head()

    def _show_head(self) -> None:
        if self._family is None:
            return
        speech, family = self.desk.speech, self._family
        self._name.setText(speech.name(family.name))
        self._number.setText(speech.code(family.number))
        self._number.setVisible(bool(family.number))

    def _what(self, entry: EntryRow) -> str:
        kinds = {
            "sale": "",
            "void": self.tr("Void"),
            "refund": self.tr("Refund"),
            "line_moved": self.tr("Moved line"),
            "goods_written_off": self.tr("Paid by the centre"),
        }
        speech = self.desk.speech
        name = speech.name(entry.name)
        if entry.quantity:
            quantity = speech.quantity(entry.quantity, is_weighed=entry.is_weighed)
            name = f"{quantity} × {name}"
        return speech.line(part for part in (kinds[entry.kind], name) if part)

    # Parts

    def _make_list(self, sides: QHBoxLayout) -> None:
        lines = column(margins=(16, 14, 16, 14), space_px=10)
        sides.addLayout(lines, 1)
        top = row(space_px=10)
        self._search = SearchField(self.desk)
        self._search.textChanged.connect(self.search_changed)
        self._paper = ActionButton(self.desk, "printer")
        self._paper.clicked.connect(self._request_paper)
        top.addWidget(self._search, 1)
        top.addWidget(self._paper)
        self._about = Words("muted", wrap=True)
        lines.addLayout(top)
        lines.addWidget(self._about)
        self._table = self._make_table()
        self._table.row_chosen.connect(self._choose_family)
        self._search.returnPressed.connect(self._table.enter)
        self._nothing = EmptyState(self.desk, "users-round")
        lines.addWidget(table_card(self._table, self._nothing, self), 1)
        self.notice_seat = column()
        lines.addLayout(self.notice_seat)

    def _make_table(self) -> RowTable[FamilyRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=84, order=lambda each: each.number),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                _money(self.desk, lambda each: each.sold_minor, spare=True),
                _money(self.desk, lambda each: each.refunded_minor, spare=True),
                _money(self.desk, lambda each: each.held_minor, spare=True),
                _money(self.desk, lambda each: each.owed_minor, strong=True),
            ),
            lambda each: each.number or _CENTRE_KEY,
        )

    def _make_panel(self, sides: QHBoxLayout) -> None:
        panel = frame("panel", self)
        sides.addWidget(panel)
        panel.setFixedWidth(PANEL_PX)
        self._pages = QStackedWidget(panel)
        column(panel).addWidget(self._pages)
        self._choose = EmptyState(self.desk, "book-open")
        self._pages.addWidget(self._choose)
        page = QWidget(self._pages)
        self._pages.addWidget(page)
        lines = column(page, margins=(18, 16, 18, 16), space_px=8)
        self._name = Words("title", wrap=True)
        self._number = Words("muted")
        speech = self.desk.speech
        self._entries: RowTable[EntryRow] = RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=128),
                Column(self._what, strong=True),
                Column(
                    lambda each: speech.signed(each.amount_minor),
                    side="trailing",
                    width_px=96,
                    ink=lambda each: "bad" if each.amount_minor < 0 else "text",
                ),
            ),
            lambda each: each.key,
        )
        self._entries.row_opened.connect(self.entry_opened)
        self._hint = Words("small", wrap=True)
        foot = row()
        self._owed_words = Words("lead-strong", wrap=True)
        self._owed = MoneyLabel(self.desk, "headline")
        foot.addWidget(self._owed_words, 1)
        foot.addWidget(self._owed)
        lines.addWidget(self._name)
        lines.addWidget(self._number)
        lines.addWidget(self._entries, 1)
        lines.addWidget(self._hint)
        lines.addLayout(foot)

    # What the person does

    def _choose_family(self, key: str) -> None:
        self.family_chosen.emit("" if key == _CENTRE_KEY else key)

    def _request_paper(self) -> None:
        self.paper_requested.emit(self.tr("Families at this till"))


def _money(
    desk: Desk, amount: Callable[[FamilyRow], int], *, strong: bool = False, spare: bool = False
) -> Column[FamilyRow]:
    return Column(
        lambda each: desk.speech.number(amount(each)),
        side="trailing",
        width_px=112,
        order=amount,
        strong=strong,
        spare=spare,
    )
