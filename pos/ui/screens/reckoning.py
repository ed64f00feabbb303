"""The way from a figure of the families and of a payout: to its rows, or to the parts that it is added up from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState
from pos.ui.presenters.origins import brought_by, of_family, of_payout
from pos.ui.presenters.reckoning import of_accounts, of_line
from pos.ui.views.reckoning import ReckoningSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.office import OfficePresenter
    from pos.ui.presenters.office_notes import NotePapers
    from pos.ui.presenters.payout import PayoutPresenter
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.rows.reckoning import PartRow, Reckoning
    from pos.ui.screens.hall import Hall

BOOKED_LATER = frozenset({"commission_minor", "paid_minor"})  # there are no rows before: its parts are shown
ADDED_UP = frozenset({"", "net_minor", "carried_minor"})  # no rows of the ledger come to them by themselves
NOT_ALL_BOOKED = ADDED_UP | {"commission_minor"}  # up to now, some of it is in no payout yet


class Reckonings:
    """Where figures of families and payouts come from.

    Args:
        hall: what every screen shares.
        open_origin: shows the rows that a figure comes from.
    """

    def __init__(self, hall: Hall, open_origin: Callable[[LedgerFilter], None]) -> None:
        self.sheet = ReckoningSheet(hall.desk, hall.main)
        self._open = open_origin
        self._shown: Reckoning | None = None

    def connect(self, office: OfficePresenter, payout: PayoutPresenter, notes: NotePapers) -> None:
        """Connect the sheet with what is known of families and payouts, and with the papers that undid something."""
        self._office, self._payout, self._notes = office, payout, notes
        self.sheet.part_opened.connect(self._open_part)

    def open_family(self, family: str, figure: str) -> None:
        """Show what a family's figure up to now comes from, or the sum over all families that are listed where none is named."""
        rows, narrowed = self._office.listed(family)
        if figure in NOT_ALL_BOOKED:
            self._show(of_accounts(rows, self._payout.runs, narrowed))
        else:
            self._open(replace(narrowed, about=of_family("", figure).about))

    def open_payout(self, number: str, family: str, figure: str = "") -> None:
        """Show what a family's figure in a payout comes from; in the one that is shown where no number is given."""
        shown = self._payout.run
        wanted = number or (shown.number if shown is not None else "")
        if figure == "brought_minor":
            self._open_brought(wanted, family)
            return
        run = next((one for one in self._payout.runs if one.number == wanted), None)
        part = None if run is None else next((one for one in run.lines if one.line.family == family), None)
        if run is None or part is None:
            return
        is_booked = run.state is not PayoutState.DRAFTED and (figure != "paid_minor" or bool(part.voucher))
        if figure in ADDED_UP or (figure in BOOKED_LATER and not is_booked):
            self._show(of_line(run, part))
        else:
            self._open(of_payout(wanted, family, figure))

    def _show(self, reckoning: Reckoning) -> None:
        self._shown = reckoning
        self.sheet.show_reckoning(reckoning)

    def _open_part(self, part: PartRow) -> None:
        if part.origin is not None:
            self._open(part.origin)
        elif self._shown is not None:
            self._open_brought(self._shown.number, self._shown.family)

    def _open_brought(self, number: str, family: str) -> None:
        """Show how the payout came about that carried something into this one, and the documents that undid a line before it."""
        run, documents = brought_by(self._payout.runs, number, family)
        if run:
            self.open_payout(run, family)
        self._notes.show_numbers(documents)
