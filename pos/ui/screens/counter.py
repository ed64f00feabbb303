"""The selling screen with its sheets, married to its presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.discounting import Discounts
from pos.ui.presenters.extras import ExtrasPresenter
from pos.ui.presenters.holding import Holding
from pos.ui.presenters.paying import PayPresenter, Step
from pos.ui.presenters.shelf import Shelf
from pos.ui.presenters.showing import Showing
from pos.ui.presenters.till import TillPresenter
from pos.ui.presenters.unlisted import Unlisted
from pos.ui.presenters.visitors import HallCounter
from pos.ui.presenters.weighing import Scale
from pos.ui.screens.customer import CustomerScreen
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.basket_sheets import DiscountSheet, HeldSheet, QuantitySheet
from pos.ui.views.holding import HoldSheet
from pos.ui.views.pay import PaySheet
from pos.ui.views.till import TillView
from pos.ui.views.unlisted import UnlistedSheet
from pos.ui.views.weighing import WeighSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.domain.record import Recorded
    from pos.ui.rows.pay import Tender
    from pos.ui.rows.till import BasketLine, BasketTotals
    from pos.ui.screens.hall import Hall
    from pos.ui.views.extras import ExtrasCard
    from pos.ui.widgets.sheet import Sheet


class CounterScreen(PlaceScreen):
    """Selling, from the first scan to the next customer.

    Args:
        hall: what every screen shares.
        receipt_scanned: told the number of a receipt that was scanned here.
        drawer_wanted: told that the drawer should open without a sale.
    """

    takes_scans = True

    def __init__(self, hall: Hall, receipt_scanned: Callable[[str], None], drawer_wanted: Callable[[], None]) -> None:
        self._hall = hall
        self._receipt_scanned = receipt_scanned
        self._drawer_wanted = drawer_wanted

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: TillView = TillView(hall.desk, self.seat)
        yield
        self._quantity = QuantitySheet(hall.desk, hall.main)
        yield
        self._discount = DiscountSheet(hall.desk, hall.main)
        yield
        self._held = HeldSheet(hall.desk, hall.main)
        yield
        self._hold = HoldSheet(hall.desk, hall.main)
        yield
        self._weigh = WeighSheet(hall.desk, hall.main)
        yield
        self._unlisted_sheet = UnlistedSheet(hall.desk, hall.main)
        yield
        self.pay_sheet = PaySheet(hall.desk, hall.main)
        yield
        self._make_presenters()
        hall.papers.follow(self.paying.paper_changed)
        self._connect_shelf()
        self._connect_basket()
        self._connect_pay()
        self.showing.present()

    def _make_presenters(self) -> None:
        hall = self._hall
        self.shelf = Shelf(self.view, hall.desks)
        self.customer = CustomerScreen(hall.desk)
        self.showing = Showing(self.customer, hall.desks, hall.announcer)
        self.visitors = HallCounter(self.view.hall, hall.desks, hall.announcer)
        self.paying = PayPresenter(
            self.pay_sheet,
            hall.desks,
            hall.session,
            hall.words,
            hall.announcer,
            self._sold,
            hall.papers.first_paper,
        )
        self._make_askers()
        self.till = TillPresenter(
            _BothSides(self.view, self.showing),
            quantity=self._quantity,
            scale=self._scale,
            unlisted=self._unlisted,
            confirmations=hall.confirmations,
            desks=hall.desks,
            session=hall.session,
            shelf=self.shelf,
            paying=self.paying,
            announcer=hall.announcer,
            receipt_scanned=self._receipt_scanned,
        )
        self._discounts = Discounts(
            self._discount,
            hall.desks,
            hall.approvals,
            hall.words,
            self.till.show,
            confirmations=hall.confirmations,
        )
        self._holding = Holding(
            self._held,
            self._hold,
            hall.desks,
            hall.session,
            self.shelf,
            confirmations=hall.confirmations,
            announcer=hall.announcer,
            words=hall.words,
            attempt=self.till.attempt,
        )

    def _make_askers(self) -> None:
        hall = self._hall
        self._scale = Scale(self._weigh)
        self._unlisted = Unlisted(
            self._unlisted_sheet,
            hall.desks,
            self.shelf,
            announcer=hall.announcer,
            words=hall.words,
            shown=self._show_basket,
        )

    def _connect_shelf(self) -> None:
        view = self.view
        view.search_changed.connect(self.shelf.search)
        view.search_submitted.connect(self.till.submit)
        view.package_chosen.connect(self.shelf.choose_package)
        view.family_chosen.connect(self.shelf.choose_family)
        view.item_chosen.connect(self.till.choose_item)
        view.help_requested.connect(self._hall.main.show_keys)
        view.visitor_came.connect(self.visitors.come)
        view.visitor_went.connect(self.visitors.go)
        view.display_requested.connect(self._switch_display)
        view.hall_requested.connect(self.visitors.switch)
        view.unlisted_requested.connect(self._ask_unlisted)
        self._unlisted_sheet.family_typed.connect(self._unlisted.look)
        self._unlisted_sheet.add_requested.connect(self._unlisted.add)

    def _connect_basket(self) -> None:
        view = self.view
        view.line_stepped.connect(self.till.step)
        view.quantity_requested.connect(self.till.ask_quantity)
        view.line_removed.connect(self.till.remove)
        view.clear_requested.connect(self.till.clear)
        view.discount_requested.connect(self._discounts.ask)
        view.hold_requested.connect(self._holding.hold)
        view.recall_requested.connect(self._holding.present)
        view.drawer_requested.connect(self._drawer_wanted)
        self._hold.hold_requested.connect(self._holding.put_aside)
        self._weigh.weighed.connect(self._scale.weighed)
        self._weigh.dismissed.connect(self._scale.dismiss)
        self._quantity.quantity_chosen.connect(self.till.set_quantity)
        self._discount.discount_chosen.connect(self._discounts.choose)
        self._held.basket_recalled.connect(self._holding.recall)
        self._held.basket_discarded.connect(self._holding.discard)

    def _connect_pay(self) -> None:
        sheet = self.pay_sheet
        self.view.pay_requested.connect(self.till.pay)
        sheet.tender_changed.connect(self._show_due)
        sheet.tender_changed.connect(self.paying.change)
        sheet.complete_requested.connect(self.paying.complete)
        sheet.dismissed.connect(self._put_away)
        sheet.receipt_requested.connect(self._show_receipt)

    @override
    def enter(self) -> None:
        self.till.present()
        self.visitors.present()
        self.view.focus_search()

    @override
    def scan(self, code: str) -> None:
        self.till.scan(code)

    @property
    @override
    def giving_way(self) -> Sheet | None:
        return self.pay_sheet

    @override
    def learn(self, recorded: Recorded) -> None:
        self.shelf.learn(recorded)
        self.showing.learn(recorded)

    @override
    def renewed(self) -> None:
        self.till.present()

    @override
    def close(self) -> None:
        self.customer.close()

    def settle(self, card: ExtrasCard) -> ExtrasPresenter:
        """Let a card in the settings switch what the counter has besides."""
        extras = ExtrasPresenter(card, self.visitors, self.showing, self.till.show)
        card.hall_requested.connect(extras.choose_hall)
        card.display_requested.connect(lambda is_on: extras.choose_display(is_on=is_on))
        return extras

    def _switch_display(self) -> None:
        self.showing.switch()
        self.till.show()

    def _show_due(self, tender: Tender) -> None:
        """Let the customer see what is due by the chosen method."""
        if self.paying.step is Step.ASKING:
            checkout = self._hall.desks.checkout
            self.showing.due(checkout.cash_due_minor() if tender.method == "cash" else checkout.basket.total_minor)

    def _show_basket(self) -> None:
        self.till.show()

    def _ask_unlisted(self) -> None:
        self._unlisted.ask()

    def _sold(self, recorded: Recorded) -> None:
        """Take the paid basket out of sight, so that nobody takes it for unsold."""
        self._hall.committed(recorded)
        self.till.show()
        self.showing.sold(recorded)

    def _put_away(self) -> None:
        self.paying.dismissed()
        self.till.next_customer()

    def _show_receipt(self) -> None:
        if self.paying.last is not None:
            self._hall.papers.show(self.paying.last)


class _BothSides:
    """The basket as the cashier and the customer see it."""

    def __init__(self, view: TillView, showing: Showing) -> None:
        self._view = view
        self._showing = showing
        self.show_held_count = view.show_held_count

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals, selected: str) -> None:
        """Show the basket on both sides."""
        self._view.show_basket(lines, totals, selected)
        self._showing.basket(lines, totals)
