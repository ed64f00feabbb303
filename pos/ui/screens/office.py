"""The accountant's place, married to its presenters: every tab of it, and paper on A4."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from pos.domain.rights import Act
from pos.ui.presenters.dashboard import DashboardPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.ledger import LedgerPresenter
from pos.ui.presenters.links import LinkShop
from pos.ui.presenters.machines import InvitationShop
from pos.ui.presenters.office import OfficePresenter
from pos.ui.presenters.office_money import MoneyPresenter
from pos.ui.presenters.office_notes import NotePapers
from pos.ui.presenters.origins import of_box, of_till
from pos.ui.presenters.payout import PayoutPresenter
from pos.ui.presenters.previewing import PreviewPresenter, RealPapers
from pos.ui.presenters.resolving import ResolvingPresenter
from pos.ui.presenters.statements import Statements
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.administration import Administration
from pos.ui.screens.bank_shop import BankFileShop
from pos.ui.screens.bookkeeping import Bookkeeping
from pos.ui.screens.paying import Paying
from pos.ui.screens.place import PlaceScreen
from pos.ui.screens.reckoning import Reckonings
from pos.ui.screens.reports import marry_reports
from pos.ui.views.asking import ApprovalSheet
from pos.ui.views.fact_sheet import FactSheet
from pos.ui.views.office import OfficeView
from pos.ui.views.office_paper import OfficePaperSheet
from pos.ui.views.office_sheets import HandOverSheet, MoneySheet, ReasonSheet
from pos.ui.views.resolve_sheet import ResolveSheet
from pos.ui.views.statements import StatementsSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.domain.statement_reports import Statement
    from pos.printing.document import Document
    from pos.ui.presenters.office import Printed, Snapshot
    from pos.ui.presenters.ports import Runner
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.office_shop import OfficePaperShop


class SlipShop(InvitationShop, LinkShop, Protocol):
    """Makes papers for the till's own printer; asked on the paper lane only."""

    def statement_slip(self, statement: Statement) -> tuple[Document, bytes]:
        """Return a family's statement as a short slip, and its picture as a PNG file."""

    def fact_slip(self, line: str) -> tuple[Document, bytes]:
        """Return a fact's paper, by its line of the journal, and its picture as a PNG file."""


