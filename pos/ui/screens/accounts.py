"""The accounts of every bazaar that somebody looks at: pages of its own for each, those of one of them shown.

The pages of this machine's bazaar are there from the first. Another bazaar's are made when somebody goes over to it, and thrown
away with their sheets when that person leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from pos.ui.presenters.bazaars import BazaarsPresenter
from pos.ui.presenters.gate import Gate, GatedRunner
from pos.ui.presenters.lanes import Lanes
from pos.ui.rows.bazaars import BazaarRow
from pos.ui.rows.names import Name
from pos.ui.screens.accounts_room import OtherRoom
from pos.ui.screens.file_names import file_name
from pos.ui.screens.late_desks import OtherDesks
from pos.ui.screens.lists import BookLists, OtherLists
from pos.ui.screens.place import PlaceScreen
from pos.ui.widgets.bazaar_mark import BazaarMark
from pos.ui.widgets.sheet import DIRECT, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.lists import ListSource
    from pos.ui.screens.office import OfficeScreen

    Make = Callable[[Hall, AccountsRoom, ListSource, str], OfficeScreen]


@dataclass(frozen=True)
class Pages:
    """The pages of one bazaar.

    Attributes:
        screen: the pages.
        gate: keeps their answers while others are shown.
        over: their sheets, and the mark of another bazaar; of the own one nothing is kept here.
    """

    screen: OfficeScreen
    gate: Gate
    over: tuple[Sheet | BazaarMark, ...] = ()


class AccountsScreen(PlaceScreen):
    """The accounts.

    Args:
        hall: what every screen shares.
        room: the register as this machine's bazaar asks it.
        make: makes the pages of a bazaar: with a hall, a room and lists of its own, and the name of a folder for its files.
    """

    def __init__(self, hall: Hall, room: AccountsRoom, make: Make) -> None:
        self._hall = hall
        self._room = room
        self._make = make
        self._own = room.code
        self._shown = room.code
        self._by = ""
        self._pages: dict[str, Pages] = {}
        lanes = Lanes(hall.wire, hall.paper, hall.announcer.failed)
        self.bazaars = BazaarsPresenter(self, room=room, lanes=lanes)

    @override
    def build(self) -> Iterator[None]:
        gate = Gate()
        screen = self._make(self._gated(gate), self._room, BookLists(self._hall.desks.book), "")
        for _ in screen.build():
            self.view = screen.view
            yield
        screen.view.bazaar_chosen.connect(self.bazaars.choose, Qt.ConnectionType.QueuedConnection)
        self._pages[self._own] = Pages(screen, gate)

    @property
    def screen(self) -> OfficeScreen:
        """The pages that are shown."""
        return self._pages[self._shown].screen

    @override
    def enter(self) -> None:
        by = self._hall.session.by
        if self._by not in {"", by}:  # somebody else unlocked the window: whoever was here has left
            self.bazaars.forget()
        self._by = by
        self.screen.enter()
        self.bazaars.present()

    @override
    def forget(self) -> None:
        self._by = ""
        self.bazaars.forget()
        self.screen.forget()

    @override
    def close(self) -> None:
        for pages in self._pages.values():
            pages.screen.close()

    def open(self, chosen: LedgerFilter) -> None:
        """Show the ledger's rows behind a figure of another place, where everything is this machine's bazaar's."""
        self.bazaars.show_own()
        self.screen.open(chosen)

    # -- what the choice asks of the pages -------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The code of the bazaar whose pages are shown."""
        return self._shown

    @property
    def is_covered(self) -> bool:
        """Whether a sheet lies over them."""
        return any(sheet.isVisible() for sheet in self._hall.main.findChildren(Sheet, options=DIRECT))

    def offer(self, bazaars: tuple[BazaarRow, ...]) -> None:
        """Offer what can be chosen, with the one that is shown."""
        self.screen.view.offer_bazaars(bazaars, self._shown)

    def has(self, bazaar: str) -> bool:
        """Tell whether a bazaar has its pages."""
        return bazaar in self._pages

    def make(self, plan: Bazaar, families: tuple[FamilyCard, ...], items: tuple[ItemCard, ...]) -> None:
        """Make the pages of another bazaar."""
        hall, main, gate = self._hall, self._hall.main, Gate()
        before = set(main.findChildren(Sheet, options=DIRECT))
        lists = OtherLists(
            plan,
            {card.number: card for card in families},
            {card.code: card for card in items},
            tuple(hall.desks.people.people()),
        )
        desks = OtherDesks(hall.desks.book, hall.papers, lists)
        room, folder = OtherRoom(self._room, plan.code), file_name("bazaar", plan.code)
        screen = self._make(replace(self._gated(gate), desks=desks), room, lists, folder)
        for _ in screen.build():
            pass
        screen.view.bazaar_chosen.connect(self.bazaars.choose, Qt.ConnectionType.QueuedConnection)
        sheets = (sheet for sheet in main.findChildren(Sheet, options=DIRECT) if sheet not in before)
        row = BazaarRow(plan.code, Name(plan.name_ar, plan.name_en), plan.first_day)
        mark = BazaarMark(hall.desk, main, main.head, screen.view, row)
        gate.shut()
        self._pages[plan.code] = Pages(screen, gate, (*sheets, mark))

    def show(self, bazaar: str) -> None:
        """Show the pages of a bazaar, on the same tab; answers that wait for them come now."""
        tab = self.screen.view.tab
        self._put(bazaar)
        pages = self._pages[bazaar]
        pages.screen.enter()
        pages.screen.view.go_on(tab)
        pages.gate.open()

    def throw_away(self) -> None:
        """Show the own pages, and throw all others away, with every answer that is still on its way to them."""
        if self._shown != self._own:
            self.screen.forget()
            self._put(self._own)
            self._pages[self._own].gate.renew()
            self.screen.forget()  # what it waits for may have been kept, and does not come any more
        others = [self._pages.pop(code) for code in tuple(self._pages) if code != self._own]
        for pages in others:
            pages.gate.leave()
            pages.screen.close()
            for part in (*pages.over, pages.screen.view):
                part.hide()
                part.deleteLater()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _gated(self, gate: Gate) -> Hall:
        hall = self._hall
        return replace(hall, wire=GatedRunner(hall.wire, gate), paper=GatedRunner(hall.paper, gate))

    def _put(self, bazaar: str) -> None:
        """Put the pages of a bazaar in the window in place of those that are shown."""
        self._pages[self._shown].gate.shut()
        self._shown = bazaar
        self.view = self.screen.view
        self._hall.main.fill_place("accounts", self.view)
        self.view.show()
