"""The accountant's place: families, tills, reconciliation, payout, ledger; machines, people and trail for administrators.

The views are reached as `families`, `dashboard`, `reports`, `links`, `tills`, `matching`, `roads`, `payout`, `ledger`, `closing`,
`codes`, `machines`, `staff` and `trail`; their own modules list their signals and verbs.

Signals:
    tab_chosen(str): `families`, `tills`, `matching`, `payout`, `ledger` or `machines`, when a person chose it.
    bazaar_chosen(str): the code of the bazaar whose accounts a person wants to see.

Verbs: show_tab, go_on, offer_bazaars, offer_administration. Question: tab.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.keys import OFFICE, bind
from pos.ui.views.dashboard import DashboardView
from pos.ui.views.machines import MachinesView
from pos.ui.views.office_closing import OfficeClosingView
from pos.ui.views.office_codes import OfficeCodesView
from pos.ui.views.office_families import OfficeFamiliesView
from pos.ui.views.office_ledger import OfficeLedgerView
from pos.ui.views.office_links import OfficeLinksView
from pos.ui.views.office_matching import OfficeMatchingView
from pos.ui.views.office_payout import OfficePayoutView
from pos.ui.views.office_roads import OfficeRoadsView
from pos.ui.views.office_tills import OfficeTillsView
from pos.ui.views.reports import ReportsView
from pos.ui.views.staff import StaffView
from pos.ui.views.trail import TrailView
from pos.ui.widgets.bazaar_box import BazaarBox
from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.bazaars import BazaarRow

ADMINISTRATION = ("machines", "staff", "trail")  # one tab: people and trail are reached from the machines

BEHIND = {
    "dashboard": "families",
    "reports": "families",
    "links": "families",
    "roads": "matching",
    "closing": "ledger",
    "codes": "ledger",
}  # reached from another tab


class OfficeView(Spoken):
    """The accounts screen."""

    tab_chosen = Signal(str)
    bazaar_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self.families = OfficeFamiliesView(desk)
        self.dashboard = DashboardView(desk)
        self.reports = ReportsView(desk)
        self.tills = OfficeTillsView(desk)
        self.matching = OfficeMatchingView(desk)
        self.roads = OfficeRoadsView(desk)
        self.payout = OfficePayoutView(desk)
        self.ledger = OfficeLedgerView(desk)
        self.closing = OfficeClosingView(desk)
        self.codes = OfficeCodesView(desk)
        self.links = OfficeLinksView(desk)
        self.machines = MachinesView(desk)
        self.staff = StaffView(desk)
        self.trail = TrailView(desk)
        self._connect_ways()
        lines = column(self, margins=(20, 14, 20, 16), space_px=12)
        head = row()
        self._title = Words("title")
        self._bazaars = BazaarBox(desk)
        self._offered: tuple[tuple[BazaarRow, ...], str] = ((), "")
        self._bazaars.chosen.connect(self.bazaar_chosen)
        self._tabs = Segmented(
            desk,
            (
                *(("families", "users-round"), ("tills", "store"), ("matching", "scale"), ("payout", "hand-coins")),
                *(("ledger", "book-open"), ("machines", "monitor")),
            ),
        )
        self._tabs.chosen.connect(self._choose)
        for tab, keys in OFFICE.items():
            bind(self, keys, self._open_bazaars if tab == "bazaar" else partial(self._choose_by_key, tab))
        head.addWidget(self._title)
        head.addWidget(self._bazaars, 1)
        head.addStretch(0)
        head.addWidget(self._tabs)
        lines.addLayout(head)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "families": PageRoom(self.families),
            "dashboard": PageRoom(self.dashboard),
            "reports": PageRoom(self.reports),
            "tills": PageRoom(self.tills),
            "matching": PageRoom(self.matching),
            "roads": PageRoom(self.roads),
            "payout": PageRoom(self.payout),
            "ledger": PageRoom(self.ledger),
            "closing": PageRoom(self.closing),
            "codes": PageRoom(self.codes),
            "links": PageRoom(self.links),
            "machines": PageRoom(self.machines),
            "staff": PageRoom(self.staff),
            "trail": PageRoom(self.trail),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self.offer_administration(is_offered=False)
        self.retranslate()

    def offer_administration(self, *, is_offered: bool) -> None:
        """Show the way to the machines and the trail, or hide it from whoever is no administrator."""
        self._tabs.button("machines").setVisible(is_offered)
        if not is_offered and self._stack.currentWidget() in [self._pages[tab] for tab in ADMINISTRATION]:
            self.show_tab("families")

    def show_tab(self, tab: str) -> None:
        """Show one of the views."""
        self._tabs.choose("machines" if tab in ADMINISTRATION else BEHIND.get(tab, tab))
        self._stack.setCurrentWidget(self._pages[tab])

    @property
    def tab(self) -> str:
        """The view that is shown."""
        return next(tab for tab, page in self._pages.items() if page is self._stack.currentWidget())

    def go_on(self, tab: str) -> None:
        """Show a view as if it was chosen, with the keyboard in the choice of the bazaar."""
        self._choose(tab)
        self._bazaars.setFocus()

    def offer_bazaars(self, bazaars: tuple[BazaarRow, ...], shown: str) -> None:
        """Offer a choice of bazaars in place of the title, with the one that is shown; none where there is but one."""
        self._offered = bazaars, shown
        self._bazaars.offer(bazaars, shown)
        self._title.setVisible(len(bazaars) <= 1)

    def _open_bazaars(self) -> None:
        if self._bazaars.isVisible():
            self._bazaars.setFocus()
            self._bazaars.showPopup()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accounts"))
        self._bazaars.setAccessibleName(self.tr("Bazaar whose accounts are shown"))
        self._bazaars.offer(*self._offered)
        self._title.setText(self.tr("Accounts"))
        self._tabs.set_words(
            {
                "families": self.tr("Families"),
                "tills": self.tr("Tills"),
                "matching": self.tr("Reconciliation"),
                "payout": self.tr("Payout"),
                "ledger": self.tr("Ledger"),
                "machines": self.tr("Administration"),
            }
        )

    def _choose_by_key(self, tab: str) -> None:
        """Show a tab, and put the keyboard where the tab's own keys work."""
        if not self._tabs.button(tab).isVisible():
            return
        self._choose(tab)
        if tab == "payout":
            self.payout.take_focus()
        else:
            self._tabs.button(tab).setFocus()

    def _connect_ways(self) -> None:
        """Connect the buttons that lead from a page to another one."""
        self.families.dashboard_requested.connect(lambda: self._choose("dashboard"))
        self.dashboard.families_requested.connect(lambda: self.show_tab("families"))
        self.ledger.closing_requested.connect(lambda: self._choose("closing"))
        self.matching.tills_requested.connect(lambda: self._choose("tills"))
        self.matching.roads_requested.connect(lambda: self._choose("roads"))
        self.roads.back_requested.connect(lambda: self.show_tab("matching"))
        self.ledger.codes_requested.connect(lambda: self._choose("codes"))
        self.codes.ledger_requested.connect(lambda: self.show_tab("ledger"))
        self.families.links_requested.connect(lambda: self._choose("links"))
        self.links.families_requested.connect(lambda: self.show_tab("families"))
        self.closing.ledger_requested.connect(lambda: self.show_tab("ledger"))
        self.dashboard.reports_requested.connect(lambda: self._choose("reports"))
        self.reports.back_requested.connect(lambda: self._choose("dashboard"))
        self.machines.people_requested.connect(lambda: self.show_tab("staff"))
        self.staff.machines_requested.connect(lambda: self.show_tab("machines"))
        self.machines.trail_requested.connect(lambda: self.show_tab("trail"))
        self.trail.machines_requested.connect(lambda: self.show_tab("machines"))

    def _choose(self, tab: str) -> None:
        self.show_tab(tab)
        self.tab_chosen.emit(tab)
