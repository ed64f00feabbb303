"""The place of the online store and the outlets, married to its presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.facts import Bearer
from pos.domain.store_orders import ChoiceKind, DayOrder
from pos.ui.presenters.handovers import HandoversPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.origins import of_agent
from pos.ui.presenters.store_orders import StoreOrdersPresenter
from pos.ui.presenters.tally import TallyPresenter
from pos.ui.presenters.tally_papers import TallyPapers
from pos.ui.rows.sayings import Saying
from pos.ui.screens.order_files import BazaarOrderFiles
from pos.ui.screens.order_memory import KeptOrderMemory
from pos.ui.screens.place import PlaceScreen
from pos.ui.screens.tally_drafts import KeptDrafts
from pos.ui.screens.tally_shop import OutletPaperShop
from pos.ui.views.import_columns import ImportColumnsSheet
from pos.ui.views.office_paper import PAGE_PX, SHEET_PX
from pos.ui.views.office_sheets import ReasonSheet
from pos.ui.views.outlets import MONEY, OutletsView
from pos.ui.views.paper import PaperSheet
from pos.ui.views.product_choice import ProductSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.room import RegisterRoom


class OutletsScreen(PlaceScreen):
    """The online store and the outlets.

    Args:
        hall: what every screen shares.
        room: the register as the signed-in person sees it.
        book: knows the bazaar's plan.
        folder: where half keyed-in sheets are kept.
        assets: the folder of fonts and words of paper.
        show_rows: goes to the ledger's rows behind a figure.
    """

    takes_scans = True

    def __init__(
        self,
        hall: Hall,
        room: RegisterRoom,
        book: Book,
        folder: Path,
        assets: Path,
        show_rows: Callable[[LedgerFilter], None],
    ) -> None:
        self._hall = hall
        self._room = room
        self._book = book
        self._folder = folder
        self._assets = assets
        self._show_rows = show_rows

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: OutletsView = OutletsView(hall.desk)
        yield
        self._products = ProductSheet(hall.desk, hall.main)
        self._columns = ImportColumnsSheet(hall.desk, hall.main)
        self._texts = ReasonSheet(hall.desk, hall.main)
        yield
        lanes = Lanes(hall.wire, hall.paper, hall.announcer.failed)
        self.orders = StoreOrdersPresenter(
            self.view.orders,
            self._products,
            self._columns,
            room=self._room,
            files=BazaarOrderFiles(self._book, self._folder),
            memory=KeptOrderMemory(self._folder),
            lanes=lanes,
            session=hall.session,
        )
        self.sheets = TallyPresenter(
            self.view.sheets,
            room=self._room,
            drafts=KeptDrafts(self._folder),
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
        )
        self.money = HandoversPresenter(
            self.view.money,
            room=self._room,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
        )
        self._paper = PaperSheet(hall.desk, hall.main, paper_px=PAGE_PX, width_px=SHEET_PX)
        self.papers = TallyPapers(
            self._paper,
            self.sheets,
            shop=OutletPaperShop(self._book, self._assets),
            lanes=lanes,
            desks=hall.desks,
            announcer=hall.announcer,
        )
        self._connect()
        self.view.show_tab("orders")

    @override
    def scan(self, code: str) -> None:
        """Take a label: that of a printed sheet chooses its outlet, that of an item is keyed in."""
        if self.papers.scan(code):
            self.view.show_tab("sheets")
        elif self.view.tab == "sheets":
            self.sheets.choose(code)
        else:
            self._hall.announcer.tell(Saying("scan_elsewhere", tone="warn"))

    @override
    def enter(self) -> None:
        self.orders.present()
        self.sheets.present()
        self.money.present()

    @override
    def forget(self) -> None:
        self.orders.forget()
        self.sheets.forget()
        self.money.forget()

    def _connect(self) -> None:
        orders, sheets = self.view.orders, self.view.sheets
        orders.book_chosen.connect(self.orders.choose_book)
        orders.store_requested.connect(lambda: self._texts.ask(*self.view.label_question("store")))
        orders.bearer_chosen.connect(lambda bearer: self.orders.choose_bearer(Bearer(bearer)))
        orders.file_chosen.connect(self.orders.read_file)
        orders.days_chosen.connect(lambda days: self.orders.choose_days(DayOrder(days)))
        orders.columns_requested.connect(self.orders.ask_columns)
        self._columns.line_chosen.connect(self.orders.ask_columns)
        self._columns.columns_said.connect(self.orders.set_columns)
        orders.product_opened.connect(self.orders.open_product)
        orders.taken_in.connect(self.orders.take_in)
        self._products.searched.connect(self.orders.search)
        self._products.decided.connect(lambda kind, code: self.orders.decide(ChoiceKind(kind), code))
        sheets.book_chosen.connect(self.sheets.choose_book)
        sheets.outlet_requested.connect(lambda: self._texts.ask(*self.view.label_question("outlet")))
        sheets.searched.connect(self.sheets.search)
        sheets.chosen.connect(self.sheets.choose)
        sheets.added.connect(self.sheets.add)
        sheets.row_removed.connect(self.sheets.remove)
        sheets.head_changed.connect(self.sheets.set_head)
        sheets.totals_changed.connect(self.sheets.set_totals)
        sheets.recorded.connect(self.sheets.record)
        sheets.undo_requested.connect(lambda number: self._texts.ask(*self.view.undo_question(number)))
        sheets.form_requested.connect(lambda: self._texts.ask(*self.view.form_question("form")))
        sheets.proof_requested.connect(self.papers.show_recorded)
        self._paper.save_requested.connect(self.papers.save)
        self._texts.given.connect(self._take_text)
        self._connect_money()

    def _connect_money(self) -> None:
        money = self.view.money
        self.view.tab_chosen.connect(lambda tab: self.money.present() if tab == MONEY else None)
        money.agent_chosen.connect(self.money.choose)
        money.taken.connect(self.money.take)
        money.undo_requested.connect(lambda number: self._texts.ask(*self.view.money_question(number)))
        money.receipt_requested.connect(self._show_receipt)
        money.origin_requested.connect(lambda book, figure: self._show_rows(of_agent(book, figure)))

    def _show_receipt(self, number: str) -> None:
        found = self.money.found(number)
        if found is not None:
            self.papers.show_handover(*found)

    def _take_text(self, key: str, text: str) -> None:
        if key == "store":
            self.orders.open_store(text)
        elif key == "outlet":
            self.sheets.open_outlet(text)
        elif key == "form":
            self.papers.show_form(text)
        elif key.startswith(f"{MONEY} "):
            self.money.undo(key.removeprefix(f"{MONEY} "), text)
        else:
            self.sheets.undo(key, text)
