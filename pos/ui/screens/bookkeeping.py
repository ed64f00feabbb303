"""What stands behind the accounts' tabs, married to its presenters: closed books, the three roads, codes, families' links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.presenters.closing import ClosingPresenter
from pos.ui.presenters.code_book import CodesPresenter
from pos.ui.presenters.links import LinksPresenter
from pos.ui.presenters.origins import of_closing, of_closings_figure
from pos.ui.presenters.roads import RoadsPresenter
from pos.ui.views.asking import ApprovalSheet
from pos.ui.views.link_sheet import LinkSheet
from pos.ui.views.office_sheets import ReasonSheet
from pos.ui.views.parting import PartingSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.code_book import CodesShop
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.links import LinkShop
    from pos.ui.presenters.office import Snapshot
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.views.office import OfficeView

    OpenOrigin = Callable[[LedgerFilter], None]


class Bookkeeping:
    """The sheets behind the ledger; they are made at once, and connected when there is a way to the register.

    Args:
        hall: what every screen shares.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.approval = ApprovalSheet(hall.desk, hall.main)
        self.reasons = ReasonSheet(hall.desk, hall.main)
        self.link = LinkSheet(hall.desk, hall.main)
        self.words = ReasonSheet(hall.desk, hall.main)
        self.parting = PartingSheet(hall.desk, hall.main)

    def connect(
        self,
        view: OfficeView,
        room: AccountsRoom,
        lanes: Lanes,
        refresh: Callable[[], None],
        open_fact: Callable[[str], None],
    ) -> None:
        """Connect the pages with the register.

        Args:
            view: the accounts.
            room: the register.
            lanes: the way to it.
            refresh: asks the register anew after an act.
            open_fact: shows one stored fact.
        """
        hall, page = self._hall, view.closing
        self.closing = ClosingPresenter(
            page,
            room=room,
            approval=self.approval,
            reasons=self.reasons,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            refresh=refresh,
        )
        view.tab_chosen.connect(lambda tab: self.closing.present() if tab == "closing" else None)
        page.close_requested.connect(self.closing.close)
        page.reopen_requested.connect(self.closing.reopen)
        page.proof_requested.connect(self.closing.prove)
        page.refresh_requested.connect(self.closing.present)
        page.fact_opened.connect(open_fact)
        self.reasons.given.connect(self.closing.take_text)
        self.approval.approved.connect(self.closing.answer)

    def connect_roads(
        self,
        view: OfficeView,
        room: AccountsRoom,
        lanes: Lanes,
        open_origin: OpenOrigin,
        open_fact: Callable[[str], None],
    ) -> None:
        """Connect the page of the three roads, the board's days and the closings' accounts with the register.

        Args:
            view: the accounts.
            room: the register.
            lanes: the way to it.
            open_origin: shows the rows that a figure comes from.
            open_fact: shows one stored fact.
        """
        page, board = view.roads, view.tills
        self.roads = RoadsPresenter(
            page,
            board,
            self.parting,
            room=room,
            lanes=lanes,
            desks=self._hall.desks,
            open_origin=open_origin,
            open_fact=open_fact,
        )
        self.parting.way_opened.connect(self.roads.open_parted)
        view.tab_chosen.connect(lambda tab: self.roads.present() if tab == "roads" else None)
        page.refresh_requested.connect(self.roads.present)
        page.all_wanted.connect(lambda is_all: self.roads.show_all(is_all=is_all))
        page.origin_requested.connect(self.roads.open)
        board.day_chosen.connect(self.roads.choose_day)
        board.origin_requested.connect(self.roads.open_till)
        view.closing.figure_opened.connect(lambda number, figure: open_origin(of_closings_figure(number, figure)))
        view.closing.account_opened.connect(lambda number, account: open_origin(of_closing(number, account)))

    def connect_codes(self, view: OfficeView, room: AccountsRoom, lanes: Lanes, shop: CodesShop) -> None:
        """Connect the page of the account codes with the register.

        Args:
            view: the accounts.
            room: the register.
            lanes: the way to it.
            shop: knows the file in which an older Amana kept codes.
        """
        hall, page = self._hall, view.codes
        self.codes = CodesPresenter(
            page,
            room=room,
            shop=shop,
            lanes=lanes,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
        )
        view.tab_chosen.connect(lambda tab: self.codes.present() if tab == "codes" else None)
        page.typed.connect(self.codes.type)
        page.save_requested.connect(self.codes.save)
        page.put_back_requested.connect(self.codes.put_back)
        page.take_over_requested.connect(self.codes.take_over)

    def connect_links(self, view: OfficeView, room: AccountsRoom, lanes: Lanes, shop: LinkShop) -> None:
        """Connect the page of the families' links with the register.

        Args:
            view: the accounts.
            room: the register.
            lanes: the way to it.
            shop: makes the paper of a link.
        """
        hall, page = self._hall, view.links
        self.links = LinksPresenter(
            page,
            self.link,
            reasons=self.words,
            room=room,
            shop=shop,
            papers=hall.papers,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
        )
        view.tab_chosen.connect(lambda tab: self.links.present() if tab == "links" else None)
        page.filter_changed.connect(self.links.filter)
        page.link_opened.connect(self.links.show)
        page.renew_requested.connect(self.links.renew)
        page.withdraw_requested.connect(self.links.withdraw)
        page.give_requested.connect(self.links.give)
        page.move_requested.connect(self.links.move)
        page.refresh_requested.connect(self.links.present)
        self.words.given.connect(self.links.take_text)
        self.link.print_requested.connect(self.links.print_link)
        self.link.copied.connect(self.links.copied)

    def show(self, snapshot: Snapshot) -> None:
        """Take what the register said of the bazaar."""
        self.closing.show(snapshot)
        self.roads.show(snapshot)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self.closing.forget()
        self.roads.forget()
        self.codes.forget()
        self.links.forget()