class OfficeScreen(PlaceScreen):
    """The accounts.

    Args:
        hall: what every screen shares.
        room: the register as the signed-in person sees it.
        shop: makes the office's papers.
        slips: makes papers for the till's own printer.
        poke: lets this till ask the register at once for what was changed.
        background: asks the register for what goes on while other pages are shown; the hall's own lane where none is named.
    """

    def __init__(
        self,
        hall: Hall,
        room: AccountsRoom,
        shop: OfficePaperShop,
        slips: SlipShop,
        poke: Callable[[], None] = lambda: None,
        background: Runner | None = None,
    ) -> None:
        self._background = background or hall.wire
        self._poke = poke
        self._hall = hall
        self._room = room
        self._shop = shop
        self._slips = slips
        self._session = hall.session

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: OfficeView = OfficeView(hall.desk)
        yield
        self._sheet = OfficePaperSheet(hall.desk, hall.main)
        self._approval = ApprovalSheet(hall.desk, hall.main)
        self._second = ApprovalSheet(hall.desk, hall.main)
        self._reasons = ReasonSheet(hall.desk, hall.main)
        self._hand_over = HandOverSheet(hall.desk, hall.main)
        self._money = MoneySheet(hall.desk, hall.main)
        self._third = ApprovalSheet(hall.desk, hall.main)
        self._resolve = ResolveSheet(hall.desk, hall.main)
        self._paying = Paying(hall)
        self.reckonings = Reckonings(hall, self.open)
        self._books = Bookkeeping(hall)
        yield
        self._make_presenters(Lanes(hall.wire, hall.paper, hall.announcer.failed))
        self._connect()
        self.view.show_tab("families")

    def _make_presenters(self, lanes: Lanes) -> None:
        hall, room, shop = self._hall, self._room, self._shop
        self._make_statements()
        self._make_ledger(lanes)
        self.presenter = OfficePresenter(
            self.view.families,
            self.view.matching,
            self.view.tills,
            room=room,
            shop=shop,
            sheet=self._sheet,
            statements=self.statements,
            lanes=lanes,
            desks=hall.desks,
            announcer=hall.announcer,
            loaded=self._loaded,
            origins=self,
            show_slip=self._show_slip,
        )
        self._notes = notes = NotePapers(room, shop, lanes, self.presenter.show_paper)
        self._make_payout(lanes, notes)
        self.money = MoneyPresenter(
            self._money,
            room=room,
            shop=shop,
            approval=self._second,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            refresh=self.presenter.refresh,
            show_paper=self.presenter.show_paper,
        )
        self._make_resolving(lanes)
        self._make_dashboard(lanes)
        bank = BankFileShop(shop.folder, shop.write)
        self._paying.connect(self.view.payout, self.payout, room, lanes, self.presenter.refresh, bank, notes)
        self._make_previews(lanes)
        self.reckonings.connect(self.presenter, self.payout, notes)
        self._books.connect(self.view, room, lanes, self.presenter.refresh, self.ledger.open_fact)
        self._books.connect_roads(self.view, room, lanes, self.open, self.open_fact)
        self._books.connect_codes(self.view, room, lanes, shop)
        self._books.connect_links(self.view, room, lanes, self._slips)
        self._make_reports()
        self._make_administration(lanes)

    def _make_payout(self, lanes: Lanes, notes: NotePapers) -> None:
        hall, room, shop = self._hall, self._room, self._shop
        self.payout = PayoutPresenter(
            self.view.payout,
            room=room,
            second=room,
            shop=shop,
            approval=self._approval,
            reasons=self._reasons,
            hand_over=self._hand_over,
            confirmations=hall.confirmations,
            statements=self.statements,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            refresh=self.presenter.refresh,
            show_paper=self.presenter.show_paper,
            show_notes=notes.show_numbers,
        )

    def _make_previews(self, lanes: Lanes) -> None:
        self.previews = PreviewPresenter(
            lambda: self.payout.shown,
            room=self._room,
            shop=self._shop,
            lanes=lanes,
            show_paper=self.presenter.show_paper,
            real=RealPapers(self.payout.show_vouchers, self.payout.write_statements, self._paying.bank_file.present),
        )

    @override
    def enter(self) -> None:
        self.view.offer_administration(is_offered=self._session.may(Act.ADMIT_DEVICE))
        self.presenter.present()
        self.administration.present()

    @override
    def forget(self) -> None:
        self.view.offer_administration(is_offered=False)
        self.presenter.forget()
        self.administration.forget()
        self.ledger.forget()
        self.payout.forget()
        self.dashboard.forget()
        self._books.forget()
        self.reports.forget()

    def open(self, chosen: LedgerFilter) -> None:
        """Show the rows that a figure comes from."""
        self.view.show_tab("ledger")
        self.ledger.open(chosen)

    def open_fact(self, key: str) -> None:
        """Show one stored fact, over whatever is shown."""
        self.ledger.open_fact(key)

    def open_roads(self, device: str) -> None:
        """Show the rows by which a till's three totals part."""
        self.view.show_tab("roads")
        self._books.roads.show_till(device)

    def print_slips(
        self, statements: tuple[Statement, ...], then: Callable[[bool], None], oops: Callable[[Exception], None]
    ) -> None:
        """Print statements as short slips on the till's own printer, and say whether all of them came out."""
        self._hall.paper.run(
            lambda: tuple(self._slips.statement_slip(one)[0] for one in statements),
            lambda slips: self._hall.papers.print_documents(slips, then),
            oops,
        )

    def _show_slip(self, printed: Printed) -> None:
        slips, statement = self._slips, printed.statement
        self._hall.papers.show_made(
            printed.title,
            lambda: slips.fact_slip(printed.line) if statement is None else slips.statement_slip(statement),
        )

    @override
    def close(self) -> None:
        self.statements.leave()
        self._many.close()

    def _loaded(self, snapshot: Snapshot) -> None:
        self.ledger.show(snapshot.board)
        self.payout.show(snapshot)
        self.money.show(snapshot)
        self.resolving.show(snapshot)
        self._books.show(snapshot)

    def _connect(self) -> None:
        families, matching, payout = self.view.families, self.view.matching, self.view.payout
        families.filter_changed.connect(self.presenter.filter)
        families.package_chosen.connect(self.presenter.choose_package)
        families.family_opened.connect(self.presenter.open_statement)
        families.statements_requested.connect(self.presenter.write_statements)
        families.export_requested.connect(self.presenter.export)
        families.money_requested.connect(self.money.ask)
        matching.refresh_requested.connect(self.presenter.refresh)
        self.view.tills.refresh_requested.connect(self.presenter.refresh)
        payout.draft_requested.connect(self.payout.draft)
        payout.approve_requested.connect(self.payout.approve)
        payout.discard_requested.connect(self.payout.discard)
        payout.pay_requested.connect(self.payout.pay)
        payout.pay_all_requested.connect(self.payout.pay_all)
        payout.transfer_recorded.connect(self.payout.record_transfer)
        payout.vouchers_requested.connect(self.previews.vouchers)
        payout.statements_requested.connect(self.previews.statements)
        payout.bank_file_requested.connect(self.previews.bank_file)
        self._sheet.step_requested.connect(self.previews.step)
        payout.settlement_requested.connect(self.payout.show_pack)
        self._approval.approved.connect(self.payout.answer)
        self._second.approved.connect(self.money.answer)
        self._reasons.given.connect(self.payout.take_text)
        self._hand_over.handed_over.connect(self.payout.hand_over)
        self._money.wished.connect(self.money.wish)
        self._sheet.save_requested.connect(self.presenter.save_paper)
        self._sheet.picture_requested.connect(self.presenter.save_pictures)
        self._sheet.slip_requested.connect(self.presenter.show_slip)
        self._sheet.origin_requested.connect(self.presenter.show_origin)
        self._connect_ledger()

    def _make_statements(self) -> None:
        """Make the sheet of many statements; their files are set where no receipt waits behind them."""
        hall = self._hall
        self._many = QtRunner(Lane("statements", workers_max=1), parent=self.view)
        self._many_sheet = StatementsSheet(hall.desk, hall.main)
        self.statements = Statements(
            self._many_sheet,
            room=self._room,
            shop=self._shop,
            slips=self,
            lanes=Lanes(self._background, self._many, hall.announcer.failed),
            announcer=hall.announcer,
        )
        self._many_sheet.write_requested.connect(self.statements.write)
        self._many_sheet.stop_requested.connect(self.statements.stop)
        self._many_sheet.looked.connect(self.statements.show_progress)

    def _make_ledger(self, lanes: Lanes) -> None:
        hall = self._hall
        self._fact = FactSheet(hall.desk, hall.main)
        self.ledger = LedgerPresenter(
            self.view.ledger,
            self._fact,
            room=self._room,
            shop=self._shop,
            lanes=lanes,
            desks=hall.desks,
            announcer=hall.announcer,
        )

    def _connect_ledger(self) -> None:
        ledger = self.view.ledger
        self.view.tab_chosen.connect(lambda tab: self.ledger.refresh() if tab == "ledger" else None)
        ledger.filter_changed.connect(self.ledger.narrow)
        ledger.account_opened.connect(self.ledger.open)
        ledger.balance_wanted.connect(lambda is_wanted: self.ledger.show_balance(is_shown=is_wanted))
        ledger.more_wanted.connect(self.ledger.more)
        ledger.fact_opened.connect(self.ledger.open_shown)
        ledger.row_opened.connect(self.ledger.open_row)
        ledger.export_requested.connect(self.ledger.export)
        self.view.families.origin_requested.connect(self.reckonings.open_family)
        self.view.payout.origin_requested.connect(partial(self.reckonings.open_payout, ""))
        dashboard = self.view.dashboard
        dashboard.origin_requested.connect(lambda key, was: self.open(self.dashboard.origin(key, is_before=was)))
        dashboard.takings_requested.connect(lambda was: self.open(self.dashboard.takings(is_before=was)))
        self._paying.waiting.origin_requested.connect(self.reckonings.open_payout)
        for sheet in (self._hand_over, self._paying.reversal):
            sheet.origin_requested.connect(partial(self.reckonings.open_payout, ""))
        self._paying.box.fact_opened.connect(self.open_fact)
        self._paying.box.balance_opened.connect(lambda: self.open(of_box()))
        self.view.matching.origin_requested.connect(lambda till, figure: self.open(of_till(till, figure)))

    def _make_resolving(self, lanes: Lanes) -> None:
        hall, listed = self._hall, self.view.matching.exceptions
        self.resolving = ResolvingPresenter(
            listed,
            self._resolve,
            room=self._room,
            approval=self._third,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            refresh=self.presenter.refresh,
        )
        listed.exception_opened.connect(self.presenter.open_exception)
        listed.resolve_requested.connect(self.resolving.ask)
        listed.take_requested.connect(self.resolving.take)
        listed.resolved_wanted.connect(lambda is_wanted: self.resolving.show_resolved(is_shown=is_wanted))
        self._resolve.family_typed.connect(self.resolving.look)
        self._resolve.decided.connect(self.resolving.decide)
        self._third.approved.connect(self.resolving.answer)

    def _make_dashboard(self, lanes: Lanes) -> None:
        view = self.view.dashboard
        self.dashboard = DashboardPresenter(
            view, room=self._room, shop=self._shop, lanes=lanes, announcer=self._hall.announcer
        )
        self.view.tab_chosen.connect(lambda tab: self.dashboard.present() if tab == "dashboard" else None)
        view.chart_chosen.connect(self.dashboard.choose_chart)
        view.bar_opened.connect(self.dashboard.open_bar)
        view.day_chosen.connect(self.dashboard.choose_day)
        view.table_wanted.connect(lambda is_wanted: self.dashboard.show_table(is_wanted=is_wanted))
        view.export_requested.connect(self.dashboard.export)
        view.refresh_requested.connect(self.dashboard.present)

    def _make_reports(self) -> None:
        self.reports = marry_reports(self._hall, self.view.reports, self._room, self._shop.reports, self.open)
        self.view.tab_chosen.connect(lambda tab: self.reports.present() if tab == "reports" else None)

    def _make_administration(self, lanes: Lanes) -> None:
        self.administration = Administration(self._hall, self.view, self._room, lanes, self._slips)
        self.administration.connect(self._shop, changed=self._poke)
