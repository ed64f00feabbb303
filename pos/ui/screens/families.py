"""The families' accounts by this till, married to their presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.families import FamiliesPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.families import FamiliesView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.ui.presenters.families import LedgerShop
    from pos.ui.screens.hall import Hall


class FamiliesScreen(PlaceScreen):
    """Where each family stands by this till.

    Args:
        hall: what every screen shares.
        shop: makes the paper.
        receipt_chosen: told the number of the receipt that should be looked at.
    """

    def __init__(self, hall: Hall, shop: LedgerShop, receipt_chosen: Callable[[str], None]) -> None:
        self._hall = hall
        self._shop = shop
        self._receipt_chosen = receipt_chosen

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        view = FamiliesView(hall.desk, self.seat, whole=False)
        yield from view.furnish()
        self.view: FamiliesView = view
        yield
        self.presenter = FamiliesPresenter(
            self.view,
            desks=hall.desks,
            session=hall.session,
            papers=hall.papers,
            shop=self._shop,
            receipt_chosen=self._receipt_chosen,
        )
        view, presenter = self.view, self.presenter
        view.search_changed.connect(presenter.search)
        view.family_chosen.connect(presenter.choose)
        view.entry_opened.connect(presenter.open_entry)
        view.paper_requested.connect(presenter.show_paper)

    @override
    def enter(self) -> None:
        self.presenter.present()
