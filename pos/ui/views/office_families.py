"""The families and what they are owed, with a filter and the totals of what is shown.

Signals:
    filter_changed(str): the text of the filter.
    package_chosen(str): the key of a package, `rows.till.ALL` for all.
    family_opened(str): the number of the family whose statement should be shown.
    statements_requested(): write the statements of all families shown.
    origin_requested(str, str): where a family's figure comes from: its number, and which of its figures; the sum over all that
        are listed where there is no number.
    money_requested(str): an advance or an adjustment of a family, by its number.
    export_requested(): write the table for another program.
    dashboard_requested(), links_requested(): show what was sold in charts; show the links of the families' own pages.

Verbs: show_packages, show_accounts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.rows.till import ALL
from pos.ui.tables import Column, RowTable
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip, icon_button, name_where_room
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.office import FamilyAccount
    from pos.ui.rows.till import PackageChip

_AMOUNT_PX = 104
_NAMED_PX = 700, 400  # from this width on the dashboard is named on its button: the same in any text, and as it grows
_WELL_PX, _GAP_PX = 8, 10  # inside the wells of the sums, and between them
AMOUNTS = (
    "gross_minor",
    "refunds_minor",
    "commission_minor",
    "advances_minor",
    "adjustments_minor",
    "net_minor",
    "paid_minor",
    "carried_minor",
)


def _ink_of(minor: int) -> str:
    return "bad" if minor < 0 else "muted" if minor == 0 else "text"


class OfficeFamiliesView(Spoken):
    """The families' accounts."""

    filter_changed = Signal(str)
    package_chosen = Signal(str)
    family_opened = Signal(str)
    statements_requested = Signal()
    export_requested = Signal()
    money_requested = Signal(str)
    origin_requested = Signal(str, str)
    dashboard_requested = Signal()
    links_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._packages: tuple[PackageChip, ...] = ()
        self._package = ALL
        lines = column(self, space_px=10)
        top = row(space_px=10)
        self._filter = SearchField(desk)
        self._filter.textChanged.connect(self.filter_changed)
        self._strip = ChoiceStrip(desk, kind="chip", on="on_accent")
        self._strip.chosen.connect(self.package_chosen)
        self._open = ActionButton(desk, "file-text")
        self._open.clicked.connect(self._open_chosen)
        self._money = ActionButton(desk, "wallet")
        self._money.clicked.connect(self._ask_for_money)
        self._origin = icon_button(desk, "search")
        self._origin.clicked.connect(self._ask_for_origin)
        self._all = ActionButton(desk, "archive")
        self._all.clicked.connect(self.statements_requested)
        self._export = ActionButton(desk, "download")
        self._export.clicked.connect(self.export_requested)
        self._dashboard = ActionButton(desk, "chart-column")
        self._dashboard.clicked.connect(self.dashboard_requested)
        self._links = icon_button(desk, "qr-code")
        self._links.clicked.connect(self.links_requested)
        top.addWidget(self._filter, 1)
        self._acts = (
            *(self._dashboard, self._links, self._open, self._origin),
            *(self._money, self._all, self._export),
        )
        for button in self._acts:
            top.addWidget(button)
        lines.addLayout(top)
        lines.addWidget(self._strip)
        self._table = self._make_table()
        self._table.row_opened.connect(self.family_opened)
        self._nothing = EmptyState(desk, "users-round")
        lines.addWidget(table_card(self._table, self._nothing), 1)
        lines.addLayout(self._make_totals())
        self.setFocusProxy(self._filter)
        self.retranslate()

    def _name_dashboard(self) -> None:
        """Say in words where the button leads; beside the others there is room for them on a wide screen only."""
        has_room = self.width() >= _NAMED_PX[0] + _NAMED_PX[1] * self.desk.look.scale
        self._dashboard.set_words(
            self.tr("Dashboard"), shows=has_room, name=self.tr("Dashboard: what was sold, in charts")
        )

    def _name_files(self) -> None:
        """Say on their buttons what is written into files, where there is room for it."""
        spare = {self._all: self.tr("All statements"), self._export: self.tr("Export")}
        others = [one for one in self._acts if one not in spare]
        room = self.width() - self._filter.minimumSizeHint().width() - _GAP_PX
        name_where_room(spare, others, room, gap_px=_GAP_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_dashboard()
        self._name_files()
        self._make_room()

    def show_packages(self, packages: tuple[PackageChip, ...], chosen: str) -> None:
        """Show the packages to filter by, and which one is chosen."""
        self._packages, self._package = packages, chosen
        speech = self.desk.speech
        self._strip.show_choices(
            (
                Choice(ALL, self.tr("All packages"), "layout-grid"),
                *(Choice(each.key, speech.name(each.name), each.icon) for each in packages),
            ),
            chosen,
        )
        self._strip.setVisible(bool(packages))

    def show_accounts(self, accounts: tuple[FamilyAccount, ...], total: FamilyAccount) -> None:
        """Show the families that pass the filter.

        Args:
            accounts: one row for each family.
            total: their sums; only its amounts are shown.
        """
        self._table.show_rows(accounts)
        for name, label in self._totals.items():
            minor = int(getattr(total, name))
            label.show_amount(minor, ink="bad" if minor < 0 else "text")
        for button in (self._open, self._origin, self._money, self._all, self._export, *self._ways.values()):
            button.setEnabled(bool(accounts))

    @override
    def retranslate(self) -> None:
        names = self._names()
        self._filter.show_words(self.tr("Family name or number"), self.tr("Filter families"))
        self._name_dashboard()
        self._links.set_words(self.tr("Links of the families' own pages"), shows=False)
        self._open.set_words(self.tr("Statement"))
        self._origin.set_words(self.tr("Where does this figure come from?"), shows=False)
        self._money.set_words(self.tr("Advance or adjustment"))
        self._name_files()
        self._table.setAccessibleName(self.tr("Families"))
        self._table.rows.show_titles((self.tr("Number"), self.tr("Family"), *(names[amount] for amount in AMOUNTS)))
        self._nothing.show_words(self.tr("No family found"), self.tr("Change the filter or the package."))
        for name, label in self._captions.items():
            label.setText(names[name])
            self._ways[name].set_words(
                self.tr("Where does {figure} come from?").format(figure=names[name]), shows=False
            )
        self.show_packages(self._packages, self._package)
        self._make_room()

    def _names(self) -> dict[str, str]:
        return {
            "gross_minor": self.tr("Sold"),
            "refunds_minor": self.tr("Returned"),
            "commission_minor": self.tr("Commission"),
            "advances_minor": self.tr("Advances"),
            "adjustments_minor": self.tr("Adjustments"),
            "net_minor": self.tr("Net"),
            "paid_minor": self.tr("Paid"),
            "carried_minor": self.tr("Still owed"),
        }

    def _make_table(self) -> RowTable[FamilyAccount]:
        speech = self.desk.speech

        def amount(name: str) -> Column[FamilyAccount]:
            return Column(
                lambda each: speech.number(getattr(each, name)),
                side="trailing",
                width_px=_AMOUNT_PX,
                order=lambda each: getattr(each, name),
                ink=lambda each: _ink_of(getattr(each, name)),
                strong=name in {"net_minor", "carried_minor"},
            )

        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.number), width_px=86, order=lambda each: each.number),
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                *(amount(name) for name in AMOUNTS),
            ),
            lambda each: each.number,
        )

    def _make_totals(self) -> QHBoxLayout:
        line = row(space_px=_GAP_PX)
        self._captions: dict[str, Words] = {}
        self._totals: dict[str, MoneyLabel] = {}
        self._ways: dict[str, ActionButton] = {}
        for name in AMOUNTS:
            box = frame("well")
            inner = column(box, margins=(_WELL_PX, 4, _WELL_PX, 8))
            self._captions[name] = Words("caption")
            self._totals[name] = MoneyLabel(self.desk, "lead", side="leading")
            head = row(space_px=2)
            head.addWidget(self._captions[name], 1)
            self._ways[name] = icon_button(self.desk, "search", ink="muted")
            self._ways[name].clicked.connect(partial(self.origin_requested.emit, "", name))
            head.addWidget(self._ways[name])
            inner.addLayout(head)
            inner.addWidget(self._totals[name])
            line.addWidget(box, 1)
        return line

    def _make_room(self) -> None:
        """Leave the ways of the sums out where large text on a small screen would cut the name of one off."""
        room = (self.width() - _GAP_PX * (len(AMOUNTS) - 1)) // len(AMOUNTS) - 2 * _WELL_PX
        needed = max(self._captions[name].sizeHint().width() + self._ways[name].sizeHint().width() for name in AMOUNTS)
        for way in self._ways.values():
            way.setVisible(room > needed)

    def _ask_for_money(self) -> None:
        if self._table.chosen:
            self.money_requested.emit(self._table.chosen)

    def _ask_for_origin(self) -> None:
        """Ask about the figure in the chosen cell; about the whole account where it is a name."""
        if self._table.chosen:
            names = ("", "", *AMOUNTS)
            self.origin_requested.emit(self._table.chosen, names[self._table.currentIndex().column()])

    def _open_chosen(self) -> None:
        if self._table.chosen:
            self.family_opened.emit(self._table.chosen)
