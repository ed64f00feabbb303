"""The reports, married to their presenter: one code for the two places from which they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.reports import ReportsPresenter
from pos.ui.views.asking import ApprovalSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.reports import ReportShop
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.rows.people import PersonTile
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.views.reports import ReportsView


class AsksPin(Protocol):
    """A page on which the register wants to know who asks it."""

    def pin_question(self) -> tuple[str, str]:
        """Return the title and the words of the question for a PIN."""


class RegisterPinSheet(ApprovalSheet):
    """Asks whoever is here for the PIN once more, because the register wants to know who asks it.

    Args:
        hall: what every screen shares.
        view: words the question.
    """

    def __init__(self, hall: Hall, view: AsksPin) -> None:
        super().__init__(hall.desk, hall.main)
        self._view = view

    def ask_pin(self, person: PersonTile) -> None:
        """Ask; the answer comes as `approved`."""
        self.ask(*self._view.pin_question(), (person,))


def marry_reports(
    hall: Hall,
    view: ReportsView,
    room: AccountsRoom,
    shop: ReportShop,
    show_rows: Callable[[LedgerFilter], None] | None = None,
) -> ReportsPresenter:
    """Return the presenter of a page of reports, connected to it.

    Args:
        hall: what every screen shares.
        view: the page.
        room: the register as the signed-in person sees it.
        shop: writes files.
        show_rows: shows the ledger's rows behind a figure; None where there is no ledger.
    """
    sheet = RegisterPinSheet(hall, view)
    presenter = ReportsPresenter(
        view,
        sheet,
        room=room,
        shop=shop,
        lanes=Lanes(hall.wire, hall.paper, hall.announcer.failed),
        desks=hall.desks,
        session=hall.session,
        words=hall.words,
        announcer=hall.announcer,
        has_ledger=show_rows is not None,
    )
    sheet.approved.connect(presenter.sign_in)

    def show(rows: LedgerFilter | None) -> None:
        if rows is not None and show_rows is not None:
            show_rows(rows)

    view.group_opened.connect(lambda key, figure: show(presenter.open_group(key, figure)))
    view.item_opened.connect(lambda item, figure: show(presenter.open_item(item, figure)))
    view.all_opened.connect(lambda: show(presenter.open_all()))
    view.everyone_wanted.connect(presenter.show_everyone)
    view.report_chosen.connect(presenter.choose_report)
    view.bazaar_chosen.connect(presenter.choose_bazaar)
    view.narrowed.connect(presenter.narrow)
    view.days_changed.connect(presenter.narrow_days)
    view.chart_wanted.connect(lambda is_wanted: presenter.show_chart(is_wanted=is_wanted))
    view.more_wanted.connect(presenter.more)
    view.refresh_requested.connect(presenter.present)
    view.tables_requested.connect(presenter.write_tables)
    view.paper_requested.connect(presenter.write_paper)
    return presenter
