"""Money that couriers and outlets hand over: who owes how much, taking it against a receipt, undoing what came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.agents import HandedOver
from pos.domain.rights import Act
from pos.ui.rows.handovers import AgentRow, HandoverRow
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pos.domain.agents import AgentAccount, Handover
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.presenters.store_orders import OutletsRoom
    from pos.ui.rows.handovers import HandWish


class HandoversView(Protocol):
    """What this asks of its page."""

    def show_agents(self, agents: tuple[AgentRow, ...], chosen: str, *, may_take: bool) -> None:
        """Show who owes how much, and whose money is meant."""

    def show_handovers(self, handovers: tuple[HandoverRow, ...]) -> None:
        """Show what the chosen one handed over."""

    def clear_wish(self) -> None:
        """Make room for the next amount."""


class HandoversPresenter:
    """Who owes the centre money, and what is handed over.

    Args:
        view: the page.
        room: the register.
        lanes: the wire.
        desks: names people, and knows the zone.
        session: who is here.
        announcer: says what was done.
    """

    def __init__(
        self,
        view: HandoversView,
        *,
        room: OutletsRoom,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
    ) -> None:
        self._view = view
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._accounts: dict[str, AgentAccount] = {}
        self._device = ""

    def present(self) -> None:
        """Ask the register how everybody stands."""
        if self._session.may(Act.READ_LEDGER):
            self._lanes.fetch(lambda: self._room.outlets().agents(), self._take_accounts)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._accounts, self._device = {}, ""
        self._view.clear_wish()
        self._show()

    def choose(self, device: str) -> None:
        """Look at this outlet."""
        self._device = device
        self._show_handovers()

    def take(self, wish: HandWish) -> None:
        """Take what the chosen outlet hands over."""
        device = self._device
        if device not in self._accounts:
            return
        told = HandedOver(amount_minor=wish.amount_minor, into=wish.into, paper=wish.paper, reason=wish.reason)
        self._lanes.fetch(lambda: self._room.outlets().take_money(device, told), self._taken)

    def undo(self, number: str, reason: str) -> None:
        """Undo a handing over of the chosen outlet."""
        device = self._device
        self._lanes.fetch(
            lambda: self._room.outlets().undo_money(device, number, reason), lambda one: self._undone(one, number)
        )

    def found(self, number: str) -> tuple[AgentAccount, Handover] | None:
        """Return a handing over of the chosen outlet, for its receipt."""
        account = self._accounts.get(self._device)
        for one in account.handovers if account else ():
            if account and one.number == number:
                return account, one
        return None

    # -- inside ------------------------------------------------------------------------------------------------

    def _take_accounts(self, accounts: tuple[AgentAccount, ...]) -> None:
        self._accounts = {one.device: one for one in accounts}
        if self._device not in self._accounts:
            self._device = next(iter(self._accounts), "")
        self._show()

    def _taken(self, account: AgentAccount) -> None:
        newest = account.handovers[0]
        self._announcer.tell(Saying("money_taken", code=newest.number, minor=newest.told.amount_minor))
        self._view.clear_wish()
        self._keep(account)

    def _undone(self, account: AgentAccount, number: str) -> None:
        amount = next(one.told.amount_minor for one in account.handovers if one.number == number)
        self._announcer.tell(Saying("money_untaken", code=number, minor=amount))
        self._keep(account)

    def _keep(self, account: AgentAccount) -> None:
        self._accounts[account.device] = account
        self._show()

    def _show(self) -> None:
        rows = tuple(
            AgentRow(one.device, one.label, one.kind, one.taken_minor, one.handed_minor, one.owed_minor)
            for one in self._accounts.values()
        )
        self._view.show_agents(rows, self._device, may_take=self._session.may(Act.PAY_OUT))
        self._show_handovers()

    def _show_handovers(self) -> None:
        account = self._accounts.get(self._device)
        self._view.show_handovers(
            tuple(
                HandoverRow(
                    number=one.number,
                    at=self._desks.zoned(one.at),
                    into=one.told.into,
                    paper=one.told.paper,
                    amount_minor=one.told.amount_minor,
                    by=self._desks.person_name(one.by),
                    reason=one.undone_reason or one.told.reason,
                    is_undone=bool(one.undone_by),
                )
                for one in (account.handovers if account else ())
            )
        )
