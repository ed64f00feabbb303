"""What the places of a window are made with, beyond the hall that every screen shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.preferences import PreferencesPresenter
    from pos.ui.rows.frame import Place
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.counter import CounterScreen
    from pos.ui.screens.fittings import Fittings
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.paper_room import PaperRoom
    from pos.ui.screens.paper_shop import TillPaperShop
    from pos.ui.screens.room import RegisterRoom
    from pos.ui.screens.safety import SafetyScreen


@dataclass(frozen=True, slots=True)
class House:
    """What a place may need.

    Attributes:
        hall: what every screen shares.
        fittings: what comes from outside the window.
        shop: makes the till's paper.
        room: the register, as the person who signed in sees it.
        paper_room: the printers' sheet, and the papers that wait.
        safety: mirror, copies and lasting troubles.
        preferences: what was chosen on this machine.
        go: goes to a place.
        show_receipt: goes to the receipt with this number.
        show_rows: goes to the ledger's rows behind a figure, in the accounts.
        open_drawer: asks why the drawer is opened without a sale.
        counter: returns the selling screen, built.
    """

    hall: Hall
    fittings: Fittings
    shop: TillPaperShop
    room: RegisterRoom
    paper_room: PaperRoom
    safety: SafetyScreen
    preferences: PreferencesPresenter
    go: Callable[[Place], None]
    show_receipt: Callable[[str], None]
    show_rows: Callable[[LedgerFilter], None]
    open_drawer: Callable[[], None]
    counter: Callable[[], CounterScreen]
